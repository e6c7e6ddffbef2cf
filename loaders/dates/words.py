"""Word lists of `grammar.yaml` about how expressions and events hang together."""

from __future__ import annotations

from functools import cache

from loaders.dates.scan import grammar


@cache
def attachment(table: str) -> frozenset[str]:
    """The lemmas of a list under `attachment`."""
    return frozenset(grammar()["attachment"][table])
