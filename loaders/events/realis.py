"""Whether an event happened, is planned, is only possible, or is denied: tense, modality, negation, governing words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from graph.reports import Realis
from loaders.grammar import MAX_CLIMB, VERBAL, auxiliaries
from loaders.model import Annotated, Token


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists of `realis.yaml`: lemmas of governors, modifiers, marks and prepositions by what they say."""

    governors: dict[str, Realis]
    modifiers: dict[str, Realis]
    auxiliaries: dict[str, Realis]
    marks: dict[str, Realis]
    before: frozenset[str]


@cache
def cues() -> Cues:
    """The cue words, read once."""
    data = yaml.safe_load(files(__package__).joinpath("realis.yaml").read_text("utf-8"))

    def table(name: str) -> dict[str, Realis]:
        return {word: Realis(realis) for realis, words in data[name].items() for word in words}

    return Cues(
        governors=table("governors"),
        modifiers=table("modifiers"),
        auxiliaries=table("auxiliaries"),
        marks=table("marks"),
        before=frozenset(data["before"]),
    )


CARRIERS = {"opening", "closing", "close", "start", "eve", "margin", "margins", "sideline", "sidelines", "delegation"}
"""Nouns whose own realis is that of the occasion behind them: "will go to the opening of the summit"."""

POSSIBLE = {"event", "case", "possibility", "prospect", "threat", "risk", "fear"}
SET = {"set", "schedule", "plan", "slate", "expect", "propose"}


def _of_auxiliaries(words: tuple[Token, ...]) -> Realis | None:
    table = cues().auxiliaries
    if any(w.dep == "neg" for w in words):
        return Realis.NEGATED
    lowers = [w.lower for w in words]
    if "have" in lowers and ("would" in lowers or "could" in lowers):
        return Realis.HYPOTHETICAL
    for word in words:
        if word.tag != "TO" and (found := table.get(word.lower)):
            return found
    return None


def _infinitive(doc: Annotated, verb: int, depth: int) -> Realis:
    """The realis of "to V", from the word that it hangs on."""
    token = doc.tokens[verb]
    head = doc.tokens[token.head]
    if any(w.lower == "have" for w in auxiliaries(doc, verb)):
        return Realis.ACTUAL
    if token.dep == "relcl" and any(c.lower in {"first", "last", "only", "latest"} for c in doc.children(head.i)):
        return Realis.ACTUAL
    if token.dep == "relcl" or (token.dep == "acl" and head.pos in {"NOUN", "PROPN"}):
        return cues().governors.get(head.lemma, Realis.PLANNED)
    found = cues().governors.get(head.lemma)
    above = of_verb(doc, head.i, depth + 1) if head.pos in VERBAL else Realis.ACTUAL
    if found is Realis.ACTUAL:
        return above
    if found:
        return Realis.NEGATED if above is Realis.NEGATED and found is not Realis.HYPOTHETICAL else found
    if token.dep in {"advcl", "xcomp"}:
        return above if above is not Realis.ACTUAL else Realis.HYPOTHETICAL
    return Realis.HYPOTHETICAL


def _marked(doc: Annotated, verb: int) -> Realis | None:
    """What a conjunction ("if") or an adverb ("never") says of the clause."""
    for child in doc.children(verb):
        if child.dep == "mark" and (found := cues().marks.get(child.lower)):
            return found
        if child.dep == "advmod" and child.lower == "never":
            return Realis.NEGATED
    return None


def _above(doc: Annotated, verb: int) -> tuple[Realis | None, int | None]:
    """What the word above a participle or a conjunct says of it, or else the verb whose realis it shares."""
    token = doc.tokens[verb]
    head = doc.tokens[token.head]
    if token.dep in {"xcomp", "pcomp"} and token.tag == "VBG":
        temporal = head.pos == "ADP" and head.lower not in {"of", "from", "about", "on", "to", "against"}
        lemma = head.lemma if head.pos in VERBAL or temporal else doc.tokens[head.head].lemma
        if found := cues().governors.get(lemma):
            return found, None
        if head.pos in VERBAL:
            return None, head.i
    if token.dep == "conj" and head.pos in VERBAL and token.tag in {"VB", head.tag}:
        return None, head.i
    if token.dep in {"advcl", "pcomp"} and token.tag == "VBG":
        return None, next((above.i for above in doc.ancestors(verb) if above.pos in VERBAL), None)
    return None, None


def of_verb(doc: Annotated, verb: int, depth: int = 0) -> Realis:
    """The realis of the clause of a verb."""
    words = auxiliaries(doc, verb)
    if found := _of_auxiliaries(words) or _marked(doc, verb):
        return found
    if depth > MAX_CLIMB:
        return Realis.ACTUAL
    if doc.tokens[verb].tag == "VB" and any(w.tag == "TO" for w in words):
        return _infinitive(doc, verb, depth)
    found, shared = _above(doc, verb)
    if found:
        return found
    return Realis.ACTUAL if shared is None else of_verb(doc, shared, depth + 1)


def _modified(doc: Annotated, noun: int) -> Realis | None:
    """What a noun's own modifiers say: "the planned visit", "no meeting", "elections set for February"."""
    for child in doc.children(noun):
        if child.dep in {"amod", "advmod", "compound", "nmod"} and (found := cues().modifiers.get(child.lower)):
            return found
        if child.dep == "det" and child.lower == "no":
            return Realis.NEGATED
        if child.dep == "acl" and child.tag == "VBN" and child.lemma in SET:
            return Realis.PLANNED
    return None


def _after_preposition(doc: Annotated, noun: int) -> Realis:
    """The realis of a noun after a preposition: "before the summit", "plans for a visit", "during the talks"."""
    preposition = doc.tokens[doc.tokens[noun].head]
    governor = doc.tokens[preposition.head]
    if governor.lemma.lower() in CARRIERS:
        return of_noun(doc, governor.i)
    past = governor.pos in VERBAL and governor.tag in {"VBD", "VBN"}
    if preposition.lower in cues().before and not past:
        return Realis.PLANNED
    if preposition.lower == "of" and governor.lower in {"ahead", "advance", "front"}:
        return Realis.PLANNED
    if preposition.lower == "of" and governor.lemma in POSSIBLE:
        return Realis.HYPOTHETICAL
    if preposition.lower in {"for", "to", "toward", "towards"}:
        if found := cues().governors.get(governor.lemma):
            return found
        if governor.pos in {"NOUN", "ADJ"} and preposition.lower == "for":
            return Realis.HYPOTHETICAL
    if governor.pos in VERBAL and of_verb(doc, governor.i) is Realis.PLANNED:
        return Realis.PLANNED
    return Realis.ACTUAL


def of_noun(doc: Annotated, noun: int) -> Realis:
    """The realis of an occurrence that a noun names: its modifiers, then the verb in whose clause it stands."""
    if found := _modified(doc, noun):
        return found
    token = doc.tokens[noun]
    head = doc.tokens[token.head]
    if token.dep in {"conj", "compound"} and head.pos in {"NOUN", "PROPN"}:
        return of_noun(doc, head.i)
    if token.dep == "pobj":
        return _after_preposition(doc, noun)
    if head.pos in VERBAL and token.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        found = cues().governors.get(head.lemma, Realis.ACTUAL) if head.lemma != "be" else Realis.ACTUAL
        return of_verb(doc, head.i) if found is Realis.ACTUAL else found
    return Realis.ACTUAL
