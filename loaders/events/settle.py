"""What an occurrence has from the rest of the article: the day and place of the visit it was part of, a country's soil.

Only what its own clause leaves open is filled, and only from one sound source; else it stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.reports import DateSpan, Kind, Precision, Realis
from loaders import dates
from loaders.events.occurrences import Occurrence
from loaders.events.scene import Scene
from loaders.events.scene import day as inherited
from loaders.events.settings import LONGEST_VISIT, SCENE_MENTIONS, VISIT_REACH
from loaders.events.when import performed, published_day, quoted, read_out
from loaders.model import Annotated, Entities, TimeExpression
from loaders.ontology import subtypes

DOMESTIC = {"attack", "arrest", "protest", "ruling", "election", "ceremony", "establishment", "resignation", "sanction"}
"""Kinds of events that take place on the soil of the country whose people and bodies they befall."""

UNREST = {"attack", "arrest", "protest"}


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
        if visit.who("visitor") & occurrence.who()
        and (visit.realis is occurrence.realis)
        and 0 <= at - _first_sentence(visit) <= VISIT_REACH
        and (not occurrence.places or not visit.places or occurrence.places & (visit.places | visit.who("host")))
    ]
    return found[0] if len(found) == 1 else None


def _soil(entities: Entities, occurrence: Occurrence) -> tuple[str, ...]:
    """The one country that a domestic event's people and bodies belong to."""
    if occurrence.subtype not in DOMESTIC:
        return ()
    found: set[str] = set()
    for key in occurrence.who("recipient") if occurrence.subtype == "attack" else occurrence.who():
        entity = entities.by_key[key]
        if entity.kind is Kind.COUNTRY:
            found.add(key)
        elif entity.kind is Kind.BODY and entity.parent in entities.by_key:
            found.add(entity.parent)
        found.update(o.of for o in entity.offices if o.of and o.of in entities.by_key)
    countries = {k for k in found if entities.by_key[k].kind is Kind.COUNTRY}
    return tuple(countries) if len(countries) == 1 else () if countries else _scene(entities)


def _scene(entities: Entities) -> tuple[str, ...]:
    """The country that the article is about: more than half of all it says of countries is of this one."""
    counts = Counter(
        link.entities[0] for link in entities.links if len(link.entities) == 1 and link.mention.kind is Kind.COUNTRY
    )
    if not counts:
        return ()
    country, number = counts.most_common(1)[0]
    return (country,) if number >= SCENE_MENTIONS and number * 2 > counts.total() else ()


def _told_beside(doc: Annotated, occurrence: Occurrence, found: Sequence[Occurrence]) -> tuple[str, ...]:
    """The places of what the sentence before, in the same paragraph, tells: the scene of unrest stays where it is."""
    if occurrence.subtype not in UNREST:
        return ()
    at = doc.sentences[_first_sentence(occurrence)]
    for other in reversed(found):
        before = doc.sentences[_first_sentence(other)]
        if other.subtype in UNREST and other.places and before.block == at.block and 0 <= at.index - before.index <= 1:
            return _own_places(other)
    return ()


def _short(span: DateSpan | None) -> bool:
    return bool(span and span.earliest and span.latest and (span.latest - span.earliest).days <= LONGEST_VISIT)


def _published(doc: Annotated, occurrence: Occurrence, day: date | None) -> DateSpan | None:
    if day is None or occurrence.realis is not Realis.ACTUAL:
        return None
    frames = [t.frame for t in occurrence.tellings]
    if any((performed(doc, f) and not quoted(doc, f.trigger)) or read_out(doc, f) for f in frames):
        return DateSpan(day, day, day.isoformat(), Precision.DAY, "publication", anchor=day)
    return None


def _own_day(doc: Annotated, occurrence: Occurrence, visit: Occurrence | None, day: date | None) -> DateSpan | None:
    """The day that the occurrence's own words give, else that of the visit it was part of, else of publication."""
    if occurrence.date:
        return occurrence.date
    if visit and _short(visit.date) and visit.date:
        return replace(visit.date, method="visit")
    return _published(doc, occurrence, day)


def _days(
    doc: Annotated, times: Sequence[TimeExpression], found: Sequence[Occurrence], visits: Sequence[Occurrence | None]
) -> list[DateSpan | None]:
    """The days of all occurrences: first what each says itself, then, in text order, what the telling around gives."""
    day = published_day(doc)
    spans = [_own_day(doc, o, v, day) for o, v in zip(found, visits, strict=True)]
    scene = Scene(doc, times, found, spans)
    for k in sorted(range(len(found)), key=lambda i: _first_sentence(found[i])):
        spans[k] = spans[k] or inherited(scene, k)
    return spans


def settle(
    doc: Annotated, entities: Entities, found: Sequence[Occurrence], times: Sequence[TimeExpression] | None = None
) -> list[Settled]:
    """Each occurrence with its date, its places and its realis."""
    visits = [_visit_of(o, [v for v in found if v.subtype == "visit"]) for o in found]
    spans = _days(doc, dates.find(doc) if times is None else times, found, visits)
    day = published_day(doc)
    settled: list[Settled] = []
    for occurrence, visit, span in zip(found, visits, spans, strict=True):
        places = _own_places(occurrence)
        if visit and not places:
            places = _own_places(visit) or tuple(sorted(visit.who("host")))
        if not places:
            places = tuple(k for k in _hosts(entities, occurrence)) or _told_beside(doc, occurrence, found)
            places = places or _soil(entities, occurrence)
        realis = occurrence.realis
        if realis is Realis.ACTUAL and day and span and span.earliest and span.earliest > day:
            realis = Realis.PLANNED  # what is dated after the day of publication cannot have happened yet
        settled.append(Settled(occurrence, span, places, realis))
    return settled


def _hosts(entities: Entities, occurrence: Occurrence) -> list[str]:
    """The country visited, or to which people were sent, is where it was."""
    roles = {"visit": ("host",), "deployment": ("recipient",)}.get(occurrence.subtype)
    if roles is None:
        return []
    return sorted(k for k in occurrence.who(*roles) if entities.by_key[k].kind is Kind.COUNTRY)
