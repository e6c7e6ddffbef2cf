"""Anchors: the day a text was written, from its metadata, its dateline, or, where that is sound, its own words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from graph.reports import Precision
from loaders.dates.calendar import add_days
from loaders.dates.situation import Anchor
from loaders.dates.tense import Tense, tense
from loaders.model import Annotated, Page, TimeExpression

LEAD_SENTENCES = 5  # a date told as just now stands in the first sentences
NOW_DAYS = 6  # and the text is written at most so many days after it
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def of_page(page: Page) -> Anchor | None:
    """The anchor that metadata or dateline give; `None` where neither does.

    A publication known to the month or year only gives an anchor that may be any of its days.
    """
    published = page.metadata.published
    if published:
        parts = [int(part) for part in published[:10].split("-")]
        first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
        if len(parts) > 2:
            return Anchor(first, first, "publication")
        last_month = parts[1] if len(parts) > 1 else 12
        last = date(parts[0], last_month, calendar.monthrange(parts[0], last_month)[1])
        if page.dateline is not None and first <= page.dateline <= last:
            return Anchor(page.dateline, page.dateline, "dateline")
        return Anchor(first, last, "publication")
    if page.dateline is not None:
        return Anchor(page.dateline, page.dateline, "dateline")
    return None


def of_text(doc: Annotated, found: Sequence[TimeExpression]) -> Anchor | None:
    """The days on which a text without metadata was written, told from its own words; most often `None`.

    Sound is only this: one of the first sentences tells, in the past tense, what happened on a day given in full with
    its weekday ("landed on Thursday, October 10, 2024"), and the text names no later day as past.
    """
    spans = [item.span for item in found if item.span is not None]
    for item in found:
        span = item.span
        if span is None or span.method != "absolute" or span.precision is not Precision.DAY or span.earliest is None:
            continue
        if item.sentence >= LEAD_SENTENCES or not _WEEKDAY.match(span.raw):
            continue
        later = any(s.earliest is not None and s.earliest > span.earliest for s in spans)
        if tense(doc, item.governor) is Tense.PAST and not later:
            return Anchor(span.earliest, add_days(span.earliest, NOW_DAYS), "context")
    return None
