"""Who else was there: "was accompanied by A", "A will lead the delegation", the names of a list.

Such sentences carry no event of their own: they add people to an occasion that was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.reports import Kind, Role
from loaders.events.frame import Frame, Part
from loaders.events.lexicon import Slot
from loaders.events.occurrences import Occurrence, Telling
from loaders.events.parties import Party, parties
from loaders.events.settings import COMPANION_REACH, VISIT_REACH
from loaders.grammar import verb_arguments
from loaders.model import Annotated, BlockKind, Entities, Form
from loaders.ontology import subtypes

TOGETHER = {"accompany", "join"}
MEMBERS = {"participant", "attendee", "member", "delegation", "delegate", "representative", "official", "guest"}
HEADER = re.compile(
    r"\b(delegation|members?|participants?|attendees|accompanied|present|guests?)\b.*:\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Companions:
    """Parties that a sentence adds to an occasion of `known`, or to the last one told where that is empty."""

    trigger: int
    sentence: int
    known: frozenset[str]
    added: tuple[Party, ...]


def _of_verbs(doc: Annotated, entities: Entities) -> Iterator[Companions]:
    for token in doc.tokens:
        if token.pos != "VERB":
            continue
        arguments = verb_arguments(doc, token.i)
        subject = [a for a in arguments if a.function == "subject"]
        object_ = [a for a in arguments if a.function == "object"]
        actors = tuple(p for a in subject for p in parties(doc, entities, a.token))
        objects = tuple(p for a in object_ for p in parties(doc, entities, a.token))
        heads = {doc.tokens[a.token].lemma.lower() for a in object_}
        if token.lemma in TOGETHER and actors and objects:
            known = frozenset(p.entity for p in objects)
            yield Companions(token.i, token.sentence, known, actors)
        elif token.lemma in {"lead", "head", "chair"} and "delegation" in heads and actors:
            yield Companions(token.i, token.sentence, frozenset(), actors)
        elif (
            token.lemma in {"include", "comprise"}
            and objects
            and MEMBERS & {doc.tokens[a.token].lemma for a in subject}
        ):
            yield Companions(token.i, token.sentence, frozenset(), objects)


def _of_lists(doc: Annotated, entities: Entities) -> Iterator[Companions]:
    header: int | None = None
    for sentence in doc.sentences:
        if sentence.kind is not BlockKind.ITEM:
            text = doc.text[sentence.start : sentence.end]
            header = sentence.index if HEADER.search(text) else None
        elif header is not None:
            link = next(
                (
                    x
                    for x in entities.links
                    if x.mention.sentence == sentence.index
                    and x.mention.kind is Kind.PERSON
                    and x.mention.form in {Form.NAME, Form.SURNAME}
                ),
                None,
            )
            if link and len(link.entities) == 1:
                here = link.mention
                party = Party(link.entities[0], Kind.PERSON, here.start, here.end)
                yield Companions(here.head, sentence.index, frozenset(), (party,))


def companions(doc: Annotated, entities: Entities) -> list[Companions]:
    """Every sentence of the article that adds people to an occasion, in text order."""
    return sorted([*_of_verbs(doc, entities), *_of_lists(doc, entities)], key=lambda c: c.trigger)


def _targets(found: list[Occurrence], item: Companions, reach: int) -> list[Occurrence]:
    """The occasions of the nearest sentence before that tells one of the known people's occasions."""
    near: dict[int, list[Occurrence]] = {}
    for occurrence in found:
        if not subtypes()[occurrence.subtype].occasion or occurrence.subtype == "call":
            continue
        if item.known and not item.known & occurrence.who():
            continue
        for telling in occurrence.tellings:
            if 0 <= item.sentence - telling.frame.sentence <= reach:
                near.setdefault(telling.frame.sentence, []).append(occurrence)
    visits = [n for n, told in near.items() if any(o.subtype == "visit" for o in told)]
    best = max(visits if item.known and visits else near, default=None)
    return list({id(o): o for o in near[best]}.values()) if best is not None else []


def _slot(occurrence: Occurrence) -> Slot:
    return Slot(Role.VISITOR if occurrence.subtype == "visit" else Role.PARTICIPANT, present=True)


def add(doc: Annotated, entities: Entities, found: list[Occurrence]) -> None:
    """Join each sentence about companions to the occasions that it speaks of."""
    before = 0
    for item in companions(doc, entities):
        listed = doc.sentences[item.sentence].kind is BlockKind.ITEM
        before = before + 1 if listed else 0
        for occurrence in _targets(found, item, (VISIT_REACH if item.known else COMPANION_REACH) + before):
            slot = _slot(occurrence)
            parts = tuple(Part(p, slot, "with") for p in item.added if p.entity not in occurrence.who())
            if parts:
                first = occurrence.tellings[0].frame
                entry = replace(first.entry, words=("accompany",), rule="companions", realis=None)
                frame = Frame(item.trigger, item.sentence, entry, first.realis, parts, (), None, headline=False)
                occurrence.tellings.append(Telling(frame, None, ()))
