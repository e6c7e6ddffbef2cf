"""Pronouns, titles alone and common nouns become mentions of their form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.reports import Kind
from loaders.model import Form

Find = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "words", "kind", "form", "plural"),
    [
        ("He left early.", "He", Kind.PERSON, Form.PRONOUN, False),
        ("They left early.", "They", Kind.PERSON, Form.PRONOUN, True),
        ("The report praised its work.", "its", Kind.BODY, Form.PRONOUN, False),
        ("Then the Prime Minister resigned.", "the Prime Minister", Kind.PERSON, Form.TITLE, False),
        ("The two leaders shook hands.", "The two leaders", Kind.PERSON, Form.NOMINAL, True),
        ("He thanked both countries warmly.", "both countries", Kind.COUNTRY, Form.NOMINAL, True),
        ("She left the Caribbean nation.", "the Caribbean nation", Kind.COUNTRY, Form.NOMINAL, False),
        ("Money for the mission is short.", "the mission", Kind.BODY, Form.NOMINAL, False),
    ],
)
def test_form(find: Find, text: str, words: str, kind: Kind, form: Form, plural: bool) -> None:
    mention = find(text).at(words)
    assert (mention.kind, mention.form, mention.plural) == (kind, form, plural)


def test_title_with_its_country(find: Find) -> None:
    mention = find("On Friday the Haitian president fled.").at("the Haitian president")
    assert mention.office is not None
    assert mention.office.of == "haiti"


def test_government_of_a_country_is_the_country(find: Find) -> None:
    mention = find("Then the Samoan government closed the schools.").at("the Samoan government")
    assert (mention.kind, mention.key) == (Kind.COUNTRY, "samoa")


def test_indefinite_office_is_nobody(find: Find) -> None:
    assert not [m for m in find("The country needs a president.").all if m.form is Form.TITLE]
