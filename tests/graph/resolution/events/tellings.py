"""Event reports as resolution sees them, made from the stories without a layer of entities around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from graph.reports import ArticleReport, DateSpan, EventReport, Evidence, Precision, Role
from graph.resolution.bonds import Bonds
from graph.resolution.cluster import clusters
from graph.resolution.events.compare import RULES
from graph.resolution.events.views import EventView, Resolved, Telling, view
from tests.graph import strategies
from tests.graph.stories import story

KINDS = (
    "meeting",
    "signing",
    "visit",
    "resignation",
    "appointment",
    "establishment",
    "approval",
    "attack",
    "pledge",
    "election",
)
WORDS = ("They met.", "They first promised 1,000 officers.", "He was killed.", "They took up relations, 400 men said.")
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


def groups(*found: EventView) -> list[int]:
    """How many reports each event has."""
    return sorted(len(group) for group in clusters({item.id: item for item in found}, RULES, Bonds()))


def quoting(event: EventReport, words: str) -> EventReport:
    """The same with these words as its passage."""
    return replace(event, evidence=(Evidence(0, len(words), words),))


def between(first: str, last: str) -> DateSpan:
    """Some days in a row."""
    return DateSpan(
        date.fromisoformat(first), date.fromisoformat(last), f"{first}/{last}", Precision.INTERVAL, "absolute"
    )


def acting(event: EventReport, *roles: Role) -> EventReport:
    """The same with these roles, in the order of its participants."""
    parts = (replace(part, role=role) for part, role in zip(event.participants, roles, strict=True))
    return replace(event, participants=tuple(parts))


@st.composite
def varied(draw: st.DrawFn, most: int) -> list[ArticleReport]:
    """Articles of the crowded world that tell of all kinds of things, and in words that count."""

    def one(event: EventReport) -> EventReport:
        roles = (draw(st.sampled_from((Role.ACTOR, Role.RECIPIENT))) for _ in event.participants)
        other = replace(event, subtype=draw(st.sampled_from(KINDS)))
        return acting(quoting(other, draw(st.sampled_from(WORDS))), *roles)

    found = draw(strategies.archives(most=most))
    return [replace(report, events=tuple(one(event) for event in report.events)) for report in found]
