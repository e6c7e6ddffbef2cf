"""Blocking keys, in memory and as they are stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reports import ArticleReport, EventReport, Role
from graph.resolution.events import table
from tests.graph.resolution.events.tellings import between, quoting, told, varied, views
from tests.graph.stories import event, month, on

TWO = ("asha-mwangi", "jean-pierre")
MERGED = st.sampled_from(
    (
        {},
        {"asha-mwangi": ("asha-mwangi", "mary-cole")},
        {"caricom": ("caricom", "haiti"), "jean-pierre": ("jean-pierre", "mary-cole", "okello")},
    )
)
KNOWN = st.sampled_from((None, "2024-04-02", "2024-03-31"))
STORIES = varied(most=3)


@given(STORIES, MERGED, KNOWN)
def test_what_shares_a_key_in_memory_is_found_in_the_store(
    found: list[ArticleReport], merged: dict[str, tuple[str, ...]], known: str | None
) -> None:
    everything = [view for report in found for view in views(report, known, merged=merged)]
    for left in everything:
        for right in everything:
            assert bool(left.keys & right.keys) == bool(left.asked & right.filed) == bool(left.filed & right.asked)


@given(STORIES, MERGED)
def test_what_it_is_stored_under_does_not_change_with_entities(
    found: list[ArticleReport], merged: dict[str, tuple[str, ...]]
) -> None:
    for report in found:
        before, after = views(report), views(report, merged=merged)
        assert [view.filed for view in before] == [view.filed for view in after]


@pytest.mark.parametrize(
    ("told_of", "published", "months"),
    [
        (event(TWO, on("2024-04-15")), None, {"2024-04"}),
        (event(TWO, on("2024-04-01")), None, {"2024-03", "2024-04"}),
        (event(TWO, month("2024-04")), None, {"2024-03", "2024-04", "2024-05"}),
        (event(TWO, None), "2024-04-03", {"2024-03", "2024-04"}),
        (event(TWO, None), "2024-04-20", {"2024-04"}),
        (event(TWO, None, subtype="visit"), "2024-04-20", {"2024-03", "2024-04"}),
        (event(TWO, None), None, set()),
        (event(TWO, on("0001-01-01")), None, {"0001-01"}),
        (event(TWO, on("9999-12-31")), None, {"9999-12"}),
        (event(TWO, None), "9999-12-31", {"9999-12"}),
    ],
)
def test_people_are_looked_for_in_the_months_around(
    told_of: EventReport, published: str | None, months: set[str]
) -> None:
    keys = [key.split("|") for key in told("a", told_of, published).keys]
    assert {key[2] for key in keys if key[0] == "month"} == months


def test_no_country_alone_is_looked_for_in_a_month_and_no_one_person_who_meets_many() -> None:
    for subtype, who in (("deployment", ("kenya", "haiti")), ("meeting", ("asha-mwangi", "kenya")), ("pledge", TWO)):
        assert not told("a", event(who, None, subtype=subtype), "2024-04-20").keys


def test_what_happens_once_to_somebody_needs_no_day() -> None:
    resigns = event(("asha-mwangi",), None, subtype="resignation", role=Role.ACTOR)
    assert told("a", resigns).keys == {"once|resignation|asha-mwangi"}
    assert not told("a", event(("asha-mwangi",), None, subtype="visit", role=Role.ACTOR)).keys


def test_figures_and_first_ones_are_looked_for_under_whoever_acted_and_whom_he_stood_for() -> None:
    envoy = event(("asha-mwangi",), None, subtype="pledge", role=Role.ACTOR, represents=("kenya",))
    assert told("a", quoting(envoy, "At first she promised 1,000 officers")).keys == {
        f"{what}|{who}" for what in ("first|pledge", "figure|pledge|1000|office") for who in ("asha-mwangi", "kenya")
    }
    assert not told("a", quoting(event(("kenya",), None, subtype="pledge"), "It promised 1,000 officers")).keys


def test_decisions_are_looked_for_in_the_year_by_body_and_country() -> None:
    decided = event(("caricom", "haiti"), between("2023-01-01", "2023-12-31"), subtype="approval", places=("nairobi",))
    assert told("a", decided).keys == {"year|decision|2023|caricom|haiti", "year|decision|2023|caricom|nairobi"}


def test_a_crowd_is_not_looked_for_in_pairs() -> None:
    view = told("a", event(TWO, None), "2024-04-20")
    assert view.keys == {"month|talks|2024-04|asha-mwangi|jean-pierre"}
    assert not replace(view, crowd=table.PEOPLE_IN_PAIRS + 1).keys


def test_passages_are_keys_if_they_are_long_whatever_their_case_and_spaces() -> None:
    words = "One two three four five six seven eight"
    one, other = (told(s, quoting(event((), None), text)) for s, text in (("a", words), ("b", words.upper() + "\n")))
    assert one.keys == other.keys
    assert len(one.keys) == 1
    assert not told("c", quoting(event((), None), words[:-6])).keys
