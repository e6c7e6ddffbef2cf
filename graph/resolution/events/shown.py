"""What an event shows where its reports differ: one value of each field, chosen by a stated rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from graph import ids
from graph.reports import DateSpan, EventReport, Realis, Role
from graph.resolution import votes
from graph.resolution.events import table
from graph.resolution.events.views import EventView, Part, Spot


def identity(views: Sequence[EventView]) -> str:
    """The event's id: the own one of the report published earliest, undated ones last, then of the smallest id."""
    first = min(views, key=lambda view: (view.telling.known is None, view.telling.known or "", view.id))
    return ids.event_id(first.id)


def known(views: Sequence[EventView]) -> str | None:
    """The day by whose end the first of the articles had been published, where any has a date."""
    return min((view.telling.known for view in views if view.telling.known is not None), default=None)


def subtype(reports: Sequence[EventReport]) -> str:
    """The most frequent subtype; among equals the one that says more, then the alphabetically first."""
    often = Counter(report.subtype for report in reports)
    return min(often, key=lambda name: (-often[name], name in table.VAGUE, name))


def realis(views: Sequence[EventView]) -> Realis:
    """Actual where any report says so, else what the latest published says, undated articles counting as the first."""
    said = {view.report.realis for view in views}
    if Realis.ACTUAL not in said:
        latest = max(view.telling.known or "" for view in views)
        said = {view.report.realis for view in views if (view.telling.known or "") == latest}
    return min(said, key=table.REALIS.index)


def superseded(view: EventView, views: Sequence[EventView]) -> bool:
    """Whether it announces another date than a later article gives: the event was put off, nobody contradicts."""
    mine, told = view.report.date, view.telling.known
    if view.report.realis is not Realis.PLANNED or mine is None or told is None:
        return False
    return any(
        other.report.realis in table.COMING_TRUE
        and other.telling.known is not None
        and other.telling.known > told
        and other.report.date is not None
        and apart(mine, other.report.date) > 0
        for other in views
    )


def apart(a: DateSpan, b: DateSpan) -> int:
    """Days from the end of the one to the start of the other; 0 where they have a day in common."""
    gap = max(a.earliest or date.min, b.earliest or date.min) - min(a.latest or date.max, b.latest or date.max)
    return max(gap.days, 0)


def when(views: Sequence[EventView]) -> DateSpan | None:
    """The most precise date; among equally precise ones the most frequent, then the earliest.

    What has been put off does not count. Reports that agree with what the event shows (held, announced …) come first;
    others only say more exactly what these say too.
    """
    shown = realis(views)
    dated = [view for view in views if view.report.date is not None]
    current = [view for view in dated if not superseded(view, views)] or dated
    if not current:
        return None
    agreeing = [view for view in current if view.report.realis is shown] or current
    first = _most_precise([view.report.date for view in agreeing if view.report.date is not None])
    spans = (view.report.date for view in current if view.report.date is not None)
    # A span whose ends are exchanged is apart from itself.
    return _most_precise([span for span in spans if span == first or not apart(span, first)])


def _most_precise(spans: Sequence[DateSpan]) -> DateSpan:
    often = Counter((span.earliest, span.latest) for span in spans)
    return min(
        spans,
        key=lambda span: (
            (span.latest or date.max) - (span.earliest or date.min),
            -often[span.earliest, span.latest],
            span.earliest or date.min,
            span.latest or date.max,
            # The same days told in several ways: any stated order will do, as long as it is one.
            (table.PRECISION.index(span.precision), span.edtf, span.method, span.raw, span.anchor or date.min),
        ),
    )


def role(parts: Sequence[Part]) -> Role:
    """The most frequent role; among equals the one that says more."""
    return votes.ranked(Counter(part.role.value for part in parts), table.ROLES)


def spots(views: Sequence[EventView]) -> list[Spot]:
    """The places, the most specific first, as the reports rank them; then the most often named.

    Of equally specific ones, first come those of the reports that agree with what the event shows (held, announced …).
    """
    told = realis(views)
    agreed = {spot.entity for view in views if view.report.realis is told for spot in view.spots}
    rank: dict[str, int] = {}
    named: dict[str, list[Spot]] = defaultdict(list)
    for view in views:
        for position, spot in enumerate(view.spots):
            rank[spot.entity] = min(rank.get(spot.entity, position), position)
            named[spot.entity].append(spot)
    order = sorted(rank, key=lambda entity: (rank[entity], entity not in agreed, -len(named[entity]), entity))
    return [
        Spot(
            entity=entity,
            kind=min(spot.kind for spot in named[entity]),
            name=votes.name(Counter(spot.name for spot in named[entity])),
            within=frozenset().union(*(spot.within for spot in named[entity])),
        )
        for entity in order
    ]
