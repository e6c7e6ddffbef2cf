"""Identities: derived from content, of fixed width, told apart."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from graph import ids
from graph.reads.page import ATTENDANCE_KEY, EVENT_KEY, EVENT_KEY_WIDTH

text = st.text(st.characters(codec="utf-8"))


@given(text, text)
def test_an_article_is_its_source_and_text(source: str, words: str) -> None:
    found = ids.article_id(source, words)
    assert re.fullmatch(r"a[0-9a-f]{16}", found)
    assert found == ids.article_id(source, words)
    assert found != ids.article_id(source + "x", words)


def test_known_ids_stay() -> None:
    """Other people keep them: a change here breaks their links."""
    assert ids.article_id("a.txt", "Text.") == "a855327b6970a1b5b"
    assert ids.event_id("a1/event/1").startswith("e")
    assert ids.office_id("p", "envoy", "kenya") != ids.office_id("p", "envoykenya", "")


@given(text, text)
def test_sort_keys_have_one_width(report: str, entity: str) -> None:
    key = "2024-03-01" + ids.event_id(report)
    assert EVENT_KEY.fullmatch(key)
    assert len(key) == EVENT_KEY_WIDTH
    assert ATTENDANCE_KEY.fullmatch(key + ids.owner_code(entity))
