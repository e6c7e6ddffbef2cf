"""`attache demo`, asked over HTTP as its user would."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.e2e.installation import Served
from tests.eval.answers import Answers, Row


@pytest.fixture(scope="module")
def answers(demo: Served) -> Iterator[Answers]:
    with Answers(demo.address) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(answers: Answers) -> dict[str, str]:
    return {row["id"]: answers.text(row["id"]) for row in answers.items("/articles")}


def test_it_prints_what_to_open(demo: Served) -> None:
    assert demo.address in demo.said()
    assert f"{demo.address}/docs" in demo.said()


def test_the_whole_sample_is_loaded(answers: Answers) -> None:
    articles = list(answers.items("/articles"))

    assert len(articles) == 15
    assert all(row["published"] and row["publisher"] and row["title"] for row in articles)


def test_signing_in_nairobi_lists_ruto_and_henry_with_their_quotes(answers: Answers) -> None:
    """Reports of it are one event, and both witnesses are there, each with the words that say so."""
    signings = list(answers.items("/events", subtype="signing", **{"from": "2024-03-01", "to": "2024-03-01"}))

    signing = max(signings, key=lambda event: len(event["articles"]))
    assert len(signing["articles"]) >= 2
    rows = list(answers.items("/attendance", event=signing["id"]))
    present = {row["participant"]["name"]: row for row in rows}
    assert {"William Ruto", "Ariel Henry"} <= present.keys()
    for name in ("William Ruto", "Ariel Henry"):
        assert present[name]["attended"] is True
        assert present[name]["evidence"]
        assert all(item["quote"].strip() for item in present[name]["evidence"])


def test_attendance_of_a_person_names_the_occasions(answers: Answers) -> None:
    rows = list(answers.items("/attendance", person="william-ruto"))

    subtypes = {row["event"]["subtype"] for row in rows}
    assert {"signing", "visit", "meeting"} <= subtypes
    assert all(row["participant"]["id"] == "william-ruto" and row["attended"] for row in rows)
    days = [(row["event"]["date"] or {}).get("earliest") or "" for row in rows]
    assert days == sorted(days, reverse=True)


def test_who_was_absent_is_not_held_present(answers: Answers) -> None:
    """Henry did not come to Kingston, Conille was abroad when Ruto visited Haiti, Ruto did not address Congress."""
    henry = list(answers.items("/attendance", person="ariel-henry", **{"from": "2024-03-10", "to": "2024-03-12"}))
    conille = list(answers.items("/attendance", person="garry-conille", **{"from": "2024-09-20", "to": "2024-09-22"}))
    ruto = list(answers.items("/attendance", person="william-ruto", subtype="address"))

    assert [row["event"]["label"] for row in henry] == []
    assert [row["event"]["label"] for row in conille] == []
    assert [row for row in ruto if row["event"]["realis"] == "negated"] == []


def test_every_evidence_is_what_the_text_says(answers: Answers, texts: dict[str, str]) -> None:
    """text[start:end] == quote, for everything that the graph holds."""
    wrong: list[Row] = []
    count = 0
    for path in ("/events", "/attendance", "/offices", "/contributions"):
        for row in answers.items(path):
            parts = row.get("participants", [])
            for item in [*row["evidence"], *(item for part in parts for item in part["evidence"])]:
                count += 1
                if texts[item["article_id"]][item["start"] : item["end"]] != item["quote"] or not item["quote"]:
                    wrong.append(item)
    assert wrong == []
    assert count > 100


def test_first_contingent_has_two_numbers(answers: Answers) -> None:
    """200 by one report, about 400 by another: both are kept, each with its own words."""
    rows = [row for row in answers.items("/contributions") if row["status"] == "deployed"]

    numbers = {row["personnel"] for row in rows if row["party"]["name"] == "Kenya"}
    assert {200, 400} <= numbers


def test_docs_page_needs_no_internet(demo: Served) -> None:
    for path in ("/docs", "/redoc"):
        page = httpx.get(f"{demo.address}{path}", timeout=30)
        assert page.status_code == httpx.codes.OK
        assert "//cdn." not in page.text
        assert "https://fonts." not in page.text


def test_unknown_article_is_a_problem_document(demo: Served) -> None:
    answer = httpx.get(f"{demo.address}/articles/a0000000000000000", timeout=30)

    assert answer.status_code == httpx.codes.NOT_FOUND
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == httpx.codes.NOT_FOUND
