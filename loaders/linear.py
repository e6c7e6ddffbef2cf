"""A linear model over named signs: weights in a YAML file that can be read, a logistic score between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from loaders.tables import load_table


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by sign. A sign that the training did not see weighs nothing."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    @classmethod
    def read(cls, file: Traversable) -> Linear:
        """The model of a weights file; `KeyError` where it is not one."""
        data = load_table(file)
        return cls(bias=data["bias"], threshold=data["threshold"], weights=data["weights"])

    def score(self, signs: Iterable[str]) -> float:
        """The probability that the model gives to a case with these signs."""
        total = self.bias + sum(self.weights.get(sign, 0.0) for sign in signs)
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, total))))

    def reasons(self, signs: Iterable[str], count: int = 5) -> tuple[tuple[str, float], ...]:
        """The signs that weighed most, with their weights, heaviest first."""
        known = [(sign, self.weights[sign]) for sign in signs if sign in self.weights]
        return tuple(sorted(known, key=lambda row: (-abs(row[1]), row[0]))[:count])


@dataclass(frozen=True, slots=True)
class Choice:
    """One linear model a class; the class with the highest sum of weights is chosen."""

    biases: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def read(cls, file: Traversable) -> Choice:
        """The model of a weights file: `weights` by sign, then by class."""
        data = load_table(file)
        return cls(biases=data["biases"], weights=data["weights"])

    def best(self, signs: Iterable[str]) -> str:
        """The class that the signs speak for most."""
        totals = dict(self.biases)
        for sign in signs:
            for name, weight in self.weights.get(sign, {}).items():
                totals[name] += weight
        return max(sorted(totals), key=totals.__getitem__)
