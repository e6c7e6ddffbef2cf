"""Whether an event happened, is planned, is only possible, or is denied: tense, modality, negation, governing words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from graph.reports import Realis
from loaders.grammar import VERBAL, auxiliaries
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


def _infinitive(doc: Annotated, verb: int, depth: int) -> Realis | None:
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


def of_verb(doc: Annotated, verb: int, depth: int = 0) -> Realis:
    """The realis of the clause of a verb."""
    token = doc.tokens[verb]
    words = auxiliaries(doc, verb)
    if found := _of_auxiliaries(words):
        return found
    for child in doc.children(verb):
        if child.dep == "mark" and (found := cues().marks.get(child.lower)):
            return found
        if (
            child.dep == "advmod"
            and (found := cues().modifiers.get(child.lower))
            and child.lower in {"never", "reportedly"}
        ):
            return found
    if depth > 6:
        return Realis.ACTUAL
    if token.tag == "VB" and any(w.tag == "TO" for w in words):
        return _infinitive(doc, verb, depth) or Realis.HYPOTHETICAL
    head = doc.tokens[token.head]
    if token.dep in {"xcomp", "pcomp"} and token.tag == "VBG":
        taken = head.pos == "ADP" and head.lower not in {"of", "from", "about", "on", "to", "against"}
        lemma = head.lemma if head.pos in VERBAL or taken else doc.tokens[head.head].lemma
        if found := cues().governors.get(lemma):
            return found
        if head.pos in VERBAL:
            return of_verb(doc, head.i, depth + 1)
    if token.dep == "conj" and head.pos in VERBAL and token.tag in {"VB", head.tag}:
        return of_verb(doc, head.i, depth + 1)
    if token.dep in {"advcl", "pcomp"} and token.tag == "VBG":
        for above in doc.ancestors(verb):
            if above.pos in VERBAL:
                return of_verb(doc, above.i, depth + 1)
    if token.tag == "VBG" and not any(w.dep == "aux" for w in words) and token.dep == "ROOT":
        return Realis.ACTUAL
    return Realis.ACTUAL


def of_noun(doc: Annotated, noun: int) -> Realis:
    """The realis of an occurrence that a noun names: its modifiers, then the verb in whose clause it stands."""
    for child in doc.children(noun):
        if child.dep in {"amod", "advmod", "compound", "nmod"} and (found := cues().modifiers.get(child.lower)):
            return found
        if child.dep == "det" and child.lower == "no":
            return Realis.NEGATED
        if child.dep == "acl" and child.tag == "VBN" and child.lemma in SET:
            return Realis.PLANNED  # "elections set for February"
    token = doc.tokens[noun]
    head = doc.tokens[token.head]
    if token.dep in {"conj", "compound"} and head.pos in {"NOUN", "PROPN"}:
        return of_noun(doc, head.i)
    if token.dep == "pobj":
        governor = doc.tokens[head.head]
        past = governor.pos in VERBAL and governor.tag in {"VBD", "VBN"}
        if (
            head.lower in cues().before
            and not past
            or head.lower == "of"
            and governor.lower in {"ahead", "advance", "front"}
        ):
            return Realis.PLANNED
        if head.lower in {"for", "to", "toward", "towards"}:
            if found := cues().governors.get(governor.lemma):
                return found
            if governor.pos in {"NOUN", "ADJ"} and head.lower == "for":
                return Realis.HYPOTHETICAL
        if head.lower in {"during", "at", "after", "following", "since", "in", "on", "from", "by", "with", "of"}:
            if governor.pos in VERBAL and of_verb(doc, governor.i) is Realis.PLANNED:
                return Realis.PLANNED
            return Realis.ACTUAL
    if head.pos in VERBAL and token.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        if head.lemma != "be" and (found := cues().governors.get(head.lemma)):
            if found is not Realis.ACTUAL:
                return found
        return of_verb(doc, head.i)
    return Realis.ACTUAL
