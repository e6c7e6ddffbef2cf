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


def _told(doc: Annotated, found: list[Occurrence], item: Companions, first: int, last: int) -> list[Occurrence]:
    """The occasions of the last sentence from `first` up to `last`, inclusive, that tells one."""
    near: dict[int, dict[int, Occurrence]] = {}
    for occurrence in found:
        for sentence in _sentences(occurrence):
            if first <= sentence <= last:
                near.setdefault(sentence, {})[id(occurrence)] = occurrence
    return _one(doc, list(near[max(near)].values()), item) if near else []


def _before(doc: Annotated, found: list[Occurrence], item: Companions, reach: int) -> list[Occurrence]:
    return _told(doc, found, item, item.sentence - reach, item.sentence)


def _main(doc: Annotated, found: list[Occurrence], item: Companions) -> list[Occurrence]:
    """The occasion that the article is about: the first that its beginning tells, a visit only for a delegation."""
    early = [o for o in found if min(_sentences(o)) < LEAD]
    if not item.sided:
        early = [o for o in early if o.subtype != "visit"] or early
    if not early:
        return []
    first = min(min(_sentences(o)) for o in early)
    return _one(doc, [o for o in early if min(_sentences(o)) == first], item)


def _likely(found: list[Occurrence], item: Companions) -> list[Occurrence]:
    """Those that the words do not speak against: of the noun's subtype, and past where the words are."""
    able = [o for o in found if _open_to(o, item)]
    if not (item.planned or item.sided or item.listed):
        able = [o for o in able if o.realis is Realis.ACTUAL] or able
    return [o for o in able if o.subtype in item.subtypes] or able


def occasions(doc: Annotated, found: list[Occurrence], item: Companions, before: int) -> list[Occurrence]:
    """The occasions that a sentence's people were at; `before` are the items that precede it in its list."""
    able = _likely(found, item)
    if item.known:
        theirs = [o for o in able if item.known & o.who()]
        visits = [o for o in theirs if o.subtype == "visit"]
        told = _before(doc, visits, item, VISIT_REACH) or _before(doc, theirs, item, VISIT_REACH)
        if told or not item.listed:
            return told or _before(doc, able, item, 0)
    gatherings = [o for o in able if o.subtype != "address" and not (item.spoke and o.subtype == "visit")]
    main = _main(doc, gatherings, item)
    if item.listed or item.spoke:
        return main or _before(doc, gatherings, item, COMPANION_REACH + before)
    reach = COMPANION_REACH + before
    return (
        _before(doc, gatherings, item, reach)
        or main
        or _before(doc, able, item, reach)
        or _told(doc, able, item, item.sentence + 1, item.sentence + AHEAD)
    )


def own_occasion(found: list[Occurrence], item: Companions) -> tuple[Occurrence, Occurrence] | None:
    """The occasion that an item's own definite noun was taken for, and the one told before that it takes up.

    "The envoy also joined the meeting" tells no second meeting.
    """
    if item.spoke or item.listed or not item.own:
        return None
    for occurrence in found:
        if not all(t.frame.trigger in item.own and t.definite for t in occurrence.tellings):
            continue
        for other in reversed(found):
            same = other.subtype == occurrence.subtype and other.realis is occurrence.realis
            told = [item.sentence - n for n in _sentences(other)]
            apart = occurrence.date and other.date and occurrence.date != other.date
            if same and other is not occurrence and not apart and any(0 < n <= COMPANION_REACH for n in told):
                return occurrence, other
    return None
