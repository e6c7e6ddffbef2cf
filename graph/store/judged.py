"""Judgements in Neo4j, as resolution sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.connection import Transaction, one
from graph.resolution.bonds import Bonds, Pair

ABOUT = """
UNWIND $names AS name
CALL (name) {
    MATCH (j:Judgement {left: name}) WHERE j.active AND j.about = $about RETURN j
  UNION
    MATCH (j:Judgement {right: name}) WHERE j.active AND j.about = $about RETURN j
}
RETURN collect(DISTINCT [j.verdict, j.left, j.right])
"""

ANY = "RETURN EXISTS { MATCH (j:Judgement) WHERE j.active }"

ALL = "MATCH (j:Judgement) WHERE j.active AND j.about = $about RETURN collect([j.verdict, j.left, j.right])"


class About(StrEnum):
    """What a judgement is about: referents, or event reports by the events' own ids."""

    ENTITY = "entity"
    EVENT = "event"


class Verdict(StrEnum):
    """What a judgement says of two of them."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Shift:
    """Judgements about to be made, or to hold no longer, and the units that they are about."""

    about: About
    lost: Bonds
    gained: Bonds
    units: tuple[str, ...]

    def applied(self, about: About, bonds: Bonds) -> Bonds:
        """The bonds as they will be."""
        if about is not self.about:
            return bonds
        return Bonds(
            (bonds.same - self.lost.same) | self.gained.same,
            (bonds.different - self.lost.different) | self.gained.different,
        )


def _bonds(rows: Iterable[tuple[str, str, str]]) -> Bonds:
    found: dict[str, set[Pair]] = {verdict.value: set() for verdict in Verdict}
    for verdict, left, right in rows:
        found[verdict].add((left, right))
    return Bonds(frozenset(found[Verdict.SAME]), frozenset(found[Verdict.DIFFERENT]))


async def bonds(tx: Transaction, about: About, names: Iterable[str]) -> Bonds:
    """The judgements that hold about these units, and about all that judgements make one with them."""
    found = Bonds()
    asked: set[str] = set()
    wanted = set(names)
    while wanted:
        asked |= wanted
        more = _bonds(await one(tx, ABOUT, names=sorted(wanted), about=about.value))
        found |= more
        wanted = {name for both in more.same for name in both} - asked
    return found


async def some(tx: Transaction) -> bool:
    """Whether any judgement holds: where none does, nobody needs to ask about each unit."""
    found: bool = await one(tx, ANY)
    return found


async def every(tx: Transaction, about: About) -> Bonds:
    """All judgements that hold."""
    return _bonds(await one(tx, ALL, about=about.value))
