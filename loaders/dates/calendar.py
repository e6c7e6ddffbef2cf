"""Spans of days and how they are written in the Extended Date/Time Format (ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.reports import Precision

# Edges of the seasons as speakers of the north use them: meteorological start, astronomical end, so that both fit.
SEASONS = {"spring": (21, (3, 1), (6, 21)), "summer": (22, (6, 1), (9, 22)), "autumn": (23, (9, 1), (12, 21))}


class OutOfCalendarError(ValueError):
    """A date that does not exist (30 February) or lies outside the years 1 to 9999."""


def day(year: int, month: int, number: int) -> date:
    """The date; raises `OutOfCalendarError` where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError as error:
        raise OutOfCalendarError(f"no such day: {year}-{month}-{number}") from error


def add_days(start: date, days: int) -> date:
    """The date that many days later; raises `OutOfCalendarError` beyond the years 1 to 9999."""
    try:
        return start + timedelta(days=days)
    except OverflowError as error:
        raise OutOfCalendarError(f"{days} days from {start} leave the calendar") from error


def add_months(start: date, months: int) -> date:
    """The same day that many months later, or the month's last day where it is shorter."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OutOfCalendarError(f"{months} months from {start} leave the calendar")
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `earliest` to `latest`, both inclusive, `None`: open. `code`: the EDTF of what is no plain span."""

    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False
    code: str | None = None

    @property
    def exact(self) -> date | None:
        """The day, where it is one."""
        return self.earliest if self.precision is Precision.DAY else None

    @property
    def edtf(self) -> str:
        """The span in EDTF: `2024-03-01`, `2024-03`, `2024-03-01/2024-03-07`, `../2024-03-01`, with `~` where rough."""
        mark = "~" if self.approximate else ""
        if self.code is not None:
            return self.code + mark
        first, last = self.earliest, self.latest
        if first is not None and last is not None:
            unit = _unit(first, last)
            if unit is not None:
                return unit + mark
        return "/".join(".." if end is None else end.isoformat() + mark for end in (first, last))

    def between(self, first: date | None, last: date | None) -> Days | None:
        """The part of these days from `first` to `last`, `None` where nothing is left."""
        earliest = max((d for d in (self.earliest, first) if d is not None), default=None)
        latest = min((d for d in (self.latest, last) if d is not None), default=None)
        if earliest is not None and latest is not None and earliest > latest:
            return None
        if (earliest, latest) == (self.earliest, self.latest):
            return self
        same = earliest == latest and earliest is not None
        precision = Precision.DAY if same else Precision.INTERVAL
        return Days(earliest, latest, precision, approximate=self.approximate)

    def shifted(self, days: int = 0, months: int = 0) -> Days:
        """These days moved; what no longer is a calendar unit is an interval."""
        ends = [
            None if end is None else add_days(add_months(end, months), days) for end in (self.earliest, self.latest)
        ]
        precision = Precision.DAY if self.precision is Precision.DAY else Precision.INTERVAL
        return Days(ends[0], ends[1], precision, approximate=self.approximate)

    def roughly(self) -> Days:
        return replace(self, approximate=True)


def _unit(first: date, last: date) -> str | None:
    """The calendar unit that the two days bound, in EDTF, `None` where they bound none."""
    if first == last:
        return first.isoformat()
    if (
        first.day == 1
        and (first.year, first.month) == (last.year, last.month)
        and last == month(first.year, first.month).latest
    ):
        return f"{first.year:04d}-{first.month:02d}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    return None


def one_day(value: date) -> Days:
    return Days(value, value, Precision.DAY)


def month(year: int, number: int) -> Days:
    first = day(year, number, 1)
    return Days(first, date(year, number, calendar.monthrange(year, number)[1]), Precision.MONTH)


def year(number: int) -> Days:
    return Days(day(number, 1, 1), day(number, 12, 31), Precision.YEAR)


def years(first: int, last: int, code: str | None = None) -> Days:
    return Days(day(first, 1, 1), day(last, 12, 31), Precision.INTERVAL, code=code)


def week(containing: date) -> Days:
    """The week, Monday to Sunday."""
    monday = add_days(containing, -containing.weekday())
    return Days(monday, add_days(monday, 6), Precision.WEEK)


def weekend(containing: date) -> Days:
    """Saturday and Sunday of the week."""
    monday = add_days(containing, -containing.weekday())
    return Days(add_days(monday, 5), add_days(monday, 6), Precision.INTERVAL)


def quarter(year_: int, number: int) -> Days:
    """Quarter 1 to 4, in EDTF 33 to 36."""
    start, end = month(year_, 3 * number - 2), month(year_, 3 * number)
    return Days(start.earliest, end.latest, Precision.QUARTER, code=f"{year_:04d}-{32 + number}")


def half(year_: int, number: int) -> Days:
    """Half-year 1 or 2, in EDTF 40 or 41."""
    start, end = month(year_, 6 * number - 5), month(year_, 6 * number)
    return Days(start.earliest, end.latest, Precision.INTERVAL, code=f"{year_:04d}-{39 + number}")


def season(year_: int, name: str) -> Days:
    """Spring, summer or autumn; winter belongs to two years and has no span of its own (`KeyError`)."""
    code, first, last = SEASONS[name]
    return Days(day(year_, *first), day(year_, *last), Precision.SEASON, code=f"{year_:04d}-{code}")


def hull(first: Days, last: Days) -> Days | None:
    """From the first day of the one to the last day of the other; `None` where they run backwards."""
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    rough = first.approximate or last.approximate
    return Days(first.earliest, last.latest, Precision.INTERVAL, approximate=rough)


def _of_day(year_: int, month_: int, number: int) -> Days:
    return one_day(day(year_, month_, number))


def _of_quarter(year_: int, code: int) -> Days:
    return quarter(year_, code - 32)


def _of_half(year_: int, code: int) -> Days:
    return half(year_, code - 39)


def _of_season(year_: int, code: int) -> Days:
    return season(year_, next(name for name, values in SEASONS.items() if values[0] == code))


def _of_decade(tens: int) -> Days:
    return years(10 * tens, 10 * tens + 9, f"{tens}X")


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _of_day),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), month),
    (re.compile(r"(\d{4})-(3[3-6])"), _of_quarter),
    (re.compile(r"(\d{4})-(4[01])"), _of_half),
    (re.compile(r"(\d{4})-(2[1-3])"), _of_season),
    (re.compile(r"(\d{4})"), year),
    (re.compile(r"(\d{3})X"), _of_decade),
)


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF string of the kinds written here; raises `ValueError` for any other."""
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return (None if first == ".." else bounds(first)[0], None if last == ".." else bounds(last)[1])
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(edtf.rstrip("~")):
            days = make(*map(int, found.groups()))
            return days.earliest, days.latest
    raise ValueError(f"not an EDTF date of the kinds Attache writes: {edtf!r}")
