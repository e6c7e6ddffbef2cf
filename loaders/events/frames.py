"""Frames: every trigger word of an article whose lexicon entry finds what it needs.

Each frame still stands alone; merging them into occurrences is the next step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.reports import Realis
from loaders.events.arguments import of_noun_trigger, of_object, of_phrase, parts_of, promised, spoke_at
from loaders.events.frame import Frame
from loaders.events.lexicon import Entry, lexicon
from loaders.events.misreadings import habitual, misread
from loaders.events.needs import NEEDS, Candidate
from loaders.events.realis import of_noun, of_verb
from loaders.events.selection import select
from loaders.events.words import noun_phrase, phrase_words, verb_phrase
from loaders.grammar import Argument, governing_verb, verb_arguments
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


def _realis(doc: Annotated, token: Token, entry: Entry) -> Realis:
    if token.pos in {"NOUN", "PROPN"}:
        realis = of_noun(doc, token.i)
        tried = entry.subtype == "attack" and any(c.lower in {"failed", "attempted"} for c in doc.children(token.i))
        if tried and realis is Realis.NEGATED:
            return Realis.ACTUAL  # "a failed coup" was an attack
    else:
        verb = governing_verb(doc, token.i)
        realis = of_verb(doc, token.i if verb is None else verb)
    return entry.realis if entry.realis and realis is Realis.ACTUAL else realis


def _candidate(
    doc: Annotated,
    entities: Entities,
    times: Sequence[TimeExpression],
    token: Token,
    entry: Entry,
    arguments: tuple[Argument, ...],
) -> Candidate | None:
    """The entry at this trigger, if it finds what it needs and tells an occurrence."""
    if token.pos == "VERB" and len(entry.words) > 1:
        arguments += of_phrase(doc, token, entry)
    if token.pos in {"NOUN", "PROPN"} and entry.subtype == "summit" and spoke_at(doc, token):
        entry = replace(entry, subtype="address", pattern=lexicon().patterns["speech"])
    if "object_to" in entry.pattern:
        arguments += of_object(doc, arguments)
    parts = parts_of(doc, entities, entry, arguments, token)
    found = Candidate(doc, entities, token, entry, arguments, parts, times)
    if not all(NEEDS[need](found) for need in entry.needs):
        return None
    if entry.not_things & {h.lemma.lower() for h in found.heads("object")}:
        return None
    if token.pos == "VERB" and (habitual(doc, times, token, entry) or misread(doc, token, entry)):
        return None
    return found


def _read(doc: Annotated, entities: Entities, times: Sequence[TimeExpression], token: Token) -> Frame | None:
    """The first reading of the token that holds."""
    entries, arguments, fits = _readings(doc, token)
    around = phrase_words(doc, token.i) if any(len(e.words) > 1 for e in entries) else frozenset()
    for entry in entries:
        found = _candidate(doc, entities, times, token, entry, arguments) if fits(doc, token, entry, around) else None
        if found is None:
            continue
        parts = found.parts
        if "future_complement" in entry.needs:
            future = promised(doc, entities, entry, token)
            if not future:
                continue
            known = {p.party.entity for p in parts}
            parts += tuple(p for p in future if p.party.entity not in known)
        objects = found.heads("object")
        return Frame(
            trigger=token.i,
            sentence=token.sentence,
            entry=found.entry,
            realis=_realis(doc, token, found.entry),
            parts=parts,
            arguments=found.arguments,
            object=objects[0].lemma.lower() if objects else None,
            headline=doc.sentences[token.sentence].kind in {BlockKind.HEADLINE, BlockKind.SUBTITLE},
        )
    return None


def frames(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Frame, ...]:
    """Every frame of the article in text order."""
    dated = {i for time in times for i in range(time.first, time.last)}
    found = [
        frame
        for token in doc.tokens
        if not (token.i in dated and token.pos == "PROPN") and (frame := _read(doc, entities, times, token))
    ]
    return tuple(select(doc, found))


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
