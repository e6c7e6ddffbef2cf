"""Offices: which person held which office of which country or body, where the article's own words show it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import DateSpan, EventReport, Evidence, OfficeReport, Realis
from loaders.facts.relatives import relatives
from loaders.facts.statements import Statement, statements
from loaders.facts.whose import Owners, spelt
from loaders.model import Annotated, Entities, Office

OVER = {"former", "ex", "late"}
"""Qualifiers under which an office is no longer held at the time of the event that mentions it."""


def completed(doc: Annotated, entities: Entities) -> list[Statement]:
    """Every statement of an office, with the country or body that it is of where that can be told."""
    said = list(statements(doc, entities))
    owners = Owners(doc, entities, said)
    told = [owners.complete(statement) for statement in said]
    return [*told, *relatives(doc, entities, told)]


def _held(
    person: str, quotes: Sequence[Evidence], events: Sequence[EventReport], qualifier: str | None
) -> DateSpan | None:
    """The day of a dated event in whose sentence the title stands: the office was held then."""
    if qualifier and qualifier.lower() in OVER:
        return None
    starts = {q.start for q in quotes}
    for event in events:
        there = event.realis is Realis.ACTUAL and any(p.entity == person for p in event.participants)
        if there and event.date and any(e.start in starts for e in event.evidence):
            return event.date
    return None


def offices(doc: Annotated, entities: Entities, events: Sequence[EventReport]) -> tuple[OfficeReport, ...]:
    """Every office that the article states, with the sentences that say so."""
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    stated: dict[tuple[str, str, str], Office] = {}
    for statement in completed(doc, entities):
        office = statement.office
        if office.of is None or office.of not in entities.by_key or office.of == statement.person:
            continue
        sentence = doc.sentences[statement.sentence]
        quote = Evidence(sentence.start, sentence.end, doc.text[sentence.start : sentence.end])
        key = (statement.person, spelt(office).lower(), office.of)
        found.setdefault(key, []).append(quote)
        stated.setdefault(key, office)
    return tuple(
        OfficeReport(
            person=person,
            title=spelt(stated[person, title, of]),
            of=of,
            held=_held(person, quotes, events, stated[person, title, of].qualifier),
            evidence=tuple(sorted(set(quotes))),
        )
        for (person, title, of), quotes in found.items()
    )
