"""Context: weekdays of a text without any day of writing, where a visit it tells of sets the week.

Who arrived on a known day and does something "on Friday" does it on the first Friday from then on. That is sound only
when the arrival is the latest day that the text names and the one who arrived stands by the weekday, in another
sentence than the one that tells of the arrival.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from graph.reports import DateSpan, Precision
from loaders.dates.attach import for_token
from loaders.dates.lexicon import weekday_number
from loaders.dates.scan import words
from loaders.dates.tense import Tense, tense
from loaders.model import Annotated, TimeExpression

_ARRIVALS = frozenset({"arrive", "land", "jet", "touch"})
NEAR_SENTENCES = 1  # who arrived stands at most so far from the weekday


def settle(doc: Annotated, found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions, bare weekdays resolved where the text tells of one arrival on a known day."""
    arrival = _arrival(doc, found)
    if arrival is None:
        return tuple(found)
    return tuple(_settled(doc, item, *arrival) for item in found)


def _arrival(doc: Annotated, found: Sequence[TimeExpression]) -> tuple[date, str, int] | None:
    days = [item.span.latest for item in found if item.span is not None and item.span.latest is not None]
    for token in doc.tokens:
        if token.lemma not in _ARRIVALS or token.pos != "VERB" or tense(doc, token.i) is not Tense.PAST:
            continue
        item = for_token(doc, found, token.i)
        if item is None or item.span is None or item.span.precision is not Precision.DAY:
            continue
        subject = next((c for c in doc.children(token.i) if c.dep == "nsubj" and c.pos == "PROPN"), None)
        if subject is not None and item.span.earliest is not None and item.span.earliest == max(days):
            return item.span.earliest, subject.text, item.sentence
    return None


def _settled(doc: Annotated, item: TimeExpression, day: date, name: str, told_in: int) -> TimeExpression:
    words_ = doc.words(item.first, item.last).lower()
    if item.span is not None or words_ not in words("weekdays") or tense(doc, item.governor) is not Tense.PAST:
        return item
    near = [s for s in doc.sentences if abs(s.index - item.sentence) <= NEAR_SENTENCES and s.index != told_in]
    if not any(t.text == name for s in near for t in doc.tokens[s.first : s.last]):
        return item
    number = weekday_number(words_)
    if number is None:
        return item
    meant = day + timedelta(days=(number - day.weekday()) % 7)
    raw = doc.words(item.first, item.last)
    span = DateSpan(meant, meant, meant.isoformat(), Precision.DAY, "context", raw=raw, anchor=day)
    return replace(item, span=span)
