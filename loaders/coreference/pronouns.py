"""Pronouns: the nearest antecedent that fits in gender and number, subjects first; nothing where two fit as well."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.quotes import Quotation, linked
from loaders.coreference.state import State
from loaders.model import Form, Mention

REACH = 2
"""Whole sentences before its own in which a pronoun's antecedent is looked for."""
_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_THEY, _IT = frozenset("they them their theirs themselves".split()), frozenset("it its itself".split())
_WE, _I = frozenset("we us our ours ourselves".split()), frozenset("i me my mine myself".split())
_JOINING = {",", "and", "of", "the"}
_WITH = {"with", "to", "between", "alongside", "by"}


def link_pronoun(state: State, number: int) -> None:
    """Link he, she, they and it; I and we are linked by `link_speakers`."""
    mention = state.mentions[number]
    word = mention.name.lower()
    if word in _HE | _SHE:
        _he(state, number, "m" if word in _HE else "f")
    elif word in _THEY:
        _they(state, number)
    elif word in _IT:
        _it(state, number)


def _he(state: State, number: int, gender: str) -> None:
    mention = state.mentions[number]
    barred = _co_arguments(state, mention)
    best: tuple[tuple[int, int, int], str] | None = None
    rivals: set[str] = set()
    for other, link in state.before(number, REACH):
        if len(link.entities) != 1 or state.kind(link.entities[0]) is not Kind.PERSON:
            continue
        key = link.entities[0]
        if (
            key in barred
            or state.genders.get(key, gender) != gender
            or state.quoted(link.mention) != state.quoted(mention)
        ):
            continue
        there = link.mention
        if there.modifier and there.form is not Form.PRONOUN:
            continue
        same_block = state.doc.sentences[there.sentence].block == state.doc.sentences[mention.sentence].block
        distance = mention.sentence - there.sentence
        known = state.genders.get(key) == gender
        rank = (-distance if same_block else -distance - 1, int(state.is_subject(there)) * 2 + int(known), other)
        if best is None or rank[:2] > best[0][:2]:
            best = (rank, key)
        rivals.add(key)
    if best is None:
        _fallback(state, number, gender)
        return
    state.link(number, (best[1],), "nearest subject" if best[0][1] > 1 else "nearest person")
    state.genders.setdefault(best[1], gender)


def _fallback(state: State, number: int, gender: str) -> None:
    """The only person of that gender in the whole text before, the author or subject of the article."""
    keys = {k for _, link in state.before(number, len(state.doc.sentences)) for k in link.entities
            if state.kind(k) is Kind.PERSON and state.genders.get(k, gender) == gender}  # fmt: skip
    if len(keys) == 1:
        state.link(number, keys, "only person before")


def _co_arguments(state: State, mention: Mention) -> set[str]:
    """Those who cannot be meant by an object pronoun: the subject of the same verb."""
    doc = state.doc
    token = doc.tokens[mention.head]
    if token.dep not in {"dobj", "dative", "pobj"} or mention.name.lower().endswith("self"):
        return set()
    verb = doc.tokens[token.head]
    if token.dep == "pobj":
        verb = doc.tokens[verb.head]
    return {k for child in doc.children(verb.i) if child.dep in {"nsubj", "nsubjpass"} for k in linked(state, child.i)}


def _plural_noun_between(state: State, first: int, last: int) -> bool:
    """Whether an unlinked plural subject stands between: "they" then means those, not the people before."""
    doc = state.doc
    return any(
        t.tag in {"NNS", "NNPS"} and t.dep in {"nsubj", "nsubjpass"} and not linked(state, t.i)
        for t in doc.tokens[first:last]
    )


def _they(state: State, number: int) -> None:
    mention = state.mentions[number]
    doc = state.doc
    sentence = doc.sentences[mention.sentence]
    subject = mention.head == doc.tokens[mention.head].i and doc.tokens[mention.head].dep in {"nsubj", "nsubjpass"}
    for back in range(REACH):
        index = sentence.index - back
        if index < 0 or doc.sentences[index].block != sentence.block:
            return
        end = mention.first if back == 0 else doc.sentences[index].last
        if _plural_noun_between(state, doc.sentences[index].first, end):
            return
        rows = [(n, link) for n, link in state.in_sentence(index) if link.mention.last <= end and n < number]
        plural = [link for _, link in rows if link.mention.plural and len(link.entities) > 1]
        if plural:
            state.link(number, plural[-1].entities, "plural before")
            return
        people = together_in(state, [link.mention for _, link in rows])
        if len(people) > 1:
            state.link(number, people, "those of the sentence before" if back else "those of the clause before")
            return
        single = [link for _, link in rows if state.is_subject(link.mention) and link.mention.kind is not Kind.PERSON
                  and link.mention.kind is not Kind.PLACE and not link.mention.modifier]  # fmt: skip
        if single and back <= 1 and len({k for link in single for k in link.entities}) == 1:
            state.link(number, single[-1].entities, "country or body before")
            return
        if subject and rows and any(state.is_subject(link.mention) for _, link in rows):
            return


def together_in(state: State, mentions: list[Mention], *, subject: bool = True) -> list[str]:
    """Those whom a sentence shows together: a row of subjects, or a subject (linked, if `subject`) and whom it met."""
    doc = state.doc
    for kind in (Kind.PERSON, Kind.COUNTRY):
        found: list[str] = []
        subjects = 0
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
                subjects += head.dep in {"nsubj", "nsubjpass"} and not listed
                found.extend(k for k in linked(state, mention.head) if k not in found)
                end = mention.last
        if len(found) > 1 and (subjects or not subject):
            return found
    return []


def _only_joins(state: State, first: int, last: int) -> bool:
    """Whether nothing but commas, "and" and the countries of offices stands between two names of a list."""
    tokens = state.doc.tokens[first:last]
    return any(t.lower in {",", "and"} for t in tokens) and all(
        t.lower in _JOINING or t.i in state.at_token for t in tokens
    )


def _it(state: State, number: int) -> None:
    mention = state.mentions[number]
    doc = state.doc
    possessive = mention.name.lower() == "its"
    for back in range(2):
        index = mention.sentence - back
        if index < 0 or doc.sentences[index].block != doc.sentences[mention.sentence].block:
            return
        if back and not possessive and doc.tokens[mention.head].dep not in {"nsubj", "nsubjpass"}:
            return
        fitting = [
            link for n, link in state.in_sentence(index)
            if n < number and link.mention.last <= mention.first and len(link.entities) == 1
            and state.kind(link.entities[0]) in {Kind.COUNTRY, Kind.BODY} and not link.mention.modifier
            and (state.is_subject(link.mention) or doc.tokens[link.mention.head].dep == "poss")
        ]  # fmt: skip
        subjects = [t for t in doc.tokens[doc.sentences[index].first : mention.first]
                    if t.sentence == index and t.dep in {"nsubj", "nsubjpass"} and t.pos in {"NOUN", "PROPN"}
                    and t.tag in {"NN", "NNP"} and not linked(state, t.i)]  # fmt: skip
        if fitting and (not subjects or subjects[-1].i < fitting[-1].mention.first):
            state.link(number, fitting[-1].entities, "nearest subject")
            return
        if subjects or fitting:
            return


def link_speakers(state: State, spoken: list[Quotation]) -> None:
    """Link I and we: in a quotation to its speaker, in a statement to its author and the author's country."""
    for number, mention in enumerate(state.mentions):
        word = mention.name.lower()
        if mention.form is not Form.PRONOUN or word not in _I | _WE:
            continue
        quote = next((q for q in spoken if q.start <= mention.start < q.end), None)
        if quote is not None:
            if quote.speakers:
                others = _beside_i(state, quote) if word in _WE else ()
                state.link(number, (*quote.speakers, *others), "speaker of the quotation")
        elif word in _I | {"we"} and state.author:
            state.link(number, (state.author,), "author of the statement")
        elif word in _WE and state.home:
            state.name(state.home)
            state.link(number, (state.home,), "country of the publisher")


def _beside_i(state: State, quote: Quotation) -> tuple[str, ...]:
    """Those whom the speaker joins with "and I" in the same quotation."""
    found: list[str] = []
    for mention in state.mentions:
        joined = mention.first >= 2 and state.doc.tokens[mention.first - 1].lower == "and"
        if mention.name == "I" and joined and quote.start <= mention.start < quote.end:
            found.extend(linked(state, mention.first - 2))
    return tuple(found)
