"""Frames: every trigger word of an article whose lexicon entry finds what it needs.

Each frame still stands alone; merging them into occurrences is the next step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from loaders.events.arguments import (
    displaced,
    of_noun_trigger,
    of_object,
    of_phrase,
    parts_of,
    promised,
    spoke_at,
    sworn_at,
)
from loaders.events.frame import Frame
from loaders.events.lexicon import Entry, lexicon
from loaders.events.misreadings import habitual, misread
from loaders.events.needs import NEEDS, Candidate
from loaders.events.selection import select
from loaders.events.signs import signs
from loaders.events.telling import told
from loaders.events.words import noun_phrase, phrase_words, verb_phrase
from loaders.grammar import Argument, verb_arguments
from loaders.linear import Linear
from loaders.model import Annotated, BlockKind, Entities, TimeExpression, Token

Fits = Callable[[Annotated, Token, Entry, frozenset[str]], bool]


def _readings(doc: Annotated, token: Token) -> tuple[tuple[Entry, ...], tuple[Argument, ...], Fits]:
    """The entries of the token's lemma for its part of speech, its arguments, and how an entry's words are matched."""
    table = lexicon()
    if token.pos == "VERB" and token.dep not in {"amod", "compound"}:
        entries = table.verbs.get(token.lemma.lower(), ())
        return entries, verb_arguments(doc, token.i) if entries else (), verb_phrase
    if token.pos in {"NOUN", "PROPN"}:
        entries = table.nouns.get(token.lemma.lower(), ())
        return entries, of_noun_trigger(doc, token) if entries else (), noun_phrase
    if token.pos == "ADJ" and token.dep in {"acomp", "attr", "oprd"}:
        entries = table.adjectives.get(token.lower, ())
        return entries, verb_arguments(doc, token.head) if entries else (), verb_phrase
    return (), (), verb_phrase


SOFT = frozenset(
    "party subject argument object agent victim held complement counterpart counterpart_or_decision subject_like "
    "subject_or_passive subject_person counterpart_person destination subject_traveller forces two_people current "
    "argument_or_date person".split()
)
"""Needs that grammar may miss although the words carry the event: unmet, they are doubts for the model to weigh."""


def _doubts(found: Candidate, times: Sequence[TimeExpression]) -> frozenset[str] | None:
    """What speaks against the entry at this trigger; `None` where it cannot be read there at all."""
    doc, token, entry = found.doc, found.token, found.entry
    unmet = {need for need in entry.needs if not NEEDS[need](found)}
    if (
        unmet - SOFT
        or not all(NEEDS[need](found) for need in entry.must)
        or entry.not_things & {h.lemma.lower() for h in found.heads("object")}
    ):
        return None
    if token.pos == "VERB" and (habitual(doc, times, token, entry) or misread(doc, token, entry)):
        return None
    doubts = {f"unmet:{need}" for need in unmet}
    return frozenset(doubts | {"wide"} if entry.wide else doubts)


def _candidate(
    doc: Annotated,
    entities: Entities,
    times: Sequence[TimeExpression],
    token: Token,
    entry: Entry,
    arguments: tuple[Argument, ...],
) -> Candidate:
    """The entry at this trigger with its arguments and their parties."""
    if token.pos == "VERB":
        arguments += displaced(doc, entities, token, arguments)
    if token.pos == "VERB" and len(entry.words) > 1:
        arguments += of_phrase(doc, token, entry)
    if token.pos in {"NOUN", "PROPN"} and entry.subtype == "summit" and spoke_at(doc, token):
        entry = replace(entry, subtype="address", pattern=lexicon().patterns["speech"])
    if token.pos == "VERB" and entry.subtype == "appointment" and sworn_at(doc, entities, token):
        entry = replace(entry, subtype="ceremony", pattern=lexicon().patterns["gathering"])
    if "object_to" in entry.pattern:
        arguments += of_object(doc, arguments)
    parts = parts_of(doc, entities, entry, arguments, token)
    return Candidate(doc, entities, token, entry, arguments, parts, times)


def _frame(doc: Annotated, found: Candidate, doubts: frozenset[str]) -> Frame | None:
    token, parts = found.token, found.parts
    if "future_complement" in found.entry.needs:
        future = promised(doc, found.entities, found.entry, token)
        if not future:
            return None
        known = {p.party.entity for p in parts}
        parts += tuple(p for p in future if p.party.entity not in known)
    objects = found.heads("object")
    return Frame(
        trigger=token.i,
        sentence=token.sentence,
        entry=found.entry,
        realis=told(doc, token, found.entry),
        parts=parts,
        arguments=found.arguments,
        object=objects[0].lemma.lower() if objects else None,
        headline=doc.sentences[token.sentence].kind in {BlockKind.HEADLINE, BlockKind.SUBTITLE},
        doubts=doubts,
    )


def _read(doc: Annotated, entities: Entities, times: Sequence[TimeExpression], token: Token) -> Frame | None:
    """The reading of the token with the fewest doubts, the longest phrase first."""
    entries, arguments, fits = _readings(doc, token)
    around = phrase_words(doc, token.i) if any(len(e.words) > 1 for e in entries) else frozenset()
    best: Frame | None = None
    for entry in entries:
        if not fits(doc, token, entry, around):
            continue
        found = _candidate(doc, entities, times, token, entry, arguments)
        doubts = _doubts(found, times)
        if doubts is None or (best and len(best.doubts) <= len(doubts)):
            continue
        best = _frame(doc, found, doubts) or best
        if best and not best.doubts:
            break
    return best


def propose(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Frame, ...]:
    """Every frame that the lexicon can read in the article, in text order, each with what speaks against it."""
    dated = {i for time in times for i in range(time.first, time.last)}
    found = [
        frame
        for token in doc.tokens
        if not (token.i in dated and token.pos == "PROPN") and (frame := _read(doc, entities, times, token))
    ]
    return tuple(select(doc, found))


@cache
def keeping() -> Linear:
    """The model that tells frames worth keeping from others, read once."""
    return Linear.read(files(__package__).joinpath("weights", "keep.yaml"))


def judged(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> Iterator[Frame]:
    """Every proposed frame with the probability that it is worth keeping."""
    proposed, model = propose(doc, entities, times), keeping()
    return (replace(f, chance=model.score(signs(doc, entities, times, f, proposed))) for f in proposed)


def frames(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Frame, ...]:
    """The proposed frames that tell an event worth keeping."""
    return tuple(f for f in judged(doc, entities, times) if f.chance >= keeping().threshold)


def definite(doc: Annotated, frame: Frame) -> bool:
    """Whether the trigger takes up something known: "the attack", "this meeting", "was killed in the attack"."""
    token = doc.tokens[frame.trigger]
    if token.pos == "NOUN":
        return _known(doc, token)
    if frame.subtype != "attack":
        return False
    nouns = (n for c in doc.children(token.i) if c.lower in {"in", "by", "during"} for n in doc.children(c.i))
    return any(n.lemma in lexicon().nouns and n.pos == "NOUN" and _known(doc, n) for n in nouns)


def _known(doc: Annotated, noun: Token) -> bool:
    return any(
        c.dep == "det" and c.lower in {"the", "this", "these", "those", "that", "both"} for c in doc.children(noun.i)
    )
