"""The whole resolved layer, computed afresh: what every incremental update must be equal to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.reports import ArticleReport
from graph.resolution import keys, tally
from graph.resolution.events import Event, resolve
from graph.resolution.tally import Row, Tallies
from graph.resolution.views import EventView, view


def views(report: ArticleReport) -> dict[str, EventView]:
    """The article's event reports as resolution sees them, by report id."""
    article = report.article.id
    facts = {item.key: keys.facts(article, item) for item in report.entities}
    found = (view(article, item, facts) for item in report.events)
    return {item.id: item for item in found}


def attendance(events: Iterable[Event]) -> tuple[Counter[str], Counter[str]]:
    """By entity: in how many of the events it took part, and at how many it was present."""
    took: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for event in events:
        for entity, row in event.participants.items():
            took[entity] += 1
            there[entity] += row["attended"]
    return took, there


@dataclass
class Layer:
    """The resolved layer as rows by id; `links` leads from each report's id to that of its cluster."""

    entities: dict[str, Row] = field(default_factory=dict)
    offices: dict[str, Row] = field(default_factory=dict)
    contributions: dict[str, Row] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


def compute(reports: Iterable[ArticleReport]) -> Layer:
    """The resolved layer of all these reports, in whatever order they come."""
    layer = Layer()
    seen: dict[str, EventView] = {}
    sums: tuple[Tallies, Tallies, Tallies] = ({}, {}, {})
    for report in reports:
        seen.update(views(report))
        for into, counted in zip(sums, tally.share(report), strict=True):
            tally.add(into, counted.tallies)
            layer.links.update(counted.links)
    layer.events = resolve(seen)
    layer.links.update({name: event.id for event in layer.events.values() for name in event.reports})
    took, there = attendance(layer.events.values())
    entities, offices, contributions = sums
    layer.entities = {
        name: tally.entity_row(name, counts, took[name], there[name]) for name, counts in entities.items()
    }
    layer.offices = {name: tally.office_row(name, counts) for name, counts in offices.items()}
    layer.contributions = {name: tally.contribution_row(name, counts) for name, counts in contributions.items()}
    return layer
