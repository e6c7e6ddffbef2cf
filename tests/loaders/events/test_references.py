"""Numbered decisions keep their number, and only a number that is theirs beyond doubt."""

from __future__ import annotations

import pytest

from loaders.model import Media, Source
from loaders.pipeline import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Security Council adopted resolution 2767 on Friday.", "resolution 2767"),
        ("Congress passed Act No. 412 in May.", "act 412"),
        ("Parliament approved the budget on Friday.", None),
        ("The council adopted resolutions after resolution 12 and resolution 14 had lapsed.", None),
    ],
)
def test_a_decision_keeps_its_number(text: str, expected: str | None) -> None:
    found = [
        event.reference for event in extract(Source("note.txt", text, Media.TEXT)).events if event.subtype == "approval"
    ]
    assert found == [expected]
