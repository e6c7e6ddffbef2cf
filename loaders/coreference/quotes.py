"""Who speaks: the quotations of the text and the person, country or body that each is put into the mouth of."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.model import Form, Sentence

SAYING = frozenset(
    "say tell add note state announce declare explain claim warn insist argue stress emphasise emphasize write tweet "
    "comment remark reply respond answer reiterate observe continue conclude ask urge acknowledge admit recall quote "
    "suggest believe report affirm confirm promise pledge vow describe call lament complain testify speak".split()
)
ACCORDING = 80
"""Characters before a quotation in which "according to" may stand."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` up to `end` between quotation marks, over one sentence or several of block `block`."""

    start: int
    end: int
    block: int
    speakers: tuple[str, ...] = ()


def quotations(state: State) -> list[Quotation]:
    """The quotations in text order with their speakers, where the sentences around them tell."""
    text = state.doc.text
    found: list[Quotation] = []
    for sentence in state.doc.sentences:
        for start, end in sentence.quoted:
            last = found[-1] if found else None
            if last is not None and last.block == sentence.block and not text[last.end : start].strip():
                found[-1] = Quotation(last.start, end, last.block)
            else:
                found.append(Quotation(start, end, sentence.block))
    spoken: list[Quotation] = []
    before: dict[int, tuple[str, ...]] = {}
    for quote in found:
        keys = _speaker(state, quote) or before.get(quote.block, ())
        before[quote.block] = keys
        spoken.append(Quotation(quote.start, quote.end, quote.block, keys))
    return spoken


def _speaker(state: State, quote: Quotation) -> tuple[str, ...]:
    doc = state.doc
    near = [
        s for s in doc.sentences if s.block == quote.block and s.end >= quote.start - 1 and s.start <= quote.end + 1
    ]
    for sentence in near:
        for token in doc.tokens[sentence.first : sentence.last]:
            if token.lemma not in SAYING or token.pos not in {"VERB", "AUX"}:
                continue
            if any(a <= token.start < b for a, b in sentence.quoted):
                continue
            for child in doc.children(token.i):
                if child.dep == "nsubj" and (keys := linked(state, child.i)):
                    return keys
            if keys := _only_person(state, sentence):
                return keys
    for sentence in near:
        if "according to" in doc.text[sentence.start : quote.start][-ACCORDING:].lower():
            people = {
                k for _, x in state.in_sentence(sentence.index) for k in x.entities if state.kind(k) is Kind.PERSON
            }
            if len(people) == 1:
                return tuple(people)
    return ()


def _only_person(state: State, sentence: Sentence) -> tuple[str, ...]:
    """The only person whom a sentence names outside its quotation marks, where the parser found no subject."""
    named = {
        k
        for _, x in state.in_sentence(sentence.index)
        if not x.mention.modifier and not state.quoted(x.mention) and x.mention.form in {Form.NAME, Form.SURNAME}
        for k in x.entities
        if state.kind(k) is Kind.PERSON
    }
    return tuple(named) if len(named) == 1 else ()


def linked(state: State, token: int) -> tuple[str, ...]:
    """What the mention whose head, or else whose words, token `token` is speaks of."""
    return state.at_head.get(token) or state.at_token.get(token, ())
