"""They: several who were named together, a body of many people, or the subject of the clause; never a guess."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.quotes import linked
from loaders.coreference.state import State
from loaders.gazetteer.names import fold
from loaders.grammar import conjuncts, governing_verb, subjects
from loaders.model import Form, Link, Mention

THEY = frozenset("they them their theirs themselves".split())
REACH = 2
"""Sentences, its own among them, in which those are looked for who "they" are."""
_JOINING = {",", "and", "of", "the"}
_WITH = {"with", "to", "between", "alongside", "by"}
_MANY = frozenset(
    "police forces troops guards guard democrats republicans conservatives liberals greens rebels taliban houthis "
    "militia army navy family staff".split()
)
"""Words in the names of bodies that news calls "they"."""


def link_they(state: State, number: int) -> None:
    """Link "they", "them" or "their"."""
    if not _in_sentence(state, number):
        _before(state, number)


def _in_sentence(state: State, number: int) -> bool:
    """Link a pronoun within its sentence; true also where the sentence shows that nobody named is meant."""
    doc, mention = state.doc, state.mentions[number]
    token = doc.tokens[mention.head]
    verb = governing_verb(doc, mention.head)
    above = [i for i in (subjects(doc, verb) if verb is not None else []) if i < mention.first]
    object_ = token.dep in {"dobj", "dative", "pobj"} and not mention.name.lower().endswith("selves")
    barred: set[str] = set()
    if object_ and above:
        barred = {k for i in above for j in conjuncts(doc, i) for k in linked(state, j)}
    elif above:
        keys = _row_of(state, above)
        if len(keys) > 1:
            state.link(number, keys, "subject of the clause")
            return True
        if not keys and all(doc.tokens[i].tag in {"NNS", "NNPS"} for i in above):
            return True
        if keys and token.dep == "poss" and state.kind(keys[0]) in {Kind.COUNTRY, Kind.BODY}:
            state.link(number, keys, "subject of the clause")
            return True
    start = doc.sentences[mention.sentence].first
    near = [
        x for n, x in state.in_sentence(mention.sentence)
        if n < number and x.mention.last <= mention.first and not barred & set(x.entities)
    ]  # fmt: skip
    again = [x for x in near if x.mention.form is Form.PRONOUN and len(x.entities) > 1]
    if again and not _plural_subject(state, again[-1].mention.last, mention.first):
        state.link(number, again[-1].entities, "plural before")
        return True
    found = [(x.mention.last, x.entities, "plural before") for x in near if x.mention.plural and len(x.entities) > 1]
    found += [(x.mention.last, x.entities, "body of many before") for x in near
              if len(x.entities) == 1 and not x.mention.modifier and of_many(state, x.entities[0])]  # fmt: skip
    found += [(last, keys, "those of the clause before") for last, keys in rows(state, near)]
    if found:
        last, who, reason = max(found)
        if not _plurals(state, last, mention.first):
            state.link(number, who, reason)
            return True
    return bool(_plurals(state, start, mention.first)) or any(
        state.is_subject(x.mention) for x in near if not x.mention.modifier and token.dep in {"nsubj", "nsubjpass"}
    )


def _row_of(state: State, heads: list[int]) -> list[str]:
    """What the subjects of a clause and those coordinated with them speak of."""
    keys = [k for i in heads for j in conjuncts(state.doc, i) for k in linked(state, j)]
    return list(dict.fromkeys(keys))


def of_many(state: State, key: str) -> bool:
    """Whether an entity is a body that is called "they" ("the police")."""
    kind, name = state.names[key]
    return kind is Kind.BODY and fold(name).split()[-1] in _MANY


def _plurals(state: State, first: int, last: int) -> list[int]:
    """Plural nouns between two tokens that are linked to nothing: "they" may be those."""
    return [
        t.i for t in state.doc.tokens[first:last]
        if t.tag in {"NNS", "NNPS"} and t.pos in {"NOUN", "PROPN"} and not linked(state, t.i)
        and t.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "attr", "appos"}
    ]  # fmt: skip


def _before(state: State, number: int) -> None:
    """Link a pronoun to those whom the sentence before shows together."""
    mention = state.mentions[number]
    doc = state.doc
    index = mention.sentence - 1
    if index < 0 or doc.sentences[index].block != doc.sentences[mention.sentence].block:
        return
    if _plural_subject(state, doc.sentences[index].first, doc.sentences[index].last):
        return
    links = [link for _, link in state.in_sentence(index)]
    plural = [link for link in links if link.mention.plural and len(link.entities) > 1]
    if plural:
        state.link(number, plural[-1].entities, "plural before")
        return
    people = together_in(state, [link.mention for link in links])
    if len(people) > 1:
        state.link(number, people, "those of the sentence before")
        return
    single = [link for link in links if state.is_subject(link.mention) and link.mention.kind is not Kind.PERSON
              and link.mention.kind is not Kind.PLACE and not link.mention.modifier]  # fmt: skip
    if single and len({k for link in single for k in link.entities}) == 1:
        state.link(number, single[-1].entities, "country or body before")


def _plural_subject(state: State, first: int, last: int) -> bool:
    """Whether an unlinked plural subject stands there: "they" then means those, not the people named."""
    return any(
        t.tag in {"NNS", "NNPS"} and t.dep in {"nsubj", "nsubjpass"} and not linked(state, t.i)
        for t in state.doc.tokens[first:last]
    )


def rows(state: State, links: list[Link]) -> list[tuple[int, tuple[str, ...]]]:
    """Coordinated names among links ("Kenya and Haiti"): where each row ends, and who they are."""
    found: list[tuple[int, tuple[str, ...]]] = []
    row: list[str] = []
    end, people = -1, False
    for link in links:
        mention = link.mention
        if mention.modifier or mention.kind is Kind.PLACE or len(link.entities) != 1:
            continue
        joins = end >= 0 and mention.first > end and _only_joins(state, end, mention.first)
        if joins and people == (mention.kind is Kind.PERSON):
            row.append(link.entities[0])
        else:
            row = [link.entities[0]]
        end, people = mention.last, mention.kind is Kind.PERSON
        if len(set(row)) > 1:
            if found and found[-1][1][0] == row[0] and len(found[-1][1]) < len(row):
                found.pop()
            found.append((end, tuple(dict.fromkeys(row))))
    return found


def together_in(state: State, mentions: list[Mention], *, subject: bool = True) -> list[str]:
    """Those whom a sentence shows together: a row of subjects, or a subject (linked, if `subject`) and whom it met."""
    doc = state.doc
    for kind in (Kind.PERSON, Kind.COUNTRY):
        found: list[str] = []
        subjects_ = 0
        end = -1
        for mention in mentions:
            if mention.kind is not kind or mention.modifier:
                continue
            head = doc.tokens[mention.head]
            while head.dep in {"conj", "appos", "compound"}:
                head = doc.tokens[head.head]
            with_whom = head.dep == "pobj" and doc.tokens[head.head].lower in _WITH
            listed = end >= 0 and _only_joins(state, end, mention.first)
            if head.dep in {"nsubj", "nsubjpass", "dobj"} or with_whom or listed:
                subjects_ += head.dep in {"nsubj", "nsubjpass"} and not listed
                found.extend(k for k in linked(state, mention.head) if k not in found)
                end = mention.last
        if len(found) > 1 and (subjects_ or not subject):
            return found
    return []


def _only_joins(state: State, first: int, last: int) -> bool:
    """Whether nothing but commas, "and" and the countries of offices stands between two names of a list."""
    tokens = state.doc.tokens[first:last]
    return any(t.lower in {",", "and"} for t in tokens) and all(
        t.lower in _JOINING or t.i in state.at_token for t in tokens
    )
