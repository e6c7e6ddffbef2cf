"""Carry: the day that the sentences before have set, for a telling that goes on without naming it again."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import Precision
from loaders.dates.attach import for_token
from loaders.model import Annotated, TimeExpression

REACH_SENTENCES = 3  # beyond that the telling has most often moved on


def carried(
    doc: Annotated, expressions: Sequence[TimeExpression], sentence: int, reach: int = REACH_SENTENCES
) -> TimeExpression | None:
    """The day-precise expression that dates the main clause of the nearest dated sentence before `sentence`.

    Only sentences of the same or the neighbouring block count. A nearer sentence whose main clause has a date that is
    no single day ends the search: the telling has moved on. Whether the event goes on is for the caller to decide.
    """
    here = doc.sentences[sentence]
    for index in range(sentence - 1, max(-1, sentence - 1 - reach), -1):
        before = doc.sentences[index]
        if here.block - before.block > 1:
            return None
        root = next((t.i for t in doc.tokens[before.first : before.last] if t.head == t.i), None)
        found = None if root is None else for_token(doc, expressions, root)
        if found is not None:
            return found if found.span is not None and found.span.precision is Precision.DAY else None
    return None
