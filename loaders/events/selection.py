"""Which of the proposed frames stand: what is only promised, asked or refused in another is no event of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.events.frame import Frame
from loaders.events.words import complement
from loaders.model import Annotated

CONTENT = {"pledge", "request", "refusal", "threat", "approval", "criticism", "ruling", "appointment"}
"""Readings whose complement says what was promised, asked, refused …: no occurrence of its own."""

OBJECT_CONTENT = {"pledge", "request", "refusal", "approval"}
"""Nouns after these are what was decided on, not what happened."""

TELLING = {
    "deployment",
    "visit",
    "meeting",
    "summit",
    "signing",
    "appointment",
    "election",
    "address",
    "ceremony",
    "call",
}
"""A plan told by "said it will" is better told by its own event where it is one of these."""

INTENDING = {"plan", "intend", "aim"}
SAYING = {"announce", "declare", "say", "confirm", "state", "add", "reveal", "tell", "make"}


ADJUNCT = {"during", "after", "following", "before", "amid", "since", "until", "when", "while", "as", "ahead", "at"}
"""Adjuncts that tell of a clause's time or occasion stand outside its content, wherever the parser hangs them."""


def _inside(doc: Annotated, i: int) -> Iterator[int]:
    """The tokens of a clause without its temporal adjuncts."""
    yield i
    for child in doc.children(i):
        temporal = child.dep in {"prep", "acl", "advcl"} and (
            child.lower in ADJUNCT
            or any(c.dep in {"mark", "advmod"} and c.lower in ADJUNCT for c in doc.children(child.i))
        )
        if not temporal:
            yield from _inside(doc, child.i)


def _content(doc: Annotated, frame: Frame) -> frozenset[int]:
    """The tokens of what the frame's trigger promises, asks for, refuses."""
    found: set[int] = set()
    below = complement(doc, frame.trigger)
    if below is not None:
        found.update(_inside(doc, below.i))
    for child in doc.children(frame.trigger):
        if child.dep == "prep" and child.lower in {"of", "for", "from", "against"}:
            found.update(i for grand in doc.children(child.i) if grand.dep == "pcomp" for i in _inside(doc, grand.i))
        if frame.subtype in OBJECT_CONTENT:
            if child.dep in {"dobj", "nsubjpass"}:
                found.add(child.i)
            elif child.dep == "prep" and child.lower in {"for", "of"}:
                found.update(grand.i for grand in doc.children(child.i) if grand.dep == "pobj")
    return frozenset(found)


def select(doc: Annotated, found: list[Frame]) -> Iterator[Frame]:
    """The frames without those that another tells better; what is only the content of another is marked as doubtful."""
    contents = {f.trigger: (f, _content(doc, f)) for f in found if f.subtype in CONTENT}
    triggers = {f.trigger: f for f in found}
    dropped: set[int] = set()
    for frame in found:
        head = triggers.get(doc.tokens[frame.trigger].head)
        if head and head is not frame and doc.tokens[frame.trigger].lemma.lower() in head.entry.words[1:]:
            dropped.add(frame.trigger)  # "offered condolences" is told by its verb
        elif head and head.subtype == frame.subtype and doc.tokens[frame.trigger].dep in {"dobj", "nsubjpass"}:
            dropped.add(frame.trigger)  # so is the resolution of "adopted the resolution"
        below = complement(doc, frame.trigger)
        inner = triggers.get(below.i) if below is not None else None
        if inner is None or inner.doubts:
            continue
        word = frame.entry.words[0]
        if frame.subtype == "pledge" and word in SAYING | INTENDING and inner.subtype in TELLING | CONTENT:
            dropped.add(frame.trigger)
        if word == "vote" and inner.subtype in {"appointment", "approval"}:
            dropped.add(frame.trigger)
    doubts: dict[int, set[str]] = {}
    for trigger, (frame, content) in contents.items():
        if trigger not in dropped:
            sign = f"content:{frame.subtype}" if not frame.doubts else "content:doubtful"
            for t in triggers:
                if t in content and t != trigger:
                    doubts.setdefault(t, set()).add(sign)
    for frame in found:
        if frame.trigger not in dropped:
            yield replace(frame, doubts=frame.doubts | doubts.get(frame.trigger, set()))
