"""Names of one person are one entity; offices and institutions find their country."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.coreference.people import near_surname, same_person

Read = Callable[..., Any]


def test_surname_is_the_full_name(read: Read) -> None:
    found = read("Maria Lopez landed in Oslo. Reporters asked Lopez about the talks.")
    assert found.keys("Lopez") == [("maria-lopez",)]


def test_misspelt_name_is_the_same_person(read: Read) -> None:
    found = read("Prime Minister Ariel Henry left. Later Ariel Henri returned. Ariel Henry said nothing.")
    assert found.entity("ariel-henry").name == "Ariel Henry"
    assert "ariel-henri" not in found.entities.by_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Brian A. Nichols", "Brian Nichols", True),
        ("Ariel Henry", "Ariel Henri", True),
        ("Ali Bongo", "Ali Bongo Ondimba", True),
        ("George Bush", "George Rush", False),
        ("Anna Berg", "Anne Berg", True),
        ("Jill Biden", "Joe Biden", False),
        ("Li Wei", "Li Wen", False),
        ("Juan González", "Juan Gonzalez", True),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@given(st.text("abcdefgh", min_size=2, max_size=8), st.text("abcdefgh", min_size=2, max_size=8))
def test_every_name_is_its_own_spelling_and_order_does_not_matter(given_name: str, surname: str) -> None:
    name = f"{given_name} {surname}"
    assert same_person(name, name)
    other = f"{given_name} {surname}s"
    assert same_person(name, other) == same_person(other, name)


def test_near_surname_needs_a_long_name() -> None:
    assert near_surname("Soleymani", "Qasem Soleimani")
    assert not near_surname("Lee", "Ann Lea")


def test_nickname_of_a_well_known_person(read: Read) -> None:
    found = read("President Joseph R. Biden, Jr. signed the order. President Biden then left for Delaware.")
    assert found.entity("joe-biden").name == "Joe Biden"
    assert {x.entities for x in found.all("President Biden")} == {("joe-biden",)}


def test_unknown_single_name_stays_as_it_stands(read: Read) -> None:
    found = read("Security minister Hamdono was unhurt. Hamdono left the hospital.")
    assert found.entity("hamdono").name == "Hamdono"


def test_office_takes_the_country_said_elsewhere_of_the_person(read: Read) -> None:
    found = read("Zambian President Michael Ncube arrived. President Ncube met the press.")
    assert {o.of for o in found.entity("michael-ncube").offices} == {"zambia"}


def test_office_takes_the_country_of_the_scene(read: Read) -> None:
    found = read("In Botswana, the envoy met with President Thabo Kgosi about trade with Angola.")
    assert [o.of for o in found.entity("thabo-kgosi").offices] == ["botswana"]


def test_office_stays_open_where_two_countries_are_as_near(read: Read) -> None:
    found = read("Chad and Togo sent envoys. Chad and Togo also heard Foreign Minister Paul Mbeku.")
    assert [o.of for o in found.entity("paul-mbeku").offices] == [None]


def test_office_that_a_verb_gives(read: Read) -> None:
    found = read("Haiti has a new government. The council appointed Garry Conille as prime minister of Haiti.")
    assert [(o.title.lower(), o.of) for o in found.entity("garry-conille").offices] == [("prime minister", "haiti")]


def test_bare_parliament_is_that_of_the_speakers_country(read: Read) -> None:
    found = read(
        "Kenyan President William Ruto praised Haiti. Ruto noted that Parliament approved the deployment to Haiti."
    )
    assert found.keys("Parliament") == [("parliament-of-kenya",)]


def test_bare_parliament_of_two_equal_countries_is_not_linked(read: Read) -> None:
    assert read("Chad and Togo quarrel. Yesterday Parliament rose.").keys("Parliament") == []


def test_party_of_that_name_in_the_articles_country(read: Read) -> None:
    assert read("In Israel, Likud and the Labour Party formed a government.").keys("Labour Party") == [
        ("israeli-labor-party",)
    ]
    assert read("In Britain, the Labour Party lost the vote.").keys("Labour Party") == [("labour-party",)]


def test_forms_hold_name_and_title(read: Read) -> None:
    found = read("U.S. President Joe Biden spoke. Biden left.")
    assert {"Joe Biden", "President Joe Biden", "Biden"} <= set(found.entity("joe-biden").forms)


def test_entity_carries_what_the_gazetteer_knows(read: Read) -> None:
    found = read("Nairobi, the largest city of Kenya, is calm.")
    kenya, nairobi = found.entity("kenya"), found.entity("nairobi")
    assert (kenya.iso2, kenya.iso3, kenya.qid) == ("KE", "KEN", "Q114")
    assert nairobi.parent == "kenya"
    assert nairobi.latitude == pytest.approx(-1.28, abs=0.1)
