"""The whole resolved layer, computed afresh: what every incremental update must be equal to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

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
    """By entity: in how many of the events it took part or was the place, and at how many it was present."""
    took: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for event in events:
        took.update(event.participants.keys() | event.places.keys())
        there.update(entity for entity, row in event.participants.items() if row["attended"])
    return took, there


@dataclass(frozen=True, slots=True)
class Layer:
    """The resolved layer as rows by id; `links` leads from each report's id to that of its cluster."""

    entities: dict[str, Row]
    offices: dict[str, Row]
    contributions: dict[str, Row]
    events: dict[str, Event]
    links: dict[str, str]

    def facts(self) -> Iterator[tuple[str, Any]]:
        """Everything that it says, each as a name and a plain value."""
        for kind, found in (
            ("entity", self.entities),
            ("office", self.offices),
            ("contribution", self.contributions),
        ):
            for name, row in found.items():
                yield f"{kind} {name}", row
        for name, event in self.events.items():
            yield f"event {name}", event.node
            for who, row in event.participants.items():
                yield f"event {name}, participant {who}", row
            for where, row in event.places.items():
                yield f"event {name}, place {where}", row
        for report, name in self.links.items():
            yield f"link of {report}", name


class Recomputation:
    """The resolved layer of all the reports that are added, in whatever order they come."""

    def __init__(self) -> None:
        self._links: dict[str, str] = {}
        self._sums: tuple[Tallies, Tallies, Tallies] = ({}, {}, {})
        self._views: dict[str, EventView] = {}

    def add(self, report: ArticleReport) -> None:
        """Take in what one article reports; its text is not kept."""
        self._views.update(views(report))
        for into, counted in zip(self._sums, tally.share(report), strict=True):
            tally.add(into, counted.tallies)
            self._links.update(counted.links)

    @property
    def blocking(self) -> tuple[int, int]:
        """How many blocking keys there are, and how many ties of reports to them."""
        keys = [key for item in self._views.values() for key in item.keys]
        return len(set(keys)), len(keys)

    def layer(self) -> Layer:
        """The resolved layer of everything added."""
        events = resolve(self._views)
        took, there = attendance(events.values())
        entities, offices, contributions = self._sums
        return Layer(
            entities={
                name: tally.entity_row(name, counts, took[name], there[name]) for name, counts in entities.items()
            },
            offices={name: tally.office_row(name, counts) for name, counts in offices.items()},
            contributions={name: tally.contribution_row(name, counts) for name, counts in contributions.items()},
            events=events,
            links=self._links | {name: event.id for event in events.values() for name in event.reports},
        )


def compute(reports: Iterable[ArticleReport]) -> Layer:
    """The resolved layer of all these reports."""
    whole = Recomputation()
    for report in reports:
        whole.add(report)
    return whole.layer()
