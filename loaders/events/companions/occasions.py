"""To which occasions of the article the people of a sentence or list belong."""

from __future__ import annotations

from graph.reports import Realis
from loaders.events.companions.item import Companions
from loaders.events.occurrences import Occurrence
from loaders.events.settings import COMPANION_REACH, VISIT_REACH
from loaders.model import Annotated
from loaders.ontology import subtypes

AHEAD = 1
"""Sentences after one about companions in which their occasion may be told first."""

LEAD = 4
"""Sentences from the beginning in which an article tells what it is mainly about."""


def _sentences(occurrence: Occurrence) -> list[int]:
    return [t.frame.sentence for t in occurrence.tellings]


def _open_to(occurrence: Occurrence, item: Companions) -> bool:
    """Whether the occurrence is an occasion at which the people can have been."""
    if not subtypes()[occurrence.subtype].occasion or occurrence.realis in {Realis.NEGATED, Realis.HYPOTHETICAL}:
        return False
    if item.planned and occurrence.realis is Realis.ACTUAL:
        return False
    if item.spoke and all(t.frame.trigger in item.own for t in occurrence.tellings):
        return False
    if occurrence.subtype == "call":
        return item.listed or item.spoke or "call" in item.subtypes or bool(item.known)
    return not item.virtual


def _one(doc: Annotated, told: list[Occurrence], item: Companions) -> list[Occurrence]:
    """Of the occasions that a sentence tells the one meant: nearest in the words' own, else its main verb's."""
    if item.sided or len(told) < 2:
        return told

    def rank(occurrence: Occurrence) -> tuple[int, int]:
        frames = [t.frame for t in occurrence.tellings]
        here = [abs(f.trigger - item.trigger) for f in frames if f.sentence == item.sentence]
        depth = min(sum(1 for _ in doc.ancestors(f.trigger)) for f in frames)
        return (min(here), 0) if here else (depth, frames[0].trigger)

    return [min(told, key=rank)]


def _nearest(doc: Annotated, found: list[Occurrence], item: Companions, reach: int) -> list[Occurrence]:
    """The occasions of the nearest sentence before, or else of the next, that tells one."""
    near: dict[int, list[Occurrence]] = {}
    for occurrence in found:
        for sentence in _sentences(occurrence):
            if -AHEAD <= item.sentence - sentence <= reach:
                near.setdefault(sentence, []).append(occurrence)
    if not near:
        return []
    before = [n for n in near if n <= item.sentence]
    told = near[max(before) if before else min(near)]
    return _one(doc, list({id(o): o for o in told}.values()), item)


def _main(doc: Annotated, found: list[Occurrence], item: Companions) -> list[Occurrence]:
    """The occasion that the article is about: the first that its beginning tells, a visit only for a delegation."""
    early = [o for o in found if min(_sentences(o)) < LEAD]
    if not item.sided:
        early = [o for o in early if o.subtype != "visit"] or early
    if not early:
        return []
    first = min(min(_sentences(o)) for o in early)
    return _one(doc, [o for o in early if min(_sentences(o)) == first], item)


def occasions(doc: Annotated, found: list[Occurrence], item: Companions, before: int) -> list[Occurrence]:
    """The occasions that a sentence's people were at; `before` are the items that precede it in its list."""
    able = [o for o in found if _open_to(o, item)]
    if item.subtypes:
        able = [o for o in able if o.subtype in item.subtypes] or able
    if item.known:
        theirs = [o for o in able if item.known & o.who()]
        visits = [o for o in theirs if o.subtype == "visit"]
        told = _nearest(doc, visits, item, VISIT_REACH) or _nearest(doc, theirs, item, VISIT_REACH)
        if told or not item.listed:
            return told
    gatherings = [o for o in able if o.subtype != "address" and not (item.spoke and o.subtype == "visit")]
    if (item.listed or item.spoke) and (main := _main(doc, gatherings, item)):
        return main
    reach = COMPANION_REACH + before
    return _nearest(doc, gatherings, item, reach) or ([] if item.spoke else _nearest(doc, able, item, reach))
