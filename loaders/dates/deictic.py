"""Resolvers of expressions counted from the day of writing: "on Thursday", "yesterday", "earlier this week"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from graph.reports import Precision
from loaders.dates import calendar as cal
from loaders.dates.absolute import part_days
from loaders.dates.calendar import Days
from loaders.dates.lexicon import count_of, part_of, weekday_number
from loaders.dates.scan import Hit, words
from loaders.dates.situation import NOTHING, Meaning, Situation
from loaders.dates.tense import Tense
from loaders.dates.words import attachment

WEEKS_SLACK = 3  # days by which "two weeks ago" may be off
_LAST, _NEXT = {"last", "this past", "past", "the past"}, {"next"}
_THIS, _COMING = {"this"}, {"this coming", "coming", "the coming"}


def meant(days: Days | None, method: str, situation: Situation) -> Meaning:
    """The days with the anchor they were counted from, nothing where there are none."""
    if days is None or situation.anchor is None:
        return NOTHING
    return Meaning(days, method, situation.anchor.latest)


def latest_weekday(at: date, number: int) -> date:
    """The latest such weekday not after the day."""
    return cal.add_days(at, -((at.weekday() - number) % 7))


def next_weekday(at: date, number: int) -> date:
    """The earliest such weekday not before the day."""
    return cal.add_days(at, (number - at.weekday()) % 7)


def weekday(hit: Hit, situation: Situation) -> Meaning:
    number = weekday_number(hit.parts["weekday"])
    rel = hit.parts.get("rel", "")
    if number is None:
        return NOTHING
    if rel in {"the following", "following", "the previous", "previous", "the same", "that same", "that"}:
        return _from_told(number, rel, situation)
    days = situation.constant(lambda at: _weekday_at(number, rel, situation, at))
    return meant(days, "weekday", situation)


def _weekday_at(number: int, rel: str, situation: Situation, at: date) -> Days | None:
    if rel in _LAST:
        return cal.one_day(latest_weekday(cal.add_days(at, -1), number))
    if rel in _NEXT:
        # said on or after that weekday it is next week's; said before it, it may be this week's or next week's
        return cal.one_day(next_weekday(cal.add_days(at, 1), number)) if at.weekday() >= number else None
    if rel in _COMING:
        return cal.one_day(next_weekday(cal.add_days(at, 1), number))
    if rel in _THIS and situation.tense is not Tense.PAST:
        return cal.one_day(next_weekday(at, number))
    if situation.tense is Tense.FUTURE:
        return cal.one_day(next_weekday(at, number))
    if situation.tense is Tense.PAST:
        return cal.one_day(latest_weekday(at, number))
    if situation.tense is Tense.UNKNOWN or situation.modifies_noun:
        return cal.one_day(latest_weekday(at, number))
    if at.weekday() == number:
        return cal.one_day(at)
    return cal.one_day(next_weekday(at, number)) if situation.verb in attachment("scheduled") else None


def _from_told(number: int, rel: str, situation: Situation) -> Meaning:
    told = next((k for k in situation.before if k.days.exact is not None), None)
    day = told.days.exact if told is not None else None
    if day is None:
        return NOTHING
    if rel in {"the following", "following"}:
        return Meaning(cal.one_day(next_weekday(cal.add_days(day, 1), number)), "relative", day)
    if rel in {"the previous", "previous"}:
        return Meaning(cal.one_day(latest_weekday(cal.add_days(day, -1), number)), "relative", day)
    return Meaning(cal.one_day(day), "relative", day) if day.weekday() == number else NOTHING


def weekday_of_week(hit: Hit, situation: Situation) -> Meaning:
    number, shift = weekday_number(hit.parts["weekday"]), _shift(hit.parts["rel"])
    if number is None or shift is None:
        return NOTHING
    days = situation.constant(lambda at: _in_week(cal.add_days(at, 7 * shift), number))
    return meant(days, "weekday", situation)


def _in_week(at: date, number: int) -> Days:
    return cal.one_day(cal.add_days(at, number - at.weekday()))


def _shift(rel: str) -> int | None:
    return -1 if rel in {"last", "the previous", "previous"} else 0 if rel in _THIS else 1 if rel in _NEXT else None


def deictic(hit: Hit, situation: Situation) -> Meaning:
    shift = int(words("deictic")[hit.parts["deictic"]])
    return meant(situation.constant(lambda at: cal.one_day(cal.add_days(at, shift))), "deictic", situation)


_UNITS: dict[str, Callable[[date, int], Days]] = {
    "week": lambda at, n: cal.week(cal.add_days(at, 7 * n)),
    "weekend": lambda at, n: cal.weekend(cal.add_days(at, 7 * n)),
    "month": lambda at, n: cal.month(*_year_month(at, n)),
    "quarter": lambda at, n: cal.quarter(*_year_quarter(at, n)),
    "year": lambda at, n: cal.year(at.year + n),
}


def _year_month(at: date, months: int) -> tuple[int, int]:
    there = cal.add_months(at.replace(day=1), months)
    return there.year, there.month


def _year_quarter(at: date, quarters: int) -> tuple[int, int]:
    there = cal.add_months(at.replace(day=1), 3 * quarters)
    return there.year, (there.month + 2) // 3


def period(hit: Hit, situation: Situation) -> Meaning:
    """ "last week", "earlier this year", "the end of the month", "over the weekend"."""
    unit, rel, when = hit.parts["period"], hit.parts.get("rel", "the"), hit.parts.get("when")
    part = part_of(hit.parts.get("part"))
    if unit not in _UNITS:
        return NOTHING
    if unit == "weekend":
        return meant(situation.constant(lambda at: _weekend(rel, situation, at)), "deictic", situation)
    if rel == "the" and part is None and when is None:
        return NOTHING
    if rel in {"the past", "past", "this past"}:
        return meant(situation.constant(lambda at: _window(unit, 1, at)), "deictic", situation)
    shift = -1 if rel == "last" else 1 if rel == "next" else 0 if rel in {"this", "the"} else None
    if shift is None:
        return NOTHING
    days = situation.constant(lambda at: _period(unit, shift, part, when, situation, at))
    return meant(days, "deictic", situation)


def _period(unit: str, shift: int, part: str | None, when: str | None, situation: Situation, at: date) -> Days | None:
    days = part_days(_UNITS[unit](at, shift), part)
    if shift != 0:
        return days
    if when == "earlier" or (when is None and situation.tense is Tense.PAST):
        return days.between(None, at)
    if when == "later" or (when is None and situation.tense is Tense.FUTURE):
        return days.between(at, None) if situation.tense is not Tense.PAST else days.between(None, at)
    return days


def _weekend(rel: str, situation: Situation, at: date) -> Days | None:
    this = cal.weekend(at)
    if rel == "next":
        return cal.weekend(cal.add_days(at, 7)) if at.weekday() >= 5 else None
    if rel == "last" or situation.tense in {Tense.PAST, Tense.UNKNOWN}:
        begun = this.earliest is not None and this.earliest <= at and rel != "last"
        return this.between(None, at) if begun else cal.weekend(cal.add_days(at, -7))
    return this.between(at, None)


def ago(hit: Hit, situation: Situation) -> Meaning:
    """ "two days ago" is that day; weeks and months ago are rough; years ago are that year."""
    number, unit = count_of(hit.parts["count"]), hit.parts["unit"]
    if number is None:
        return NOTHING
    return meant(situation.constant(lambda at: counted(at, -number, unit, hit.parts.get("near"))), "deictic", situation)


def hence(hit: Hit, situation: Situation) -> Meaning:
    """ "Two weeks from now", as rough as "two weeks ago"."""
    number, unit = count_of(hit.parts["count"]), hit.parts["unit"]
    if number is None:
        return NOTHING
    return meant(situation.constant(lambda at: counted(at, number, unit, hit.parts.get("near"))), "deictic", situation)


def counted(at: date, number: int, unit: str, near: str | None = None) -> Days | None:
    """So many units from a day, as exactly as speakers mean it."""
    if near in {"over", "more than", "less than", "at least", "fewer than"}:
        return None
    if unit in {"day", "night"}:
        days = cal.one_day(cal.add_days(at, number))
        return days if near in {None, "exactly", "just", "only", "barely"} else around(days, 1)
    if unit == "week":
        return around(cal.one_day(cal.add_days(at, 7 * number)), WEEKS_SLACK)
    if unit == "month":
        return cal.month(*_year_month(at, number)).roughly()
    if unit == "year":
        return cal.year(at.year + number)
    return None


def around(days: Days, slack: int) -> Days:
    """The days with so many more on both sides."""
    first = None if days.earliest is None else cal.add_days(days.earliest, -slack)
    last = None if days.latest is None else cal.add_days(days.latest, slack)
    return Days(first, last, Precision.INTERVAL, approximate=True)


def window(hit: Hit, situation: Situation) -> Meaning:
    """ "over the past two weeks": from then up to the day of writing."""
    number, unit = count_of(hit.parts["count"]), hit.parts["unit"]
    if number is None:
        return NOTHING
    return meant(situation.constant(lambda at: _window(unit, number, at)), "deictic", situation)


def _window(unit: str, number: int, at: date) -> Days:
    days = {"hour": -(-number // 24), "day": number, "night": number, "week": 7 * number}.get(unit)
    months = {"month": number, "year": 12 * number, "decade": 120 * number, "quarter": 3 * number}.get(unit, 0)
    first = cal.add_days(at, -days) if days is not None else cal.add_months(at, -months)
    return Days(first, at, Precision.INTERVAL, approximate=True)
