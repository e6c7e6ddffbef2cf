"""The year of a date that names none: by the day of publication and the tense, by its weekday, or by the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.reports import Precision
from loaders.dates import calendar as cal
from loaders.dates.calendar import Days, OutOfCalendarError
from loaders.dates.situation import NOTHING, Meaning, Situation
from loaders.dates.tense import Tense

# a date without its year is this year's or near; further off the writer would have named the year, or the tense was
# misread, or the text tells of another time
PAST_DAYS = 300  # in the past tense, this year
LAST_YEAR_DAYS = 183  # in the past tense, last year
AHEAD_DAYS = 300  # in the future tense
NOUN_PAST_DAYS, NOUN_AHEAD_DAYS = 183, 60  # where no tense tells: "the July 7 attack", "the November 5 election"
NEAR_SENTENCES = 2  # a full date that far back lends its year
LEND_DAYS = 183  # and only to a date at most half a year from it


@dataclass(frozen=True, slots=True)
class Partial:
    """A date without its year: a month, or a day (or days up to `last`) of it; month `None`: a day of some month."""

    month: int | None
    day: int | None = None
    last: int | None = None
    weekday: int | None = None
    part: str | None = None

    def days(self, year: int, month: int | None = None) -> Days | None:
        """These days in that year (and month), `None` where the calendar has none such."""
        from loaders.dates.absolute import part_days

        number = self.month or month or 1
        try:
            if self.day is None:
                return part_days(cal.month(year, number), self.part)
            first = cal.day(year, number, self.day)
            if self.last is not None:
                return Days(first, cal.day(year, number, self.last), Precision.INTERVAL)
        except OutOfCalendarError:
            return None
        if self.weekday is not None and first.weekday() != self.weekday:
            return None
        return cal.one_day(first)


def choose(what: Partial, situation: Situation) -> Meaning:
    """The days meant, with the method that found the year, or nothing."""
    if situation.anchor is not None:
        days = situation.constant(lambda at: _by_anchor(what, situation, at))
        if days is None or _told_of_another_year(days, situation):
            return NOTHING
        return Meaning(days, "partial-year-from-" + situation.anchor.method, situation.anchor.latest)
    return _by_text(what, situation)


def _told_of_another_year(days: Days, situation: Situation) -> bool:
    """Whether the sentences just before tell, day by day, of an earlier year than the one found."""
    for known in situation.before:
        if situation.sentence - known.sentence > NEAR_SENTENCES:
            return False
        if known.method == "absolute" and known.days.precision is Precision.DAY and known.days.earliest is not None:
            return days.earliest is not None and known.days.earliest.year < days.earliest.year
    return False


def _candidates(what: Partial, at: date) -> list[Days]:
    if what.month is None:
        spots = [cal.add_months(at.replace(day=1), shift) for shift in (-1, 0, 1)]
        found = [what.days(spot.year, spot.month) for spot in spots]
    else:
        # 29 February comes every fourth year
        found = [what.days(at.year + shift) for shift in range(-4, 5) if 1 <= at.year + shift <= 9999]
    return [days for days in found if days is not None]


def _by_anchor(what: Partial, situation: Situation, at: date) -> Days | None:
    found = _candidates(what, at)
    near = [d for d in found if _distance(d, at) <= 366]
    past = max((d for d in near if d.earliest is not None and d.earliest <= at), key=_first, default=None)
    ahead = min((d for d in near if d.latest is not None and d.latest >= at), key=_first, default=None)
    if what.weekday is not None and len(near) == 1:
        return near[0]  # the weekday leaves one year
    back, forth = _gap(past, at), _gap(ahead, at)
    if situation.tense is Tense.PAST and not situation.modifies_noun:
        limit = PAST_DAYS if past is not None and _first(past).year == at.year else LAST_YEAR_DAYS
        return None if past is None or back > limit else past.between(None, at)
    if situation.tense is Tense.FUTURE and not situation.modifies_noun:
        return None if forth > AHEAD_DAYS else ahead
    if back <= NOUN_PAST_DAYS and (back <= forth or forth > NOUN_AHEAD_DAYS):
        return past
    return ahead if forth <= NOUN_AHEAD_DAYS or (situation.tense is Tense.FUTURE and forth <= AHEAD_DAYS) else None


def _gap(days: Days | None, at: date) -> int:
    return 9999 if days is None else _distance(days, at)


def _first(days: Days) -> date:
    return days.earliest or date.min


def _distance(days: Days, at: date) -> int:
    if days.earliest is None or days.latest is None:
        return 0
    if days.earliest <= at <= days.latest:
        return 0
    return min(abs((days.earliest - at).days), abs((days.latest - at).days))


def _by_text(what: Partial, situation: Situation) -> Meaning:
    """Without an anchor: the one year that fits the weekday, or that of the full date told just before."""
    years = situation.years or {}
    if what.month is not None and what.weekday is not None:
        fitting = [days for year in sorted(years) if (days := what.days(year)) is not None]
        return Meaning(fitting[0], "context") if len(fitting) == 1 else NOTHING
    if (what.month, what.day) == (2, 29) and years:
        # the leap year after which the text cannot have been written long: the nearest to the latest year it names
        year = max(years)
        leap = what.days(year) or what.days(year + 1)
        return Meaning(leap, "context") if leap is not None else NOTHING
    lender = next((k for k in situation.before if situation.sentence - k.sentence <= NEAR_SENTENCES), None)
    if lender is None or lender.days.earliest is None or len(years) != 1:
        return NOTHING
    base = lender.days.earliest
    if what.month is None:
        days = what.days(base.year, base.month) if lender.days.precision in {Precision.DAY, Precision.MONTH} else None
        return Meaning(days, "context") if days is not None else NOTHING
    days = what.days(base.year)
    if days is None or (lender.days.precision is Precision.DAY and _distance(days, base) > LEND_DAYS):
        return NOTHING
    return Meaning(days, "context")
