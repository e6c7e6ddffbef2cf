"""Which pairs of reports are one event, and for which reasons."""

from __future__ import annotations

import pytest
from hypothesis import given

from graph.reports import ArticleReport, EventReport, Realis
from graph.resolution.cluster import clusters
from graph.resolution.compare import Comparison, Outcome, compare
from graph.resolution.layer import views
from graph.resolution.views import EventView
from tests.graph import strategies
from tests.graph.stories import event, month, on, story

DAY = on("2024-04-01")
TWO = ("asha-mwangi", "jean-pierre")


def seen(source: str, *events: EventReport) -> dict[str, EventView]:
    return views(story(source, *events))


def compared(a: EventReport, b: EventReport) -> Comparison:
    (left,), (right,) = seen("a", a).values(), seen("b", b).values()
    return compare(left, right)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        pytest.param(event(TWO, DAY), event((*TWO, "mary-cole"), DAY), Outcome.SAME, id="two people in common"),
        pytest.param(event(TWO, DAY), event(TWO[:1], DAY), Outcome.SAME, id="one report names fewer"),
        pytest.param(
            event(TWO, DAY), event(("asha-mwangi", "mary-cole"), DAY), Outcome.DIFFERENT, id="one met two others"
        ),
        pytest.param(
            event(TWO, DAY), event(("asha-mwangi", "haiti"), DAY), Outcome.UNDECIDED, id="a delegation, or another one"
        ),
        pytest.param(
            event(("kenya", "haiti"), DAY), event(("kenya", "haiti"), DAY), Outcome.SAME, id="the same two countries"
        ),
        pytest.param(event(("kenya",), DAY), event(("kenya",), DAY), Outcome.UNDECIDED, id="one country only"),
        pytest.param(event(("caricom",), DAY), event(("caricom",), DAY), Outcome.SAME, id="one body"),
        pytest.param(
            event(("asha-mwangi", "haiti"), DAY, places=("haiti",)),
            event(("asha-mwangi",), DAY, represents=("kenya",), places=("haiti",)),
            Outcome.SAME,
            id="a guest and whom she stands for",
        ),
        pytest.param(
            event(("kenya",), DAY, places=("nairobi",)),
            event(("kenya",), DAY, places=("nairobi",)),
            Outcome.SAME,
            id="one country at one place",
        ),
        pytest.param(
            event(TWO[:1], DAY, places=("nairobi",)),
            event(TWO[:1], DAY, places=("mombasa",)),
            Outcome.SAME,
            id="two places of one country may be one",
        ),
        pytest.param(
            event(TWO[:1], DAY, places=("nairobi",)),
            event(TWO[:1], DAY, places=("haiti",)),
            Outcome.UNDECIDED,
            id="two places apart",
        ),
        pytest.param(
            event((), DAY, reference="12"), event((), month("2024-04"), reference="12"), Outcome.SAME, id="one number"
        ),
        pytest.param(
            event(TWO, DAY, realis=Realis.PLANNED), event(TWO, DAY), Outcome.SAME, id="announced and later held"
        ),
    ],
)
def test_outcomes(a: EventReport, b: EventReport, outcome: Outcome) -> None:
    found = compared(a, b)
    assert found.outcome is outcome, found
    assert found.score == sum(reason.weight for reason in found.reasons)


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (event(TWO, DAY), event(TWO, on("2024-04-02")), "different dates"),
        (event(TWO, DAY), event(TWO, DAY, subtype="signing"), "different subtypes"),
        (event(TWO, DAY), event(TWO, DAY, realis=Realis.NEGATED), "what one says happened, the other does not"),
        (event(TWO, DAY, reference="1"), event(TWO, DAY, reference="2"), "different numbers"),
    ],
)
def test_hard_rules(a: EventReport, b: EventReport, rule: str) -> None:
    found = compared(a, b)
    assert (found.outcome, found.forbidden) == (Outcome.DIFFERENT, rule)


def test_one_article_tells_its_own_events_apart() -> None:
    left, right = seen("a", event(TWO, DAY, key="1"), event(TWO, DAY, key="2")).values()
    assert compare(left, right).forbidden == "one article tells them apart"


@given(strategies.archives(most=2))
def test_comparing_is_symmetric(found: list[ArticleReport]) -> None:
    everything = [view for report in found for view in views(report).values()]
    for left in everything:
        for right in everything:
            assert compare(left, right) == compare(right, left)


@given(strategies.archives(most=2))
def test_what_is_the_same_shares_a_blocking_key(found: list[ArticleReport]) -> None:
    """Looking only at reports with a key in common loses nothing among those that have a day."""
    everything = [view for report in found for view in views(report).values() if view.keys]
    for left in everything:
        for right in everything:
            if left.day and right.day and compare(left, right).outcome is Outcome.SAME:
                assert left.keys & right.keys


def test_a_chain_never_joins_two_reports_of_one_article() -> None:
    """`b` is like both events of `a`; it can be only one of them, the one that it is more like."""
    reports = seen("a", event(TWO[:1], DAY, key="1"), event(TWO, DAY, key="2")) | seen("b", event(TWO, DAY))
    groups = clusters(reports)
    assert sorted(len(group) for group in groups) == [1, 2]
    (pair,) = (group for group in groups if len(group) == 2)
    assert {len(reports[name].parts) for name in pair} == {2}
