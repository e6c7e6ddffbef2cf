"""What an occurrence has from the rest of the article: the day and the place of what it was part of, a country's soil.

Only what its own clause leaves open is filled, and only from one sound source; else it stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.reports import DateSpan, Precision, Realis
from loaders.events.ground import UNREST, abroad, beside, dateline, destination, enclosed, heading, soil
from loaders.events.occurrences import Occurrence
from loaders.events.scene import IN_COURSE, TALKS, Scene, day_before, first_frame, source
from loaders.events.settings import LONGEST_VISIT, STAY_REACH, VISIT_REACH
from loaders.events.when import SPEECH_ACTS, is_statement, published_day, read_out, speaks
from loaders.model import Annotated, Entities, TimeExpression
from loaders.ontology import subtypes


@dataclass(frozen=True, slots=True)
class Settled:
    """An occurrence with the date and places that it ends up with."""

    occurrence: Occurrence
    date: DateSpan | None
    places: tuple[str, ...]
    realis: Realis


def _own_places(occurrence: Occurrence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for t in occurrence.tellings for p in t.places))


def _first_sentence(occurrence: Occurrence) -> int:
    return min(t.frame.sentence for t in occurrence.tellings)


def _visit_of(occurrence: Occurrence, visits: Sequence[Occurrence]) -> Occurrence | None:
    """The one visit that an occasion was part of: same people, no other place, told shortly before."""
    if not subtypes()[occurrence.subtype].occasion or occurrence.subtype in {"visit", "call"}:
        return None
    at = _first_sentence(occurrence)
    found = [
        visit
        for visit in visits
        if (visit.who("visitor") & occurrence.who() or not visit.who("visitor"))
        and (visit.realis is occurrence.realis)
        and 0 <= at - _first_sentence(visit) <= VISIT_REACH
        and (not occurrence.places or not visit.places or occurrence.places & (visit.places | visit.who("host")))
    ]
    return found[0] if len(found) == 1 else None


def _short(span: DateSpan | None) -> bool:
    return bool(span and span.earliest and span.latest and (span.latest - span.earliest).days <= LONGEST_VISIT)


def _published(doc: Annotated, occurrence: Occurrence, day: date | None) -> DateSpan | None:
    if day is None or occurrence.realis not in {Realis.ACTUAL, Realis.PLANNED}:
        return None
    frames = [t.frame for t in occurrence.tellings]
    read = occurrence.realis is Realis.ACTUAL and any(read_out(doc, f) for f in frames)
    if read or any(speaks(doc, f) for f in frames):
        return DateSpan(day, day, day.isoformat(), Precision.DAY, "publication", anchor=day)
    return None


def _own_day(doc: Annotated, occurrence: Occurrence, visit: Occurrence | None, day: date | None) -> DateSpan | None:
    """The day that the occurrence's own words give, else that of the visit it was part of, else of publication."""
    if occurrence.date:
        return occurrence.date
    if visit and _short(visit.date) and visit.date:
        return replace(visit.date, method="visit")
    return _published(doc, occurrence, day)


def _in_text_order(found: Sequence[Occurrence]) -> list[int]:
    return sorted(range(len(found)), key=lambda k: first_frame(found[k]).trigger)


def _days(
    scene: Scene, times: Sequence[TimeExpression], visits: Sequence[Occurrence | None], day: date | None
) -> list[DateSpan | None]:
    """The days of all occurrences: first what each says itself, then, in text order, what the telling around gives."""
    spans = [_own_day(scene.doc, o, v, day) for o, v in zip(scene.found, visits, strict=True)]
    for k in _in_text_order(scene.found):
        if spans[k] is None and (taken := source(scene, k, lambda j: _short(spans[j]))):
            span = spans[taken[0]]
            spans[k] = span and replace(span, method=taken[1])
        if spans[k] is None and (before := day_before(scene, times, k)):
            spans[k] = replace(before, method="carried")
    return spans


def _same_stay(found: Sequence[Occurrence], own: Sequence[tuple[str, ...]], k: int) -> tuple[str, ...]:
    """Where the same people were told to be shortly before, on a visit or at a meeting."""
    here = first_frame(found[k])
    for j in reversed(_in_text_order(found)):
        before = first_frame(found[j])
        near = 0 <= here.sentence - before.sentence <= STAY_REACH and before.trigger < here.trigger
        if j == k or not own[j] or found[j].subtype not in TALKS - {"call"} or found[j].realis is not found[k].realis:
            continue
        if near and found[j].who() & found[k].who() and found[k].subtype in IN_COURSE:
            return own[j]
    return ()


def _at_home(entities: Entities, occurrence: Occurrence, there: tuple[str, ...]) -> tuple[str, ...]:
    """The headline's place; for unrest, only where it lies in the country of those whom it befell."""
    country = soil(entities, occurrence) if occurrence.subtype in UNREST else ()
    return there if not country or set(country) & set(enclosed(entities, there)) else ()


def _places(scene: Scene, entities: Entities, visits: Sequence[Occurrence | None]) -> list[tuple[str, ...]]:
    """The places of all occurrences: their own, those of what they were part of, the soil that they touch."""
    found = scene.found
    own = [_own_places(o) or destination(entities, o) for o in found]
    places = list(own)
    for k in _in_text_order(found):
        visit = visits[k]
        if not places[k] and visit:
            places[k] = _own_places(visit) or destination(entities, visit)
        if not places[k] and (taken := source(scene, k, lambda j: bool(places[j]) and found[j].subtype != "call")):
            places[k] = places[taken[0]]
        if not places[k]:
            places[k] = (
                beside(found[k], found, own)
                or dateline(scene.doc, entities, found[k])
                or _same_stay(found, own, k)
                or _at_home(entities, found[k], heading(scene.doc, entities, found[k]))
                or soil(entities, found[k], news=not is_statement(scene.doc))
                or abroad(entities, found[k])
            )
    return [enclosed(entities, there) for there in places]


def _to_come(doc: Annotated, occurrence: Occurrence, span: DateSpan | None, day: date | None) -> bool:
    """Whether what is told as having happened is dated after the day of publication, and so cannot have yet.

    Not what was said, whose day may be that of its content; nor what is told in the past of the day after, which a
    place to the east had already reached.
    """
    if occurrence.realis is not Realis.ACTUAL or occurrence.subtype in SPEECH_ACTS:
        return False
    if day is None or span is None or span.earliest is None:
        return False
    told = any(doc.tokens[t.frame.trigger].tag == "VBD" for t in occurrence.tellings)
    return span.earliest > (day + timedelta(days=1) if told else day)


def settle(
    doc: Annotated, entities: Entities, found: Sequence[Occurrence], times: Sequence[TimeExpression]
) -> list[Settled]:
    """Each occurrence with its date, its places and its realis."""
    visits = [_visit_of(o, [v for v in found if v.subtype == "visit"]) for o in found]
    scene, day = Scene(doc, found), published_day(doc)
    spans = _days(scene, times, visits, day)
    settled: list[Settled] = []
    for occurrence, span, places in zip(found, spans, _places(scene, entities, visits), strict=True):
        realis = Realis.PLANNED if _to_come(scene.doc, occurrence, span, day) else occurrence.realis
        settled.append(Settled(occurrence, span, places, realis))
    return settled
