"""What lists can be narrowed to, and how dates and sort keys bound a walk along an index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graph.reads.page import LAST

When = Literal["possible", "certain"]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Events reported by `article`, of these kinds, at `place`, between the days `start` and `end`, both inclusive.

    `when`: `possible` events may have been within those days, `certain` ones cannot have been outside them. Events
    without a date are in no such range. Ids that nothing has narrow to nothing.
    `min_sources` counts articles that are no near-copies of each other. `known_by`: as the articles published by the
    end of that day tell it.
    """

    article: str | None = None
    subtype: str | None = None
    type: str | None = None
    realis: str | None = None
    place: str | None = None
    start: date | None = None
    end: date | None = None
    when: When = "possible"
    min_sources: int = 0
    known_by: date | None = None


@dataclass(frozen=True, slots=True)
class AttendanceFilter:
    """Participations by `person`, `body` or `country` in such events, as in `EventFilter`.

    Where several of these three are given, the rows are those of the first, at events where the others were as well.
    `attended`: those who were there, those who were not, or, with `None`, both. `article` reports the participation,
    as do the `min_sources`.
    """

    person: str | None = None
    country: str | None = None
    body: str | None = None
    event: str | None = None
    subtype: str | None = None
    place: str | None = None
    start: date | None = None
    end: date | None = None
    when: When = "possible"
    role: str | None = None
    realis: str | None = None
    attended: bool | None = True
    article: str | None = None
    min_sources: int = 0
    known_by: date | None = None

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose rows, then who else must have been there."""
        return tuple(item for item in (self.person, self.body, self.country) if item is not None)


@dataclass(frozen=True, slots=True)
class OfficeFilter:
    """Offices of `person`, `of` a country or body, that `article` reports; `known_by` as in `EventFilter`."""

    person: str | None = None
    of: str | None = None
    article: str | None = None
    known_by: date | None = None


@dataclass(frozen=True, slots=True)
class ContributionFilter:
    """Contributions of `party` to `mission`, with this `status`, that `article` reports; `known_by` as for offices."""

    party: str | None = None
    mission: str | None = None
    status: str | None = None
    article: str | None = None
    known_by: date | None = None


@dataclass(frozen=True, slots=True)
class CandidateFilter:
    """Pairs that may be one: of entities or of events (`about`), of a `kind` of entity, with this entity or event."""

    about: str | None = None
    kind: str | None = None
    entity: str | None = None
    event: str | None = None
    min_score: float = 0.0


@dataclass(frozen=True, slots=True)
class ConflictFilter:
    """Conflicts on a `field`, of an `event`, of what an `entity` has a part in, of at least `min_size`."""

    field: str | None = None
    event: str | None = None
    entity: str | None = None
    min_size: float = 0.0


@dataclass(frozen=True, slots=True)
class JudgementFilter:
    """Judgements on entities or events (`about`), that hold or do not (`active`), in which `id` is on either side.

    `id` stands for everything that is one with it at present.
    """

    about: str | None = None
    active: bool | None = None
    id: str | None = None


def span_parameters(item: EventFilter | AttendanceFilter) -> dict[str, Any]:
    """The bounds that `shapes.IN_SPAN` compares an event's days with; open ones let everything pass."""
    start = item.start.isoformat() if item.start else ""
    end = item.end.isoformat() if item.end else LAST
    possible = item.when == "possible"
    return {
        "dated": item.start is not None or item.end is not None,
        "earliest_to": end if possible else LAST,
        "latest_from": start if possible else "",
        "earliest_from": "" if possible else start,
        "latest_to": LAST if possible else end,
    }


def spans(item: EventFilter | AttendanceFilter, earliest: str | None, latest: str | None, edtf: str | None) -> bool:
    """Whether an event of these days passes: what `shapes.IN_SPAN` says, outside of the database."""
    limits = span_parameters(item)
    first, last = earliest or "", latest or LAST
    return bool(
        (edtf is not None or not limits["dated"])
        and first <= limits["earliest_to"]
        and last >= limits["latest_from"]
        and first >= limits["earliest_from"]
        and last <= limits["latest_to"]
    )


def bounds(prefix: str, item: EventFilter | AttendanceFilter, after: str | None) -> tuple[str, str]:
    """From where up to, exclusive, to walk sort keys that begin with `prefix` and go on with an event's first day."""
    low = item.start.isoformat() if item.start and item.when == "certain" else ""
    high = item.end.isoformat() + LAST if item.end else LAST
    return prefix + low, prefix + (high if after is None else min(high, after))
