"""What the words of the grammar stand for: numbers of months, days, weekdays, counts and shifts."""

from __future__ import annotations

from loaders.dates.scan import words

_YEAR_SHIFTS = {"last": -1, "the past": -1, "this": 0, "next": 1, "the coming": 1, "this coming": 1}
DAYS_IN = {"hour": 0, "day": 1, "night": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def month_number(word: str) -> int:
    return int(words("months")[word.rstrip(".")])


def day_number(word: str) -> int:
    return int(word.rstrip("stndrh"))


def weekday_number(word: str | None) -> int | None:
    """Monday 0 to Sunday 6."""
    return None if word is None else int(words("weekdays")[word.rstrip(".")])


def count_of(word: str) -> int | None:
    """The number a count word says, `None` where it says none."""
    if word.isdigit():
        return int(word)
    value = words("numbers").get(word)
    return None if value is None else int(value)


def part_of(word: str | None) -> str | None:
    """`early`, `mid`, `late`, `start` or `end`, for the words that name a part of a unit."""
    if word is None:
        return None
    plain = word.removeprefix("the ").removesuffix(" of").strip()
    value = words("parts").get(plain)
    return None if value is None else str(value)


def year_shift(rel: str) -> int | None:
    """How many years "last year", "this year", "next year" are from the anchor's."""
    return _YEAR_SHIFTS.get(rel)
