"""Who speaks: the quotations of the text and the person, country or body that each is put into the mouth of."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reports import Kind
from loaders.coreference.state import State

SAYING = frozenset(
    "say tell add note state announce declare explain claim warn insist argue stress emphasise emphasize write tweet "
    "comment remark reply respond answer reiterate observe continue conclude ask urge acknowledge admit recall quote "
    "suggest believe report affirm confirm promise pledge vow describe call lament complain testify speak".split()
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` up to `end` between quotation marks, in block `block`, first seen in `sentence`."""

    start: int
    end: int
    block: int
    sentence: int


def quotations(state: State) -> list[Quotation]:
    """The quotations in text order; one over several sentences is one."""
    found: dict[tuple[int, int], Quotation] = {}
    for sentence in state.doc.sentences:
        for start, end in sentence.quoted:
            found.setdefault((start, end), Quotation(start, end, sentence.block, sentence.index))
    return sorted(found.values(), key=lambda q: q.start)


def speakers(state: State) -> dict[tuple[int, int], tuple[str, ...]]:
    """The speaker of each quotation by its range, where the sentences around it in its block tell."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    before: dict[int, tuple[str, ...]] = {}
    for quote in quotations(state):
        keys = _speaker(state, quote) or before.get(quote.block, ())
        if keys:
            found[quote.start, quote.end] = before[quote.block] = keys
    return found


def _speaker(state: State, quote: Quotation) -> tuple[str, ...]:
    doc = state.doc
    near = [
        s for s in doc.sentences if s.block == quote.block and s.end >= quote.start - 1 and s.start <= quote.end + 1
    ]
    for sentence in near:
        for i in range(sentence.first, sentence.last):
            token = doc.tokens[i]
            if token.lemma not in SAYING or token.pos not in {"VERB", "AUX"} or quote.start <= token.start < quote.end:
                continue
            if any(a <= token.start < b for a, b in sentence.quoted):
                continue
            for child in doc.children(i):
                if child.dep == "nsubj" and (keys := linked(state, child.i)):
                    return keys
    for sentence in near:
        said = doc.text[sentence.start : quote.start].lower()
        if "according to" in said[-80:]:
            people = [
                k
                for _, link in state.in_sentence(sentence.index)
                for k in link.entities
                if state.kind(k) is Kind.PERSON
            ]
            if len(set(people)) == 1:
                return (people[0],)
    return ()


def linked(state: State, token: int) -> tuple[str, ...]:
    """What the mention whose head, or else whose words, token `token` is speaks of."""
    return state.at_head.get(token) or state.at_token.get(token, ())
