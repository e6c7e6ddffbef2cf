"""Examples of ties between an occurrence and an entity: who took part by the gold, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders import events
from loaders.events import told
from loaders.events.occurrences import Occurrence
from loaders.events.ties import Standing, ties
from loaders.model import Annotated
from loaders.ontology import subtypes
from tests.eval.align import CORE, SAME_REALIS, hits, kinship
from tests.eval.coded import Event
from tests.eval.names import flat, norm
from tests.eval.training.articles import Coded
from tests.eval.training.fit import Example

SHARED = 0.01
"""What a participant in common adds to a pair: it tells apart only what kind, anchor and realis do not."""


@dataclass(frozen=True, slots=True)
class TieExample:
    """A tie as an example of taking part, and, where it is one, of the role."""

    taking_part: Example
    role: Example | None


def examples(articles: Sequence[Coded]) -> Iterator[TieExample]:
    """One example a tie of the occurrences that the gold has too, as the frames kept now tell them.

    Neutral, as in the measures, and therefore no example, is a country or body whose office-holder took part.
    """
    for article in articles:
        doc, entities = article.doc, article.entities
        kept = events.frames(doc, entities, article.times)
        found = told(doc, entities, article.times, kept)
        standing = Standing.of(doc, entities)
        for occurrence, event in aligned(article, found):
            named = {name for part in event.participants for name in part.names}
            neutral = {office.of for office in article.gold.offices if office.person in named}
            for tie in ties(doc, entities, occurrence, standing):
                name = norm(entities.by_key[tie.entity].name)
                part = next((p for p in event.participants if name in p.names), None)
                if part or name not in neutral:
                    signs = tuple(tie.signs)
                    role = Example(article.name, signs, part.role) if part else None
                    yield TieExample(Example(article.name, signs, part is not None), role)


def aligned(article: Coded, found: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Event]]:
    """Which occurrence is which event of the gold, by kind, anchor and realis; each is at most one."""
    doc = article.doc
    pairs = []
    for event in article.gold.events:
        for number, occurrence in enumerate(found):
            kind = kinship(event.type, event.subtype, subtypes()[occurrence.subtype].type, occurrence.subtype)
            if kind and any(hits(anchor, quote) for anchor in event.anchors for quote in _quotes(doc, occurrence)):
                names = {norm(article.entities.by_key[key].name) for key in occurrence.who()}
                shared = SHARED * sum(bool(part.names & names) for part in event.participants)
                realis = SAME_REALIS * (occurrence.realis.value == event.realis)
                pairs.append((kind + realis + shared + CORE * event.core, number, event))
    pairs.sort(key=lambda pair: -pair[0])
    taken: set[int] = set()
    known: set[str] = set()
    for _, number, event in pairs:
        if number not in taken and event.id not in known:
            taken.add(number)
            known.add(event.id)
            yield found[number], event


def _quotes(doc: Annotated, occurrence: Occurrence) -> Iterator[str]:
    for telling in occurrence.tellings:
        sentence = doc.sentences[telling.frame.sentence]
        yield flat(doc.text[sentence.start : sentence.end])
