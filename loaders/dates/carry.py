"""Carry: the day that the sentences before have set, for a telling that goes on without naming it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.reports import Precision
from loaders.dates.anchors import of_page
from loaders.dates.attach import for_token
from loaders.dates.calendar import add_days
from loaders.dates.situation import Anchor
from loaders.model import Annotated, BlockKind, TimeExpression

NEWS_DAYS = 7  # an article tells on from days so near to its own; older ones are background, told and left again


def carried(doc: Annotated, expressions: Sequence[TimeExpression], sentence: int) -> TimeExpression | None:
    """The expression of the day on which the telling stands before `sentence`: that of the nearest dated main clause.

    `None` where that is no single day, or is older than the news; then the telling has turned to the background.
    Whether the event goes on from there is for the caller to decide.
    """
    anchor = of_page(doc.page)
    for before in reversed(doc.sentences[:sentence]):
        if before.kind not in {BlockKind.BODY, BlockKind.ITEM}:
            continue
        root = next((t.i for t in doc.tokens[before.first : before.last] if t.head == t.i), None)
        found = None if root is None else for_token(doc, expressions, root)
        if found is None:
            continue
        span = found.span
        if span is None or span.precision is not Precision.DAY or span.earliest is None:
            return None
        return found if _news(span.earliest, anchor, expressions) else None
    return None


def _news(day: date, anchor: Anchor | None, expressions: Sequence[TimeExpression]) -> bool:
    """Whether the article tells of the day as news: near its own day; where it has none, the last that it names."""
    if anchor is not None:
        return add_days(anchor.earliest, -NEWS_DAYS) <= day <= anchor.latest
    days = (t.span.earliest for t in expressions if t.span is not None and t.span.precision is Precision.DAY)
    return all(other is None or other <= day for other in days)
