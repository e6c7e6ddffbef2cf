"""The scene: the day that an occurrence has from the telling around it, where its own clause names none.

Three sources, the soundest first: the event in whose course it happened (same sentence), the conversation or visit
that is being told, and the sentence before, where the telling goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.reports import DateSpan, Realis
from loaders.dates import carried
from loaders.events.frame import Frame
from loaders.events.occurrences import Occurrence, Telling
from loaders.events.settings import GOES_ON, LEAD_SENTENCES, LONGEST_VISIT, VISIT_REACH
from loaders.events.when import SPEECH_ACTS, is_readout
from loaders.grammar import MAX_CLIMB, VERBAL
from loaders.model import Annotated, BlockKind, TimeExpression, Token

TALKS = {"call", "meeting", "summit", "visit"}
"""Occasions in the course of which people thank, promise, ask and warn."""

IN_COURSE = SPEECH_ACTS | {"meeting", "address", "signing", "establishment", "aid", "ceremony", "visit"}
"""What happens in the course of a conversation or a visit."""

AT_ONCE = {"when", "while", "as", "where"}
CARRYING = {"dobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "nmod", "compound", "acomp", "oprd"}
WITHIN = {"in", "at", "during", "on"}
FINITE = {"VBD", "VBZ", "VBP"}
PERFECT = {"have", "has", "had", "'ve", "’ve", "having"}
MODAL = {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "’ll", "wo", "'d", "’d"}
ADDING = {"also", "additionally", "further", "furthermore", "moreover"}


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's occurrences with what is known of their days so far, in the same order."""

    doc: Annotated
    times: Sequence[TimeExpression]
    found: Sequence[Occurrence]
    spans: Sequence[DateSpan | None]


def _auxiliaries(doc: Annotated, verb: int) -> set[str]:
    return {c.lower for c in doc.children(verb) if c.dep in {"aux", "auxpass"}}


def _finite(doc: Annotated, token: Token) -> bool:
    """Whether the verb carries the tense of its clause, itself or by an auxiliary."""
    return token.tag in FINITE or bool(_auxiliaries(doc, token.i) - {"to", "being", "be"}) or _simple_past(doc, token)


def _simple_past(doc: Annotated, verb: Token) -> bool:
    """ "Met", "was met", "did not meet"; not "has met", "would meet", "meets"."""
    aux = _auxiliaries(doc, verb.i)
    if aux & (PERFECT | MODAL):
        return False
    mistagged = verb.tag == "VBN" and not aux and any(c.dep == "nsubj" for c in doc.children(verb.i))
    return verb.tag == "VBD" or mistagged or bool(aux & {"was", "were", "did"})


def _above(doc: Annotated, token: Token) -> int:
    """The governor; a past-tense conjunct that the parser hangs on a present-tense clause belongs to the main verb."""
    head = doc.tokens[token.head]
    if token.dep == "conj" and token.tag == "VBD" and head.tag in {"VBZ", "VBP"}:
        sentence = doc.sentences[token.sentence]
        return next(t.i for t in doc.tokens[sentence.first : sentence.last] if t.head == t.i)
    return head.i


def _passes(doc: Annotated, token: Token) -> bool:
    """Whether what the token tells is of the time of its governor's clause."""
    head = doc.tokens[token.head]
    if token.pos in VERBAL and _finite(doc, token):
        aux = _auxiliaries(doc, token.i)
        if token.dep == "conj":
            return True
        if token.dep == "advcl":
            return not aux & PERFECT and any(c.lower in AT_ONCE for c in doc.children(token.i))
        if token.dep == "relcl":
            return token.tag == "VBG" and bool(aux & {"was", "were"})  # "who was visiting the town"
        reported = not _simple_past(doc, token) or any(c.dep == "acomp" for c in doc.children(token.i))
        return token.dep == "ccomp" and reported and not aux & PERFECT  # "told him that he was ready to help"
    if token.pos in VERBAL:
        if _auxiliaries(doc, token.i) & PERFECT or any(c.dep == "mark" for c in doc.children(token.i)):
            return False
        return token.dep in {"xcomp", "conj"} or (token.dep == "advcl" and token.tag in {"VB", "VBG"})
    if token.dep == "pobj":
        return head.lower in WITHIN
    return token.dep in CARRYING or token.dep == "prep"


def course(doc: Annotated, i: int) -> Iterator[Token]:
    """Token `i` and the governors that tell of the same time, up to its main clause's verb."""
    for _ in range(MAX_CLIMB):
        token = doc.tokens[i]
        yield token
        if token.head == i or not _passes(doc, token):
            return
        i = _above(doc, token)


def narrated(doc: Annotated, i: int) -> bool:
    """Whether token `i` is of what its main clause tells in the simple past."""
    last = None
    for token in course(doc, i):
        last = token
        if token.pos in VERBAL and _finite(doc, token) and not (_simple_past(doc, token) or token.dep == "ccomp"):
            return False
    return last is not None and last.head == last.i and last.pos in VERBAL and _simple_past(doc, last)


def _body(doc: Annotated, sentence: int) -> int:
    """How many body sentences stand before this one."""
    return sum(s.kind in {BlockKind.BODY, BlockKind.ITEM} for s in doc.sentences[:sentence])


def _first(occurrence: Occurrence) -> Frame:
    return min((t.frame for t in occurrence.tellings), key=lambda f: (f.headline, f.trigger))


def _short(span: DateSpan | None) -> bool:
    return bool(span and span.earliest and span.latest and (span.latest - span.earliest).days <= LONGEST_VISIT)


def _around(scene: Scene, telling: Telling, k: int) -> DateSpan | None:
    """The day of the event in whose course this one is told, in the same sentence."""
    if telling.frame.subtype == "request" and scene.doc.tokens[telling.frame.trigger].pos == "NOUN":
        return None  # what is done "at their request" comes after it
    above = [t.i for t in course(scene.doc, telling.frame.trigger)][1:]
    for i in above:
        for j, other in enumerate(scene.found):
            if j != k and scene.spans[j] and any(t.frame.trigger == i for t in other.tellings):
                return scene.spans[j]
    return None


def _occasion(scene: Scene, telling: Telling, k: int) -> DateSpan | None:
    """The day of the known occasion that the sentence names as its scene: "at the summit he urged …"."""
    doc = scene.doc
    for token in course(doc, telling.frame.trigger):
        for child in doc.children(token.i):
            if child.dep == "prep" and child.lower in {"during", "at", "in", "on"}:
                named = {c.i for c in doc.children(child.i) if c.dep == "pobj"}
                for j, other in enumerate(scene.found):
                    if j != k and _short(scene.spans[j]) and named & {t.frame.trigger for t in other.tellings}:
                        return scene.spans[j]
    return None


def _talk(scene: Scene, telling: Telling, occurrence: Occurrence) -> DateSpan | None:
    """The day of the conversation or visit just told, in which these people did this.

    An office's own account of a conversation is all about it; elsewhere the people must be the same and near.
    """
    frame, doc = telling.frame, scene.doc
    if occurrence.subtype not in IN_COURSE or not narrated(doc, frame.trigger):
        return None
    account = is_readout(doc)
    found: DateSpan | None = None
    for other, span in zip(scene.found, scene.spans, strict=True):
        first = _first(other)
        reach = frame.sentence - first.sentence
        if other is occurrence or other.subtype not in TALKS or not _short(span) or first.headline:
            continue
        if other.realis is not Realis.ACTUAL or reach < 0 or first.trigger >= frame.trigger:
            continue
        if not narrated(doc, first.trigger):
            continue
        if account and _body(doc, first.sentence) < LEAD_SENTENCES and reach <= VISIT_REACH:
            return span
        if reach <= GOES_ON and (occurrence.who() | occurrence.behind) & (other.who() | other.behind):
            found = span
    return found


def _before(scene: Scene, telling: Telling, occurrence: Occurrence) -> DateSpan | None:
    """The day of the sentence before, where the same people go on acting in the same paragraph."""
    frame, doc = telling.frame, scene.doc
    if not narrated(doc, frame.trigger):
        return None
    here = doc.sentences[frame.sentence]
    item = carried(doc, scene.times, frame.sentence, GOES_ON)
    if item is None or doc.sentences[item.sentence].block != here.block:
        return None
    people = frozenset[str]().union(
        *(
            o.who() | o.behind
            for o in scene.found
            if any(item.sentence <= t.frame.sentence < frame.sentence for t in o.tellings)
        )
    )
    if people & (occurrence.who("actor", "participant", "visitor", "speaker") | occurrence.behind):
        return item.span
    return None


def day(scene: Scene, k: int) -> DateSpan | None:
    """The day that occurrence `k` has from what is told around it, `None` where that is not sound."""
    occurrence = scene.found[k]
    told = [t for t in occurrence.tellings if not t.frame.headline]
    for telling in told:
        if span := _occasion(scene, telling, k):
            return replace(span, method="occasion")
    if occurrence.realis not in {Realis.ACTUAL, Realis.NEGATED}:
        return None
    for telling in told:
        if span := _around(scene, telling, k):
            return replace(span, method="course")
        if span := _talk(scene, telling, occurrence):
            return replace(span, method="talk")
        if span := _before(scene, telling, occurrence):
            return replace(span, method="carried")
    return None
