"""Offices and contributions, in our own words."""

from __future__ import annotations

import pytest

from graph.reports import ArticleReport
from loaders.facts.contributions import number_of
from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract


def read(text: str) -> ArticleReport:
    return extract(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17")))


def given(report: ArticleReport) -> set[tuple[str, int, str]]:
    return {(c.party, c.personnel, c.status.value) for c in report.contributions}


def test_an_office_is_kept_with_its_country_and_words() -> None:
    report = read("Estonian Prime Minister Kristen Michal met President Alar Karis of Estonia on Monday.")
    offices = {(o.person, o.title, o.of) for o in report.offices}
    assert ("kristen-michal", "Prime Minister", "estonia") in offices
    assert ("alar-karis", "President", "estonia") in offices
    assert all(report.article.text[e.start : e.end] == e.quote for o in report.offices for e in o.evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana pledged 300 soldiers to the African Union Mission in Somalia.", ("ghana", 300, "pledged")),
        (
            "The African Union Mission in Somalia grew when 1,200 Ugandan soldiers were deployed to Mogadishu.",
            ("uganda", 1200, "deployed"),
        ),
        (
            "Burundi will send two thousand troops to Mogadishu for the African Union Mission in Somalia.",
            ("burundi", 2000, "planned"),
        ),
    ],
)
def test_a_contribution_has_party_number_and_status(text: str, expected: tuple[str, int, str]) -> None:
    assert expected in given(read(text))


def test_a_year_is_no_number_of_people() -> None:
    assert given(read("In 2023 Ghana sent soldiers to the African Union Mission in Somalia.")) == set()


@pytest.mark.parametrize(
    ("words", "number"), [(["1,000"], 1000), (["two", "thousand"], 2000), (["dozen"], 12), (["many"], None)]
)
def test_numbers_are_read_from_words(words: list[str], number: int | None) -> None:
    assert number_of(words) == number
