"""Common nouns for governments, countries and bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Farmers in Peru marched. The government sent the army.", "The government", "peru"),
        ("Chad signed with Mali. Mali's government was glad. The government will pay.", "The government", "mali"),
        ("Kenya will send officers to Haiti to help the government arrest them.", "the government", "haiti"),
        ("Joe Biden spoke in Gabon. The Biden administration will pay.", "The Biden administration", "united-states"),
        ("Pedro Sanchez, president of Peru, met Chad's envoy. His administration paid.", "His administration", "peru"),
        ("Students marched in Peru. They fear the army.", "the army", "peru"),
    ],
)  # fmt: skip
def test_those_who_act_for_a_country(read: Read, text: str, words: str, country: str) -> None:
    assert read(text).keys(words) == [(country,)]


def test_regional_authorities_are_not_the_country(read: Read) -> None:
    assert read("Farmers in Peru marched. The regional government paid.").keys("The regional government") == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A reporter in Kenya called. Ali Bongo became president of Gabon. His vote shook the country.", "gabon"),
        ("Israel feared Iran. Iran said that an attack on its soil would hurt the country.", "iran"),
        ("Peru praised Chad. Envoys from Peru arrived in the country.", "chad"),
    ],
)
def test_the_country_is_that_of_the_passage(read: Read, text: str, country: str) -> None:
    assert read(text).keys("the country") == [(country,)]


def test_its_country_is_that_of_its_owner(read: Read) -> None:
    assert read("Iran has warned Israel that a raid on its country will fail.").keys("its country") == [("iran",)]


def test_neighbour_of_a_country_is_not_the_country(read: Read) -> None:
    assert read("South Africa is quiet about its neighbour.").keys("its neighbour") == []


def test_company_by_what_the_text_calls_it(read: Read) -> None:
    found = read("The oil company Gazprom met farmers on Monday. The company paid them.")
    assert found.keys("The company") == found.keys("Gazprom") != []


def test_airline_and_bloc_by_their_names(read: Read) -> None:
    found = read("The European Union fined Mahan Air. The airline has sued. The bloc will appeal.")
    assert found.keys("The airline") == [("mahan-air",)]
    assert found.keys("The bloc") == [("european-union",)]


def test_noun_before_another_name_is_that_name(read: Read) -> None:
    found = read("Hamas fired rockets. Ann Cole of the group Voices of Change was hurt.")
    assert ("hamas",) not in found.keys("the group")


def test_court_of_the_article_rather_than_one_named_in_passing(read: Read) -> None:
    found = read(
        "The Supreme Court of Kenya met. The Supreme Court of Kenya heard a farmer.\n\n"
        "The High Court of Kenya had ruled before.\n\nOn Monday the court will decide."
    )
    assert found.keys("the court") == [("supreme-court-of-kenya",)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Houthis hold the port. Envoys spoke with the rebels.", [("houthis",)]),
        ("Ann Cole met the New Forces in Bamako. Later the rebels left.", [("new-forces",)]),
        ("Armed men took a town in Chad. Later the rebels left.", []),
    ],
)
def test_the_rebels_are_the_armed_group_named_before(read: Read, text: str, keys: list[tuple[str, ...]]) -> None:
    assert read(text).keys("the rebels") == keys
