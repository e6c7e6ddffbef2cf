"""From pairs to clusters: linked units form components, and a component is split where it contradicts itself.

Units are what is clustered: event reports, and the referents of entity reports. The same code serves both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
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
    """How units of one kind are compared, and which clusters of them may never become one. All symmetric.

    `vague` units say too little to choose by: one that is the same as two others which are not is joined with neither.
    """

    compare: Callable[[U, U], Comparison]
    summary: Callable[[U], S]
    forbidden: Callable[[S, S], str | None]
    vague: Callable[[U], bool] = lambda _: False


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
    found = sorted(links(units.values(), units, rules), key=lambda link: (-link[0], link[1]))
    torn = _torn([both for _, both in found], units, rules, bonds)
    for _, (left, right) in found:
        if left not in torn and right not in torn:
            groups.link(left, right)
    return groups.found()


def _torn(found: Iterable[Pair], units: Mapping[str, U], rules: Rules[U, S], bonds: Bonds) -> frozenset[str]:
    """Vague units that are linked with two which a hard rule keeps apart; those judged different do not count."""
    partners: dict[str, list[str]] = defaultdict(list)
    for left, right in found:
        for mine, other in ((left, right), (right, left)):
            if rules.vague(units[mine]) and not rules.vague(units[other]) and pair(mine, other) not in bonds.different:
                partners[mine].append(other)
    sums = {name: rules.summary(units[name]) for others in partners.values() for name in others}
    return frozenset(
        name
        for name, others in partners.items()
        if any(rules.forbidden(sums[one], sums[two]) for one, two in combinations(others, 2))
    )


class _Sets:
    """Disjoint sets of names; each is known by its smallest name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._roots = {name: name for name in names}

    def root(self, name: str) -> str:
        while self._roots[name] != name:
            self._roots[name] = self._roots[self._roots[name]]
            name = self._roots[name]
        return name

    def join(self, left: str, right: str) -> tuple[str, str] | None:
        """The root that stands and the one that went; `None` where the two are in one set already."""
        a, b = sorted((self.root(left), self.root(right)))
        self._roots[b] = a
        return (a, b) if a != b else None


class _Groups(Generic[U, S]):
    """What is one, by judgements and links together, and beside it what links alone have made one.

    Hard rules look at the latter: what a person joined with something of another day may still be linked with reports
    of its own. Names that are no units are there for their bonds only.
    """

    def __init__(self, units: Mapping[str, U], rules: Rules[U, S], bonds: Bonds) -> None:
        self._units = units
        self._rules = rules
        self._one = _Sets(units.keys() | bonds.names())
        self._linked = _Sets(units)
        self._sums: dict[str, S] = {name: rules.summary(item) for name, item in units.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)  # root → roots that it may not be joined with
        for left, right in bonds.different:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def join(self, left: str, right: str) -> None:
        """Make the two one."""
        if joined := self._one.join(left, right):
            a, b = joined
            for other in self._apart.pop(b, set()):
                self._apart[other].discard(b)
                self._apart[other].add(a)
                self._apart[a].add(other)

    def link(self, left: str, right: str) -> None:
        """Make the two one unless a judgement or a hard rule keeps them apart."""
        if self._one.root(right) in self._apart[self._one.root(left)]:
            return
        one, two = self._sums[self._linked.root(left)], self._sums[self._linked.root(right)]
        if self._rules.forbidden(one, two) is None and (joined := self._linked.join(left, right)):
            a, b = joined
            self._sums[a] = self._sums[a].with_(self._sums[b])
            self.join(left, right)

    def found(self) -> tuple[tuple[str, ...], ...]:
        """The groups of units."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._units):
            grouped[self._one.root(name)].append(name)
        return tuple(sorted(tuple(group) for group in grouped.values()))
