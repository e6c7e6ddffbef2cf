"""Bodies by the grammar of their names and by the noun beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.reports import Kind

Find = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Delegates of the Herders Party of Norway voted on Friday.", "Herders Party of Norway"),
        ("The Bar Society of Ghana sued the minister.", "Bar Society of Ghana"),
        ("The Harbour and Fisheries Commission fined the captain.", "Harbour and Fisheries Commission"),
        ("On Sunday the Union of Independent Millers of Fiji met.", "Union of Independent Millers of Fiji"),
        ("The Farmers' Relief Fund has closed its office.", "Farmers' Relief Fund"),
        ("The Samoa Weather Authority issued a warning.", "Samoa Weather Authority"),
    ],
)
def test_name_around_its_noun(find: Find, text: str, words: str) -> None:
    mention = find(text).at(words)
    assert (mention.kind, mention.name) == (Kind.BODY, words)


def test_short_form_without_the_country(find: Find) -> None:
    found = find("The Norwegian Herders Party met in Oslo. Later the Herders Party split.")
    assert found.at("Herders Party").key == "norwegian-herders-party"


def test_two_bodies_joined_by_and(find: Find) -> None:
    found = find("Talks between the Herders Party and the Harbour Commission broke down.")
    assert found.at("Herders Party").kind is Kind.BODY
    assert found.at("Harbour Commission").kind is Kind.BODY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Members of the Tolvane party walked out.", "Tolvane"),
        ("The airline Brovia cancelled its flights.", "Brovia"),
        ("Malian rebels took the town on Monday.", "Malian rebels"),
    ],
)
def test_noun_beside_a_name(find: Find, text: str, words: str) -> None:
    assert find(text).at(words).kind is Kind.BODY


def test_fighters_of_a_known_body_are_that_body(find: Find) -> None:
    assert find("Taliban militants seized the road.").at("Taliban").key == "taliban"


def test_summit_is_no_body(find: Find) -> None:
    found = find("He flew home after the NATO Summit in Vilnius.")
    assert found.at("NATO").key == "nato"
    assert "nato-summit" not in found.known_keys()
