"""A measure beyond its bound is seen, and one within it is not."""

from __future__ import annotations

from tests.eval import baseline, sets

SCORES: dict[str, float | None] = {name: 0.05 if name in baseline.LESS_IS_BETTER else 0.8 for name in baseline.GUARDED}
BOUNDS = baseline.below(SCORES, "digest")


def test_what_was_measured_is_within_its_bounds() -> None:
    assert baseline.breaches(SCORES, BOUNDS) == []


def test_breaches_are_named() -> None:
    assert baseline.breaches(SCORES | {"events_f1": 0.7}, BOUNDS) == ["events_f1 is 0.7, at least 0.78 is wanted"]
    assert baseline.breaches(SCORES | {"date_wrong": 0.2}, BOUNDS) == ["date_wrong is 0.2, at most 0.07 is allowed"]
    assert baseline.breaches(SCORES | {"offices": None}, BOUNDS) == ["offices is None, at least 0.78 is wanted"]


def test_floors_only_rise() -> None:
    better = baseline.below(SCORES | {"events_f1": 0.9, "date_wrong": 0.01}, "digest")
    worse = baseline.below(SCORES | {"events_f1": 0.7, "date_wrong": 0.2}, "digest")

    assert baseline.fallen(better, BOUNDS) == []
    assert baseline.raised(better, BOUNDS) == better
    assert baseline.fallen(worse, BOUNDS) == ["events_f1 from 0.78 to 0.68", "date_wrong from 0.07 to 0.22"]
    assert baseline.raised(worse, BOUNDS) == BOUNDS


def test_the_sample_has_floors_for_every_measure_and_of_this_gold() -> None:
    sample = sets.every()[0]
    bounds = baseline.read()[sample.name]

    assert bounds["gold"] == sample.digest
    assert bounds["at_least"].keys() | bounds["at_most"].keys() == set(baseline.GUARDED)
