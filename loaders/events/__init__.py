"""Events: what happened, is planned, is possible or denied, with who took part, when, where, and the words for it.

frames       trigger words with what they need          → Frame …
when, where  a frame's date and places
occurrences  frames that tell of one event are one      → Occurrence …
find         all of it                                  → graph.reports.EventReport …
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import EventReport, Evidence, Kind, ParticipationReport, Realis, Role
from loaders.events import companions
from loaders.events.frame import Frame, Part
from loaders.events.frames import definite, frames
from loaders.events.occurrences import Occurrence, Telling, apart, occurrences, united
from loaders.events.references import reference
from loaders.events.settings import ATTENDED_CHANCE, ATTENDED_CHANCE_OF_MANY
from loaders.events.settle import Settled, settle
from loaders.events.ties import Standing, participating, roles, ties
from loaders.events.when import date_of
from loaders.events.where import places_of
from loaders.model import Annotated, Entities, TimeExpression
from loaders.ontology import subtypes

__all__ = ["find", "frames", "told"]


STATED = {"presence", "companion"}
"""What says in so many words that somebody was there."""


def _evidence(doc: Annotated, start: int, end: int) -> Evidence:
    return Evidence(start, end, doc.text[start:end])


def _represents(entities: Entities, key: str) -> tuple[str, ...]:
    """The countries and bodies whose office a person holds."""
    offices = (o.of for o in entities.by_key[key].offices if o.of and o.qualifier != "former")
    return tuple(dict.fromkeys(k for k in offices if k in entities.by_key and k != key))


def _behind(entities: Entities, frame: Frame) -> frozenset[str]:
    return frozenset(k for p in frame.parts for k in _represents(entities, p.party.entity))


def _quotes(doc: Annotated, entities: Entities, occurrence: Occurrence, key: str) -> tuple[Evidence, ...]:
    """The sentences of the occurrence that name the entity or give it a part; all of them where none does."""
    chosen = [t for t in occurrence.tellings if any(p.party.entity == key for p in t.frame.parts)]
    if not chosen:
        named = {x.mention.sentence for x in entities.links if key in x.entities}
        chosen = [t for t in occurrence.tellings if t.frame.sentence in named] or occurrence.tellings
    sentences = {t.frame.sentence for t in chosen}
    return tuple(sorted(_evidence(doc, doc.sentences[i].start, doc.sentences[i].end) for i in sentences))


def _participations(
    doc: Annotated, entities: Entities, settled: Settled, standing: Standing
) -> list[ParticipationReport]:
    occurrence, realis = settled.occurrence, settled.realis
    parts = united(occurrence)
    told = _chance(occurrence)
    occasion = subtypes()[occurrence.subtype].occasion
    found = []
    for tie in ties(doc, entities, occurrence, standing):
        chance = participating().score(tie.signs)
        if chance < participating().threshold:
            continue
        own = parts.get(tie.entity, [])
        role = _chosen(own).slot.role if own else Role(roles().best(tie.signs))
        there = any(p.slot.present for p in own) if own else occasion and role is not Role.HOST
        stated = any(p.function in STATED for p in own)
        person = entities.by_key[tie.entity].kind is Kind.PERSON
        least = ATTENDED_CHANCE if person else ATTENDED_CHANCE_OF_MANY
        there = there and (stated or not occasion or told * chance >= least)
        found.append(
            ParticipationReport(
                entity=tie.entity,
                role=role,
                attended=realis is Realis.ACTUAL and there,
                evidence=_quotes(doc, entities, occurrence, tie.entity),
                represents=_represents(entities, tie.entity),
                confidence=round(chance, 2),
            )
        )
    return found


def _chosen(parts: list[Part]) -> Part:
    direct = [p for p in parts if p.function in {"subject", "object"} and not p.party.delegated]
    return (direct or parts)[0]


def _chance(occurrence: Occurrence) -> float:
    """The probability that the occurrence is one worth keeping: that of its surest telling."""
    return max(t.frame.chance for t in occurrence.tellings)


def told(
    doc: Annotated, entities: Entities, times: Sequence[TimeExpression], proposed: Sequence[Frame]
) -> list[Occurrence]:
    """The occurrences that the kept frames tell, with those who were there by what other sentences say."""
    tellings = [
        Telling(
            f,
            date_of(doc, times, f),
            places_of(doc, entities, f),
            definite(doc, f),
            _behind(entities, f),
            frozenset(doc.subtree(f.trigger)) if f.subtype == "attack" else frozenset(),
        )
        for f in proposed
    ]
    found = occurrences(tellings, doc)
    companions.add(doc, entities, found)
    return apart(doc, found)


def find(
    doc: Annotated, entities: Entities, times: Sequence[TimeExpression], proposed: Sequence[Frame]
) -> tuple[EventReport, ...]:
    """Every event that the article reports, in text order, one report an occurrence."""
    reports: list[EventReport] = []
    found = told(doc, entities, times, proposed)
    standing = Standing.of(doc, entities)
    for settled in settle(doc, entities, found, times):
        occurrence = settled.occurrence
        subtype = subtypes()[occurrence.subtype]
        sentences = {t.frame.sentence: doc.sentences[t.frame.sentence] for t in occurrence.tellings}
        first = min(t.frame.trigger for t in occurrence.tellings if t.frame.entry.rule != companions.RULE)
        key = f"{subtype.name}-{doc.tokens[first].start}"
        again = sum(r.key.startswith(f"{key}.") or r.key == key for r in reports)
        reports.append(
            EventReport(
                key=f"{key}.{again + 1}" if again else key,
                type=subtype.type,
                mode=subtype.mode,
                subtype=subtype.name,
                realis=settled.realis,
                date=settled.date,
                places=settled.places,
                participants=tuple(_participations(doc, entities, settled, standing)),
                evidence=tuple(sorted({_evidence(doc, s.start, s.end) for s in sentences.values()})),
                reference=reference(doc, subtype.name, sentences.values()),
                confidence=round(_chance(occurrence), 2),
                rules=tuple(dict.fromkeys(t.frame.entry.rule for t in occurrence.tellings)),
            )
        )
    return tuple(sorted(reports, key=lambda r: r.evidence[0].start))
