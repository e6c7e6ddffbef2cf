"""How far a start has got, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """What a start does; phases come in this order and most are passed over."""

    CHECKING = "checking the files of Neo4j"
    FETCHING = "fetching Neo4j"
    STARTING = "starting Neo4j"


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` bytes while checking and fetching; both 0 where there is nothing to count."""

    phase: Phase
    done: int = 0
    total: int = 0


Progress = Callable[[Step], None]
"""Called from one thread at a time, several times a second; must not block."""


def silent(step: Step) -> None:
    """Show nothing."""
