"""Datelines: "NAIROBI, Kenya, March 1 (Agency) —" before the first sentence, or a line that is nothing but a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.errors import BadMetadata
from loaders.model import Metadata
from loaders.read.dates import published_date

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_YEAR = r"(?:,?\s+(?P<year{n}>\d{{4}}))?"
_DAY = (
    rf"{_WEEKDAY}(?:(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR.format(n=1)}"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}){_YEAR.format(n=2)})"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){0,4}"
_PLACE = r"[A-ZÀ-Þ][\w'’.-]+(?:[ -][A-ZÀ-Þ][\w'’.-]*){0,3}"
_AGENCY = r"\((?P<agency>[A-Z][\w .,&/'’-]{1,40})\)"
_DASH = r"\s*(?:—|–|―|--|-)\s*"
_TEXT = rf"(?=[\"“‘'\w$])(?!\d|{_MONTH}\b)"  # "September 30–October 1" is a range

_FORMS = tuple(
    re.compile(form)
    for form in (
        # NAIROBI, Kenya, March 1, 2024 (Agency) —      the place in capitals needs no more than the dash
        rf"(?P<place>{_CAPITALS}(?:,\s*{_PLACE}){{0,2}})(?:,?\s*{_DAY})?,?\s*(?:{_AGENCY})?{_DASH}{_TEXT}",
        # Nairobi, 1 March 2024 (Agency) –              in small letters it needs a date
        rf"(?P<place>{_PLACE}(?:,\s*{_PLACE}){{0,2}})(?:[,:]\s*|\s+\()\(?{_DAY}\)?[,:]?\s*(?:{_AGENCY})?(?:{_DASH}|:\s+){_TEXT}",
        # Nairobi (Agency) –                            or an agency
        rf"(?P<place>{_PLACE}(?:,\s*{_PLACE}){{0,2}})\s*,?\s*{_AGENCY}{_DASH}{_TEXT}",
        # 1 March 2024, Nairobi –
        rf"{_DAY},?\s+(?:\(?(?P<place>{_PLACE}(?:,\s*{_PLACE}){{0,2}})\)?)?\s*(?:{_AGENCY})?(?:{_DASH}|:\s+){_TEXT}",
        # (Agency) –
        rf"{_AGENCY}{_DASH}{_TEXT}",
    )
)
_STAMP = re.compile(
    rf"(?:(?:first\s+)?(?:published|posted|updated|last updated|date|released|issued)(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?:\d{{1,2}}[:.]\d{{2}}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}})?,?\s*(?:on\s+)?)?(?P<date>{_DAY})(?:[,\s|·•–—-]+(?:at\s+)?\d{{1,2}}[:.]\d{{2}}.{{0,30}})?\.?",
    re.IGNORECASE,
)
_ISO_STAMP = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|date|released|issued)(?:\s+on)?\s*:?\s*)?(?P<date>\d{4}-\d{2}-\d{2})(?:[T\s].{0,30})?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:by|published|posted)\b", re.IGNORECASE)
MAX_DATELINE = 120
"""Characters: a longer one is a sentence with a dash in it."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` characters at a paragraph's start, the place they name, and the date as far as it is known."""

    length: int
    place: str | None
    day: date | None


def dateline_of(line: str, metadata: Metadata) -> Dateline | None:
    """The dateline that a paragraph begins with. A day without a year takes the one that publication makes likely."""
    head = line[: MAX_DATELINE + 1]
    for form in _FORMS:
        match = form.match(head)
        if match and match.end() <= MAX_DATELINE and not _is_acronym(match):
            values = match.groupdict()
            return Dateline(match.end(), values.get("place"), _day(values, metadata))
    return None


def stamp_of(line: str, metadata: Metadata) -> date | None:
    """The date that a line states which is nothing but a date, or a byline with one.

    "Friday, March 1, 2024", "Published: 1 March 2024, 12:30", "By Jane Roe | 1 March 2024".
    """
    if iso := _ISO_STAMP.fullmatch(line):
        return _iso(iso.group("date"))
    if match := _STAMP.fullmatch(line):
        return _day(match.groupdict(), metadata)
    signed = _SIGNED.match(line)
    match = re.search(_DAY, line) if signed and len(line) <= MAX_DATELINE else None
    return _day(match.groupdict(), metadata) if match else None


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but a date, known or not."""
    return bool(_STAMP.fullmatch(line) or _ISO_STAMP.fullmatch(line))


def _is_acronym(match: re.Match[str]) -> bool:
    """Capitals that may be no place, without date and agency: "UN – the body", the speaker in "Q — And then?"."""
    values = match.groupdict()
    place = values.get("place")
    bare = bool(place) and not any(values.get(name) for name in ("agency", "day1", "day2"))
    return bare and sum(c.isalpha() for c in place or "") <= 3


def _day(values: dict[str, str | None], metadata: Metadata) -> date | None:
    day = values.get("day1") or values.get("day2")
    month = values.get("month1") or values.get("month2")
    year = values.get("year1") or values.get("year2")
    if not day or not month:
        return None
    if year:
        return _iso(f"{day} {month} {year}")
    published = _iso(metadata.published or "")
    if published is None:
        return None
    near = (_iso(f"{day} {month} {published.year + step}") for step in (1, 0, -1))
    # A dateline is written before publication, or on the next day in another time zone.
    return next((found for found in near if found and found <= published + timedelta(days=1)), None)


def _iso(words: str) -> date | None:
    try:
        found = published_date(words)
    except BadMetadata:
        return None
    return date.fromisoformat(found) if found and len(found) == 10 else None
