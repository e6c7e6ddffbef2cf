"""The scene: the other event from which an occurrence has the day or the place that its own words do not give.

Three sources, the soundest first: the occasion or event in whose course it happened (same sentence), the conversation
or visit that is being told, and the sentence before, where the same people go on acting.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.reports import DateSpan, Realis
from loaders.dates import carried
from loaders.events.course import course, narrated
from loaders.events.frame import Frame
from loaders.events.occurrences import Occurrence, Telling
from loaders.events.settings import GOES_ON, LEAD_SENTENCES, VISIT_REACH
from loaders.events.when import SPEECH_ACTS, is_readout
from loaders.model import Annotated, BlockKind, TimeExpression

TALKS = {"call", "meeting", "summit", "visit"}
"""Occasions in the course of which people thank, promise, ask and warn."""

IN_COURSE = SPEECH_ACTS | {"meeting", "address", "signing", "establishment", "aid", "ceremony", "visit"}
"""What happens in the course of a conversation or a visit."""

TURNS = SPEECH_ACTS | {"address", "meeting", "call", "visit", "ceremony", "resignation", "protest", "signing"}
"""What news tells in turn as it happened, naming the day only where it changes: statements, and what people attend."""

AT_HAND = {"attack", "arrest"}
"""What is told in turn too, but as often of earlier times: only next to the day."""

EARLIER = frozenset(
    "previously earlier before once already formerly repeatedly always often never ever initially originally long then "
    "first again since".split()
)
"""Words by which a clause in the simple past steps out of the telling's time."""

Known = Callable[[int], bool]
"""Whether the day (or the place) of the occurrence with this number is known, so that another can have it."""


@dataclass(frozen=True)
class Scene:
    """An article's occurrences, in the order in which they were found."""

    doc: Annotated
    found: Sequence[Occurrence]

    @cached_property
    def talks(self) -> tuple[tuple[int, Occurrence, Frame], ...]:
        """The conversations and visits: their numbers, and where each is told first."""
        return tuple((j, other, first_frame(other)) for j, other in enumerate(self.found) if other.subtype in TALKS)


def _body(doc: Annotated, sentence: int) -> int:
    """How many body sentences stand before this one."""
    return sum(s.kind in {BlockKind.BODY, BlockKind.ITEM} for s in doc.sentences[:sentence])


def first_frame(occurrence: Occurrence) -> Frame:
    """Where the body tells of it first, the headline where no sentence does."""
    return min((t.frame for t in occurrence.tellings), key=lambda f: (f.headline, f.trigger))


def _told_at(scene: Scene, triggers: set[int], k: int, known: Known) -> int | None:
    for j, other in enumerate(scene.found):
        if j != k and known(j) and any(t.frame.trigger in triggers for t in other.tellings):
            return j
    return None


def _occasion(scene: Scene, telling: Telling, k: int, known: Known) -> int | None:
    """The known occasion that the sentence names as its scene: "at the summit he urged …"."""
    doc = scene.doc
    planned = telling.frame.realis is Realis.PLANNED
    for token in course(doc, telling.frame.trigger):
        if planned and token.tag == "VBD":
            return None  # "told them at the summit that he would go home": the telling was there
        for child in doc.children(token.i):
            if child.dep == "prep" and child.lower in {"during", "at", "in", "on"}:
                named = {c.i for c in doc.children(child.i) if c.dep == "pobj"}
                if named and (j := _told_at(scene, named, k, known)) is not None:
                    return j
    inside = {i for i in doc.subtree(telling.frame.trigger) if doc.tokens[i].lower == "during"}
    named = {c.i for i in inside for c in doc.children(i) if c.dep == "pobj"}
    return _told_at(scene, named, k, known)  # "after talks between the ministers during his visit"


def _around(scene: Scene, telling: Telling, k: int, known: Known) -> int | None:
    """The event in whose course this one is told, in the same sentence."""
    frame = telling.frame
    if frame.subtype == "request" and scene.doc.tokens[frame.trigger].pos == "NOUN":
        return None  # what is done "at their request" comes after it
    for token in list(course(scene.doc, frame.trigger))[1:]:
        if (j := _told_at(scene, {token.i}, k, known)) is not None:
            return j
    return None


def _turns_back(doc: Annotated, frame: Frame) -> bool:
    """Whether the clause says that it is of an earlier time, or has a time expression of its own."""
    return any(
        child.lower in EARLIER and child.dep in {"advmod", "prep", "mark"}
        for token in course(doc, frame.trigger)
        for child in doc.children(token.i)
    )


def _talk(scene: Scene, telling: Telling, k: int, known: Known) -> int | None:
    """The conversation or visit just told in which these people did this.

    An office's own account of a conversation is all about it; elsewhere the people must be the same and near.
    """
    frame, doc, occurrence = telling.frame, scene.doc, scene.found[k]
    if occurrence.subtype not in IN_COURSE or not narrated(doc, frame.trigger) or _turns_back(doc, frame):
        return None
    account = is_readout(doc)
    found: int | None = None
    for j, other, first in scene.talks:
        reach = frame.sentence - first.sentence
        if j == k or other.realis is not Realis.ACTUAL or not known(j):
            continue
        if first.headline or reach < 0 or first.trigger >= frame.trigger or not narrated(doc, first.trigger):
            continue
        if account and _body(doc, first.sentence) < LEAD_SENTENCES and reach <= VISIT_REACH:
            return j
        if reach <= GOES_ON and (occurrence.who() | occurrence.behind) & (other.who() | other.behind):
            found = j
    return found


def _will(doc: Annotated, i: int) -> bool:
    """Whether the clause of token `i` tells what will be."""
    return any(c.lower in {"will", "’ll", "'ll"} for token in course(doc, i) for c in doc.children(token.i))


def _trip(scene: Scene, telling: Telling, k: int, known: Known) -> int | None:
    """The coming visit or meeting just announced, at which these people "will discuss" and "will attend"."""
    frame, occurrence = telling.frame, scene.found[k]
    if occurrence.subtype not in IN_COURSE | {"summit"} or not _will(scene.doc, frame.trigger):
        return None
    found: int | None = None
    for j, other, first in scene.talks:
        reach = frame.sentence - first.sentence
        if j == k or other.realis is not Realis.PLANNED or not known(j):
            continue
        if 0 <= reach <= GOES_ON and first.trigger < frame.trigger and occurrence.who() & other.who():
            found = j
    return found


def source(scene: Scene, k: int, known: Known) -> tuple[int, str] | None:
    """The occurrence whose day or place is also that of occurrence `k`, and how that is known."""
    occurrence = scene.found[k]
    if occurrence.realis is Realis.HYPOTHETICAL:
        return None
    told = [t for t in occurrence.tellings if not t.frame.headline]
    for telling in told:
        if (j := _occasion(scene, telling, k, known)) is not None:
            return j, "occasion"
    for telling in told:
        j = _around(scene, telling, k, known)
        if j is not None and (occurrence.realis is not Realis.PLANNED or scene.found[j].realis is Realis.PLANNED):
            return j, "course"  # what is announced is not of the day of the announcing
        if _told(occurrence) and (j := _talk(scene, telling, k, known)) is not None:
            return j, "talk"
        if occurrence.realis is Realis.PLANNED and (j := _trip(scene, telling, k, known)) is not None:
            return j, "trip"
    return None


def _aside(doc: Annotated, i: int) -> bool:
    """Whether the token stands in a relative clause, which says nothing of when the main clause was."""
    return any(t.dep in {"relcl", "acl"} for t in (doc.tokens[i], *doc.ancestors(i)))


def _told(occurrence: Occurrence) -> bool:
    """Whether the article says that it happened; a promise, a warning or a demand is made whatever comes of it."""
    real = occurrence.realis in {Realis.ACTUAL, Realis.NEGATED}
    return real or (occurrence.realis is Realis.PLANNED and occurrence.subtype in SPEECH_ACTS)


def _goes_on(
    scene: Scene, times: Sequence[TimeExpression], telling: Telling, occurrence: Occurrence
) -> DateSpan | None:
    frame, doc = telling.frame, scene.doc
    if frame.headline or not narrated(doc, frame.trigger) or _turns_back(doc, frame):
        return None
    if any(t.sentence == frame.sentence and t.span and not _aside(doc, t.governor) for t in times):
        return None
    item = carried(doc, times, frame.sentence)
    if item is None:
        return None
    reach = frame.sentence - item.sentence
    if occurrence.subtype in TURNS or (occurrence.subtype in AT_HAND and reach < GOES_ON):
        return item.span
    people = frozenset[str]().union(
        *(
            o.who() | o.behind
            for o in scene.found
            if any(item.sentence <= t.frame.sentence < frame.sentence for t in o.tellings)
        )
    )
    acting = occurrence.who("actor", "participant", "visitor", "speaker") | occurrence.behind
    return item.span if people & acting and reach <= GOES_ON else None


def day_before(scene: Scene, times: Sequence[TimeExpression], k: int) -> DateSpan | None:
    """The day on which the telling stands: news goes on from act to act, and names the day where it changes."""
    occurrence = scene.found[k]
    if not _told(occurrence):
        return None
    for telling in occurrence.tellings:
        if span := _goes_on(scene, times, telling, occurrence):
            return span
    return None
