"""The gazetteers' data is whole, and look-ups find it."""

from __future__ import annotations

import re

import pytest

from graph.reports import Kind
from loaders.gazetteer import gazetteer, slug
from loaders.gazetteer.names import fold, words
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.people import people
from loaders.gazetteer.source import data


def test_every_country_has_a_key_a_code_and_a_wikidata_id() -> None:
    rows = [e for e in gazetteer().entries.values() if e.kind is Kind.COUNTRY]
    assert len(rows) > 230
    for row in rows:
        assert re.fullmatch(r"[a-z0-9-]+", row.key)
        assert re.fullmatch(r"Q\d+", row.qid or "")
        assert re.fullmatch(r"[A-Z]{2}", row.iso2 or "")


def test_wikidata_ids_name_one_thing_each() -> None:
    ids = [e.qid for e in gazetteer().entries.values() if e.qid]
    assert len(ids) == len(set(ids))


def test_every_parent_exists() -> None:
    entries = gazetteer().entries
    missing = {(e.key, e.parent) for e in entries.values() if e.parent and e.parent not in entries}
    assert not missing


def test_every_key_that_other_data_uses_exists() -> None:
    entries = gazetteer().entries
    used = {*data("people"), *title_words().implies.values(), *data("places")["postal"].values()}
    used |= {key for keys in data("nominals")["also_in"].values() for key in keys} | set(data("nominals")["kingdoms"])
    for row in data("institutions").values():
        used |= set(row.get("countries", ())) | set(row.get("known", {})) | set(row.get("known", {}).values())
    assert not used - set(entries)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "united-states"),
        ("Republic of Kenya", "kenya"),
        ("DR Congo", "democratic-republic-of-the-congo"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("Timor-Leste", "east-timor"),
        ("Emirati", "united-arab-emirates"),
        ("Haitians", "haiti"),
        ("Multi-National Security Support Mission", "multinational-security-support-mission"),
        ("Cabinet of Kenya", "cabinet-of-kenya"),
        ("Philippine Senate", "senate-of-the-philippines"),
    ],
)
def test_form(name: str, key: str) -> None:
    form = gazetteer().named(name)
    assert form is not None
    assert form.entry.key == key


def test_every_capital_is_a_place_of_its_country() -> None:
    known = gazetteer()
    for place, country in known.capitals.items():
        assert known.entries[place].kind is Kind.PLACE
        assert known.entries[place].parent == country


def test_city_is_the_most_populous_of_its_name() -> None:
    london = gazetteer().city("London")
    assert london is not None
    assert london.parent == "united-kingdom"
    assert gazetteer().city("Zzyzx") is None


@pytest.mark.parametrize(
    ("surname", "title", "of", "name"),
    [
        ("Biden", "president", None, "Joe Biden"),
        ("Putin", "president", "russia", "Vladimir Putin"),
        ("Trump", None, None, "Donald Trump"),
        ("Ali", None, None, None),
        ("Biden", "prime minister", None, None),
    ],
)
def test_whom_a_surname_means(surname: str, title: str | None, of: str | None, name: str | None) -> None:
    found = people().called(surname, title, of)
    assert (found.name if found else None) == name


def test_offices_under_two_names_are_one() -> None:
    same = title_words().same_office
    assert same("Premier") == same("prime minister") == same("PM")
    assert title_words().of("Taoiseach") == "ireland"


def test_names_are_compared_without_case_and_accents() -> None:
    assert fold("Y\u0131ld\u0131r\u0131m") == "yildirim"
    assert slug("Trần Đức Lương") == "tran-duc-luong"
    assert words("Guinea-Bissau’s") == ("guinea", "-", "bissau", "'s")


def test_initials_tell_namesakes_apart() -> None:
    assert people().named("George W. Bush")[0].name == "George W. Bush"
    assert people().named("George H. W. Bush")[0].name == "George H. W. Bush"


def test_people_are_known_in_either_order_and_as_an_article_spells_them() -> None:
    known = people().called("Zelenskyy", "president", "ukraine")
    assert known is not None
    assert known.written("Zelenskyy") == "Volodymyr Zelenskyy"
    assert [k.name for k in people().named("Kishida Fumio")] == ["Fumio Kishida"]


def test_holders_of_offices_are_of_known_countries_and_bodies() -> None:
    unknown = {key for table in ("people", "office_holders") for key in data(table)} - set(gazetteer().entries)
    assert unknown == set()
