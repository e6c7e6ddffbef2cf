"""Counts from an occurrence: "comes three weeks after he visited", "less than two weeks before the inauguration"."""

from __future__ import annotations

from datetime import date

from graph.reports import Precision
from loaders.dates import calendar as cal
from loaders.dates.calendar import Days
from loaders.dates.deictic import around, counted
from loaders.dates.lexicon import DAYS_IN, count_of
from loaders.dates.relative import told
from loaders.dates.scan import Hit
from loaders.dates.situation import NOTHING, Meaning, Situation
from loaders.dates.tense import Tense
from loaders.dates.words import attachment
from loaders.model import Annotated

SLACK_DAYS = 1  # on top of the slack of "three weeks ago": an occurrence takes days itself


def complement(doc: Annotated, last: int) -> int | None:
    """The head of what stands behind "after" or "before", token `last - 1`: the other occurrence."""
    word = doc.tokens[last - 1]
    below = next((c.i for c in doc.children(word.i) if c.dep in {"pobj", "pcomp"} and c.i >= last), None)
    if below is not None:
        return below
    head = doc.tokens[word.head]
    return head.i if word.dep == "mark" and head.i >= last else None


def since_event(hit: Hit, situation: Situation) -> Meaning:
    """The days of the other occurrence, counted from now ("comes …"), from the day told last ("came …"), or from the
    day of the verb ("barred them on Thursday, a day after …")."""
    number, unit = count_of(hit.parts["count"]), hit.parts["unit"]
    if number is None or unit not in DAYS_IN:
        return NOTHING
    signed = number if hit.parts["step"] in {"before", "prior to", "ahead of"} else -number
    if situation.dated is not None:
        days = _from(situation.dated, situation.dated, signed, unit, hit.parts.get("near"))
        return NOTHING if days is None else Meaning(days, "relative", situation.dated)
    if situation.verb not in attachment("happening"):
        return NOTHING
    if situation.tense is Tense.PRESENT and situation.anchor is not None:
        days = _from(situation.anchor.earliest, situation.anchor.latest, signed, unit, hit.parts.get("near"))
        return NOTHING if days is None else Meaning(days, "relative", situation.anchor.latest)
    known = told("day", situation)
    if situation.tense is not Tense.PAST or known is None or known.days.exact is None:
        return NOTHING
    days = _from(known.days.exact, known.days.exact, signed, unit, hit.parts.get("near"))
    return NOTHING if days is None else Meaning(days, "relative", known.days.exact)


def _from(first: date, last: date, number: int, unit: str, near: str | None) -> Days | None:
    sign = 1 if number > 0 else -1
    if near in {"less than", "fewer than", "just under"}:
        far = cal.add_days(first if number < 0 else last, number * DAYS_IN[unit])
        ends = (far, cal.add_days(last, -1)) if number < 0 else (cal.add_days(first, sign), far)
        return Days(ends[0], ends[1], Precision.INTERVAL, approximate=True) if ends[0] <= ends[1] else None
    begin, end = counted(first, number, unit, near), counted(last, number, unit, near)
    if begin is None or end is None:
        return None
    days = begin if begin == end else cal.hull(begin, end)
    return around(days, SLACK_DAYS) if unit == "week" and days is not None else days
