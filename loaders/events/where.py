"""Where a frame's event was: the places that its trigger, its light verb or its occasion is said to be in."""

from __future__ import annotations

from graph.reports import Kind
from loaders.events.frame import Frame
from loaders.events.parties import places_at
from loaders.grammar import VERBAL
from loaders.model import Annotated, Entities

LOCATING = {"in", "at", "inside", "outside", "near", "on"}
TOWARDS = {"to", "into", "across", "through"}
GOING = {"visit", "deployment"}


def _below(doc: Annotated, entities: Entities, i: int, words: set[str]) -> list[str]:
    found: list[str] = []
    for child in doc.children(i):
        if child.dep == "prep" and child.lower in words:
            for obj in doc.children(child.i):
                if obj.dep == "pobj":
                    found.extend(places_at(doc, entities, obj.i))
    return found


def places_of(doc: Annotated, entities: Entities, frame: Frame) -> tuple[str, ...]:
    """Keys of the places of the frame's event, as its own clause names them, the nearest first."""
    words = LOCATING | (TOWARDS if frame.subtype in GOING else set())
    token = doc.tokens[frame.trigger]
    found = _below(doc, entities, token.i, words)
    if frame.subtype in GOING:
        for argument in frame.arguments:
            link = entities.by_token.get(argument.token) if argument.function == "object" else None
            if link and link.mention.kind is not Kind.PERSON and doc.tokens[argument.token].pos != "PRON":
                found.extend(places_at(doc, entities, argument.token))
    head = doc.tokens[token.head]
    if token.pos in {"NOUN", "PROPN", "ADJ"}:
        if head.pos in VERBAL:
            found.extend(_below(doc, entities, head.i, words))
        elif head.pos == "ADP" and doc.tokens[head.head].pos in VERBAL:
            found.extend(_below(doc, entities, head.head, LOCATING))
        for child in doc.children(token.i):
            if child.dep == "compound" and (link := entities.by_token.get(child.i)):
                found.extend(k for k in link.entities if entities.by_key[k].kind.value == "place")
    elif token.dep in {"xcomp", "advcl", "conj"} and head.pos in VERBAL and not found:
        found.extend(_below(doc, entities, head.i, LOCATING))
    return tuple(dict.fromkeys(found))
