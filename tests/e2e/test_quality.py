"""Quality cannot fall unseen: every gold set, loaded and asked over HTTP, reaches its floors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.installation import Installation, Served
from tests.eval import baseline, coded, sets
from tests.eval.answers import Answers
from tests.eval.score import Scores, Slip, score
from tests.eval.sets import GoldSet

SAMPLE, *FURTHER = sets.every()


@pytest.fixture(scope="module")
def serving(workshop: Installation) -> Iterator[Served]:
    with workshop.serving() as served:
        yield served


def _hold(gold: GoldSet, scores: Scores, slips: list[Slip]) -> None:
    bounds = baseline.read()[gold.name]
    assert bounds["gold"] == gold.digest, "the gold has changed: python -m tests.eval --set-floors"
    assert baseline.breaches(scores, bounds) == [], "\n".join(map(str, slips))


def test_the_sample_archive_reaches_its_floors(demo: Served) -> None:
    with Answers(demo.address) as answers:
        _hold(SAMPLE, *score(answers, coded.read(SAMPLE.gold)))


@pytest.mark.skipif(not FURTHER, reason=f"{sets.FURTHER} names no further gold")
@pytest.mark.parametrize("gold", FURTHER, ids=lambda gold: gold.name)
def test_a_further_set_reaches_its_floors(workshop: Installation, serving: Served, gold: GoldSet) -> None:
    if gold.name not in baseline.read():
        pytest.skip(f"{gold.name} has no floors: python -m tests.eval --set-floors {gold.name}")

    _hold(gold, *sets.measure(workshop, serving, gold))
