"""What holds for every text and every anchor."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.annotate import annotate
from loaders.dates import find
from loaders.dates.calendar import Days, bounds, half, month, one_day, quarter, season, week, year, years
from loaders.dates.scan import grammar, scan
from tests.loaders.dates.conftest import page

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.sampled_from(
    "on in by since until last next this the early late mid of and to from between ago later after before week month "
    "year day days two three 5 31 2024 1999 May March June October 10 29 February Friday Monday today yesterday the "
    "leaders met will meet has said , . ( ) - 's weekend quarter half first second morning 5th 2024-02-30 99/99/2024 "
    '" “ ”'.split()
)
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60))
ANCHORS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat))
NEWS = (
    "They met on {day}. The court will rule on {day}. Rebels struck last {day}. The talks end this {day}. "
    "A vote came on {day} night."
)


@SLOW
@given(TEXTS, ANCHORS)
def test_no_text_breaks_it_and_every_expression_is_sound(text: str, published: str | None) -> None:
    doc = annotate(page(text, published))
    found = find(doc)
    for item in found:
        assert 0 <= item.first < item.last <= len(doc.tokens)
        assert (item.start, item.end) == (doc.tokens[item.first].start, doc.tokens[item.last - 1].end)
        assert doc.tokens[item.first].sentence == item.sentence == doc.tokens[item.governor].sentence
        span = item.span
        if span is None:
            continue
        assert span.raw == doc.text[item.start : item.end]
        assert not item.recurring
        assert bounds(span.edtf) == (span.earliest, span.latest)
        if span.earliest is not None and span.latest is not None:
            assert span.earliest <= span.latest
    assert all(a.last <= b.first for a, b in pairwise(found))


@SLOW
@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_week_later_weekdays_are_a_week_later(published: date, weekday: str) -> None:
    text = NEWS.format(day=weekday)
    spans, later = (
        [item.span for item in find(annotate(page(text, day.isoformat())))]
        for day in (published, published + timedelta(days=7))
    )
    assert len(spans) == len(later) == 5
    for one, other in zip(spans, later, strict=True):
        assert one is not None
        assert other is not None
        assert one.earliest is not None
        assert other.earliest == one.earliest + timedelta(days=7)


@given(st.text())
def test_hits_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    hits = scan(text)
    assert all(text[hit.start : hit.end] == hit.raw for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


@given(st.dates(date(1, 1, 8), date(9998, 12, 1)))
def test_edtf_says_what_the_days_are(day: date) -> None:
    spans: list[Days] = [one_day(day), week(day), month(day.year, day.month), year(day.year), half(day.year, 2)]
    spans += [quarter(day.year, 1 + (day.month - 1) // 3), season(day.year, "summer")]
    spans += [years(day.year // 10 * 10, day.year // 10 * 10 + 9, f"{day.year // 10:03d}X")] if day.year >= 10 else []
    for span in spans:
        assert bounds(span.edtf) == bounds(span.roughly().edtf) == (span.earliest, span.latest)


def test_what_is_no_edtf_is_refused() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        bounds("some day")


def test_every_kind_of_rule_has_a_resolver() -> None:
    from loaders.dates.meaning import RESOLVERS

    assert {rule["kind"] for rule in grammar()["rules"]} == set(RESOLVERS)
