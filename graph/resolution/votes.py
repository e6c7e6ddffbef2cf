"""Choosing one value among many reports: the same one whatever the order of the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=str)


def name(counts: Mapping[str, int]) -> str:
    """The most frequent name; among equals the longest, then the alphabetically first."""
    return min(counts, key=lambda value: (-counts[value], -len(value), value))


def value(counts: Mapping[str, int]) -> str | None:
    """The most frequent value, among equals the alphabetically first; `None` where there is none."""
    return min(counts, key=lambda item: (-counts[item], item)) if counts else None


def ranked(counts: Mapping[str, int], order: Sequence[T]) -> T:
    """The most frequent value of a closed set, among equals the one that stands first in `order`."""
    return min((item for item in order if counts.get(item)), key=lambda item: -counts[item])


def of(values: Iterable[str | None]) -> Counter[str]:
    """How often each value occurs, absent ones left out."""
    return Counter(item for item in values if item is not None)
