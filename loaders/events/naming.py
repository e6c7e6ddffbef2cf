"""The realis of an occurrence that a noun names: its modifiers, then the word or clause that it stands in."""

from __future__ import annotations

from graph.reports import Realis
from loaders.events.lexicon import lexicon
from loaders.events.realis import cues, of_verb
from loaders.grammar import VERBAL
from loaders.model import Annotated, Token


def _relative(doc: Annotated, child: Token) -> Realis | None:
    """What a relative clause says of the noun: "the attack that took place", "a bill which failed"."""
    words = cues().words
    if child.dep == "acl" and child.tag == "VBN" and child.lemma in words["set"]:
        return Realis.PLANNED
    if child.dep == "acl" and child.tag == "VBG" and child.lemma in words["happening"]:
        return Realis.ACTUAL
    subject = any(c.dep in {"nsubj", "nsubjpass"} and c.lower in {"which", "that"} for c in doc.children(child.i))
    if child.dep != "relcl" or not subject or child.tag != "VBD":
        return None
    if child.lemma in words["happening"]:
        return Realis.ACTUAL
    return Realis.NEGATED if child.lemma == "fail" else None


def _calendar(doc: Annotated, child: Token) -> Realis | None:
    """ "Last month's vote", "yesterday's meeting", "next week's summit"."""
    if child.dep != "poss":
        return None
    words = {child.lower, *(c.lower for c in doc.children(child.i))}
    if words & {"last", "yesterday"}:
        return Realis.ACTUAL
    if "today" in words and doc.tokens[child.head].dep == "dobj":
        return Realis.ACTUAL
    return Realis.PLANNED if words & {"next", "tomorrow"} else None


def _modified(doc: Annotated, noun: int) -> Realis | None:
    """What a noun's own modifiers say: "the planned visit", "no meeting", "elections set for February"."""
    for child in doc.children(noun):
        if child.dep in {"amod", "advmod", "compound", "nmod"} and (found := cues().modifiers.get(child.lower)):
            return found
        if child.dep == "det" and child.lower == "no":
            return Realis.NEGATED
        if found := _relative(doc, child) or _calendar(doc, child):
            return found
    return None


def _brings_about(verb: Token) -> bool:
    """Whether the verb's subject or object comes about by it: "launch an attack", "could trigger protests"."""
    if verb.lemma in cues().words["presupposing"]:
        return False
    return verb.lemma in lexicon().light or verb.lemma in cues().words["causing"]


def _after_preposition(doc: Annotated, noun: int, known: bool) -> Realis:
    """The realis of a noun after a preposition: "before the summit", "plans for a visit", "during the talks"."""
    words, governors = cues().words, cues().governors
    preposition = doc.tokens[doc.tokens[noun].head]
    governor = doc.tokens[preposition.head]
    if governor.lemma.lower() in words["carriers"]:
        return of_noun(doc, governor.i, known=known)
    past = governor.pos in VERBAL and governor.tag in {"VBD", "VBN"}
    new = any(c.lower in {"a", "an", "new", "any"} for c in doc.children(noun))
    until = preposition.lower == "until" and new
    if preposition.lower in words["before"] and not (known and governor.pos not in VERBAL) and (not past or until):
        return Realis.PLANNED
    if preposition.lower == "of" and governor.lower in {"ahead", "advance", "front"}:
        return Realis.PLANNED
    if preposition.lower == "of" and governor.lemma in words["possible"]:
        return Realis.HYPOTHETICAL
    if known and preposition.lower in words["after"]:
        return Realis.ACTUAL
    if governor.lemma == "look" and any(c.lower == "forward" for c in doc.children(governor.i)):
        return Realis.PLANNED
    if preposition.lower in {"for", "to", "toward", "towards"}:
        found = governors.get(governor.lemma)
        if found and found is not Realis.ACTUAL and (not known or governor.lemma in words["seeking"]):
            return found
        if governor.pos in {"NOUN", "ADJ"} and preposition.lower == "for" and not known:
            return Realis.HYPOTHETICAL
    if known and preposition.lower == "of" and governor.pos in VERBAL and governor.lemma in words["seeking"]:
        return Realis.HYPOTHETICAL  # "warned of an attack"
    if preposition.lower in words["within"] and governor.pos in {"NOUN", "PROPN"}:
        governor = next((above for above in doc.ancestors(governor.i) if above.pos in VERBAL), governor)
    if governor.pos in VERBAL and of_verb(doc, governor.i) is Realis.PLANNED and (not known or _brings_about(governor)):
        return Realis.PLANNED
    return Realis.ACTUAL


def _predicated(doc: Annotated, verb: Token) -> Realis:
    """What a copula says of its subject: "is due on Friday"; "was not a surprise" denies nothing."""
    for child in doc.children(verb.i):
        if child.dep in {"acomp", "attr"} and (found := cues().governors.get(child.lemma)) and child.pos == "ADJ":
            return found
    found = of_verb(doc, verb.i)
    return Realis.ACTUAL if found is Realis.NEGATED else found


def _in_clause(doc: Annotated, noun: Token, verb: Token, known: bool) -> Realis:
    """The realis of a verb's subject or object."""
    found = cues().governors.get(verb.lemma, Realis.ACTUAL) if verb.lemma != "be" else Realis.ACTUAL
    subject = noun.dep in {"nsubj", "nsubjpass"}
    if verb.lemma == "call" and noun.dep == "dobj":
        called = of_verb(doc, verb.i)
        return Realis.PLANNED if called is Realis.ACTUAL else called  # "called an election"
    if verb.lemma == "be" and subject:
        return _predicated(doc, verb)
    if noun.dep == "dobj" and verb.lemma in cues().words["recalling"]:
        return Realis.ACTUAL
    if known:
        if found is not Realis.ACTUAL and verb.lemma in cues().words["seeking"] and not subject:
            return found
        happens = verb.lemma in cues().words["happening"] if subject and noun.dep == "nsubj" else _brings_about(verb)
        return of_verb(doc, verb.i) if happens else Realis.ACTUAL
    return of_verb(doc, verb.i) if found is Realis.ACTUAL else found


def of_noun(doc: Annotated, noun: int, *, known: bool = False) -> Realis:
    """The realis of an occurrence that a noun names: its modifiers, then the verb in whose clause it stands.

    `known`: nouns of this kind are spoken of after the fact ("will investigate the attack"), unless a verb brings
    them about or somebody seeks them.
    """
    if found := _modified(doc, noun):
        return found
    token = doc.tokens[noun]
    head = doc.tokens[token.head]
    if token.dep in {"conj", "compound"} and head.pos in {"NOUN", "PROPN"}:
        return of_noun(doc, head.i, known=known)
    if token.dep == "pobj":
        return _after_preposition(doc, noun, known)
    anyone = any(c.dep == "det" and c.lower == "any" for c in doc.children(noun))
    if head.pos in VERBAL and token.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        realis = _in_clause(doc, token, head, known)
        return Realis.HYPOTHETICAL if anyone and realis is not Realis.NEGATED else realis
    return Realis.HYPOTHETICAL if anyone else Realis.ACTUAL
