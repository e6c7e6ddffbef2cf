"""Resolvers of dates that name calendar units: "October 10, 2024", "early March", "the first half of 2024"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from graph.reports import Precision
from loaders.dates import calendar as cal
from loaders.dates.calendar import Days
from loaders.dates.lexicon import count_of, day_number, month_number, part_of, weekday_number, year_shift
from loaders.dates.scan import Hit, words
from loaders.dates.situation import NOTHING, Meaning, Situation
from loaders.dates.tense import Tense
from loaders.dates.years import Partial, choose

# shares of a unit's days; speakers do not agree on the borders, so the middle overlaps both neighbours
PART_SHARES = {"early": (0, 0.36), "mid": (0.3, 0.7), "late": (0.64, 1), "start": (0, 0.25), "end": (0.75, 1)}
RECENT_MONTHS = 2  # "last October" said in November or December may mean either year


def iso(hit: Hit, _: Situation) -> Meaning:
    return Meaning(cal.one_day(cal.day(*(int(hit.parts[k]) for k in "ymd"))), "absolute")


def numeric(hit: Hit, _: Situation) -> Meaning:
    """05/06/2024 is one day in London and another in Washington: only what has one reading is taken."""
    first, second, year = (int(hit.parts[k]) for k in "aby")
    if first == second or (second > 12) != (first > 12):
        month, number = (first, second) if second > 12 else (second, first)
        return Meaning(cal.one_day(cal.day(year, month, number)), "absolute")
    return NOTHING


def calendar_date(hit: Hit, situation: Situation) -> Meaning:
    month, number = month_number(hit.parts["month"]), day_number(hit.parts["day"])
    weekday = weekday_number(hit.parts.get("weekday"))
    if "year" in hit.parts:
        value = cal.day(int(hit.parts["year"]), month, number)
        if weekday is not None and value.weekday() != weekday:
            return Meaning(cal.month(value.year, month).roughly(), "absolute")
        return Meaning(cal.one_day(value), "absolute")
    if "rel" in hit.parts:
        return _in_year(hit, situation, lambda y: cal.one_day(cal.day(y, month, number)))
    return choose(Partial(month, number, weekday=weekday), situation)


def several_days(hit: Hit, situation: Situation) -> Meaning:
    month = month_number(hit.parts["month"])
    first, last = day_number(hit.parts["day"]), day_number(hit.parts["last_day"])
    if first >= last:
        return NOTHING
    if "year" in hit.parts:
        year = int(hit.parts["year"])
        return Meaning(_days(cal.day(year, month, first), cal.day(year, month, last)), "absolute")
    return choose(Partial(month, first, last), situation)


def _days(first: date, last: date) -> Days:
    return Days(first, last, Precision.INTERVAL)


def month(hit: Hit, situation: Situation) -> Meaning:
    number, part, rel = month_number(hit.parts["month"]), part_of(hit.parts.get("part")), hit.parts.get("rel", "")
    if "year" in hit.parts:
        return Meaning(part_days(cal.month(int(hit.parts["year"]), number), part), "absolute")
    if hit.raw.lower().endswith("year"):
        if rel in {"that", "the same", "that same"}:
            return _in_year_told(situation, lambda y: part_days(cal.month(y, number), part))
        return _in_year(hit, situation, lambda y: part_days(cal.month(y, number), part))
    if rel in {"last", "this past", "past", "the past"}:
        days = situation.constant(partial(_last_month, number, part))
        return _anchored(days, "deictic", situation)
    if rel in {"next", "this coming", "coming", "the coming"}:
        days = situation.constant(partial(_next_month, number, part))
        return _anchored(days, "deictic", situation)
    if rel == "this":
        days = situation.constant(lambda at: part_days(cal.month(at.year, number), part))
        return _anchored(_until_now(days, situation), "deictic", situation)
    if rel in {"the following", "following", "the previous", "previous", "the same", "that same"}:
        return NOTHING
    return choose(Partial(number, part=part), situation)


def _last_month(number: int, part: str | None, at: date) -> Days | None:
    months_back = (at.month - number) % 12 or 12
    if months_back <= RECENT_MONTHS and months_back < at.month:
        return None
    found = cal.add_months(at, -months_back)
    return part_days(cal.month(found.year, found.month), part)


def _next_month(number: int, part: str | None, at: date) -> Days | None:
    ahead = (number - at.month) % 12 or 12
    if ahead <= RECENT_MONTHS and at.month + ahead <= 12:
        return None
    found = cal.add_months(at, ahead)
    return part_days(cal.month(found.year, found.month), part)


def _in_year(hit: Hit, situation: Situation, make: Callable[[int], Days | None]) -> Meaning:
    shift = year_shift(hit.parts.get("rel", ""))
    if shift is None:
        return NOTHING
    days = situation.constant(lambda at: make(at.year + shift))
    return _anchored(days, "deictic", situation)


def _in_year_told(situation: Situation, make: Callable[[int], Days | None]) -> Meaning:
    """ "In June of that year": of the year that was told last."""
    known = next((k.days.earliest for k in situation.before if k.days.earliest is not None), None)
    return NOTHING if known is None else Meaning(make(known.year), "relative", known)


def _anchored(days: Days | None, method: str, situation: Situation) -> Meaning:
    if days is None or situation.anchor is None:
        return NOTHING
    return Meaning(days, method, situation.anchor.day or situation.anchor.latest)


def _until_now(days: Days | None, situation: Situation) -> Days | None:
    if days is None or situation.anchor is None or situation.tense is not Tense.PAST:
        return days
    return days.between(None, situation.anchor.latest)


def part_days(days: Days, part: str | None) -> Days:
    """The early, middle or late days of a month, season, quarter or year, or those at its start or end."""
    first, last = days.earliest, days.latest
    if part is None or first is None or last is None:
        return days
    length = (last - first).days + 1
    begin, end = PART_SHARES[part]
    early, late = cal.add_days(first, int(length * begin)), cal.add_days(first, int(length * end) - 1)
    return Days(early, late, Precision.INTERVAL, approximate=True)


def day_of_month(hit: Hit, situation: Situation) -> Meaning:
    return choose(Partial(None, day_number(hit.parts["day"])), situation)


def year(hit: Hit, _: Situation) -> Meaning:
    return Meaning(part_days(cal.year(int(hit.parts["year"])), part_of(hit.parts.get("part"))), "absolute")


def years(hit: Hit, _: Situation) -> Meaning:
    first, last = int(hit.parts["from"]), int(hit.parts["to"])
    last = last if last > 99 else first // 100 * 100 + last
    return Meaning(cal.years(first, last), "absolute") if first < last else NOTHING


def months_of_year(hit: Hit, situation: Situation) -> Meaning:
    """ "the first nine months of 2023"."""
    number = count_of(hit.parts["count"])
    if number is None or not 1 <= number <= 11:
        return NOTHING
    first, last = (1, number) if hit.parts["side"] == "first" else (13 - number, 12)
    return _numbered(hit, situation, lambda y: cal.hull(cal.month(y, first), cal.month(y, last)))


def week_of(hit: Hit, situation: Situation) -> Meaning:
    """ "the week of October 21"."""
    meaning = calendar_date(hit, situation)
    day = None if meaning.days is None else meaning.days.exact
    return NOTHING if day is None else replace(meaning, days=cal.week(day))


def decade(hit: Hit, _: Situation) -> Meaning:
    tens = int(hit.parts["decade"])
    days = cal.years(10 * tens, 10 * tens + 9, f"{tens}X")
    return Meaning(part_days(days, part_of(hit.parts.get("part"))), "absolute")


def quarter(hit: Hit, situation: Situation) -> Meaning:
    ordinal = hit.parts.get("ordinal")
    number = int(hit.parts["q"]) if "q" in hit.parts else words("ordinals").get(ordinal or "", 0)
    return _numbered(hit, situation, lambda y: cal.quarter(y, number))


def half(hit: Hit, situation: Situation) -> Meaning:
    ordinal = hit.parts.get("ordinal", "")
    number = 2 if ordinal == "last" else words("ordinals").get(ordinal, 0)
    return _numbered(hit, situation, lambda y: cal.half(y, number)) if number in {1, 2} else NOTHING


def season(hit: Hit, situation: Situation) -> Meaning:
    name = hit.parts["season"].replace("fall", "autumn")
    part = part_of(hit.parts.get("part"))
    if name == "winter":
        return NOTHING
    if "year" in hit.parts:
        return Meaning(part_days(cal.season(int(hit.parts["year"]), name), part), "absolute")
    rel = hit.parts.get("rel", "")
    if rel == "this":
        days = situation.constant(lambda at: cal.season(at.year, name))
        return _anchored(_until_now(days, situation), "deictic", situation)
    if rel in {"last", "this past", "past"}:
        days = situation.constant(lambda at: _last_season(name, at))
        return _anchored(days, "deictic", situation)
    return NOTHING


def _last_season(name: str, at: date) -> Days | None:
    this = cal.season(at.year, name)
    if this.earliest is not None and at < this.earliest:
        return cal.season(at.year - 1, name)
    return None  # once it has begun, "last summer" may mean this year's or that of the year before


def _numbered(hit: Hit, situation: Situation, make: Callable[[int], Days | None]) -> Meaning:
    if "year" in hit.parts:
        return Meaning(make(int(hit.parts["year"])), "absolute")
    return _in_year(hit, situation, make)
