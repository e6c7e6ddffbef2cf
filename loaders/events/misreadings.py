"""Words of the lexicon that stand in the text without telling an occurrence: customs, purposes, attributes."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.dates import for_token
from loaders.events.lexicon import Entry
from loaders.grammar import auxiliaries
from loaders.model import Annotated, TimeExpression, Token

ONCE = frozenset("appointment approval attack arrest resignation ruling aid deployment election signing".split())
"""Acts that happen once: told in the simple present they are a custom or a rule."""

AGREEING = frozenset("agree concur commit offer volunteer".split())
"""Verbs of pledging that refuse when they are denied."""


def misread(doc: Annotated, token: Token, entry: Entry) -> bool:
    """Verb forms that do not tell the occurrence: "met to address the crisis", "with visiting Prime Minister B"."""
    if entry.subtype == "address":
        return token.dep in {"advcl", "acl", "relcl"} and any(c.tag == "TO" for c in doc.children(token.i))
    if entry.subtype == "visit":
        future = token.lower == "going" and any(c.dep == "xcomp" for c in doc.children(token.i))
        return future or (token.lower == "visiting" and token.dep == "pcomp")
    if entry.subtype == "pledge":
        return entry.words[0] in AGREEING and any(w.dep == "neg" for w in auxiliaries(doc, token.i))
    if entry.subtype == "attack":
        bare = token.tag == "VBN" and token.dep in {"xcomp", "oprd", "acomp"} and not auxiliaries(doc, token.i)
        return bare or (token.lower == "seized" and any(c.lower == "with" for c in doc.children(token.i)))
    if entry.words[0] == "found":
        return any(c.dep == "prep" and c.lower in {"on", "upon"} for c in doc.children(token.i))
    if entry.subtype == "call":
        return token.dep == "advcl" and any(c.lower in {"during", "at", "in"} for c in doc.children(token.i))
    return False


def habitual(doc: Annotated, times: Sequence[TimeExpression], token: Token, entry: Entry) -> bool:
    """The simple present of an act that happens once tells a custom or a rule: "the prime minister is elected by …"."""
    if entry.subtype not in ONCE or for_token(doc, times, token.i) is not None:
        return False
    words = auxiliaries(doc, token.i)
    if token.tag in {"VBZ", "VBP"}:
        return not any(w.dep == "aux" for w in words)
    return token.tag == "VBN" and {w.lower for w in words if w.dep != "neg"} in ({"is"}, {"are"})
