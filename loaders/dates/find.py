"""Find: every time expression of an article, resolved in text order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.reports import DateSpan
from loaders.dates import anchors
from loaders.dates.attach import governor_of
from loaders.dates.guards import stands
from loaders.dates.meaning import bounded, resolve
from loaders.dates.scan import Hit, scan
from loaders.dates.situation import Anchor, Known, Meaning, Situation
from loaders.dates.tense import tense
from loaders.model import Annotated, BlockKind, Sentence, TimeExpression

_READ = frozenset({BlockKind.HEADLINE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A hit on its tokens."""

    hit: Hit
    sentence: Sentence
    first: int
    last: int


def find(annotated: Annotated) -> tuple[TimeExpression, ...]:
    """The article's time expressions, in text order.

    Days are counted from `page.metadata.published`, else from `page.dateline`; where the text has neither, only what
    the text itself supports has a span.
    """
    placed = list(_placed(annotated))
    anchor = anchors.of_page(annotated.page)
    years = _years(placed)
    found: list[TimeExpression] = []
    known: list[Known] = []
    for item in placed:
        expression, meaning = _expression(annotated, item, anchor, tuple(reversed(known)), years)
        found.append(expression)
        if meaning.days is not None:
            known.append(Known(meaning.days, item.sentence.index, meaning.method))
    return tuple(found)


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


def _years(placed: list[_Placed]) -> dict[int, tuple[int, ...]]:
    """Years of the dates that name one, with the sentences they stand in."""
    found: dict[int, list[int]] = defaultdict(list)
    for item in placed:
        for hit in (item.hit, *(item.hit.ends or ())):
            if "year" in hit.parts and hit.kind in {"date", "days", "month", "year"}:
                found[int(hit.parts["year"])].append(item.sentence.index)
            elif hit.kind == "iso":
                found[int(hit.parts["y"])].append(item.sentence.index)
    return {year: tuple(where) for year, where in found.items()}


def _expression(
    doc: Annotated, item: _Placed, anchor: Anchor | None, before: tuple[Known, ...], years: dict[int, tuple[int, ...]]
) -> tuple[TimeExpression, Meaning]:
    governor = governor_of(doc, item.first, item.last)
    after = doc.tokens[item.last] if item.last < item.sentence.last else None
    preceding = doc.tokens[item.first - 1].lower if item.first > item.sentence.first else ""
    situation = Situation(
        tense=tense(doc, governor),
        sentence=item.sentence.index,
        anchor=anchor,
        before=before,
        years=years,
        modifies_noun=doc.tokens[governor].pos in {"NOUN", "PROPN"},
        follows="" if after is None else after.text,
    )
    meaning = bounded(resolve(item.hit, situation), preceding, situation)
    start, end = doc.tokens[item.first].start, doc.tokens[item.last - 1].end
    span = None
    if meaning.days is not None:
        days = meaning.days
        span = DateSpan(
            earliest=days.earliest,
            latest=days.latest,
            edtf=days.edtf,
            precision=days.precision,
            method=meaning.method,
            raw=doc.text[start:end],
            anchor=meaning.anchor,
        )
    expression = TimeExpression(
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
    return expression, replace(meaning, days=None) if "+" in meaning.method else meaning
