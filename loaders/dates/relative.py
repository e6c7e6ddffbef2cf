"""Resolvers of expressions counted from another date in the text: "the same day", "three days later"."""

from __future__ import annotations

from datetime import date

from graph.reports import Precision
from loaders.dates import calendar as cal
from loaders.dates.calendar import Days
from loaders.dates.deictic import around, counted
from loaders.dates.lexicon import count_of
from loaders.dates.scan import Hit
from loaders.dates.situation import NOTHING, Known, Meaning, Situation

REACH_SENTENCES = 2  # how far back the date may stand that "the next day" is counted from
_FINE = {
    "day": {Precision.DAY},
    "night": {Precision.DAY},
    "week": {Precision.DAY, Precision.WEEK},
    "month": {Precision.DAY, Precision.MONTH},
    "year": {Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.QUARTER, Precision.SEASON},
}


def told(unit: str, situation: Situation) -> Known | None:
    """The date told last, if it stands near and is at least as fine as the unit to be counted in."""
    for known in situation.before:
        if situation.sentence - known.sentence > REACH_SENTENCES:
            return None
        if known.days.earliest is not None and known.days.latest is not None:
            return known if known.days.precision in _FINE.get(unit, set()) else None
    return None


def same_day(_: Hit, situation: Situation) -> Meaning:
    known = told("day", situation)
    return NOTHING if known is None else Meaning(known.days, "relative", known.days.exact)


def near_day(hit: Hit, situation: Situation) -> Meaning:
    step = hit.parts["step"]
    if step.endswith((" before", " after")) and situation.follows.isalpha():
        return NOTHING  # "the day before the vote": counted from an event, not from a date
    known = told("day", situation)
    if known is None or known.days.exact is None:
        return NOTHING
    shift = 1 if step.endswith(("following", "next", "after")) else -1
    return Meaning(cal.one_day(cal.add_days(known.days.exact, shift)), "relative", known.days.exact)


def later(hit: Hit, situation: Situation) -> Meaning:
    number, unit, step = count_of(hit.parts["count"]), hit.parts["unit"], hit.parts["step"]
    known = told(unit, situation)
    if number is None or known is None or known.days.earliest is None:
        return NOTHING
    sign = -1 if step in {"earlier", "before that", "before", "prior"} else 1
    days = counted_from(known.days, sign * number, unit, hit.parts.get("near"))
    return NOTHING if days is None else Meaning(days, "relative", known.days.earliest)


def counted_from(base: Days, number: int, unit: str, near: str | None) -> Days | None:
    """So many units from the days; a count in years from a month or year gives a month or year."""
    start: date | None = base.earliest
    if start is None:
        return None
    if base.precision is Precision.DAY:
        return counted(start, number, unit, near)
    if unit == "year":
        return cal.year(start.year + number)
    if unit == "month" and base.precision is Precision.MONTH:
        there = cal.add_months(start, number)
        return cal.month(there.year, there.month)
    if unit == "week" and base.precision is Precision.WEEK:
        return around(base.shifted(days=7 * number), 0)
    return None


def near_period(hit: Hit, situation: Situation) -> Meaning:
    step, unit = hit.parts["step"], hit.parts["period"]
    if step in {"before", "after"} and situation.follows.isalpha():
        return NOTHING
    known = told(unit, situation)
    if known is None or known.days.earliest is None:
        return NOTHING
    shift = {"the following": 1, "the next": 1, "after": 1, "before": -1, "the previous": -1, "the preceding": -1}.get(
        step, 0
    )
    base = known.days.earliest
    if unit == "year":
        return Meaning(cal.year(base.year + shift), "relative", base)
    if unit == "month":
        there = cal.add_months(base.replace(day=1), shift)
        return Meaning(cal.month(there.year, there.month), "relative", base)
    return Meaning(cal.week(cal.add_days(base, 7 * shift)), "relative", base)
