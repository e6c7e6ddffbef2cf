"""What passages say beside names."""

from __future__ import annotations

import pytest

from graph.resolution.events import wording
from tests.graph.resolution.events.tellings import quoting
from tests.graph.stories import event


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Kenya pledged 1,000 police officers", {("1000", "police"), ("1000", "office")}),
        ("1000\nofficers", {("1000", "office")}),
        ("a fund of $2.5 million dollars", {("2.5-million", "dollar")}),
        ("the 400-strong unit", {("400", "strong"), ("400", "unit")}),
        ("600 officers of 1,000 police officers", {("1000", "police")}),
        ("on March 12 officers came", set()),
        ("on 12 March officers came", set()),
        ("in 2023 officers came", set()),
        ("for 20 years", set()),
        ("2 officers", set()),
        ("No. 2699", set()),
        ("", set()),
    ],
)
def test_figures(words: str, found: set[tuple[str, str]]) -> None:
    assert wording.figures(quoting(event((), None), words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Prime Minister Asha Mwangi resigned as foreign minister", {"foreign minister"}),
        ("made vice-president and Governor of the bank", {"vice president", "governor"}),
        ("presidential", set()),
    ],
)
def test_offices(words: str, found: set[str]) -> None:
    assert wording.offices(quoting(event((), None), words)) == found


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Haiti first asked", True),
        ("It initially asked", True),
        ("Its FIRST officers", True),
        ("the first lady", False),
        ("for the first time", False),
        ("firstly", False),
    ],
)
def test_first(words: str, first: bool) -> None:
    assert wording.first(quoting(event((), None), words)) is first
