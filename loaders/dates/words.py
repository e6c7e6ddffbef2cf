"""Word lists of `grammar.yaml` about what surrounds an expression."""

from __future__ import annotations

from functools import cache

from loaders.dates.scan import grammar


@cache
def attachment(table: str) -> frozenset[str]:
    """The lemmas of a list under `attachment`."""
    return frozenset(grammar()["attachment"][table])


@cache
def guard(table: str) -> frozenset[str]:
    """The words of a list under `guards`."""
    return frozenset(grammar()["guards"][table])


@cache
def tenses(table: str) -> frozenset[str]:
    """The words of a list under `tenses`."""
    return frozenset(grammar()["tenses"][table])
