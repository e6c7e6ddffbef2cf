"""The lexicon and the ontology agree with each other and with the code that reads them."""

from __future__ import annotations

from loaders.events.lexicon import Entry, lexicon
from loaders.events.needs import NEEDS
from loaders.ontology import subtypes


def entries() -> list[Entry]:
    table = lexicon()
    return [entry for part in (table.verbs, table.nouns, table.adjectives) for rows in part.values() for entry in rows]


def test_every_reading_is_a_subtype_of_the_ontology() -> None:
    assert {entry.subtype for entry in entries()} == set(subtypes())


def test_every_need_is_one_that_the_code_can_check() -> None:
    assert set().union(*(entry.needs for entry in entries())) <= set(NEEDS)


def test_a_bar_stands_for_either_word() -> None:
    phrases = {entry.words for entry in lexicon().verbs["voice"]}
    assert {("voice", "concern"), ("voice", "alarm")} <= phrases
    assert not any("|" in word for words in phrases for word in words)


def test_functions_are_words_and_not_yaml_truth_values() -> None:
    functions = {function for entry in entries() for function in entry.pattern}
    assert all(isinstance(function, str) for function in functions)
    assert "on" in functions


def test_longer_phrases_are_tried_first_and_wide_readings_last() -> None:
    for rows in lexicon().verbs.values():
        order = [(entry.wide, -len(entry.words)) for entry in rows]
        assert order == sorted(order)


def test_the_types_are_plover_roots_or_marked_extensions() -> None:
    roots = {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip
    assert all(s.type in roots or s.type.startswith("x:") for s in subtypes().values())
