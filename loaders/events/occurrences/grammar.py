"""What grammar says of a telling's trigger, and of how two triggers of one sentence hang together."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.events.occurrences.telling import Telling
from loaders.model import Annotated, Token

OTHER = frozenset(
    "another other second third fourth also again previous previously earlier former last next later new more further "
    "additional separate similar meanwhile since before past recent first initial subsequent different several many "
    "repeated series every each once twice then too already follow following after ago".split()
)
"""Words beside a trigger that set an occurrence apart from those told before."""

KNOWN = {"the", "this", "these", "those", "that", "both", "such"}
NEW = {"a", "an", "another", "any", "no"}

TOLD = {"relcl", "advcl", "pcomp", "pobj", "conj", "ROOT", "dobj", "nsubj", "ccomp", "xcomp"}
"""Places of a trigger in its sentence that say something about its weight there."""

STEPS = 6
"""Steps of the parse between two triggers that are still looked at."""

DEEP, SHORT = 4, 2
"""Steps up to which they are counted, and up to which the way is a sign of its own."""


def _article(doc: Annotated, noun: Token) -> str:
    below = doc.children(noun.i)
    if any(c.dep == "poss" for c in below):
        return "known"
    word = next((c.lower for c in below if c.dep == "det"), "")
    return "known" if word in KNOWN else "new" if word in NEW else "bare"


def trigger(doc: Annotated, telling: Telling, name: str) -> Iterator[str]:
    """The signs of one telling's trigger; `name` says which of the two it is."""
    token = doc.tokens[telling.frame.trigger]
    below = doc.children(token.i)
    if token.pos in {"NOUN", "PROPN"}:
        yield f"{name}:noun"
        yield f"{name}:{_article(doc, token)}"
        if token.tag in {"NNS", "NNPS"}:
            yield f"{name}:plural"
    else:
        yield f"{name}:verb"
    if telling.definite:
        yield f"{name}:definite"
    if any(c.dep == "nummod" for c in below):
        yield f"{name}:number"
    if any(c.lower in OTHER for c in below):
        yield f"{name}:other"
    if any(c.dep == "mark" or c.tag == "WRB" for c in below):
        yield f"{name}:in-subclause"
    if token.dep in TOLD:
        yield f"{name}:dep={token.dep}"
    if not telling.frame.parts:
        yield f"{name}:nobody"


def _way(doc: Annotated, upper: int, lower: int) -> list[Token] | None:
    """The tokens from below `upper` down to `lower`; `None` where one does not govern the other."""
    found: list[Token] = []
    here = doc.tokens[lower]
    while here.i != upper:
        found.append(here)
        if here.head == here.i or len(found) > STEPS:
            return None
        here = doc.tokens[here.head]
    return found[::-1]


def hanging(doc: Annotated, a: int, b: int) -> Iterator[str]:
    """How two triggers of one sentence hang together: which governs the other, and by which words."""
    for upper, lower, name in ((a, b, "governs"), (b, a, "governed")):
        way = _way(doc, upper, lower)
        if way is not None:
            yield from _governing(doc, way, name)
            return
    yield "beside"
    if doc.tokens[a].head == doc.tokens[b].head:
        yield "siblings"


def _governing(doc: Annotated, way: list[Token], name: str) -> Iterator[str]:
    labels = [token.dep for token in way]
    yield name
    yield f"{name}:{min(len(way), DEEP)}"
    yield f"{name}:by:{labels[0]}"
    if len(labels) <= SHORT:
        yield f"route={'>'.join(labels)}"
    if "conj" in labels:
        yield f"{name}:conj"
    if {"relcl", "advcl"} & set(labels):
        yield f"{name}:clause"
    for token in way:
        if token.dep in {"prep", "agent"}:
            yield f"{name}:by:{token.lower}"
        yield from (f"{name}:mark:{c.lower}" for c in doc.children(token.i) if c.dep == "mark" or c.tag == "WRB")
