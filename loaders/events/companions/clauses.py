"""Clauses that say who was there: "was accompanied by A", "B looked on", "C gave opening remarks"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reports import Kind, Realis
from loaders.events.companions.item import Companions
from loaders.events.companions.lists import occasion_subtypes
from loaders.events.companions.runs import people, stretch_end
from loaders.events.companions.words import Words, words
from loaders.events.parties import Party, parties
from loaders.events.realis import of_verb
from loaders.grammar import Argument, is_passive, verb_arguments
from loaders.model import Annotated, Entities, Token

BESIDE_REACH = 4
"""Words between "stood" and "beside"."""

AGENT_REACH = 6
"""Words between a passive and its "by": "was accompanied on the trip by A"."""

Found = tuple[Party, ...]

THERE = r"(?:(?:also|all|both|still|likewise|too)\s+)*"
AMONG = re.compile(
    r"(?:,\s*(?:including|among (?:them|whom|those)\b[^:,]{0,40}?|notably|namely|such as)|:|—|–)\s", re.IGNORECASE
)


def _subjects(doc: Annotated, entities: Entities, arguments: tuple[Argument, ...], verb: int) -> tuple[Party, ...]:
    """The people of the subject phrase, by the grammar and by the names that stand in it."""
    found: dict[str, Party] = {}
    for argument in arguments:
        if argument.function != "subject":
            continue
        found.update(
            (p.entity, p) for p in parties(doc, entities, argument.token) if p.kind is Kind.PERSON or p.delegated
        )
        below = doc.subtree(argument.token)
        if argument.direct and below[0] < verb:
            last = min(verb, below[-1] + 1)
            found.update((p.entity, p) for p in people(doc, entities, below[0], last) if p.entity not in found)
    return tuple(found.values())


def _objects(doc: Annotated, entities: Entities, arguments: tuple[Argument, ...], *functions: str) -> frozenset[str]:
    return frozenset(
        p.entity
        for a in arguments
        if a.function in functions
        for p in parties(doc, entities, a.token)
        if p.kind is Kind.PERSON
    )


def _beside(cues: Words, doc: Annotated, entities: Entities, token: Token) -> frozenset[str]:
    """The people next to whom someone stands, sits or walks."""
    for word in doc.tokens[token.i + 1 : token.i + 1 + BESIDE_REACH]:
        behind = doc.tokens[word.i + 1 : word.i + 3]
        if word.lower in cues["stances_by"] or (word.lower == "next" and behind and behind[0].lower == "to"):
            links = (entities.by_token.get(t.i) for t in behind)
            return frozenset(k for x in links if x and x.mention.kind is Kind.PERSON for k in x.entities)
    return frozenset()


def _after_by(doc: Annotated, entities: Entities, token: Token) -> tuple[Party, ...]:
    """The people of the agent of a passive, named to the end of its list."""
    end = doc.sentences[token.sentence].last
    by = next((t.i for t in doc.tokens[token.i + 1 : min(end, token.i + 1 + AGENT_REACH)] if t.lower == "by"), None)
    if by is None:
        return ()
    return people(doc, entities, by + 1, stretch_end(doc, by + 1, end))


def _heads(doc: Annotated, arguments: tuple[Argument, ...], *functions: str) -> list[Token]:
    return [doc.tokens[a.token] for a in arguments if a.function in functions]


def _names_occasion(cues: Words, tokens: list[Token]) -> bool:
    return any(t.lemma.lower() in cues.occasions or t.lemma.lower() in cues["sides"] for t in tokens)


def _predicate(cues: Words, doc: Annotated, token: Token) -> bool:
    """Whether the verb's predicate is presence: "was also there", "were in the hall", "sat in the front row"."""
    after = doc.text[token.end : doc.sentences[token.sentence].end]
    place = rf"(?:in|at|on|inside|from)\s+the\s+(?:\w+\s+)?(?:{cues.text['rooms']})"
    return re.match(rf"\s*{THERE}(?:{cues.text['present']}|{place})(?!\w)", after, re.IGNORECASE) is not None


def _took_part(doc: Annotated, token: Token) -> bool:
    here = doc.tokens[token.i : token.i + 2]
    return token.lemma in {"attend", "participate"} or (token.lemma == "take" and here[-1].lower == "part")


def _said(cues: Words, doc: Annotated, token: Token, arguments: tuple[Argument, ...]) -> bool:
    """Whether the verb puts its subject at the occasion, whose noun may stand with it."""
    lemma = token.lemma.lower()
    if lemma in cues["chairing"]:
        named = _names_occasion(cues, _heads(doc, arguments, "object", "over"))
        return named and (lemma != "host" or any(t.lemma in cues["sides"] for t in _heads(doc, arguments, "object")))
    if lemma == "represent":
        return _names_occasion(cues, _heads(doc, arguments, "at", "in", "during"))
    if _took_part(doc, token):
        things = _heads(doc, arguments, "object", "in", "at")
        return _names_occasion(cues, things) or not [t for t in things if t.lower != "part"]
    after = " ".join(t.lower for t in doc.tokens[token.i : token.i + 2])
    return after in {"looked on", "looking on", "stood by", "turned out", "showed up", "sat in"}


def _speaks(cues: Words, doc: Annotated, token: Token, arguments: tuple[Argument, ...]) -> bool:
    """Whether the verb tells of a speech or briefing at an occasion: "gave opening remarks", "briefed the council"."""
    lemma = token.lemma.lower()
    lemmas = {t.lemma.lower() for t in _heads(doc, arguments, "object")}
    if lemma in cues["speaking"]:
        return bool(lemmas & cues["speeches"])
    return lemma in cues["briefing"] and bool(lemmas & cues["briefed" if lemma == "brief" else "greeted"])


def _heard(cues: Words, doc: Annotated, entities: Entities, token: Token, arguments: tuple[Argument, ...]) -> Found:
    """Those from whom an overview or a briefing came: "received an update from A and B", "heard from C"."""
    lemmas = {t.lemma.lower() for t in _heads(doc, arguments, "object")}
    if token.lemma not in {"hear", "discuss"} and not lemmas & cues["speeches"]:
        return ()
    end = doc.sentences[token.sentence].last
    for word in doc.tokens[token.i + 1 : end - 1]:
        link = entities.by_token.get(word.i + 1) or entities.by_token.get(min(word.i + 2, end - 1))
        if word.lower == "from" and link and link.mention.kind is Kind.PERSON:
            return people(doc, entities, word.i + 1, stretch_end(doc, word.i + 1, end))
    return ()


def _agent(cues: Words, doc: Annotated, token: Token, arguments: tuple[Argument, ...], entities: Entities) -> bool:
    """Whether the passive's agent was there: "the talks were chaired by A", "Mexico was represented by B"."""
    subject = _heads(doc, arguments, "object")
    if token.lemma == "represent":
        return any(t.i in entities.by_token for t in subject)
    if token.lemma == "attend":
        return True
    return token.lemma in cues["chairing"] | cues["witnessed"] and _names_occasion(cues, subject)


def _of_verb(
    cues: Words, doc: Annotated, entities: Entities, token: Token
) -> Iterator[tuple[Found, frozenset[str], bool]]:
    """The people whom a verb adds, those whom they were with, and whether it only says that they spoke."""
    lemma = token.lemma.lower()
    arguments = verb_arguments(doc, token.i)
    passive = is_passive(doc, token.i) or (token.tag == "VBN" and token.dep in {"acl", "advcl"})
    if lemma in cues["joining"]:
        if passive:
            yield _after_by(doc, entities, token), _objects(doc, entities, arguments, "object"), False
        else:
            known = _objects(doc, entities, arguments, "object")
            if known or _names_occasion(cues, _heads(doc, arguments, "object")):
                yield _subjects(doc, entities, arguments, token.i), known, False
    elif passive:
        if _agent(cues, doc, token, arguments, entities):
            yield _after_by(doc, entities, token), frozenset(), False
        elif lemma == "brief":
            yield _after_by(doc, entities, token), frozenset(), True
    elif lemma in cues["with"] and (others := _with(doc, entities, token)):
        subjects = _subjects(doc, entities, arguments, token.i)
        yield others, frozenset(p.entity for p in subjects), False
    elif lemma in cues["stances"] and (known := _beside(cues, doc, entities, token)):
        subjects = _subjects(doc, entities, arguments, token.i)
        yield subjects, known - {p.entity for p in subjects}, False
    elif _said(cues, doc, token, arguments) or (lemma in cues["being"] and _predicate(cues, doc, token)):
        yield _subjects(doc, entities, arguments, token.i), frozenset(), False
    elif _speaks(cues, doc, token, arguments):
        yield _subjects(doc, entities, arguments, token.i), frozenset(), True
        yield _along(doc, entities, token), frozenset(), True
    elif lemma in cues["hearing"]:
        yield _heard(cues, doc, entities, token, arguments), frozenset(), True
    yield _among(cues, doc, entities, token), frozenset(), False


def _with(doc: Annotated, entities: Entities, token: Token) -> Found:
    """Those with whom someone travels or appears."""
    if doc.tokens[min(token.i + 1, doc.sentences[token.sentence].last - 1)].lower != "with":
        return ()
    found = people(doc, entities, token.i + 2, stretch_end(doc, token.i + 2, doc.sentences[token.sentence].last))
    return tuple(p for p in found if p.kind is Kind.PERSON)


def _along(doc: Annotated, entities: Entities, token: Token) -> Found:
    """Those named after "along with" behind the verb."""
    end = doc.sentences[token.sentence].last
    for word in doc.tokens[token.i : end - 1]:
        if word.lower in {"along", "together"} and doc.tokens[word.i + 1].lower == "with":
            return people(doc, entities, word.i + 2, stretch_end(doc, word.i + 2, end))
    return ()


def _among(cues: Words, doc: Annotated, entities: Entities, token: Token) -> tuple[Party, ...]:
    """Those whom a sentence names among the people it brings together: "drew 30 leaders, among them A and B"."""
    gathers = token.lemma in cues["gathering"] or token.lemma in cues["coming"] or _predicate(cues, doc, token)
    if token.pos not in {"VERB", "AUX"} or not gathers:
        return ()
    sentence = doc.sentences[token.sentence]
    found = AMONG.search(doc.text, token.end, sentence.end)
    if found is None or not cues.has("people", doc.text[sentence.start : found.start()]):
        return ()
    first = next((t.i for t in doc.tokens[token.i : sentence.last] if t.start >= found.end()), sentence.last)
    colon = found.group().startswith(":")
    if first >= sentence.last or (not colon and any(t.tag in {"VBD", "VBZ"} for t in doc.tokens[token.i + 1 : first])):
        return ()
    return people(doc, entities, first, stretch_end(doc, first, sentence.last))


def _open(doc: Annotated, verb: int) -> bool:
    """Whether the clause leaves it open: "whether the envoy would join them"."""
    return any(c.lower in {"if", "whether", "unless"} and c.dep in {"mark", "advmod"} for c in doc.children(verb))


def _quoted(doc: Annotated, token: Token) -> bool:
    return any(a <= token.start < b for a, b in doc.sentences[token.sentence].quoted)


def of_verbs(doc: Annotated, entities: Entities) -> Iterator[Companions]:
    """Every clause that adds people to an occasion."""
    cues = words()
    for token in doc.tokens:
        if token.pos not in {"VERB", "AUX"} or _quoted(doc, token):
            continue
        for added, known, spoke in _of_verb(cues, doc, entities, token):
            realis = of_verb(doc, token.i) if added else Realis.NEGATED
            if realis in {Realis.NEGATED, Realis.HYPOTHETICAL} or _open(doc, token.i):
                continue
            nouns = [a.token for a in verb_arguments(doc, token.i)]
            sentence = doc.sentences[token.sentence]
            yield Companions(
                trigger=token.i,
                sentence=token.sentence,
                added=tuple(p for p in added if p.entity not in known),
                known=known,
                subtypes=frozenset() if spoke else _subtypes(doc, nouns),
                planned=realis is Realis.PLANNED,
                sided=any(doc.tokens[i].lemma.lower() in cues["sides"] for i in nouns),
                virtual=cues.has("virtual", doc.words(token.i, min(sentence.last, token.i + AGENT_REACH))),
                spoke=spoke,
                own=frozenset([token.i, *nouns]),
            )


def _subtypes(doc: Annotated, nouns: list[int]) -> frozenset[str]:
    found = (occasion_subtypes(doc, i, i + 1) for i in nouns)
    return frozenset().union(*(f for f in found if f))
