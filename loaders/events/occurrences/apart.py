"""One telling of several meetings: "spoke separately with A and B", "met with the minister A, the envoy B and C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.reports import Kind
from loaders.events.occurrences.telling import Occurrence, Telling
from loaders.model import Annotated, Entities

PAIRED = {"meeting", "call"}
"""Occasions of two sides, of which a list of counterparts can tell several."""

COUNTERPARTS = {"with", "to", "object"}

CUES = {"separately", "separate", "respectively", "individually", "respective"}
"""Words that say so."""

TOGETHER = frozenset(
    "joint jointly together trilateral trilaterally quadrilateral multilateral group virtually roundtable both "
    "simultaneously conference".split()
)
"""Words that say that they met at once."""


def _counterparts(telling: Telling) -> list[str]:
    found = [p.party for p in telling.frame.parts if p.function in COUNTERPARTS and not p.party.delegated]
    people = [p.entity for p in found if p.kind is Kind.PERSON]
    return list(dict.fromkeys(people or [p.entity for p in found if p.kind is Kind.COUNTRY]))


def _compatriots(entities: Entities, people: Sequence[str]) -> bool:
    """Whether they are people of one country, as far as the article says, whom a guest mostly sees in turn.

    Leaders of several countries meet at once.
    """
    if any(entities.by_key[key].kind is not Kind.PERSON for key in people):
        return False
    countries = {o.of for key in people for o in entities.by_key[key].offices if o.of}
    return len(countries) <= len(people) / 2


def _said(doc: Annotated, telling: Telling) -> bool | None:
    """What the words say: that they met apart, together, or nothing."""
    sentence = doc.sentences[telling.frame.sentence]
    words = {t.lower for t in doc.tokens[sentence.first : sentence.last]}
    if words & CUES:
        return True
    return False if words & TOGETHER else None


def _separate(doc: Annotated, entities: Entities, occurrence: Occurrence) -> list[str]:
    """Those whom somebody met one by one, by the first telling that says so."""
    if occurrence.subtype not in PAIRED:
        return []
    for telling in occurrence.tellings:
        people = _counterparts(telling)
        if len(people) < 2 or telling.frame.headline:
            continue
        said = _said(doc, telling)
        if said or (said is None and _compatriots(entities, people)):
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


def apart(doc: Annotated, entities: Entities, found: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences, each meeting that a telling lists with others as one of its own."""
    told: list[Occurrence] = []
    for occurrence in found:
        people = _separate(doc, entities, occurrence)
        told += _parted(occurrence, people) if people else [occurrence]
    return told
