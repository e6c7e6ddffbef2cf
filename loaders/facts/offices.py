"""Offices: which person held which office of which country or body, where the article's own words show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from graph.reports import DateSpan, EventReport, Evidence, OfficeReport, Realis
from loaders.facts.relatives import relatives
from loaders.facts.statements import statements
from loaders.facts.text import Statement
from loaders.facts.whose import Owners, spelt
from loaders.model import Annotated, Entities, Office

RECENT = timedelta(days=14)
"""Before publication: a title that an article gives somebody holds for what it reports of these days."""
_HEAD = re.compile(r"(?i),? (of|for|to) .*$")
_POSTS = ("minister", "president", "premier", "chancellor")
"""What the posts of a government end in."""
WHOLE = len("2024-03-01")
OVER = {"former", "ex", "late"}
"""Qualifiers under which an office is no longer held at the time of the event that mentions it."""


def completed(doc: Annotated, entities: Entities) -> list[Statement]:
    """Every statement of an office, with the country or body that it is of where that can be told."""
    said = list(statements(doc, entities))
    owners = Owners(doc, entities, said)
    told = [owners.complete(statement) for statement in said]
    return [*told, *relatives(doc, entities, told)]


def _held(
    person: str,
    quotes: Sequence[Evidence],
    events: Sequence[EventReport],
    qualifier: str | None,
    published: date | None,
) -> DateSpan | None:
    """The day of a dated event in whose sentence the title stands, or of what its holder did a little before."""
    if qualifier and qualifier.lower() in OVER:
        return None
    starts = {q.start for q in quotes}
    theirs = [
        (event, event.date)
        for event in events
        if event.date and event.realis is Realis.ACTUAL and any(p.entity == person for p in event.participants)
    ]
    for event, day in theirs:
        if any(e.start in starts for e in event.evidence):
            return day
    if published is None or (qualifier or "") in {"then", "previous", "past"}:
        return None
    recent = [day for _, day in theirs if _just_before(day, published)]
    return min(recent, key=lambda x: (x.earliest, x.latest), default=None)


def _just_before(day: DateSpan, published: date) -> bool:
    """Whether a day is so near to the article's that the titles it uses hold on it."""
    if day.earliest is None or day.latest is None:
        return False
    return published - RECENT <= day.earliest <= day.latest <= published


def parts(statement: Statement) -> list[Statement]:
    """The posts that one phrase joins ("Prime Minister and Minister of the Interior"), else the statement alone."""
    titles = statement.office.title.split(" and ")
    if len(titles) < 2 or not all(_HEAD.sub("", title).lower().endswith(_POSTS) for title in titles):
        return [statement]
    return [replace(statement, office=replace(statement.office, title=title)) for title in titles]


def offices(doc: Annotated, entities: Entities, events: Sequence[EventReport]) -> tuple[OfficeReport, ...]:
    """Every office that the article states, with the sentences that say so."""
    said = doc.page.metadata.published
    published = date.fromisoformat(said) if said is not None and len(said) == WHOLE else None
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    stated: dict[tuple[str, str, str], Office] = {}
    for statement in (part for whole in completed(doc, entities) for part in parts(whole)):
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
            held=_held(person, quotes, events, stated[person, title, of].qualifier, published),
            evidence=tuple(sorted(set(quotes))),
        )
        for (person, title, of), quotes in found.items()
    )
