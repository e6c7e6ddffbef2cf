"""Find: every time expression of an article, resolved in text order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from graph.reports import DateSpan
from loaders.dates import anchors
from loaders.dates.context import settle
from loaders.dates.events import complement
from loaders.dates.governor import governor_of
from loaders.dates.guards import stands
from loaders.dates.meaning import BOUNDS, bounded, resolve
from loaders.dates.quotes import quotation, speech_anchor
from loaders.dates.scan import Hit, scan
from loaders.dates.situation import Anchor, Known, Meaning, Situation
from loaders.dates.tense import Tense, tense
from loaders.dates.words import attachment
from loaders.model import Annotated, BlockKind, Sentence, TimeExpression

_READ = frozenset({BlockKind.HEADLINE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.ITEM})
_OPEN_STARTS = frozenset({"until", "till", "through", "by"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A hit on its tokens."""

    hit: Hit
    sentence: Sentence
    first: int
    last: int


def find(annotated: Annotated) -> tuple[TimeExpression, ...]:
    """The article's time expressions, in text order.

    Days are counted from `page.metadata.published`, else from `page.dateline`, else from a full date that the text
    tells as just now (`anchors.of_text`); where it has none of these, only what the text itself supports has a span.
    """
    placed = list(_placed(annotated))
    anchor = anchors.of_page(annotated.page)
    found = _Finder(annotated, placed, anchor).run()
    if anchor is None:
        anchor = anchors.of_text(annotated, found)
        if anchor is not None:
            found = _Finder(annotated, placed, anchor).run()
        found = settle(annotated, found)
    return found


def _placed(doc: Annotated) -> Iterator[_Placed]:
    for sentence in doc.sentences:
        if sentence.kind not in _READ or sentence.first == sentence.last:
            continue
        text = doc.text[sentence.start : sentence.end]
        tokens = doc.tokens[sentence.first : sentence.last]
        for hit in scan(text):
            begin, end = sentence.start + hit.start, sentence.start + hit.end
            covered = [t.i for t in tokens if t.start < end and t.end > begin]
            if covered and stands(doc, hit, covered[0], covered[-1] + 1):
                yield _Placed(hit, sentence, covered[0], covered[-1] + 1)


def _years(placed: list[_Placed]) -> Mapping[int, tuple[int, ...]]:
    """Years of the dates that name one, with the sentences they stand in."""
    found: dict[int, list[int]] = defaultdict(list)
    for item in placed:
        for hit in (item.hit, *(item.hit.ends or ())):
            if "year" in hit.parts and hit.kind in {"date", "days", "month", "year"}:
                found[int(hit.parts["year"])].append(item.sentence.index)
            elif hit.kind == "iso":
                found[int(hit.parts["y"])].append(item.sentence.index)
    return {year: tuple(where) for year, where in found.items()}


class _Finder:
    """Resolves the placed hits of one article against one anchor."""

    def __init__(self, doc: Annotated, placed: list[_Placed], anchor: Anchor | None) -> None:
        self._doc = doc
        self._placed = placed
        self._anchor = anchor
        self._years = _years(placed)
        self._known: list[Known] = []

    def run(self) -> tuple[TimeExpression, ...]:
        found: list[TimeExpression] = []
        for _, group in groupby(self._placed, key=lambda item: item.sentence.index):
            here: list[TimeExpression] = []
            items = list(group)
            # the day of the saying may stand behind the quotation, so what is said comes last
            for item in sorted(items, key=lambda x: quotation(self._doc, x.sentence, x.first) is not None):
                here.append(self._expression(item, here))
            found.extend(sorted(here, key=lambda x: x.first))
        return tuple(found)

    def _expression(self, item: _Placed, around: list[TimeExpression]) -> TimeExpression:
        doc = self._doc
        governor = governor_of(doc, item.first, item.last)
        other = complement(doc, item.last) if item.hit.kind == "since_event" else None
        if other is not None and governor == other:
            governor = doc.tokens[other].head  # what happened "three weeks after" the other
        preceding = self._bound(item, governor)
        situation = self._situation(item, around, governor, preceding)
        meaning = bounded(resolve(item.hit, situation), preceding, situation)
        if meaning.days is not None and "+" not in meaning.method and item.hit.kind != "since_event":
            self._known.append(Known(meaning.days, item.sentence.index, meaning.method))
        return _time_expression(doc, item, governor if other is None else other, meaning)

    def _bound(self, item: _Placed, governor: int) -> str:
        """The word that makes the expression an end of a span: "until Friday", not "after last week's protests"."""
        if item.first == item.sentence.first:
            return ""
        doc = self._doc
        after = doc.tokens[item.last] if item.last < item.sentence.last else None
        before_noun = after is not None and (
            after.tag == "POS" or (after.i <= governor and after.pos in {"NOUN", "ADJ"})
        )
        word = doc.tokens[item.first - 1].lower
        return word if word in BOUNDS and not (before_noun and governor >= item.last) else ""

    def _situation(self, item: _Placed, around: list[TimeExpression], governor: int, preceding: str) -> Situation:
        doc = self._doc
        after = doc.tokens[item.last] if item.last < item.sentence.last else None
        when = Tense.FUTURE if self._set_for(item, governor) else tense(doc, governor)
        if preceding in _OPEN_STARTS and when is Tense.PAST and item.hit.kind in {"date", "month"}:
            when = Tense.UNKNOWN  # "suspended until October 14": what was done lasts beyond the day of writing
        anchor = self._anchor
        if quotation(doc, item.sentence, item.first) is not None:
            anchor = speech_anchor(doc, around, anchor)
        return Situation(
            tense=when,
            sentence=item.sentence.index,
            anchor=anchor,
            before=tuple(reversed(self._known)),
            years=self._years,
            modifies_noun=doc.tokens[governor].pos in {"NOUN", "PROPN"},
            follows="" if after is None else after.text,
            verb=doc.tokens[governor].lemma.lower(),
            dated=next((day for x in around if x.governor == governor and (day := _exact(x)) is not None), None),
        )

    def _set_for(self, item: _Placed, governor: int) -> bool:
        """ "Has announced another march for July 4": the day lies ahead."""
        before = self._doc.tokens[item.first - 1] if item.first > item.sentence.first else None
        calendar = item.hit.kind in {"date", "days", "month"}
        return (
            calendar
            and before is not None
            and before.lower == "for"
            and self._doc.tokens[governor].lemma in attachment("setting")
        )


def _exact(item: TimeExpression) -> date | None:
    """The one day that an expression means."""
    span = item.span
    return span.earliest if span is not None and span.earliest == span.latest else None


def _time_expression(doc: Annotated, item: _Placed, governor: int, meaning: Meaning) -> TimeExpression:
    start, end = doc.tokens[item.first].start, doc.tokens[item.last - 1].end
    span = None
    if meaning.days is not None:
        span = DateSpan(
            earliest=meaning.days.earliest,
            latest=meaning.days.latest,
            edtf=meaning.days.edtf,
            precision=meaning.days.precision,
            method=meaning.method,
            raw=doc.text[start:end],
            anchor=meaning.anchor,
        )
    return TimeExpression(
        first=item.first,
        last=item.last,
        start=start,
        end=end,
        sentence=item.sentence.index,
        governor=governor,
        span=span,
        recurring=meaning.recurring,
        duration_days=meaning.duration_days,
    )
