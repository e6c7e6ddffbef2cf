"""Examples of frames: those that tell an event of the gold are worth keeping, all others are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.events.frame import Frame
from loaders.events.frames import propose
from loaders.events.signs import signs
from loaders.model import Annotated
from loaders.ontology import subtypes
from tests.eval.align import hits, kinship
from tests.eval.coded import Event
from tests.eval.names import flat
from tests.eval.training.articles import Coded
from tests.eval.training.fit import Example

KINSHIP = 2.0
INSIDE = 3.0
SAME_REALIS = 0.5
FURTHER = 1 / 40
"""Which of the frames in an anchor's sentence is meant: one whose trigger stands in the anchor before one that only
fits the kind of event; a character between trigger and anchor takes a little."""


def examples(articles: Sequence[Coded]) -> Iterator[Example]:
    """One example a proposed frame."""
    for article in articles:
        proposed = propose(article.doc, article.entities, article.times)
        told = worth_keeping(article.doc, proposed, article.gold.events)
        for number, frame in enumerate(proposed):
            named = signs(article.doc, article.entities, article.times, frame, proposed)
            yield Example(article.name, tuple(named), number in told)


def worth_keeping(doc: Annotated, proposed: Sequence[Frame], events: Sequence[Event]) -> frozenset[int]:
    """The numbers of the frames that tell an event of the gold: the best one for each of its anchors."""
    found: set[int] = set()
    for event in events:
        for anchor in event.anchors:
            ratings = ((rating(doc, frame, event, anchor), -number) for number, frame in enumerate(proposed))
            if fitting := [(rating, number) for rating, number in ratings if rating is not None]:
                found.add(-max(fitting)[1])
    return frozenset(found)


def rating(doc: Annotated, frame: Frame, event: Event, anchor: str) -> float | None:
    """How well a frame fits an event at one of its anchors; `None` where it is another kind of event, or elsewhere."""
    sentence = doc.sentences[frame.sentence]
    quote = flat(doc.text[sentence.start : sentence.end])
    kind = kinship(event.type, event.subtype, subtypes()[frame.subtype].type, frame.subtype)
    if not kind or not hits(anchor, quote):
        return None
    trigger = len(flat(doc.text[sentence.start : doc.tokens[frame.trigger].start]))
    start = quote.find(anchor)
    end = start + len(anchor)
    inside = start >= 0 and start - 2 <= trigger <= end  # up to two characters of space and quotation mark before it
    apart = 0 if inside or start < 0 else min(abs(trigger - start), abs(trigger - end))
    return kind * KINSHIP + inside * INSIDE - apart * FURTHER + (frame.realis.value == event.realis) * SAME_REALIS
