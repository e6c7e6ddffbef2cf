"""The occurrences behind an article's event reports, with their tellings: what is explained, and what is trained on."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.events import _behind, companions
from loaders.events.frame import Frame
from loaders.events.frames import definite
from loaders.events.occurrences import Occurrence, Telling, occurrences
from loaders.events.when import date_of
from loaders.events.where import places_of
from loaders.model import Annotated, Entities, TimeExpression


def told(
    doc: Annotated, entities: Entities, times: Sequence[TimeExpression], kept: Sequence[Frame]
) -> list[Occurrence]:
    """The occurrences that `kept` frames tell, companions included, as `loaders.events.find` makes them."""
    tellings = [
        Telling(
            frame,
            date_of(doc, times, frame),
            places_of(doc, entities, frame),
            definite(doc, frame),
            _behind(entities, frame),
            frozenset(doc.subtree(frame.trigger)) if frame.subtype == "attack" else frozenset(),
        )
        for frame in kept
    ]
    found = occurrences(tellings, doc)
    companions.add(doc, entities, found)
    return found
