"""From pairs to clusters: linked units form components, and a component is split where it contradicts itself.

Units are what is clustered: event reports, and the referents of entity reports. The same code serves both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from graph.resolution.bonds import Bonds, Pair, pair
from graph.resolution.outcome import Comparison, Outcome


class Unit(Protocol):
    """Something to be clustered; only units that share one of their `keys` are ever compared."""

    @property
    def id(self) -> str: ...

    @property
    def keys(self) -> frozenset[str]: ...


class Summary(Protocol):
    """What hard rules look at, for one unit or for a cluster of them."""

    def with_(self, other: Self) -> Self:
        """The summary of both together."""
        ...


U = TypeVar("U", bound=Unit)
S = TypeVar("S", bound=Summary)


@dataclass(frozen=True, slots=True)
class Rules(Generic[U, S]):
    """How units of one kind are compared, and which clusters of them may never become one. All symmetric."""

    compare: Callable[[U, U], Comparison]
    summary: Callable[[U], S]
    forbidden: Callable[[S, S], str | None]


def comparisons(
    frontier: Iterable[U], known: Mapping[str, U], rules: Rules[U, Any]
) -> Iterator[tuple[Pair, Comparison]]:
    """Every pair of a unit of `frontier` and one of `known` that share a key, once, with what comparing them gives."""
    filed: dict[str, list[str]] = defaultdict(list)
    for item in known.values():
        for key in item.keys:
            filed[key].append(item.id)
    seen: set[Pair] = set()
    for mine in frontier:
        for other in {name for key in mine.keys for name in filed.get(key, ())} - {mine.id}:
            both = pair(mine.id, other)
            if both not in seen:
                seen.add(both)
                yield both, rules.compare(mine, known[other])


def links(frontier: Iterable[U], known: Mapping[str, U], rules: Rules[U, Any]) -> Iterator[tuple[float, Pair]]:
    """Those of the pairs that are the same, with their scores."""
    for both, found in comparisons(frontier, known, rules):
        if found.outcome is Outcome.SAME:
            yield found.score, both


def clusters(units: Mapping[str, U], rules: Rules[U, S], bonds: Bonds) -> tuple[tuple[str, ...], ...]:
    """Unit ids, grouped; each group sorted, the groups too.

    What people judged the same is one, and what they judged different is never in one group; a contradiction between
    judgements is never stored, so the order of these does not count. Then links are taken from the strongest on, and
    one that would bring together what a hard rule keeps apart is left out: a chain of likenesses never joins two
    reports of one article or two days. What comes out of a component depends on that component alone.
    """
    groups = _Groups(units, rules, bonds)
    for left, right in sorted(bonds.same):
        groups.join(left, right)
    for _, (left, right) in sorted(links(units.values(), units, rules), key=lambda link: (-link[0], link[1])):
        groups.link(left, right)
    return groups.found()


class _Groups(Generic[U, S]):
    """Disjoint sets of names with the summary of each; names that are no units are there for their bonds only."""

    def __init__(self, units: Mapping[str, U], rules: Rules[U, S], bonds: Bonds) -> None:
        self._units = units
        self._rules = rules
        names = units.keys() | bonds.names()
        self._roots = {name: name for name in names}
        self._sums: dict[str, S] = {name: rules.summary(item) for name, item in units.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)  # root → roots that it may not be joined with
        for left, right in bonds.different:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def _root(self, name: str) -> str:
        while self._roots[name] != name:
            self._roots[name] = self._roots[self._roots[name]]
            name = self._roots[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make the two one, whatever hard rules say."""
        a, b = sorted((self._root(left), self._root(right)))
        if a == b:
            return
        self._roots[b] = a
        if b in self._sums:
            self._sums[a] = self._sums[a].with_(self._sums[b]) if a in self._sums else self._sums[b]
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)

    def link(self, left: str, right: str) -> None:
        """Make the two one unless a judgement or a hard rule keeps them apart."""
        a, b = self._root(left), self._root(right)
        if a != b and b not in self._apart[a] and self._rules.forbidden(self._sums[a], self._sums[b]) is None:
            self.join(a, b)

    def found(self) -> tuple[tuple[str, ...], ...]:
        """The groups of units."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._units):
            grouped[self._root(name)].append(name)
        return tuple(sorted(tuple(group) for group in grouped.values()))
