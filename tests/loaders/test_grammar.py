"""Subjects, objects and agents, found whatever the voice and the clause."""

from __future__ import annotations

import pytest

from loaders.annotate import annotate
from loaders.clean import clean
from loaders.grammar import conjuncts, governing_verb, is_passive, noun_arguments, verb_arguments
from loaders.model import Annotated, Media, Source


def parse(text: str) -> Annotated:
    return annotate(clean(Source("note.txt", text, Media.TEXT)))


def at(doc: Annotated, word: str) -> int:
    return next(token.i for token in doc.tokens if token.text == word)


def arguments(doc: Annotated, word: str) -> set[tuple[str, str]]:
    return {(a.function, doc.tokens[a.token].text) for a in verb_arguments(doc, at(doc, word))}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Ghana thanked Togo yesterday.", "thanked", {("subject", "Ghana"), ("object", "Togo")}),
        ("Togo was thanked by Ghana yesterday.", "thanked", {("subject", "Ghana"), ("object", "Togo")}),
        ("Ghana promised to visit Togo.", "visit", {("subject", "Ghana"), ("object", "Togo")}),
        ("Ghana asked Togo to leave the country.", "leave", {("subject", "Togo")}),
        ("The minister, who visited Togo, was tired.", "visited", {("subject", "minister"), ("object", "Togo")}),
        ("The soldiers sent to Togo were tired.", "sent", {("object", "soldiers"), ("to", "Togo")}),
        ("Ghana praised Togo for hosting the summit.", "hosting", {("subject", "Togo")}),
    ],
)
def test_arguments_undo_voice_and_control(text: str, verb: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= arguments(parse(text), verb)


def test_a_noun_has_the_arguments_of_its_light_verb() -> None:
    doc = parse("Ghana held talks with Togo.")
    found = {(a.function, doc.tokens[a.token].text) for a in noun_arguments(doc, at(doc, "talks"))}
    assert {("subject", "Ghana"), ("with", "Togo")} <= found


def test_conjuncts_are_all_of_a_list() -> None:
    doc = parse("Ghana, Togo and Benin voted for the plan.")
    assert [doc.tokens[i].text for i in conjuncts(doc, at(doc, "Ghana"))] == ["Ghana", "Togo", "Benin"]


def test_voice_and_governor() -> None:
    doc = parse("Togo was thanked by Ghana yesterday.")
    assert is_passive(doc, at(doc, "thanked"))
    assert governing_verb(doc, at(doc, "Ghana")) == at(doc, "thanked")
