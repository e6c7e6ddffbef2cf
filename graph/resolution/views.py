"""An event report as resolution sees it: entity keys replaced by the entities that they resolve to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph import ids
from graph.reports import EventReport, Evidence, Kind, Role
from graph.resolution.keys import EntityFacts


@dataclass(frozen=True, slots=True)
class Part:
    """One participation: `entity` and `represents` are ids of entities."""

    entity: str
    kind: Kind
    name: str
    role: Role
    attended: bool
    evidence: tuple[Evidence, ...]
    represents: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event: the id of its entity, and of what it lies in where that is known."""

    entity: str
    name: str
    parent: str | None


@dataclass(frozen=True)
class EventView:
    """One article's report of an event, with everything that comparing and merging look at."""

    id: str
    article: str
    report: EventReport
    parts: tuple[Part, ...]
    spots: tuple[Spot, ...]

    @cached_property
    def day(self) -> str | None:
        """The one day on which it was, where the article says."""
        span = self.report.date
        if span is None or span.earliest is None or span.earliest != span.latest:
            return None
        return span.earliest.isoformat()

    @cached_property
    def persons(self) -> frozenset[str]:
        return frozenset(part.entity for part in self.parts if part.kind is Kind.PERSON)

    @cached_property
    def delegations(self) -> frozenset[str]:
        """Countries and bodies that took part, themselves or represented by others."""
        named = {part.entity for part in self.parts if part.kind in (Kind.COUNTRY, Kind.BODY)}
        return frozenset(named.union(*(part.represents for part in self.parts)))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Those of the delegations that took part themselves and are no countries."""
        return frozenset(part.entity for part in self.parts if part.kind is Kind.BODY)

    def represented_by(self, persons: frozenset[str]) -> frozenset[str]:
        """On whose behalf these people were there."""
        return frozenset(item for part in self.parts if part.entity in persons for item in part.represents)

    @cached_property
    def whereabouts(self) -> frozenset[str]:
        """Its places and what they lie in."""
        return frozenset(item for spot in self.spots for item in (spot.entity, spot.parent) if item)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Blocking keys: only reports that share one are ever compared.

        Two reports can be the same event only with a participant or a number in common, on the same day or under the
        same number in one year, so nothing is lost by looking no further.
        """
        found = set()
        if self.day is not None:
            for who in self.persons | self.delegations:
                found.add(f"day|{self.report.subtype}|{self.day}|{who}")
        if self.report.reference is not None and (year := self._year()) is not None:
            found.add(f"number|{self.report.subtype}|{self.report.reference}|{year}")
        return frozenset(found)

    def _year(self) -> int | None:
        span = self.report.date
        if span is None or span.earliest is None or span.latest is None or span.earliest.year != span.latest.year:
            return None
        return span.earliest.year


def view(article: str, report: EventReport, entities: Mapping[str, EntityFacts]) -> EventView:
    """The report with its keys resolved; `entities` holds the article's entity reports by key."""
    return EventView(
        id=ids.event_report(article, report.key),
        article=article,
        report=report,
        parts=tuple(
            Part(
                entity=entities[part.entity].cluster,
                kind=entities[part.entity].kind,
                name=entities[part.entity].name,
                role=part.role,
                attended=part.attended,
                evidence=part.evidence,
                represents=tuple(entities[key].cluster for key in part.represents),
                confidence=part.confidence,
            )
            for part in report.participants
        ),
        spots=tuple(
            Spot(entity=entities[key].cluster, name=entities[key].name, parent=entities[key].parent)
            for key in report.places
        ),
    )
