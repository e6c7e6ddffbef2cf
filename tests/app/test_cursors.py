"""Cursors: what went in comes out, in the list it was made for and nowhere else."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import cursors
from app.errors import InvalidCursor

KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
FILTERS = st.dictionaries(
    st.sampled_from(["person", "from", "to", "limit_", "q"]), st.none() | st.integers() | KEYS, max_size=4
)
ROUTES = st.sampled_from(["/events", "/attendance", "/people", "/events/e1/participants"])


def meaning(filters: dict[str, object]) -> dict[str, str]:
    """What a set of filters says: `None` is no filter, and 1 and "1" are the same in an address."""
    return {name: str(value) for name, value in filters.items() if value is not None}


@given(KEYS, ROUTES, FILTERS)
def test_a_cursor_gives_its_key_back(key: str, route: str, filters: dict[str, object]) -> None:
    cursor = cursors.encode(key, route, filters)
    assert cursors.decode(cursor, route, filters) == key
    assert set(cursor) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(KEYS, ROUTES, ROUTES, FILTERS, FILTERS)
def test_a_cursor_of_another_query_is_refused(
    key: str, route: str, other_route: str, filters: dict[str, object], other_filters: dict[str, object]
) -> None:
    cursor = cursors.encode(key, route, filters)
    if route == other_route and meaning(filters) == meaning(other_filters):
        assert cursors.decode(cursor, other_route, other_filters) == key
    else:
        with pytest.raises(InvalidCursor, match="other"):
            cursors.decode(cursor, other_route, other_filters)


@given(KEYS, st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_cursor_with_a_changed_byte_is_refused(key: str, position: int, change: int) -> None:
    cursor = cursors.encode(key, "/events", {})
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    raw[position % len(raw)] ^= change
    damaged = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    with pytest.raises(InvalidCursor):
        cursors.decode(damaged, "/events", {})


@given(st.text(max_size=100))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursor):
        cursors.decode(text, "/events", {})


@given(KEYS, st.sampled_from(["=", "==", " ", "\n", "A"]))
def test_a_cursor_has_one_spelling(key: str, tail: str) -> None:
    with pytest.raises(InvalidCursor):
        cursors.decode(cursors.encode(key, "/events", {}) + tail, "/events", {})
