"""From a hit to what it means: the table of resolvers, ranges, and words that open or close a span."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from graph.reports import Precision
from loaders.dates import absolute, deictic, events, relative
from loaders.dates import calendar as cal
from loaders.dates.calendar import Days, OutOfCalendarError
from loaders.dates.lexicon import DAYS_IN, count_of
from loaders.dates.scan import Hit
from loaders.dates.situation import NOTHING, Meaning, Situation
from loaders.dates.tense import Tense

_Ends = tuple[date | None, date | None]


def _nothing(_: Hit, __: Situation) -> Meaning:
    return NOTHING


def _recurring(_: Hit, __: Situation) -> Meaning:
    return Meaning(recurring=True)


def _duration(hit: Hit, _: Situation) -> Meaning:
    number, unit = count_of(hit.parts["count"]), hit.parts["unit"]
    if number is None:
        return NOTHING
    return Meaning(duration_days=max(number * DAYS_IN[unit], number // 24 if unit == "hour" else 0, 1))


RESOLVERS: Mapping[str, Callable[[Hit, Situation], Meaning]] = {
    "iso": absolute.iso,
    "numeric": absolute.numeric,
    "date": absolute.calendar_date,
    "days": absolute.several_days,
    "month": absolute.month,
    "day_of_month": absolute.day_of_month,
    "year": absolute.year,
    "years": absolute.years,
    "months_of_year": absolute.months_of_year,
    "week_of": absolute.week_of,
    "decade": absolute.decade,
    "quarter": absolute.quarter,
    "half": absolute.half,
    "season": absolute.season,
    "weekday": deictic.weekday,
    "weekday_of_week": deictic.weekday_of_week,
    "deictic": deictic.deictic,
    "period": deictic.period,
    "ago": deictic.ago,
    "hence": deictic.hence,
    "window": deictic.window,
    "same_day": relative.same_day,
    "near_day": relative.near_day,
    "later": relative.later,
    "near_period": relative.near_period,
    "since_event": events.since_event,
    "unclear": _nothing,
    "age": _nothing,
    "duration": _duration,
    "recurring": _recurring,
}


def resolve(hit: Hit, situation: Situation) -> Meaning:
    """What the hit means there; nothing where the calendar has no such date."""
    try:
        meaning = _range(hit, situation) if hit.ends else RESOLVERS[hit.kind](hit, situation)
    except OutOfCalendarError:
        return NOTHING
    return NOTHING if _too_late(meaning, situation) else meaning


def _too_late(meaning: Meaning, situation: Situation) -> bool:
    """Counted from another date, what was told as past would lie ahead: it was counted from the wrong one."""
    days, anchor = meaning.days, situation.anchor
    if meaning.method != "relative" or situation.tense is not Tense.PAST or days is None or anchor is None:
        return False
    return days.earliest is not None and days.earliest > anchor.latest


def _range(hit: Hit, situation: Situation) -> Meaning:
    if hit.ends is None:
        return NOTHING
    first, last = hit.ends
    for part in ("year", "month"):
        # "March to May 2023", "4 March to 2 May 2023": the year stands once; "4 to 6 May" is a rule of the grammar
        if part == "year" and part in last.parts and part not in first.parts and "month" in first.parts:
            first = replace(first, parts={**first.parts, part: last.parts[part]})
    begin, end = resolve(first, situation), resolve(last, situation)
    if begin.days is None or end.days is None:
        return NOTHING
    days = cal.hull(begin.days, end.days)
    return NOTHING if days is None else Meaning(days, end.method, end.anchor)


def bounded(meaning: Meaning, word: str, situation: Situation) -> Meaning:
    """The meaning behind "since", "until", "by", "before" or "after": a span with one end, the other at the anchor."""
    days = meaning.days
    if days is None or word not in BOUNDS or (days.earliest is None) or (days.latest is None):
        return meaning
    anchor, future = situation.anchor, situation.tense is Tense.FUTURE
    if anchor is not None and anchor.day is None:
        anchor = None  # a day not known cannot end a span
    first, last = BOUNDS[word](days)
    if last is None and anchor is not None and not future and (first is None or first <= anchor.latest):
        last = anchor.latest
    if first is None and anchor is not None and future and (last is None or last >= anchor.earliest):
        first = anchor.earliest
    same = first is not None and first == last
    span = Days(first, last, Precision.DAY if same else Precision.INTERVAL, approximate=days.approximate)
    return replace(meaning, days=span, method=f"{meaning.method}+{word}")


def _since(days: Days) -> _Ends:
    return days.earliest, None


def _until(days: Days) -> _Ends:
    return None, days.latest


def _before(days: Days) -> _Ends:
    return None, None if days.earliest is None else cal.add_days(days.earliest, -1)


def _after(days: Days) -> _Ends:
    return None if days.latest is None else cal.add_days(days.latest, 1), None


BOUNDS: Mapping[str, Callable[[Days], _Ends]] = {
    "since": _since,
    "until": _until,
    "till": _until,
    "through": _until,
    "by": _until,
    "before": _before,
    "after": _after,
}
"""What a word before an expression leaves of its days: a span with one end."""
