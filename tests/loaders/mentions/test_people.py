"""People, their offices, and what is no part of a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.reports import Kind
from loaders.model import Form

Find = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "name", "title", "of", "qualifier"),
    [
        ("Haiti Prime Minister Ariel Henry spoke to reporters.", "Ariel Henry", "Prime Minister", "haiti", None),
        ("The U.S. Secretary of State Antony Blinken left.", "Antony Blinken",
         "Secretary of State", "united-states", None),
        ("President Michael Ncube of Zambia opened the talks.", "Michael Ncube", "President", "zambia", None),
        ("Peter Ndlovu, foreign minister of Botswana, left.", "Peter Ndlovu", "foreign minister", "botswana", None),
        ("Carla Weiss, U.S. assistant secretary for European affairs, was there.", "Carla Weiss",
         "assistant secretary for European affairs", "united-states", None),
        ("He met Caribbean Community (CARICOM) Secretary-General Dr. Ann Barnett.", "Ann Barnett", "Secretary-General",
         "caribbean-community", None),
        ("Kenya's foreign minister, Anne Wanjiru, arrived.", "Anne Wanjiru", "foreign minister", "kenya", None),
        ("Former French President Nicolas Sarkozy was in court.", "Nicolas Sarkozy", "President", "france", "former"),
        ("NATO spokesperson Anna Berg declined to comment.", "Anna Berg", "spokesperson", "nato", None),
    ],
)  # fmt: skip
def test_office_is_split_off(find: Find, text: str, name: str, title: str, of: str, qualifier: str | None) -> None:
    found = find(text)
    person = next(m for m in found.all if m.kind is Kind.PERSON and m.name == name and m.form is Form.NAME)
    assert person.office is not None
    assert (person.office.title, person.office.of, person.office.qualifier) == (title, of, qualifier)


def test_a_title_before_a_name_belongs_to_the_mention(find: Find) -> None:
    found = find("Later, President William Ruto left.")
    person = found.at("President William Ruto")
    assert found.doc.tokens[person.head].text == "Ruto"
    assert person.key == "william-ruto"


def test_apposition_is_a_mention_of_its_own(find: Find) -> None:
    found = find("The Speaker of the House, Nancy Pelosi, said so.")
    title = next(m for m in found.all if m.form is Form.TITLE)
    assert title.key == "nancy-pelosi"
    assert title.office is not None
    assert title.office.of == "united-states-house-of-representatives"


def test_possessive_is_no_part_of_a_name(find: Find) -> None:
    found = find("Reporters asked about Garry Conille's journey.")
    assert found.at("Garry Conille").key == "garry-conille"


def test_surname_of_a_known_person_is_found_without_the_engine(find: Find) -> None:
    found = find("Carlo Katigbak runs the network. On Monday Katigbak apologised to the senators.")
    assert [m.name for m in found.all if m.form is Form.SURNAME] == ["Katigbak"]


def test_next_title_in_a_list_is_not_an_apposition(find: Find) -> None:
    found = find(
        "She met Foreign Minister Alvaro Leyva, Chief of Staff Laura Sarabia, and Defense Minister Ivan Velez."
    )
    offices = {m.name: m.office.title for m in found.all if m.office}
    assert offices == {
        "Alvaro Leyva": "Foreign Minister",
        "Laura Sarabia": "Chief of Staff",
        "Ivan Velez": "Defense Minister",
    }


def test_alias_names_the_same_person(find: Find) -> None:
    found = find("Jean Petit, alias Renard, commands the gang.")
    assert found.at("Renard").key == "jean-petit"


def test_delegation_line(find: Find) -> None:
    found = find(
        "The delegation has three members.\n\nThe Honorable Jane Roe, Secretary of Labor, Head of Delegation\n"
    )
    jane = next(m for m in found.all if m.name == "Jane Roe")
    assert jane.office is not None
    assert jane.office.title == "Secretary of Labor"


def test_name_with_particles_in_full(find: Find) -> None:
    found = find("He called European Commission President Ursula von der Leyen.")
    assert [m.key for m in found.all if m.kind is Kind.PERSON and m.form is Form.NAME] == ["ursula-von-der-leyen"]


def test_name_inside_what_the_engine_takes_for_a_body(find: Find) -> None:
    found = find("Speaker of the House Nancy Pelosi was there.")
    assert "nancy-pelosi" in found.known_keys()


def test_headline_words_are_no_names(find: Find) -> None:
    found = find("Readout of Senior Administration Official Travel to Haiti\n\nThe official went to Haiti on Monday.\n")
    assert not [m for m in found.all if m.form in {Form.NAME, Form.SURNAME} and m.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary General Anders Holm Brekke chaired the session.", "Anders Holm Brekke"),
        ("Deputy Speaker of Parliament Elias Abou Nasr joined them.", "Elias Abou Nasr"),
        ("They met Minister of Justice and Law Pedro Ivan Salas.", "Pedro Ivan Salas"),
        ("Foreign Minister Sayyid Nasser bin Khalid Al Amri spoke.", "Nasser bin Khalid Al Amri"),
        ("On Friday Patriarch Neophyte blessed the bell.", "Patriarch Neophyte"),
    ],
)
def test_name_in_full_and_nothing_but_it(find: Find, text: str, name: str) -> None:
    assert name in {m.name for m in find(text).all}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The king received Talve Ondrik, the head of the rebel Lake Front, on Monday.", "Talve Ondrik"),
        ("She met Chief of Cabinet Nicolás Arce of Chile.", "Nicolás Arce"),
        ("The court freed Morgan Chisora, whom police had held since May.", "Morgan Chisora"),
    ],
)
def test_person_whom_the_engine_takes_for_nobody(find: Find, text: str, name: str) -> None:
    assert name in {m.name for m in find(text).all if m.kind is Kind.PERSON}
