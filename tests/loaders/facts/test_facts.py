"""Offices and contributions, in our own words."""

from __future__ import annotations

import pytest

from graph.reports import ArticleReport
from loaders import coreference, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.facts import employers, offices
from loaders.facts.numbers import number_of
from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract


def read(text: str) -> ArticleReport:
    return extract(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17")))


def given(report: ArticleReport) -> set[tuple[str, int | None, str]]:
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
        ("Anna Berg served as the Swedish ambassador to Chad for years.", ("anna-berg", "sweden")),
        (
            "The ministers met in Oslo. Peter Hall, who succeeded him as foreign minister of Denmark, was there.",
            ("peter-hall", "denmark"),
        ),
        (
            "Four presidents came to Accra: John Adu of Ghana, Ali Ndiaye of Senegal and Luc Sossa of Benin.",
            ("ali-ndiaye", "senegal"),
        ),
        (
            "Kofi Mensah, the African Union's commissioner for trade, spoke in Addis Ababa.",
            ("kofi-mensah", "african-union"),
        ),
        (
            "Finnish Foreign Minister Aino Laine met her Latvian counterpart Janis Ozols in Riga.",
            ("janis-ozols", "latvia"),
        ),
    ],
)
def test_an_office_is_read_from_the_words_around_a_name(text: str, expected: tuple[str, str]) -> None:
    assert expected in {(o.person, o.of) for o in read(text).offices}


def test_a_former_office_says_so_and_has_no_day() -> None:
    report = read("Former Estonian Prime Minister Kristen Lepp met President Alar Tamm of Estonia on Monday.")
    former = {o.title: o.held for o in report.offices if o.person == "kristen-lepp"}
    assert former == {"former Prime Minister": None}


def test_a_title_holds_on_the_day_of_what_its_holder_did_just_before_the_article() -> None:
    report = read("President Alar Tamm of Estonia spoke to the press. On Tuesday Tamm met Jonas Petraitis in Vilnius.")
    (held,) = {o.held for o in report.offices if o.person == "alar-tamm"}
    assert held is not None
    assert held.edtf == "2024-05-14"


def test_what_only_an_office_names_becomes_an_entity() -> None:
    page = Source("note.txt", "Senate Minority Leader Jane Rowe met Governor John Hale (OH).", Media.TEXT, Metadata())
    doc = annotate(clean(page))
    known = employers(doc, coreference.link(doc, mentions.find(doc)))
    assert {"united-states-senate", "ohio"} <= set(known.by_key)
    assert {"united-states-senate", "ohio"} <= {o.of for o in offices(doc, known, ())}


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
        (
            "Uganda has 6,200 soldiers in the African Union Mission in Somalia. Burundi contributed a further 4,400.",
            ("burundi", 4400, "deployed"),
        ),
        (
            "The first 150 Rwandan troops joined the African Union Mission in Somalia. Another 500 are to follow.",
            ("rwanda", 500, "planned"),
        ),
        (
            "Some 340 Ghanaians serve in the United Nations Interim Force in Lebanon.",
            ("ghana", 340, "deployed"),
        ),
        (
            "Ghana said it was ready to contribute 870 peacekeepers to the United Nations Interim Force in Lebanon.",
            ("ghana", 870, "pledged"),
        ),
        (
            "Nepal, Togo and Chad have promised troops for the United Nations Interim Force in Lebanon.",
            ("togo", None, "pledged"),
        ),
        (
            "The United Nations Interim Force in Lebanon is meant to grow to 15,000 people.",
            ("united-nations-interim-force-in-lebanon", 15000, "target"),
        ),
    ],
)
def test_a_contribution_has_party_number_and_status(text: str, expected: tuple[str, int | None, str]) -> None:
    assert expected in given(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The African Union Mission in Somalia asked Ghana to send 2,000 troops.",
        "Ghana refused to send 2,000 troops to the African Union Mission in Somalia.",
        "Ghana will withdraw its 1,100 soldiers from the African Union Mission in Somalia.",
        "Twelve Ghanaian peacekeepers of the African Union Mission in Somalia were killed.",
    ],
)
def test_people_asked_for_refused_withdrawn_or_lost_are_no_contribution(text: str) -> None:
    assert given(read(text)) == set()


def test_people_go_to_a_country_where_the_mission_has_no_name() -> None:
    report = read("Fiji agreed to deploy 300 police officers to Honduras as part of a regional peacekeeping mission.")
    assert {(c.party, c.mission, c.personnel) for c in report.contributions} == {("fiji", "honduras", 300)}


def test_a_year_is_no_number_of_people() -> None:
    assert given(read("In 2023 Ghana sent soldiers to the African Union Mission in Somalia.")) == {
        ("ghana", None, "deployed")
    }


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["1,000"], 1000),
        (["two", "thousand"], 2000),
        (["dozen"], 12),
        (["two", "thousand", "five", "hundred"], 2500),
        (["many"], None),
    ],
)
def test_numbers_are_read_from_words(words: list[str], number: int | None) -> None:
    assert number_of(words) == number
