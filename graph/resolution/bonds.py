"""What people decided, as resolution sees it: pairs of units that are one, and pairs that are not."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

Pair = tuple[str, str]  # the smaller id first


def pair(left: str, right: str) -> Pair:
    """The two in their order."""
    return (left, right) if left < right else (right, left)


@dataclass(frozen=True, slots=True)
class Bonds:
    """Judgements that hold. Units that no report names any more may be among them: they still tie others together."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    different: frozenset[Pair] = field(default_factory=frozenset)

    def __or__(self, other: Bonds) -> Bonds:
        return Bonds(self.same | other.same, self.different | other.different)

    def names(self) -> frozenset[str]:
        """Every unit that one of them is about."""
        return frozenset(name for two in self.same | self.different for name in two)


def chain(same: Iterable[Pair], start: str, end: str) -> tuple[str, ...] | None:
    """The shortest way from `start` to `end` through units judged the same, both included; `None` where none leads."""
    beside: dict[str, set[str]] = defaultdict(set)
    for left, right in same:
        beside[left].add(right)
        beside[right].add(left)
    before: dict[str, str | None] = {start: None}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        if name == end:
            found = [name]
            while (back := before[found[-1]]) is not None:
                found.append(back)
            return tuple(reversed(found))
        for other in sorted(beside[name] - before.keys()):
            before[other] = name
            queue.append(other)
    return None


def contradiction(bonds: Bonds, *, verdict_same: bool, left: str, right: str) -> tuple[str, ...] | None:
    """The chain of units, in order, that a further judgement of this pair would contradict; `None` where it fits.

    Against `different`: the chain of units judged the same from one to the other. Against `same`: the chain that
    would then join two units judged different, the new judgement's pair side by side in it.
    """
    if not verdict_same:
        return chain(bonds.same, left, right)
    joined = bonds.same | {pair(left, right)}
    for one, other in sorted(bonds.different):
        if found := chain(joined, one, other):
            return found
    return None
