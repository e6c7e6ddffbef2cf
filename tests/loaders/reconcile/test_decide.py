"""What is made of the answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reports import Kind, check
from loaders.reconcile import Candidate, reconciled
from loaders.reconcile.decide import chosen
from loaders.reconcile.limits import THRESHOLD
from tests.loaders.reconcile.articles import ALL_KINDS, article, items

KEYS = [key for key, _, _ in ALL_KINDS]


def candidate(qid: str, score: float = 50.0, *, match: bool = False) -> Candidate:
    return Candidate(id=qid, score=score, match=match)


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        ([], None),
        ([candidate("Q1", match=True), candidate("Q2", 99)], "Q1"),
        ([candidate("Q1", match=True), candidate("Q2", match=True)], None),
        ([candidate("Q1", match=True), candidate("Q1", match=True)], "Q1"),
        ([candidate("Q1", THRESHOLD), candidate("Q2", THRESHOLD - 1)], "Q1"),
        ([candidate("Q1", THRESHOLD + 9), candidate("Q2", THRESHOLD)], None),
        ([candidate("Q1", THRESHOLD - 0.1)], None),
        ([candidate("Q1", 1.0)], None),
        ([candidate("NK-7", match=True), candidate("Q2", 99)], None),
        ([candidate("http://www.wikidata.org/entity/Q1", match=True)], None),
        ([candidate("Q1\n", match=True)], None),
        ([candidate("Q0", match=True)], None),
        ([candidate("Q١", match=True)], None),  # noqa: RUF001 - a digit, but none of Wikidata's
        ([candidate("P17", match=True)], None),
        ([candidate("Q1", float("nan"))], None),
    ],
)
def test_the_services_match_or_the_only_sure_candidate_is_taken(offered: list[Candidate], taken: str | None) -> None:
    assert chosen(offered) == taken


def test_items_are_put_where_they_belong_and_nothing_else_changes() -> None:
    report = article(*ALL_KINDS)
    made = reconciled(report, {"asha-mwangi": "Q10", "nobody": "Q11"})
    assert items(made) == {**dict.fromkeys(KEYS), "asha-mwangi": "Q10"}
    assert reconciled(made, {"asha-mwangi": "Q99"}) == made
    assert reconciled(report, {}) is report


def test_an_item_that_two_would_have_goes_to_neither() -> None:
    made = reconciled(article(*ALL_KINDS), {"asha-mwangi": "Q10", "harbour-board": "Q10", "lake-town": "Q12"})
    assert items(made) == {**dict.fromkeys(KEYS), "lake-town": "Q12"}


def test_an_item_that_somebody_has_stays_there() -> None:
    report = article(("kenya", Kind.COUNTRY, "Kenya", "Q114"), *ALL_KINDS)
    assert items(reconciled(report, {"freedonia": "Q114"})) == {"kenya": "Q114", **dict.fromkeys(KEYS)}


@given(st.dictionaries(st.sampled_from([*KEYS, "kenya"]), st.sampled_from(["Q1", "Q2", "Q3", "Q114"])))
def test_no_two_entities_ever_have_one_item(answers: dict[str, str]) -> None:
    report = article(("kenya", Kind.COUNTRY, "Kenya", "Q114"), *ALL_KINDS)
    made = reconciled(report, answers)
    check(made)
    given_ = [qid for qid in items(made).values() if qid is not None]
    assert len(given_) == len(set(given_))
    assert items(made)["kenya"] == "Q114"
    assert reconciled(made, answers).entities[0] == report.entities[0]
