"""Pairs of clusters that are kept apart although something speaks for their being one: for a person to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph import canonical
from graph.resolution.bonds import Bonds, Pair, pair
from graph.resolution.outcome import Comparison, Outcome
from graph.resolution.tally import Row, present


def candidates(
    compared: Iterable[tuple[Pair, Comparison]], cluster_of: Mapping[str, str], bonds: Bonds
) -> dict[Pair, Row]:
    """By pair of clusters, the strongest likeness of two of their units, judged by nobody to be different.

    `compared` are pairs of units; those that are missing in `cluster_of` do not count.
    """
    apart = {
        pair(cluster_of[left], cluster_of[right])
        for left, right in bonds.different
        if left in cluster_of and right in cluster_of
    }
    best: dict[Pair, tuple[float, Pair, Comparison]] = {}
    for units, found in compared:
        if found.outcome is Outcome.DIFFERENT or not all(unit in cluster_of for unit in units):
            continue
        both = pair(cluster_of[units[0]], cluster_of[units[1]])
        if both[0] == both[1] or both in apart:
            continue
        if both not in best or (-found.score, units) < (-best[both][0], best[both][1]):
            best[both] = (found.score, units, found)
    return {both: _row(units, found) for both, (_, units, found) in best.items()}


def _row(units: Pair, found: Comparison) -> Row:
    return present(
        score=float(found.score),
        left=units[0],
        right=units[1],
        reasons=canonical.line([[reason.feature, reason.weight] for reason in found.reasons]),
        forbidden=found.forbidden,
        by_score=f"{found.score:08.4f}{units[0]}|{units[1]}",
    )
