"""Publication dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.errors import BadMetadata
from loaders.read import published_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-3-1", "2024-03-01"),
        ("2024/03/01", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        (2024, "2024"),
        (date(2024, 3, 1), "2024-03-01"),
        ("2024-03-01T23:30:00-05:00", "2024-03-01"),
        ("2024-03-01 12:30", "2024-03-01"),
        ("1 March 2024", "2024-03-01"),
        ("1st of March, 2024", "2024-03-01"),
        ("March 1, 2024", "2024-03-01"),
        ("Mar. 1 2024", "2024-03-01"),
        ("Friday, March 1, 2024", "2024-03-01"),
        ("Fri, 01 Mar 2024 10:00:00 GMT", "2024-03-01"),
        ("March 1, 2024 at 10:15 a.m.", "2024-03-01"),
        ("march 2024", "2024-03"),
        ("29 February 2024", "2024-02-29"),
        (" ", None),
        ("", None),
        (None, None),
    ],
)
def test_accepted(written: object, iso: str | None) -> None:
    assert published_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "2024-13-45",
        "2023-02-29",
        "30 February 2024",
        "yesterday",
        "03/04/2024",
        "1 Mars 2024",
        "24-03-01",
        "0000",
        "2024-00",
        "March",
        "2024-03-01 or so",
        "202403",
        "n/a",
        ["2024"],
        True,
    ],
)
def test_refused_with_the_key_and_the_accepted_forms(written: object) -> None:
    with pytest.raises(BadMetadata, match=r"^date: .* is not a date; write one of 2024-03-01, "):
        published_date(written, "date")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_comes_back_from_each_of_its_forms(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y-%m-%dT00:00:00Z"):
        assert published_date(day.strftime(form)) == day.isoformat()
