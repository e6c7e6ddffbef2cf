"""Speech: the day on which quoted words were spoken, from which their "last night" and "next week" are counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from loaders.dates.situation import Anchor
from loaders.dates.words import attachment
from loaders.model import Annotated, Sentence, TimeExpression

QUOTE_DAYS = 3  # news quotes what was said up to so many days before
MIN_TOKENS = 5  # shorter quotations are terms and titles, not speech


def quotation(doc: Annotated, sentence: Sentence, token: int) -> tuple[int, int] | None:
    """The character range of the quoted speech that the token stands in, `None` outside of speech."""
    here = doc.tokens[token]
    for start, end in sentence.quoted:
        if start <= here.start and here.end <= end:
            inside = [t for t in doc.tokens[sentence.first : sentence.last] if start <= t.start and t.end <= end]
            return (start, end) if len(inside) >= MIN_TOKENS else None
    return None


def speech_anchor(doc: Annotated, around: Sequence[TimeExpression], anchor: Anchor | None) -> Anchor | None:
    """The anchor for quoted words: the day of the saying in the same sentence, else the days before the article.

    `around` are the sentence's resolved expressions outside of the quotation.
    """
    for item in around:
        governor = doc.tokens[item.governor]
        day = _day(item)
        if day is not None and governor.lemma.lower() in attachment("saying"):
            return Anchor(day, day, "speech")
    if anchor is None:
        return None
    try:
        return Anchor(anchor.earliest - timedelta(days=QUOTE_DAYS), anchor.latest, anchor.method)
    except OverflowError:
        return None


def _day(item: TimeExpression) -> date | None:
    span = item.span
    if span is None or span.earliest is None or span.earliest != span.latest:
        return None
    return span.earliest
