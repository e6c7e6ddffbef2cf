"""What days the expressions of news mean."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graph.reports import Precision
from loaders.annotate import annotate_all
from loaders.dates import find
from loaders.model import Annotated, TimeExpression
from tests.loaders.dates.conftest import Parse, page
from tests.loaders.dates.table import ABSENT, PUBLISHED, WITH_ANCHOR, WITHOUT_ANCHOR


@cache
def _found(published: str | None) -> dict[str, tuple[Annotated, tuple[TimeExpression, ...]]]:
    rows = WITH_ANCHOR if published else WITHOUT_ANCHOR
    sentences = sorted({row[0] for row in rows})
    parsed = annotate_all(page(text, published) for text in sentences)
    return {text: (doc, find(doc)) for text, doc in zip(sentences, parsed, strict=True)}


def _check(sentence: str, words: str, expected: str | None, published: str | None) -> None:
    doc, found = _found(published)[sentence]
    by_words = {doc.words(item.first, item.last): item for item in found}
    if expected is ABSENT:
        assert words not in by_words
        return
    item = by_words[words]
    assert (item.span.edtf if item.span else None) == expected


@pytest.mark.parametrize(("sentence", "words", "expected"), WITH_ANCHOR)
def test_days_counted_from_publication(sentence: str, words: str, expected: str | None) -> None:
    _check(sentence, words, expected, PUBLISHED)


@pytest.mark.parametrize(("sentence", "words", "expected"), WITHOUT_ANCHOR)
def test_days_that_the_text_itself_supports(sentence: str, words: str, expected: str | None) -> None:
    _check(sentence, words, expected, None)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("He stayed in the city for four days.", 4),
        ("She began a three-day visit.", 3),
        ("The truce held for two weeks.", 14),
        ("The siege lasted for 12 hours.", 1),
    ],
)
def test_durations(parse: Parse, sentence: str, days: int) -> None:
    [item] = find(parse([sentence], PUBLISHED)[0])
    assert item.duration_days == days
    assert item.span is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The council meets every year.",
        "The report appears annually.",
        "They talk every Monday.",
        "He gave a weekly briefing.",
    ],
)
def test_recurring(parse: Parse, sentence: str) -> None:
    [item] = find(parse([sentence], PUBLISHED)[0])
    assert item.recurring
    assert item.span is None


def test_method_raw_and_anchor_are_told(parse: Parse) -> None:
    weekday, partial, full = find(
        parse(["They met on Thursday. He left on March 1. She came on 1 May 2023."], PUBLISHED)[0]
    )
    assert weekday.span is not None
    assert partial.span is not None
    assert full.span is not None
    assert (weekday.span.method, weekday.span.raw, weekday.span.anchor) == ("weekday", "Thursday", date(2024, 10, 15))
    assert partial.span.method == "partial-year-from-publication"
    assert (full.span.method, full.span.anchor, full.span.precision) == ("absolute", None, Precision.DAY)


def test_a_dateline_is_an_anchor_where_nothing_is_known_of_the_publication(parse: Parse) -> None:
    [item] = find(parse(["They met on Thursday."], None, date(2024, 10, 15))[0])
    assert item.span is not None
    assert item.span.edtf == "2024-10-10"


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [
        ("2024-10", "They met last month.", "2024-09"),
        ("2024-10", "They met yesterday.", None),
        ("2024-10", "They met on Thursday.", None),
        ("2024-10", "They met last year.", "2023"),
        ("2024", "They met last year.", "2023"),
        ("2024", "They met in March.", None),
    ],
)
def test_a_coarse_anchor_counts_only_where_all_its_days_agree(
    parse: Parse, published: str, sentence: str, expected: str | None
) -> None:
    [item] = find(parse([sentence], published)[0])
    assert (item.span.edtf if item.span else None) == expected


def test_quoted_words_are_counted_from_the_saying(parse: Parse) -> None:
    told, left_open = parse(
        [
            'On Friday the premier said "we will sign the whole treaty tomorrow in the capital".',
            '"We signed the whole treaty yesterday in the capital," the premier said.',
        ],
        PUBLISHED,
    )
    spans = {told.words(item.first, item.last): item.span for item in find(told)}
    assert spans["tomorrow"] is not None
    assert spans["tomorrow"].edtf == "2024-10-12"
    [item] = find(left_open)
    assert item.span is None
