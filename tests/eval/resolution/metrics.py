"""How well system clusters match gold clusters of the same mentions: MUC, B³, CEAF-e, and their mean, CoNLL F1.

A partition is a mapping of mentions to cluster names; both sides hold the same mentions, so that what is measured is
the clustering alone. Definitions as in Pradhan et al. 2014. (The package index has `scorch` for this; its last release
is of 2020, and it would bring in a command line and a progress bar.)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

M = TypeVar("M", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall, between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def groups(partition: Mapping[M, Hashable]) -> list[frozenset[M]]:
    """The clusters of a partition, in the order of their first mentions."""
    found: dict[Hashable, list[M]] = defaultdict(list)
    for mention, cluster in partition.items():
        found[cluster].append(mention)
    return [frozenset(members) for members in found.values()]


def muc(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Measure:
    """Links kept of those that each cluster needs; clusters of one have none. 1 where there is no link at all."""
    return Measure(_links(system, gold), _links(gold, system))


def _links(of: Mapping[M, Hashable], by: Mapping[M, Hashable]) -> float:
    needed = kept = 0
    for group in groups(of):
        needed += len(group) - 1
        kept += len(group) - len({by[mention] for mention in group})
    return kept / needed if needed else 1.0


def b_cubed(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Measure:
    """Of the cluster of each mention, the part that belongs to it; the mean over mentions."""
    return Measure(_purity(system, gold), _purity(gold, system))


def _purity(of: Mapping[M, Hashable], by: Mapping[M, Hashable]) -> float:
    total = 0.0
    for group in groups(of):
        shares = Counter(by[mention] for mention in group)
        total += sum(number * number for number in shares.values()) / len(group)
    return total / len(of) if of else 1.0


def ceaf_e(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Measure:
    """Clusters paired one to one so that 2·|G∩S| / (|G|+|S|) is greatest in all, over the clusters of a side."""
    wanted, found = groups(gold), groups(system)
    if not wanted:
        return Measure(1.0, 1.0)
    place = {mention: column for column, group in enumerate(found) for mention in group}
    likeness = np.zeros((len(wanted), len(found)))
    for row, group in enumerate(wanted):
        for column, shared in Counter(place[mention] for mention in group).items():
            likeness[row, column] = 2 * shared / (len(group) + len(found[column]))
    best = float(likeness[linear_sum_assignment(likeness, maximize=True)].sum())
    return Measure(best / len(found), best / len(wanted))


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of one kind of clusters, and over how many mentions they are."""

    muc: Measure
    b_cubed: Measure
    ceaf_e: Measure
    mentions: int

    @property
    def conll_f1(self) -> float:
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def figures(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Figures:
    """All measures. Raises `ValueError` unless both partitions hold the same mentions."""
    if gold.keys() != system.keys():
        raise ValueError("gold and system clusters are not of the same mentions")
    return Figures(muc(gold, system), b_cubed(gold, system), ceaf_e(gold, system), len(gold))
