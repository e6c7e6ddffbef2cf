"""Pages and the keys between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph.errors import InvalidCursorKey

LAST = "~"  # sorts behind every character that a sort key is made of

EVENT_KEY = re.compile(r"\d{4}-\d{2}-\d{2}e[0-9a-f]{16}")
ATTENDANCE_KEY = re.compile(r"\d{4}-\d{2}-\d{2}e[0-9a-f]{16}[0-9a-f]{16}")
ARTICLE_KEY = re.compile(r"[0-9-]{10}a.{1,100}")
SCORED_KEY = re.compile(r"\d{3}\.\d{4}.{1,1000}")
MADE_KEY = re.compile(r"\d{4}-\d{2}-\d{2}T[^|]{1,30}\|.{1,100}")
EVENT_KEY_WIDTH = 27


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the key to ask with for those behind them; `None` where there are none."""

    items: list[dict[str, Any]]
    next_key: str | None


def cut(rows: list[Any], limit: int) -> Page:
    """The page of the first `limit` of `rows`, pairs of key and row, of which one more than `limit` was asked for."""
    return Page(items=[row for _, row in rows[:limit]], next_key=rows[limit - 1][0] if len(rows) > limit else None)


def checked(after: str | None, form: re.Pattern[str]) -> str | None:
    """The key, or `InvalidCursorKey` where it is not of the list's form."""
    if after is not None and form.fullmatch(after) is None:
        raise InvalidCursorKey(f"{after!r} is not a key that a page of this list gives: ask for the first page anew")
    return after
