"""Small values that several parts of an explanation share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.reports import DateSpan, Evidence
from loaders.explain.model import Days, Judgement, QuoteView, Weight
from loaders.linear import Linear

SIGNS = 6
"""Signs of a judgement that are named: those behind them weigh next to nothing."""

DIGITS = 3


def judgement(model: Linear, signs: Sequence[str]) -> Judgement:
    """What `model` says of a case with these signs."""
    return Judgement(
        chance=round(model.score(signs), DIGITS),
        threshold=model.threshold,
        signs=tuple(Weight(sign, weight) for sign, weight in model.reasons(signs, SIGNS)),
    )


def days(span: DateSpan | None) -> Days | None:
    """A date as plain values."""
    if span is None:
        return None
    earliest, latest, anchor = (x.isoformat() if x else None for x in (span.earliest, span.latest, span.anchor))
    return Days(span.edtf, earliest, latest, span.precision.value, span.method, span.raw, anchor)


def quotes(evidence: Iterable[Evidence]) -> tuple[QuoteView, ...]:
    """Passages as plain values."""
    return tuple(QuoteView(item.start, item.end, item.quote) for item in evidence)
