"""From pairs to clusters: linked reports form components, and a component is split where it contradicts itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.resolution.compare import Outcome, Summary, compare, forbidden, summary
from graph.resolution.views import EventView


def links(frontier: Iterable[EventView], known: Mapping[str, EventView]) -> Iterator[tuple[float, str, str]]:
    """Every pair of a report of `frontier` and one of `known` that is the same: (score, smaller id, larger id)."""
    filed: dict[str, list[str]] = defaultdict(list)
    for item in known.values():
        for key in item.keys:
            filed[key].append(item.id)
    seen: set[tuple[str, str]] = set()
    for mine in frontier:
        for other in {name for key in mine.keys for name in filed.get(key, ())} - {mine.id}:
            pair = (min(mine.id, other), max(mine.id, other))
            if pair not in seen:
                seen.add(pair)
                found = compare(mine, known[other])
                if found.outcome is Outcome.SAME:
                    yield (found.score, *pair)


def clusters(views: Mapping[str, EventView]) -> tuple[tuple[str, ...], ...]:
    """Report ids, grouped by event; each group sorted, the groups too.

    Links are taken from the strongest on, and one that would bring together what a hard rule keeps apart is left out,
    so a chain of likenesses never joins two reports of one article or two days. What comes out of a component depends
    on that component alone.
    """
    roots: dict[str, str] = {name: name for name in views}
    sums: dict[str, Summary] = {name: summary(item) for name, item in views.items()}

    def root(name: str) -> str:
        while roots[name] != name:
            roots[name] = roots[roots[name]]
            name = roots[name]
        return name

    for _, left, right in sorted(links(views.values(), views), key=lambda link: (-link[0], link[1], link[2])):
        a, b = sorted((root(left), root(right)))
        if a != b and forbidden(sums[a], sums[b]) is None:
            roots[b] = a
            sums[a] = sums[a].with_(sums[b])
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in sorted(views):
        grouped[root(name)].append(name)
    return tuple(tuple(group) for _, group in sorted(grouped.items()))
