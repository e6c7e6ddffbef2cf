"""The word lists by which facts are read (`words.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from loaders.tables import load_table


@cache
def words(*names: str) -> frozenset[str]:
    """The words of these lists."""
    return frozenset(word for name in names for word in _lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load_table(files(__package__).joinpath("words.yaml"))
    return found
