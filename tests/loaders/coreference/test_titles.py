"""Titles without a name, and words for several people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def test_title_in_apposition_is_the_person_named_beside_it(read: Read) -> None:
    found = read(
        "Chad was represented by its foreign minister, Ann Cole. Peter Stone, now the leader of a party, left."
    )
    assert found.keys("its foreign minister") == [("ann-cole",)]
    assert found.keys("the leader") == [("peter-stone",)]


def test_title_with_an_owner_is_that_of_the_owners_country(read: Read) -> None:
    found = read("Irfaan Ali is president of Guyana. Peru sent Juan Lopez, president of Peru. Guyana's president left.")
    assert found.keys("Guyana's president") == [("irfaan-ali",)]


@pytest.mark.parametrize("title", ["The Thai foreign minister", "Thailand's president", "The Thai ambassador"])
def test_title_of_a_holder_not_named_is_the_country(read: Read, title: str) -> None:
    assert read(f"Talks went on in Chad. {title} signed the treaty.").keys(title) == [("thailand",)]


@pytest.mark.parametrize(
    "title", ["The former Thai president", "The next Thai president", "The Thai opposition leader"]
)
def test_title_of_somebody_else_is_not_the_country(read: Read, title: str) -> None:
    assert ("thailand",) not in read(f"Talks went on in Chad. {title} signed it.").keys(title)


def test_whoever_succeeded_as_minister_holds_the_office(read: Read) -> None:
    found = read("Ann Cole left office in Chad. Peter Stone succeeded her as foreign minister.")
    assert found.keys("foreign minister") == [("peter-stone",)]


def test_presidents_of_two_countries_are_both_holders(read: Read) -> None:
    found = read(
        "President William Ruto of Kenya hosted President Irfaan Ali of Guyana. "
        "The Kenyan and Guyanese presidents dined."
    )
    assert any(set(keys) == {"william-ruto", "irfaan-ali"} for keys in (x.entities for x in found.entities.links))


def test_two_leaders_are_not_two_of_one_country(read: Read) -> None:
    found = read(
        "President William Ruto of Kenya met President Irfaan Ali of Guyana. "
        "Rigathi Gachagua, vice president of Kenya, thanked President William Ruto. The two leaders signed a treaty."
    )
    assert found.keys("The two leaders") == [("william-ruto", "irfaan-ali")]


def test_leaders_without_an_article_are_nobody_named(read: Read) -> None:
    found = read("President William Ruto met President Irfaan Ali of Guyana. Leaders of churches were glad.")
    assert [x for x in found.entities.links if len(x.entities) > 1] == []


def test_two_women_are_not_the_two_before(read: Read) -> None:
    found = read("Peter Stone met Ann Cole. They spoke of two women in Chad.")
    assert found.keys("two women") == []


def test_speaker_is_the_only_person_where_no_subject_is_found(read: Read) -> None:
    found = read("“We signed it,” the office of Ann Cole in Chad told reporters.")
    assert set(found.keys("We")) <= {("ann-cole",)}


def test_surname_alone_is_the_one_in_office(read: Read) -> None:
    found = read("Prime Minister Ann Stone is ill, her daughter Mary Stone said. Ms Stone had complained of pains.")
    assert found.keys("Ms Stone") == [("ann-stone",)]


def test_two_of_a_kind_with_an_adjective_are_not_the_two_before(read: Read) -> None:
    found = read("Peter Stone met Ann Cole in Chad. The movement freed the only two politicians it held.")
    assert found.keys("the only two politicians") == []
