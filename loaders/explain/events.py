"""Events as they are reported, with what speaks for each participant, and who was weighed and left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.reports import EventReport, ParticipationReport
from loaders.events import companions
from loaders.events.occurrences import Occurrence, united
from loaders.events.ties import Standing, participating, ties
from loaders.explain.model import CandidateView, EventView, Judgement, ParticipantView
from loaders.explain.values import days, judgement, quotes
from loaders.model import Annotated, Entities

LEFT_OUT = 5
"""Entities left out that are named: those nearest to the threshold are what one asks about."""


def events(
    doc: Annotated, entities: Entities, reports: Sequence[EventReport], found: Sequence[Occurrence]
) -> tuple[EventView, ...]:
    """The events of `reports`; `found` are the occurrences behind them."""
    standing = Standing.of(doc, entities)
    behind = {_key(doc, occurrence): occurrence for occurrence in found}
    return tuple(_event(doc, entities, report, behind.get(report.key), standing) for report in reports)


def _key(doc: Annotated, occurrence: Occurrence) -> str:
    own = (t.frame for t in occurrence.tellings if t.frame.entry.rule != companions.RULE)
    first = min(frame.trigger for frame in own)
    return f"{occurrence.subtype}-{doc.tokens[first].start}"


def _event(
    doc: Annotated, entities: Entities, report: EventReport, occurrence: Occurrence | None, standing: Standing
) -> EventView:
    weighed: dict[str, Judgement] = {}
    functions: dict[str, tuple[str, ...]] = {}
    if occurrence:
        found = ties(doc, entities, occurrence, standing)
        weighed = {tie.entity: judgement(participating(), tie.signs) for tie in found}
        functions = {
            key: tuple(dict.fromkeys(part.function for part in parts)) for key, parts in united(occurrence).items()
        }
    named = {part.entity for part in report.participants}
    out = sorted((-j.chance, key) for key, j in weighed.items() if key not in named)
    return EventView(
        key=report.key,
        type=report.type,
        mode=report.mode,
        subtype=report.subtype,
        realis=report.realis.value,
        confidence=report.confidence,
        rules=report.rules,
        days=days(report.date),
        places=report.places,
        reference=report.reference,
        participants=tuple(_participant(part, functions, weighed) for part in report.participants),
        left_out=tuple(CandidateView(key, weighed[key]) for _, key in out[:LEFT_OUT]),
        evidence=quotes(report.evidence),
    )


def _participant(
    part: ParticipationReport, functions: Mapping[str, tuple[str, ...]], weighed: Mapping[str, Judgement]
) -> ParticipantView:
    return ParticipantView(
        entity=part.entity,
        role=part.role.value,
        attended=part.attended,
        represents=part.represents,
        functions=functions.get(part.entity, ()),
        judgement=weighed.get(part.entity),
    )
