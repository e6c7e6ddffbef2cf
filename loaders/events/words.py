"""Whether the words of a lexicon entry stand around a trigger, and the clause that tells what is promised or asked."""

from __future__ import annotations

from loaders.events.lexicon import Entry
from loaders.grammar import VERBAL
from loaders.model import Annotated, Token

COMPLEMENT = {"xcomp", "ccomp", "acl", "advcl"}
PHRASE = {"prt", "prep", "advmod", "dobj", "pobj", "acomp", "attr", "agent", "oprd", "compound", "dative", "nsubjpass"}


def _below(doc: Annotated, i: int, word: str, depth: int = 2) -> bool:
    for child in doc.children(i):
        if child.dep in PHRASE and (child.lemma.lower() == word or child.lower == word):
            return True
        if depth and child.dep in {"prep", "dobj", "prt"} and _below(doc, child.i, word, depth - 1):
            return True
    return False


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


def verb_phrase(doc: Annotated, token: Token, entry: Entry) -> bool:
    """Whether the particle, preposition, object or infinitive of a verbal phrase hangs on the trigger."""
    for word in entry.words[1:]:
        if word == "to":
            below = complement(doc, token.i)
            infinitive = below is not None and any(c.tag == "TO" for c in doc.children(below.i))
            if not infinitive and not _below(doc, token.i, "to", 0):
                return False
        elif not _below(doc, token.i, word):
            return False
    return True


def noun_phrase(doc: Annotated, token: Token, entry: Entry) -> bool:
    """Whether the words of a compound noun stand before the trigger, and none that rules the reading out."""
    for back, word in enumerate(reversed(entry.words[:-1]), start=1):
        if token.i < back or word not in {doc.tokens[token.i - back].lower, doc.tokens[token.i - back].lemma}:
            return False
    before = {c.lemma.lower() for c in doc.children(token.i) if c.dep in {"compound", "amod"}}
    return not before & entry.not_nouns
