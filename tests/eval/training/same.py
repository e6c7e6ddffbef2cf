"""Examples of pairs of tellings: of one event of the gold, or of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.events.frame import Frame
from loaders.events.frames import definite, judged
from loaders.events.occurrences import Telling
from loaders.events.occurrences.pairs import between, comparable, signs
from loaders.events.when import date_of
from loaders.events.where import places_of
from tests.eval.coded import Event
from tests.eval.training.articles import Coded
from tests.eval.training.fit import Example, Recipe
from tests.eval.training.frames import rating
from tests.eval.training.models import Spec

LEAST_CHANCE = 0.3
"""Frames a little less sure than those kept are examples too: there are few of those, and they tell in other words."""

SAME = Spec(
    file="same.yaml",
    purpose="Whether two tellings are of one occurrence",
    recipe=Recipe(strength=0.2, seen=5, least=0.02, digits=3),
    threshold=0.6,  # a wrong union loses an event and what it holds, a wrong split only adds one
)


def examples(article: Coded) -> Iterator[Example]:
    """Every comparable pair of tellings whose events the gold knows.

    All pairs of one later telling weigh together as much as those of another: an attack told eight times would
    outweigh all else.
    """
    tellings = _tellings(article)
    event_of = _assigned(article, [t.frame for t in tellings])
    for later, telling in enumerate(tellings):
        before = [n for n in range(later) if n in event_of and comparable(tellings[n], telling)]
        for n in before if later in event_of else ():
            named = signs(article.doc, tellings[n], telling, between(tellings[n], telling, tellings))
            yield Example(article.name, named, event_of[n] == event_of[later], weight=1 / len(before))


def _tellings(article: Coded) -> list[Telling]:
    """The article's likelier frames in text order, headlines last, with their days and places."""
    doc, entities, times = article.doc, article.entities, article.times
    kept = sorted(
        (f for f in judged(doc, entities, times) if f.chance >= LEAST_CHANCE), key=lambda f: (f.headline, f.trigger)
    )
    return [Telling(f, date_of(doc, times, f), places_of(doc, entities, f), definite(doc, f)) for f in kept]


def _assigned(article: Coded, frames: Sequence[Frame]) -> dict[int, int]:
    """The event of each frame in an anchor's sentence: the best first, an event once a sentence; then the rest."""
    rows = [
        (found, number, at)
        for at, event in enumerate(article.gold.events)
        for number, frame in enumerate(frames)
        if (found := _best(article, frame, event)) is not None
    ]
    rows.sort(key=lambda row: (-row[0], row[1], row[2]))
    event_of: dict[int, int] = {}
    taken: set[tuple[int, int]] = set()
    for _, number, at in rows:
        if number not in event_of and (frames[number].sentence, at) not in taken:
            event_of[number] = at
            taken.add((frames[number].sentence, at))
    for _, number, at in rows:
        event_of.setdefault(number, at)
    return event_of


def _best(article: Coded, frame: Frame, event: Event) -> float | None:
    ratings = (rating(article.doc, frame, event, anchor) for anchor in event.anchors)
    return max((found for found in ratings if found is not None), default=None)
