"""Quality cannot fall unseen: every gold set, loaded and asked over HTTP, reaches its floors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.installation import Installation, Served
from tests.eval import baseline, sets
from tests.eval.sets import GoldSet

pytestmark = [pytest.mark.e2e]

Serving = tuple[Installation, Served]


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    installation = Installation(tmp_path_factory.mktemp("eval") / "home")
    with installation.serving() as served:
        yield installation, served


@pytest.mark.parametrize("gold", sets.every(), ids=lambda gold: gold.name)
def test_set_reaches_its_floors(serving: Serving, gold: GoldSet) -> None:
    bounds = baseline.read().get(gold.name)
    if bounds is None:
        pytest.skip(f"{gold.name} has no floors in {baseline.FILE.name}: python -m tests.eval --set-floors {gold.name}")
    assert bounds["gold"] == gold.digest, "the gold has changed: measure again, then set its floors"

    scores, lines = sets.measure(*serving, gold)

    assert baseline.breaches(scores, bounds) == [], "\n".join(lines)


def test_a_breach_is_seen() -> None:
    scores: dict[str, float | None] = {name: 0.05 if name == "date_wrong" else 0.8 for name in baseline.GUARDED}
    bounds = baseline.below(scores, "digest")

    assert baseline.breaches(scores, bounds) == []
    assert baseline.breaches(scores | {"events_f1": 0.7}, bounds) == ["events_f1 is 0.7, at least 0.78 is wanted"]
    assert baseline.breaches(scores | {"date_wrong": 0.2}, bounds) == ["date_wrong is 0.2, at most 0.07 is allowed"]
    assert baseline.breaches(scores | {"offices": None}, bounds) == ["offices is None, at least 0.78 is wanted"]
