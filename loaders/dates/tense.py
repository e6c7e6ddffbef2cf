"""Tense: does the clause that an expression stands in speak of what was, or of what will be?"""

from __future__ import annotations

from enum import StrEnum

from loaders.dates.words import tenses
from loaders.model import Annotated, Token

MAX_CLIMB = 12  # governors looked at; longer chains are parser errors

_VERBAL = {"VERB", "AUX"}


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


def tense(doc: Annotated, governor: int) -> Tense:
    """The tense of the clause of token `governor`: its own verb's where it is one, else of the verb above it."""
    here = doc.tokens[governor]
    for _ in range(MAX_CLIMB):
        if here.pos in _VERBAL or here.tag.startswith("VB"):
            return _of_verb(doc, here)
        if here.lemma.lower() in tenses("ahead") and here.pos in {"ADJ", "ADV"}:
            return Tense.FUTURE
        if any(c.lower in tenses("premodifiers") for c in doc.children(here.i)):
            return Tense.FUTURE
        if here.head == here.i:
            break
        here = doc.tokens[here.head]
    return Tense.UNKNOWN


def _of_verb(doc: Annotated, verb: Token, depth: int = 0) -> Tense:
    aux = [c for c in doc.children(verb.i) if c.dep in {"aux", "auxpass"}]
    lowers = {c.lower for c in aux}
    head = doc.tokens[verb.head]
    if verb.lemma == "look" and any(c.lower == "forward" for c in doc.children(verb.i)):
        return Tense.FUTURE
    if lowers & tenses("will") or (lowers & tenses("modals") and "have" not in lowers):
        return Tense.FUTURE
    if "to" in lowers:
        return _infinitive(doc, verb, head, depth)
    if lowers & tenses("have"):
        return Tense.PAST
    if "did" in lowers:
        return Tense.PAST
    if verb.tag == "VBG":
        return _participle(doc, verb, head, aux, depth)
    if verb.tag == "VBN":
        return _past_participle(doc, verb, head, aux, depth)
    if verb.tag == "VBD":
        return Tense.PAST
    bare = verb.tag == "VB" and not aux and any(c.dep == "nsubj" for c in doc.children(verb.i))
    if verb.tag in {"VBZ", "VBP"} or bare:
        return Tense.PRESENT
    if verb.dep == "conj" and head.pos in _VERBAL and depth < MAX_CLIMB:
        return _of_verb(doc, head, depth + 1)
    return Tense.UNKNOWN


def _infinitive(doc: Annotated, verb: Token, head: Token, depth: int) -> Tense:
    if head.i == verb.i:
        return Tense.FUTURE
    if head.lemma.lower() in tenses("ahead") or head.lemma.lower() == "be":
        return Tense.FUTURE
    if depth < MAX_CLIMB and (head.pos in _VERBAL):
        found = _of_verb(doc, head, depth + 1)
        return Tense.FUTURE if found is Tense.PRESENT else found
    return Tense.FUTURE if head.pos in {"NOUN", "ADJ"} else Tense.UNKNOWN


def _participle(doc: Annotated, verb: Token, head: Token, aux: list[Token], depth: int) -> Tense:
    be = next((a.lower for a in aux if a.lemma.lower() == "be" or a.lower in tenses("is")), None)
    if be in {"was", "were"}:
        return Tense.PAST
    if be is not None:
        return Tense.PRESENT
    if head.i != verb.i and depth < MAX_CLIMB:
        governing = next((a for a in doc.ancestors(verb.i) if a.pos in _VERBAL), None)
        if governing is not None:
            return _of_verb(doc, governing, depth + 1)
    return Tense.UNKNOWN


def _past_participle(doc: Annotated, verb: Token, head: Token, aux: list[Token], depth: int) -> Tense:
    if verb.lemma.lower() in tenses("participles"):
        return Tense.FUTURE
    lowers = {a.lower for a in aux}
    if lowers & tenses("is"):
        return Tense.PRESENT
    if not aux and verb.dep == "conj" and head.pos in _VERBAL and depth < MAX_CLIMB:
        return _of_verb(doc, head, depth + 1)
    return Tense.PAST
