"""Which units a change reaches: those that a chain of likenesses or judgements ties to the changed ones, no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from graph.resolution.bonds import Bonds
from graph.resolution.cluster import Rules, Unit, links

U = TypeVar("U", bound=Unit)


class Source(Protocol[U]):
    """Where units of one kind are read."""

    def asked(self, unit: U) -> frozenset[str]:
        """The stored keys of every unit that shares a key with this one."""
        ...

    async def by_keys(self, keys: list[str]) -> list[U]:
        """The units that are stored under one of the keys."""
        ...

    async def by_ids(self, names: list[str]) -> list[U]:
        """The units of these ids; those that are not stored are left out."""
        ...

    async def bonds(self, names: list[str]) -> Bonds:
        """The judgements about these units, and about all that judgements make one with them."""
        ...


@dataclass(frozen=True, slots=True)
class Reached(Generic[U]):
    """`units` are tied to a seed, the seeds among them; `seen` holds all that share a key with one of these, too."""

    units: dict[str, U]
    seen: dict[str, U]
    bonds: Bonds


async def component(source: Source[U], seeds: Iterable[U], rules: Rules[U, Any]) -> Reached[U]:
    """Reads what shares a key with a unit that is tied, or is judged the same, and nothing else."""
    seen: dict[str, U] = {item.id: item for item in seeds}
    reached: dict[str, U] = {}
    bonds = Bonds()
    asked: set[str] = set()
    frontier = list(seen.values())
    while frontier:
        keys = sorted({key for item in frontier for key in source.asked(item)} - asked)
        if keys:
            asked.update(keys)
            for item in await source.by_keys(keys):
                seen.setdefault(item.id, item)
        reached.update((item.id, item) for item in frontier)
        judged = await source.bonds([item.id for item in frontier])
        bonds |= judged
        near = {name for _, both in links(frontier, seen, rules) for name in both}
        near.update(name for both in judged.same for name in both)
        if unread := sorted(near - seen.keys()):
            for item in await source.by_ids(unread):
                seen.setdefault(item.id, item)
        frontier = [seen[name] for name in sorted(near - reached.keys()) if name in seen]
    return Reached(reached, seen, bonds)
