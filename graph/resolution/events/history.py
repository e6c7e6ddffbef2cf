"""How an event went, told by its articles in the order in which they were published."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from graph.reports import DateSpan, Realis
from graph.resolution.events import shown
from graph.resolution.events.views import EventView
from graph.resolution.tally import Row


class Turn(StrEnum):
    """What an article adds to an event's history."""

    ANNOUNCED = "announced"
    POSTPONED = "postponed"  # announced again, for days that exclude those announced before
    CANCELLED = "cancelled"  # denied after it had been announced
    DENIED = "denied"  # said not to have been, without a plan before it or against others
    HELD = "held"


def history(views: Sequence[EventView]) -> list[Row]:
    """`{article, known, realis, edtf, turn}` of each report, in order of publication, undated articles last.

    `known` and `edtf` are `None` where they are not known; `turn` is `None` where the report adds none: it repeats what
    was said, or speaks of a possibility.
    """
    rows: list[Row] = []
    last: Turn | None = None
    planned: DateSpan | None = None
    for view in sorted(views, key=lambda view: (view.telling.known is None, view.telling.known or "", view.id)):
        report = view.report
        turn = _turn(report.realis, last)
        if turn is Turn.ANNOUNCED:
            if planned and report.date and shown.apart(planned, report.date):
                turn = Turn.POSTPONED
            planned = report.date or planned
        news = turn is not last or turn is Turn.POSTPONED
        rows.append(
            {
                "article": view.article,
                "known": view.telling.known,
                "realis": report.realis.value,
                "edtf": report.date.edtf if report.date else None,
                "turn": turn.value if turn and news else None,
            }
        )
        last = turn or last
    return rows


def _turn(realis: Realis, last: Turn | None) -> Turn | None:
    match realis:
        case Realis.ACTUAL:
            return Turn.HELD
        case Realis.PLANNED:
            return None if last is Turn.HELD else Turn.ANNOUNCED  # an old plan told again changes nothing
        case Realis.NEGATED:
            return Turn.CANCELLED if last in (Turn.ANNOUNCED, Turn.POSTPONED, Turn.CANCELLED) else Turn.DENIED
        case Realis.HYPOTHETICAL:
            return None
