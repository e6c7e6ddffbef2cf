"""Offices: which person held which office of which country or body, where the article's own words show it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import DateSpan, EventReport, Evidence, OfficeReport, Realis
from loaders.model import Annotated, Entities

OVER = {"former", "ex", "late", "then"}
"""Qualifiers under which an office is no longer held at the time of the event that mentions it."""


STATED = {"acting", "interim", "caretaker", "deputy", "designate", "elect", "outgoing", "incoming"}
"""Qualifiers that belong to the title; "former" says only that it is over."""


def _title(title: str, qualifier: str | None) -> str:
    if qualifier and qualifier.lower() in STATED and qualifier.lower() not in title.lower():
        return f"{qualifier} {title}"
    return title


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
    """Every office that a mention states or that coreference has completed, with the sentences that say so."""
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    qualifiers: dict[tuple[str, str, str], str | None] = {}
    fallback: dict[tuple[str, str], list[Evidence]] = {}
    for link in entities.links:
        office = link.mention.office
        if office is None or len(link.entities) != 1:
            continue
        sentence = doc.sentences[link.mention.sentence]
        quote = Evidence(sentence.start, sentence.end, doc.text[sentence.start : sentence.end])
        fallback.setdefault((link.entities[0], office.title.lower()), []).append(quote)
    for entity in entities.entities:
        for office in entity.offices:
            if office.of is None or office.of not in entities.by_key:
                continue
            quotes = fallback.get((entity.key, office.title.lower()))
            if quotes:
                key = (entity.key, office.title, office.of)
                found.setdefault(key, []).extend(quotes)
                qualifiers[key] = office.qualifier
    return tuple(
        OfficeReport(
            person=person,
            title=_title(title, qualifiers[person, title, of]),
            of=of,
            held=_held(person, quotes, events, qualifiers[person, title, of]),
            evidence=tuple(sorted(set(quotes))),
        )
        for (person, title, of), quotes in found.items()
    )
