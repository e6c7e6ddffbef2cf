"""A frame with what is known of its day and places, and an occurrence: the tellings of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.reports import DateSpan, Realis
from loaders.events.frame import Frame, Part

UNBOUNDED = 10**6
"""Days; the width of a span that has no beginning or no end, wider than any other."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A frame with its date and places. `definite`: it speaks of something known ("the attack", "these talks").

    `inside` are the tokens of its clause.
    `behind` are the countries and bodies whose offices its people hold.
    """

    frame: Frame
    date: DateSpan | None
    places: tuple[str, ...]
    definite: bool = False
    behind: frozenset[str] = frozenset()
    inside: frozenset[int] = frozenset()

    @property
    def subtype(self) -> str:
        return self.frame.subtype

    def who(self, *roles: str) -> frozenset[str]:
        return frozenset(p.party.entity for p in self.frame.parts if not roles or p.slot.role in roles)


@dataclass(slots=True)
class Occurrence:
    """Tellings of one event, in the order in which they were joined.

    `apart` are those who were at a like occasion of its own that the same words tell.
    """

    tellings: list[Telling] = field(default_factory=list)
    apart: frozenset[str] = frozenset()

    @property
    def subtype(self) -> str:
        """That of the first telling; of readings in its own sentence that differ, the one surest to be kept."""
        first = self.tellings[0]
        beside = [t for t in self.tellings if t.frame.sentence == first.frame.sentence]
        return max(beside, key=lambda t: t.frame.chance).subtype

    @property
    def realis(self) -> Realis:
        """That it happened outweighs that it was planned; else the first telling's."""
        found = [t.frame.realis for t in self.tellings]
        return Realis.ACTUAL if Realis.ACTUAL in found else found[0]

    def who(self, *roles: str) -> frozenset[str]:
        return frozenset().union(*(t.who(*roles) for t in self.tellings))

    @property
    def behind(self) -> frozenset[str]:
        return frozenset().union(*(t.behind for t in self.tellings))

    @property
    def places(self) -> frozenset[str]:
        return frozenset(p for t in self.tellings for p in t.places)

    @property
    def date(self) -> DateSpan | None:
        """The narrowest of the tellings' dates."""
        dates = [t.date for t in self.tellings if t.date]
        return min(dates, key=_width) if dates else None


def _width(span: DateSpan) -> int:
    if span.earliest and span.latest:
        return (span.latest - span.earliest).days
    return UNBOUNDED


def united(occurrence: Occurrence) -> dict[str, list[Part]]:
    """The parts of each entity over all tellings, a named role first."""
    found: dict[str, list[Part]] = {}
    for telling in occurrence.tellings:
        for part in telling.frame.parts:
            found.setdefault(part.party.entity, []).append(part)
    return found
