"""One telling of several meetings: "spoke separately with A and B", "held separate talks with Peru and Chile".

A list of counterparts without such a word is one meeting as often as several, and stays one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.reports import Kind
from loaders.events.occurrences.telling import Occurrence, Telling
from loaders.model import Annotated

PAIRED = {"meeting", "call"}
"""Occasions of two sides, of which a list of counterparts can tell several."""

COUNTERPARTS = {"with", "to", "object"}

CUES = {"separately", "separate", "respectively", "individually", "respective"}
"""Words that say that they met apart."""


def _counterparts(telling: Telling) -> list[str]:
    found = [p.party for p in telling.frame.parts if p.function in COUNTERPARTS and not p.party.delegated]
    people = [p.entity for p in found if p.kind is Kind.PERSON]
    return list(dict.fromkeys(people or [p.entity for p in found if p.kind is Kind.COUNTRY]))


def _said(doc: Annotated, telling: Telling) -> bool:
    sentence = doc.sentences[telling.frame.sentence]
    return any(t.lower in CUES for t in doc.tokens[sentence.first : sentence.last])


def _separate(doc: Annotated, occurrence: Occurrence) -> list[str]:
    """Those whom somebody met one by one, by the first telling that says so."""
    if occurrence.subtype not in PAIRED:
        return []
    for telling in occurrence.tellings:
        people = _counterparts(telling)
        if len(people) > 1 and not telling.frame.headline and _said(doc, telling):
            return people
    return []


def _only(telling: Telling, others: frozenset[str]) -> Telling:
    """The telling without those who were at the other meetings."""
    parts = tuple(p for p in telling.frame.parts if p.party.entity not in others)
    return replace(telling, frame=replace(telling.frame, parts=parts))


def _parted(occurrence: Occurrence, people: Sequence[str]) -> Iterator[Occurrence]:
    for number, key in enumerate(people):
        others = frozenset(people) - {key}
        tellings = []
        for telling in occurrence.tellings:
            here = telling.who() & frozenset(people)
            if key in here or (not here and number == 0):
                tellings.append(_only(telling, others))
        yield Occurrence(tellings, apart=others)


def apart(doc: Annotated, found: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences, each meeting that a telling lists with others as one of its own."""
    told: list[Occurrence] = []
    for occurrence in found:
        people = _separate(doc, occurrence)
        told += _parted(occurrence, people) if people else [occurrence]
    return told
