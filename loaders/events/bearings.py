"""How a mention stands to a trigger when no slot takes it in: clause to clause, inside an argument, beside a part."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.events.frame import Frame
from loaders.grammar import VERBAL, subjects
from loaders.model import Annotated, Link

NESTING = {"poss", "compound", "nmod", "amod", "appos", "conj", "nummod", "det"}
"""Edges inside a noun phrase: "the minister" and "Kenya" of "Kenya's minister" have one place in the clause."""

GENITIVE = {"of", "from", "for", "in", "at", "including", "like"}
"""Prepositions that hang a name on the noun before it."""

STEPS = 8  # a noun phrase is no deeper; longer chains are parser errors


def _in_clause(doc: Annotated, i: int) -> tuple[int, bool]:
    """The outermost noun of the phrase that token `i` stands in, and whether `i` is only a qualifier there."""
    nested = False
    for _ in range(STEPS):
        token = doc.tokens[i]
        if token.head == i:
            break
        above = doc.tokens[token.head]
        if token.dep in NESTING and above.pos not in VERBAL:
            nested = nested or token.dep not in {"conj", "appos"}
            i = above.i
        elif token.dep == "pobj" and above.lower in GENITIVE and doc.tokens[above.head].pos in {"NOUN", "PROPN"}:
            nested, i = True, above.head
        else:
            break
    return i, nested


def _verb_of(doc: Annotated, i: int) -> int:
    """The verb whose clause token `i` stands in; itself where it is one or has none."""
    if doc.tokens[i].pos in VERBAL:
        return i
    return next((t.i for t in doc.ancestors(i) if t.pos in VERBAL), i)


def _function(doc: Annotated, i: int) -> str:
    token = doc.tokens[i]
    return doc.tokens[token.head].lower if token.dep == "pobj" else token.dep


def _relation(doc: Annotated, verb: int, other: int) -> str:
    """How the mention's clause stands to the trigger's: the same, above it, below it, or aside."""
    if verb == other:
        return "same"
    if other in (t.i for t in doc.ancestors(verb)):
        return "above"
    return "below" if verb in (t.i for t in doc.ancestors(other)) else "aside"


def _over(doc: Annotated, trigger: int, top: int) -> bool:
    """Whether a phrase is the nearest subject above the trigger: who does what no words say who does."""
    for i in (trigger, *(t.i for t in doc.ancestors(trigger))):
        if doc.tokens[i].pos in VERBAL and (found := subjects(doc, i)):
            return top in found
    return False


def bearings(doc: Annotated, frame: Frame, link: Link) -> Iterator[str]:
    """The signs of a mention in the trigger's own sentence."""
    top, nested = _in_clause(doc, link.mention.head)
    verb, other = _verb_of(doc, frame.trigger), _verb_of(doc, top)
    relation, function = _relation(doc, verb, other), _function(doc, top)
    inner = "/in" if nested else ""
    yield f"clause={relation}/{function}{inner}"
    if _over(doc, frame.trigger, top):
        yield f"over{inner}"
    by_token = {a.token: a.function for a in frame.arguments}
    here: int = link.mention.head
    for step in range(STEPS):
        if here in by_token:
            taken = "taken" if by_token[here] in frame.entry.pattern else "spare"
            yield f"within={by_token[here]}/{min(step, 2)}/{taken}"
            if not step:
                yield f"alone={by_token[here]}"
            break
        if doc.tokens[here].head == here:
            break
        here = doc.tokens[here].head
    tops = {_in_clause(doc, _token_at(doc, frame, p.party.start))[0]: p.slot.role.value for p in frame.parts}
    if top in tops:
        yield f"listed-with={tops[top]}{inner}"


def _token_at(doc: Annotated, frame: Frame, start: int) -> int:
    sentence = doc.sentences[frame.sentence]
    return next((t.i for t in doc.tokens[sentence.first : sentence.last] if t.start >= start), frame.trigger)
