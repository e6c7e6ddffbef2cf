"""Logistic regression over named signs, and what it is worth on articles that it was not trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from loaders.linear import Choice, Linear

Model = TypeVar("Model")
Verdict = TypeVar("Verdict")

FOLDS = 8
"""Parts of the articles for cross-validation: enough that a model is trained on nearly all, few enough to be quick."""

STEPS = 3000
"""Steps within which the solver always ends on these numbers of examples."""


@dataclass(frozen=True, slots=True)
class Example:
    """A case with its signs and what it is: true or not, or one of several classes. `weight`: beside other cases."""

    article: str
    signs: tuple[str, ...]
    label: bool | str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained.

    `strength` is the inverse of regularisation, `seen` how many examples must show a sign before it may weigh,
    `least` the weight below which a sign is left out of the file, `digits` the decimals that are written.
    """

    strength: float
    seen: int
    least: float
    digits: int


def linear(examples: Sequence[Example], recipe: Recipe, threshold: float) -> Linear:
    """The model that tells true cases from others. Needs examples of both."""
    names, model = _trained(examples, recipe)
    weights = _weights(names, model.coef_[0], recipe)
    return Linear(bias=round(float(model.intercept_[0]), recipe.digits), threshold=threshold, weights=weights)


def choice(examples: Sequence[Example], recipe: Recipe) -> Choice:
    """The model that names one of several classes. Needs examples of three classes at least."""
    names, model = _trained(examples, recipe)
    classes = [str(name) for name in model.classes_]
    rows = [_weights(names, row, recipe) for row in model.coef_]
    by_sign = {name: {c: row[name] for c, row in zip(classes, rows, strict=True) if name in row} for name in names}
    return Choice(
        biases={c: round(float(x), recipe.digits) for c, x in zip(classes, model.intercept_, strict=True)},
        weights={name: row for name, row in by_sign.items() if row},
    )


def _trained(examples: Sequence[Example], recipe: Recipe) -> tuple[list[str], Any]:
    counted = Counter(sign for example in examples for sign in example.signs)
    rows = [{sign: 1.0 for sign in example.signs if counted[sign] >= recipe.seen} for example in examples]
    table = DictVectorizer(sort=True)
    matrix = table.fit_transform(rows)
    mean = sum(example.weight for example in examples) / len(examples)
    model = LogisticRegression(C=recipe.strength, max_iter=STEPS)
    model.fit(matrix, [e.label for e in examples], sample_weight=[e.weight / mean for e in examples])
    return [str(name) for name in table.get_feature_names_out()], model


def _weights(names: Sequence[str], row: Sequence[float], recipe: Recipe) -> dict[str, float]:
    return {
        name: round(float(weight), recipe.digits)
        for name, weight in zip(names, row, strict=True)
        if abs(weight) >= recipe.least
    }


def fold_of(articles: Sequence[str]) -> dict[str, int]:
    """The fold of each article: every eighth by name, so that each set is spread over all."""
    return {name: number % FOLDS for number, name in enumerate(sorted(set(articles)))}


def held_out(
    examples: Sequence[Example],
    train: Callable[[Sequence[Example]], Model],
    judge: Callable[[Model, tuple[str, ...]], Verdict],
) -> list[Verdict]:
    """The verdict on each example of a model that was trained without its article."""
    folds = fold_of([example.article for example in examples])
    verdicts: dict[int, Verdict] = {}
    for fold in sorted(set(folds.values())):
        model = train([example for example in examples if folds[example.article] != fold])
        for number, example in enumerate(examples):
            if folds[example.article] == fold:
                verdicts[number] = judge(model, example.signs)
    return [verdicts[number] for number in range(len(examples))]
