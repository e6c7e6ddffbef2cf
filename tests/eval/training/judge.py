"""What cross-validation says of a model: one row a set, one for all."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.linear import Choice, Linear
from tests.eval.training.fit import Example, choice, held_out, linear
from tests.eval.training.models import Spec

BINS = 10
"""Bands of probability in which what the model says is compared with what was."""

HEAD = ("model", "set", "examples", "true", "precision", "recall", "F1", "accuracy", "calibration")
Row = tuple[str, ...]


def train(examples: Sequence[Example], spec: Spec) -> Linear | Choice:
    """The model that `spec` describes."""
    if spec.threshold is None:
        return choice(examples, spec.recipe)
    return linear(examples, spec.recipe, spec.threshold)


def rows(examples: Sequence[Example], spec: Spec) -> list[Row]:
    """A row a set and one for all, each example judged by a model trained without its article."""
    threshold = spec.threshold
    if threshold is None:
        chosen = held_out(examples, lambda x: choice(x, spec.recipe), lambda model, signs: model.best(signs))
        right = [said == example.label for said, example in zip(chosen, examples, strict=True)]
        measured = _by_set(examples)
        return [_roles(spec, name, [right[i] for i in numbers]) for name, numbers in measured]
    chances = held_out(examples, lambda x: linear(x, spec.recipe, threshold), lambda model, signs: model.score(signs))
    return [
        _chances(spec, threshold, name, [chances[i] for i in numbers], [bool(examples[i].label) for i in numbers])
        for name, numbers in _by_set(examples)
    ]


def table(found: Sequence[Row]) -> str:
    """Rows below their heads, in columns."""
    widths = [max(len(row[i]) for row in (HEAD, *found)) for i in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in (HEAD, *found)
    )


def _by_set(examples: Sequence[Example]) -> list[tuple[str, list[int]]]:
    names = [example.article.split("/", 1)[0] for example in examples]
    found = [(name, [i for i, other in enumerate(names) if other == name]) for name in dict.fromkeys(names)]
    return [*found, ("all", list(range(len(examples))))]


def _chances(spec: Spec, threshold: float, name: str, chances: Sequence[float], labels: Sequence[bool]) -> Row:
    said = [chance >= threshold for chance in chances]
    hit = sum(a and b for a, b in zip(said, labels, strict=True))
    precision, recall = _share(hit, sum(said)), _share(hit, sum(labels))
    f1 = _share(2 * hit, sum(said) + sum(labels))
    right = _share(sum(a == b for a, b in zip(said, labels, strict=True)), len(labels))
    figures = (precision, recall, f1, right, miscalibration(chances, labels))
    return (spec.file, name, str(len(labels)), str(sum(labels)), *(f"{x:.3f}" for x in figures))


def _roles(spec: Spec, name: str, right: Sequence[bool]) -> Row:
    return (spec.file, name, str(len(right)), "", "", "", "", f"{_share(sum(right), len(right)):.3f}", "")


def miscalibration(chances: Sequence[float], labels: Sequence[bool]) -> float:
    """How far, on average, a probability is from the share of true cases among those given one like it."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for chance, label in zip(chances, labels, strict=True):
        bands.setdefault(min(int(chance * BINS), BINS - 1), []).append((chance, label))
    off = sum(abs(sum(chance - label for chance, label in band)) for band in bands.values())
    return _share(off, len(labels))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
