"""Course: how far up the grammar what is told is of one time and place, and whether it is told as having happened."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.dates.words import attachment
from loaders.grammar import MAX_CLIMB, VERBAL
from loaders.model import Annotated, Token

AT_ONCE = {"when", "while", "as", "where"}
CARRYING = {"nsubj", "nsubjpass", "attr", "conj", "appos", "nmod", "compound", "acomp", "oprd"}
WITHIN = {"in", "at", "during", "on"}
FINITE = {"VBD", "VBZ", "VBP"}
PERFECT = {"have", "has", "had", "'ve", "’ve", "having"}
MODAL = {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "’ll", "wo", "'d", "’d"}


def _auxiliaries(doc: Annotated, verb: int) -> set[str]:
    return {c.lower for c in doc.children(verb) if c.dep in {"aux", "auxpass"}}


def _finite(doc: Annotated, token: Token) -> bool:
    """Whether the verb carries the tense of its clause, itself or by an auxiliary."""
    return token.tag in FINITE or bool(_auxiliaries(doc, token.i) - {"to", "being", "be"}) or _simple_past(doc, token)


def _simple_past(doc: Annotated, verb: Token) -> bool:
    """ "Met", "was met", "did not meet"; not "has met", "would meet", "meets"."""
    aux = _auxiliaries(doc, verb.i)
    if aux & (PERFECT | MODAL):
        return False
    mistagged = verb.tag == "VBN" and not aux and any(c.dep == "nsubj" for c in doc.children(verb.i))
    return verb.tag == "VBD" or mistagged or bool(aux & {"was", "were", "did"})


def _above(doc: Annotated, token: Token) -> int:
    """The governor; a past-tense conjunct that the parser hangs on a present-tense clause belongs to the main verb."""
    head = doc.tokens[token.head]
    if token.dep == "conj" and token.tag == "VBD" and head.tag in {"VBZ", "VBP"}:
        sentence = doc.sentences[token.sentence]
        return next(t.i for t in doc.tokens[sentence.first : sentence.last] if t.head == t.i)
    return head.i


def _passes(doc: Annotated, token: Token) -> bool:
    """Whether what the token tells is of the time of its governor's clause."""
    head = doc.tokens[token.head]
    if token.pos in VERBAL and _finite(doc, token):
        aux = _auxiliaries(doc, token.i)
        if token.dep == "conj":
            return True
        if token.dep == "advcl":
            return not aux & PERFECT and any(c.lower in AT_ONCE for c in doc.children(token.i))
        if token.dep == "relcl":
            return token.tag == "VBG" and bool(aux & {"was", "were"})  # "who was visiting the town"
        reported = not _simple_past(doc, token) or any(c.dep == "acomp" for c in doc.children(token.i))
        return token.dep == "ccomp" and reported and not aux & PERFECT  # "told him that he was ready to help"
    if token.pos in VERBAL:
        if _auxiliaries(doc, token.i) & PERFECT or any(c.dep == "mark" for c in doc.children(token.i)):
            return False
        return token.dep in {"xcomp", "conj"} or (token.dep == "advcl" and token.tag in {"VB", "VBG"})
    if token.dep == "pobj":
        return head.lower in WITHIN
    if token.dep == "dobj":
        return head.lemma in attachment("light")  # "condemned the attack": another time, another place
    return token.dep in CARRYING or token.dep == "prep"


def course(doc: Annotated, i: int) -> Iterator[Token]:
    """Token `i` and the governors that tell of the same time, up to its main clause's verb."""
    for _ in range(MAX_CLIMB):
        token = doc.tokens[i]
        yield token
        if token.head == i or not _passes(doc, token):
            return
        i = _above(doc, token)


def narrated(doc: Annotated, i: int) -> bool:
    """Whether token `i` is of what its main clause tells in the simple past."""
    last = None
    for token in course(doc, i):
        last = token
        if token.pos in VERBAL and _finite(doc, token) and not (_simple_past(doc, token) or token.dep == "ccomp"):
            return False
    return last is not None and last.head == last.i and last.pos in VERBAL and _simple_past(doc, last)
