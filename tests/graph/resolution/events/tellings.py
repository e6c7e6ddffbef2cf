"""Event reports as resolution sees them, made from the stories without a layer of entities around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from graph.reports import ArticleReport, DateSpan, EventReport, Evidence, Precision
from graph.resolution.events.views import EventView, Resolved, Telling, view
from tests.graph.stories import story

ALONE: Mapping[str, tuple[str, ...]] = {}


def views(
    report: ArticleReport,
    known: str | None = None,
    *,
    merged: Mapping[str, tuple[str, ...]] = ALONE,
    origin: str | None = None,
) -> list[EventView]:
    """The article's events; `merged` holds, by the entity that stands, all the referents that are it."""
    standing = {name: entity for entity, names in merged.items() for name in names}
    entities = {}
    for item in report.entities:
        entity = standing.get(item.key, item.key)
        entities[item.key] = Resolved(
            item.key, entity, merged.get(entity, (entity,)), item.kind, item.name, item.parent
        )
    article = report.article.id
    return [view(Telling(article, known, origin or article), item, entities) for item in report.events]


def told(source: str, event: EventReport, known: str | None = None, *, origin: str | None = None) -> EventView:
    """One event as the article of this source tells it."""
    (only,) = views(story(source, event), known, origin=origin)
    return only


def quoting(event: EventReport, words: str) -> EventReport:
    """The same with these words as its passage."""
    return replace(event, evidence=(Evidence(0, len(words), words),))


def between(first: str, last: str) -> DateSpan:
    """Some days in a row."""
    return DateSpan(
        date.fromisoformat(first), date.fromisoformat(last), f"{first}/{last}", Precision.INTERVAL, "absolute"
    )
