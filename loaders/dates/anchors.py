"""Anchors: the day a text was written, from its metadata, its dateline, or, where that is sound, its own words."""

from __future__ import annotations

import calendar
from datetime import date

from loaders.dates.situation import Anchor
from loaders.model import Page


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
