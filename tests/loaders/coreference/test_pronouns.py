"""Pronouns: whom he, she, it and they mean in sentences with several who could be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]


def test_subject_of_the_sentence_before_those_of_its_clauses(read: Read) -> None:
    found = read("President Paul Stone let Minister Peter Miller know that Miller was trusted. He left for Chad.")
    assert found.keys("He") == [("paul-stone",)]


def test_he_is_not_the_object_of_his_own_verb(read: Read) -> None:
    found = read("Paul Stone met Peter Miller. He thanked Stone.")
    assert found.keys("He") == [("peter-miller",)]


def test_his_speech_is_that_of_the_subject_behind_it(read: Read) -> None:
    found = read("Paul Stone won the vote. In his speech, John Miller congratulated the winner.")
    assert found.keys("his") == [("john-miller",)]


def test_his_visit_is_that_of_the_person_before(read: Read) -> None:
    found = read("Paul Stone left on Monday. During his visit to Chad, John Miller will lead the ministry.")
    assert found.keys("his") == [("paul-stone",)]


def test_lawyer_speaks_of_the_client(read: Read) -> None:
    found = read("Paul Stone was arrested. Lawyer John Miller said he was well.")
    assert found.keys("he") == [("paul-stone",)]


def test_they_are_the_police_of_the_clause_before(read: Read) -> None:
    found = read("Kenya will train the Haitian National Police as they rebuild their ranks.")
    assert found.keys("they") == found.keys("their") == [("haitian-national-police",)]


def test_they_are_the_two_countries_named_in_a_row(read: Read) -> None:
    found = read("Paul Stone praised the work of Kenya and Haiti to mend their ties.")
    assert found.keys("their") == [("kenya", "haiti")]


def test_they_are_no_people_where_a_plural_noun_stands_nearer(read: Read) -> None:
    found = read("Paul Stone and John Miller followed the storms as they crossed the coast.")
    assert found.keys("they") == []


def test_them_is_not_the_subject(read: Read) -> None:
    found = read("Kenya and Haiti spoke. The Senate fined them.")
    assert ("united-states-senate",) not in found.keys("them")


def test_it_is_not_what_it_does_something_to(read: Read) -> None:
    found = read("The treaty is long. Kenya will not ratify it.")
    assert found.keys("it") == []


def test_plural_body_is_not_it(read: Read) -> None:
    found = read("The Liberal Democrats met on Monday. It was cold.")
    assert found.keys("It") == []
