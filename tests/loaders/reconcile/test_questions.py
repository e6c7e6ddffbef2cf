"""What is asked about an article."""

from __future__ import annotations

from graph.reports import Kind
from loaders.reconcile import Question, questions
from tests.loaders.reconcile.articles import ALL_KINDS, article

KENYA = ("kenya", Kind.COUNTRY, "Kenya", "Q114")


def test_every_kind_is_asked_for_unless_it_has_an_item() -> None:
    asked = questions(article(*ALL_KINDS, ("mary-cole", Kind.PERSON, "Mary Cole", "Q1")))
    assert asked == {key: Question(kind, name) for key, kind, name in ALL_KINDS}


def test_a_person_known_by_one_word_and_what_has_no_proper_name_are_not_asked_for() -> None:
    asked = questions(article(("okello-1", Kind.PERSON, "Okello"), ("the-panel", Kind.BODY, "the panel")))
    assert asked == {}


def test_the_country_is_found_above_the_parents() -> None:
    report = article(
        KENYA,
        ("harbour-board", Kind.BODY, "Harbour Board", None, "ports-ministry"),
        ("ports-ministry", Kind.BODY, "Ports Ministry", "Q77", "kenya"),
    )
    assert questions(report) == {"harbour-board": Question(Kind.BODY, "Harbour Board", "Q114", "Q77")}


def test_a_country_that_only_the_gazetteer_knows_is_a_hint_too() -> None:
    asked = questions(article(("lake-town", Kind.PLACE, "Lake Town", None, "kenya")))
    assert asked["lake-town"] == Question(Kind.PLACE, "Lake Town", "Q114")


def test_parents_that_lead_in_a_circle_or_nowhere_give_no_hint() -> None:
    report = article(
        ("east-board", Kind.BODY, "East Board", None, "west-board"),
        ("west-board", Kind.BODY, "West Board", None, "east-board"),
        ("far-board", Kind.BODY, "Far Board", None, "nobody-knows-it"),
    )
    assert {item.country for item in questions(report).values()} == {None}


def test_a_person_has_the_country_of_every_office_or_none() -> None:
    asha = ("asha-mwangi", Kind.PERSON, "Asha Mwangi")
    ministry = ("ports-ministry", Kind.BODY, "Ports Ministry", "Q77", "kenya")
    haiti = ("haiti", Kind.COUNTRY, "Haiti", "Q790")
    one = article(asha, KENYA, ministry, offices=[("asha-mwangi", "kenya"), ("asha-mwangi", "ports-ministry")])
    assert questions(one) == {"asha-mwangi": Question(Kind.PERSON, "Asha Mwangi", "Q114")}
    two = article(asha, KENYA, haiti, offices=[("asha-mwangi", "kenya"), ("asha-mwangi", "haiti")])
    assert questions(two) == {"asha-mwangi": Question(Kind.PERSON, "Asha Mwangi")}
