"""Whether the words of a lexicon entry stand around a trigger, and the clause that tells what is promised or asked."""

from __future__ import annotations

from loaders.events.lexicon import Entry
from loaders.grammar import VERBAL
from loaders.model import Annotated, Token

COMPLEMENT = {"xcomp", "ccomp", "acl", "advcl"}
PHRASE = {"prt", "prep", "advmod", "dobj", "pobj", "acomp", "attr", "agent", "oprd", "compound", "dative", "nsubjpass"}


def phrase_words(doc: Annotated, i: int, depth: int = 2) -> frozenset[str]:
    """The words that can make a phrase with token `i`: its particles, prepositions, objects and those of these."""
    found: set[str] = set()
    for child in doc.children(i):
        if child.dep in PHRASE:
            found.update((child.lemma.lower(), child.lower))
        if child.dep == "dobj" and depth:
            inner = phrase_words(doc, child.i, depth - 1)
            found |= inner - {c.lower for c in doc.children(child.i) if c.dep == "prep"}
        elif depth and child.dep in {"prep", "prt"}:
            found |= phrase_words(doc, child.i, depth - 1)
    return frozenset(found)


def complement(doc: Annotated, i: int) -> Token | None:
    """The infinitive or clause that tells what is promised, asked or said."""
    for child in doc.children(i):
        if child.dep in COMPLEMENT and child.pos in VERBAL:
            words = [c for c in doc.children(child.i) if c.dep == "aux"]
            if child.dep == "ccomp" or any(w.tag == "TO" for w in words):
                return child
        if child.dep in {"acomp", "prep"}:
            if child.dep == "prep" and child.lower not in {"to", "for", "on"}:
                continue
            for below in doc.children(child.i):
                if below.dep == "pcomp" or (child.dep == "acomp" and below.dep == "xcomp"):
                    return below
    return None


def verb_phrase(doc: Annotated, token: Token, entry: Entry, around: frozenset[str]) -> bool:
    """Whether the particle, preposition, object or infinitive of a verbal phrase hangs on the trigger.

    `around`: the trigger's `phrase_words`.
    """
    for word in entry.words[1:]:
        if word == "to":
            below = complement(doc, token.i)
            infinitive = below is not None and any(c.tag == "TO" for c in doc.children(below.i))
            if not infinitive and not any(c.dep in PHRASE and c.lower == "to" for c in doc.children(token.i)):
                return False
        elif word not in around:
            return False
    return True


def noun_phrase(doc: Annotated, token: Token, entry: Entry, _: frozenset[str] = frozenset()) -> bool:
    """Whether the words of a compound noun stand before the trigger, and none that rules the reading out."""
    for back, word in enumerate(reversed(entry.words[:-1]), start=1):
        if token.i < back or word not in {doc.tokens[token.i - back].lower, doc.tokens[token.i - back].lemma}:
            return False
    before = {c.lemma.lower() for c in doc.children(token.i) if c.dep in {"compound", "amod"}}
    return not before & entry.not_nouns
