"""One way of writing a value as bytes, so that equal graphs have equal digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from graph.reports import ArticleReport


def _plain(value: Any) -> str | dict[str, Any]:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):  # the encoder asks for it, level by level: `asdict` would copy everything first
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no canonical form")


def line(value: Any) -> str:
    """The value as one line of JSON: sorted names, no spaces, dates as ISO strings, dataclasses as their fields."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def report_line(report: ArticleReport) -> str:
    """An article's reports as one canonical line."""
    return line(report)


def fingerprint(report: ArticleReport) -> str:
    """SHA-256 of everything the article reports, metadata and loader version included."""
    return hashlib.sha256(report_line(report).encode()).hexdigest()


def digest(lines: Iterable[str]) -> str:
    """SHA-256 of the lines' own SHA-256, sorted: the order of the lines does not count, and they need not be kept."""
    return hashlib.sha256(
        "\n".join(sorted(hashlib.sha256(item.encode()).hexdigest() for item in lines)).encode()
    ).hexdigest()
