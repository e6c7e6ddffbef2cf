"""Linear models: what their files hold, and how signs add up."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from loaders.linear import Choice, Linear


@pytest.fixture
def yes_or_no(tmp_path: Path) -> Linear:
    file = tmp_path / "model.yaml"
    file.write_text("bias: -1.0\nthreshold: 0.4\nweights: {dated: 2.0, quoted: -0.5}\n", encoding="utf-8")
    return Linear.read(file)


def test_the_score_is_the_logistic_of_bias_and_weights(yes_or_no: Linear) -> None:
    assert yes_or_no.score(["dated"]) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert yes_or_no.score([]) == pytest.approx(1 / (1 + math.exp(1.0)))


def test_a_sign_that_training_did_not_see_weighs_nothing(yes_or_no: Linear) -> None:
    assert yes_or_no.score(["dated", "never seen"]) == yes_or_no.score(["dated"])


def test_extreme_sums_stay_within_nought_and_one() -> None:
    model = Linear(bias=0.0, threshold=0.5, weights={"a": 1e6, "b": -1e6})
    assert model.score(["a"]) == pytest.approx(1.0)
    assert model.score(["b"]) == pytest.approx(0.0)


def test_the_heaviest_signs_are_the_reasons(yes_or_no: Linear) -> None:
    assert yes_or_no.reasons(["quoted", "dated", "never seen"]) == (("dated", 2.0), ("quoted", -0.5))
    assert yes_or_no.reasons(["quoted", "dated"], count=1) == (("dated", 2.0),)


def test_a_file_without_weights_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.yaml"
    file.write_text("bias: 0.0\nthreshold: 0.5\n", encoding="utf-8")
    with pytest.raises(KeyError, match="weights"):
        Linear.read(file)


def test_the_class_with_the_most_weight_is_chosen(tmp_path: Path) -> None:
    file = tmp_path / "roles.yaml"
    file.write_text(
        "biases: {actor: 0.5, recipient: 0.0}\nweights: {after: {recipient: 1.0}, before: {actor: 1.0}}\n",
        encoding="utf-8",
    )
    model = Choice.read(file)
    assert model.best(["after"]) == "recipient"
    assert model.best(["before"]) == "actor"
    assert model.best([]) == "actor"
