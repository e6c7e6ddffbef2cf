"""When a frame's event was: the expression that dates its trigger, else what the kind of text supports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.reports import DateSpan
from loaders.dates import for_token
from loaders.events.frame import Frame
from loaders.events.settings import LEAD_SENTENCES
from loaders.grammar import VERBAL, auxiliaries
from loaders.model import Annotated, BlockKind, TimeExpression

SPEECH_ACTS = {"endorsement", "pledge", "request", "criticism", "threat", "refusal"}
CALENDAR = {"day", "week", "month", "year", "date"}
READOUT = ("readout", "joint readout")


def published_day(doc: Annotated) -> date | None:
    """The day of publication, where it is known to the day."""
    text = doc.page.metadata.published
    if text and len(text) == 10:
        return date.fromisoformat(text)
    return doc.page.dateline


def is_readout(doc: Annotated) -> bool:
    """Whether the article is an office's own account of a conversation or a journey."""
    return (doc.page.metadata.title or "").lower().startswith(READOUT)


def performed(doc: Annotated, frame: Frame) -> bool:
    """A speech act that its own sentence performs: present tense, main clause ("We thank our partners")."""
    token = doc.tokens[frame.trigger]
    return (
        frame.subtype in SPEECH_ACTS
        and token.tag in {"VBP", "VBZ"}
        and token.dep in {"ROOT", "conj", "ccomp"}
        and not any(w.dep == "aux" for w in auxiliaries(doc, frame.trigger))
    )


def read_out(doc: Annotated, frame: Frame) -> bool:
    """The occasion that a readout is about, told in its first sentences in the simple past."""
    if not is_readout(doc):
        return False
    body = [s.index for s in doc.sentences if s.kind in {BlockKind.BODY, BlockKind.ITEM}][:LEAD_SENTENCES]
    token = doc.tokens[frame.trigger]
    return (
        frame.sentence in body
        and frame.subtype in {"meeting", "call"}
        and token.tag == "VBD"
        and token.dep in {"ROOT", "conj"}
    )


def date_of(doc: Annotated, times: Sequence[TimeExpression], frame: Frame) -> DateSpan | None:
    """The days on which the frame's event may have been, or `None` where the article does not say."""
    found = for_token(doc, times, frame.trigger)
    token = doc.tokens[frame.trigger]
    if found is None and token.dep == "relcl" and doc.tokens[token.head].lemma in CALENDAR:
        found = for_token(doc, times, doc.tokens[token.head].head)  # "on 29 February, the day he arrived"
    if found is None and token.pos != "VERB":
        for child in doc.children(token.i):
            if child.dep == "acl" and child.tag == "VBN":  # "elections set for February"
                found = found or for_token(doc, times, child.i)
        head = doc.tokens[token.head]
        if found is None and head.pos in VERBAL and token.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
            found = for_token(doc, times, head.i)
    if found is not None:
        return None if found.recurring else found.span
    return None
