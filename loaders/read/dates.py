"""Publication dates as people write them → ISO dates cut to what is known."""

from __future__ import annotations

import re
from datetime import date

from loaders.errors import BadMetadata

ACCEPTED = "2024-03-01, 2024-03, 2024, 2024-03-01T12:30:00Z, 1 March 2024, March 1, 2024, March 2024"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:(?:[t\s,]|\s+at)\s*\d{1,2}[:.]\d{2}.*)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})-(?P<number>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<year>\d{{4}})/(?P<number>\d{{1,2}})/(?P<day>\d{{1,2}}){_TIME}",
        r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})-(?P<number>\d{1,2})",
        r"(?P<year>\d{4})",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}){_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
        rf"{_MONTH},?\s+(?P<year>\d{{4}})",
    )
)


def published_date(value: object, key: str = "published") -> str | None:
    """`2024-03-01`, `2024-03` or `2024`, as much as `value` says; `None` for nothing.

    The day is the one written: times and time zones are dropped. Raises `BadMetadata`, naming `key` and the accepted
    forms, for anything else, also for days that no calendar has.
    """
    if value is None:
        return None
    text = " ".join(str(value).split())
    if not text:
        return None
    for form in _FORMS:
        if match := form.fullmatch(text):
            found = _iso(match.groupdict())
            if found:
                return found
    raise BadMetadata(f"{key}: {text[:60]!r} is not a date; write one of {ACCEPTED}")


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    name = parts.get("month")
    number = parts.get("number")
    month = _MONTHS[name.lower()] if name else int(number) if number else None
    day = int(parts["day"] or 0) if parts.get("day") else None
    try:
        whole = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return whole.isoformat()[: 4 if month is None else 7 if day is None else 10]
