"""Dates in parameters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import span


@given(st.dates())
def test_a_day_is_itself_a_month_and_a_year_hold_it(day: date) -> None:
    iso = day.isoformat()
    assert span(iso) == (day, day)
    first, last = span(iso[:7])
    assert first <= day <= last
    assert first.day == 1
    assert (first.year, first.month) == (last.year, last.month) == (day.year, day.month)
    assert span(iso[:4]) == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(("text", "last"), [("2024-02", 29), ("2023-02", 28), ("2024-04", 30), ("9999-12", 31)])
def test_the_last_day_of_a_month(text: str, last: int) -> None:
    assert span(text)[1].day == last


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13", "0000", "2024-00-01"])
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match="exists"):
        span(text)


@pytest.mark.parametrize("text", ["", "24", "2024-1", "2024-01-01T00:00", "yesterday", "٢٠٢٤", "2024-01-01 "])
def test_other_forms(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        span(text)
