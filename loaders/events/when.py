"""When a frame's event was: the expression that dates its trigger, else what the kind of text supports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from graph.reports import DateSpan, Precision, Realis
from loaders.dates import for_token
from loaders.dates.quotes import quotation
from loaders.dates.tense import Tense, tense
from loaders.dates.words import attachment
from loaders.events.frame import Frame
from loaders.events.settings import LEAD_SENTENCES
from loaders.grammar import VERBAL, auxiliaries
from loaders.model import Annotated, BlockKind, TimeExpression, Token

SPEECH_ACTS = {"endorsement", "pledge", "request", "criticism", "threat", "refusal"}
CALENDAR = {"day", "week", "month", "year", "date"}
READOUT = ("readout", "joint readout")
STATEMENT = re.compile(
    r"(?:\w+ ){0,2}(?:statement|readout|remarks|message|communiqu[eé]|declaration|proclamation)\b", re.IGNORECASE
)
"""How the titles of texts begin in which an office speaks for itself."""

LIGHT = {"make", "give", "hold", "have", "pay", "take", "sign", "issue", "host", "launch", "deliver", "carry", "set"}
PERFECT = {"have", "has", "had", "'ve", "’ve"}


def published_day(doc: Annotated) -> date | None:
    """The day of publication, where it is known to the day."""
    text = doc.page.metadata.published
    if text and len(text) == 10:
        return date.fromisoformat(text)
    return doc.page.dateline


def is_readout(doc: Annotated) -> bool:
    """Whether the article is an office's own account of a conversation or a journey."""
    return (doc.page.metadata.title or "").lower().startswith(READOUT)


def quoted(doc: Annotated, i: int) -> bool:
    """Whether the token stands in quoted speech."""
    return quotation(doc, doc.sentences[doc.tokens[i].sentence], i) is not None


def is_statement(doc: Annotated) -> bool:
    """Whether the article is an office speaking for itself, not news about others."""
    return bool(STATEMENT.match(doc.page.metadata.title or ""))


def performed(doc: Annotated, frame: Frame) -> bool:
    """A speech act that its own sentence performs: "We thank our partners", "we will stand by them"."""
    token = doc.tokens[frame.trigger]
    if frame.subtype not in SPEECH_ACTS:
        return False
    verb = doc.tokens[token.head] if token.pos == "ADJ" and token.dep == "acomp" else token
    aux = {w.lower for w in auxiliaries(doc, verb.i) if w.dep == "aux"}
    if frame.subtype == "pledge" and aux & {"will", "’ll", "'ll"}:
        return verb.dep in {"ROOT", "conj"} and is_statement(doc) and verb.lemma not in attachment("talked")
    return verb.tag in {"VBP", "VBZ"} and verb.dep in {"ROOT", "conj", "ccomp"} and not aux


def speaks(doc: Annotated, frame: Frame) -> bool:
    """Whether the act is performed by the article itself: in an office's own text, or in the first person."""
    own = any(c.dep == "nsubj" and c.lower in {"we", "i"} for c in doc.children(frame.trigger))
    return performed(doc, frame) and not quoted(doc, frame.trigger) and (own or is_statement(doc))


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


def _places_to_look(doc: Annotated, token: Token, subtype: str) -> Iterator[int]:
    """The tokens whose date is the event's, the nearest first."""
    yield token.i
    if token.dep == "relcl" and doc.tokens[token.head].lemma in CALENDAR:
        yield doc.tokens[token.head].head  # "on 29 February, the day he arrived"
    if subtype == "visit":
        verb = token if token.pos == "VERB" else doc.tokens[token.head]
        for child in (*doc.children(token.i), *doc.children(verb.i)):
            if child.dep in {"advcl", "acl", "xcomp", "relcl"} and child.lemma in {
                "attend",
                "join",
                "mark",
                "celebrate",
            }:
                yield child.i  # "a delegation to Chile to attend the inauguration on May 4"
    if token.pos == "VERB":
        return
    for child in doc.children(token.i):
        if child.dep == "acl" and child.tag == "VBN":  # "elections set for February"
            yield child.i
        if child.dep == "relcl" and child.lemma in LIGHT:  # "the pledge that he made in May"
            yield child.i
    head = doc.tokens[token.head]
    if head.pos in VERBAL and token.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        yield head.i


def _at_occasion(doc: Annotated, times: Sequence[TimeExpression], token: Token) -> TimeExpression | None:
    """ "The June summit, where they announced …": the day of the occasion that the relative clause hangs on."""
    if token.dep != "relcl" or not any(c.lower in {"where", "when", "which"} for c in _inside(doc, token)):
        return None
    return next((t for t in times if t.governor == token.head or t.first <= token.head < t.last), None)


def _inside(doc: Annotated, verb: Token) -> Iterator[Token]:
    """The clause's adverbs, and what stands behind its prepositions: "at which", "during which"."""
    for child in doc.children(verb.i):
        if child.dep == "advmod":
            yield child
        elif child.dep == "prep" and child.lower in {"in", "at", "during"}:
            yield from (c for c in doc.children(child.i) if c.dep == "pobj")


def _announced(doc: Annotated, item: TimeExpression, frame: Frame) -> bool:
    """Whether the expression dates only the announcing of what is still to come: "today announced a visit"."""
    if frame.realis is not Realis.PLANNED or item.governor == frame.trigger or item.span is None:
        return False
    verb = doc.tokens[item.governor]
    if verb.pos not in VERBAL or item.span.precision is not Precision.DAY:
        return False
    today = published_day(doc)
    to_come = today is not None and item.span.earliest is not None and item.span.earliest > today
    return not to_come and tense(doc, verb.i) is Tense.PAST


def _since(doc: Annotated, times: Sequence[TimeExpression], verb: Token) -> DateSpan | None:
    """ "Have been arrested since the protests began in June": from then to the day of publication."""
    today = published_day(doc)
    if today is None or not any(c.dep == "aux" and c.lower in PERFECT for c in doc.children(verb.i)):
        return None
    for child in doc.children(verb.i):
        if child.dep == "advcl" and any(c.dep == "mark" and c.lower == "since" for c in doc.children(child.i)):
            item = for_token(doc, times, child.i)
            if item and item.span and item.span.earliest and item.span.earliest <= today:
                first = item.span.earliest
                edtf = f"{first.isoformat()}/{today.isoformat()}"
                return replace(
                    item.span, earliest=first, latest=today, edtf=edtf, precision=Precision.INTERVAL, method="since"
                )
    return None


def _said(doc: Annotated, times: Sequence[TimeExpression], frame: Frame) -> DateSpan | None:
    """ "'We are committed to peace', she said on Friday": what quoted words do is done on the day of the saying."""
    if not performed(doc, frame) or not quoted(doc, frame.trigger):
        return None
    sentence = doc.sentences[frame.sentence]
    outside = [
        t.span for t in times if t.sentence == frame.sentence and t.span and quotation(doc, sentence, t.first) is None
    ]
    return outside[0] if len(outside) == 1 and outside[0].precision is Precision.DAY else None


def date_of(doc: Annotated, times: Sequence[TimeExpression], frame: Frame) -> DateSpan | None:
    """The days on which the frame's event may have been, or `None` where the article does not say."""
    token = doc.tokens[frame.trigger]
    found: TimeExpression | None = None
    for i in _places_to_look(doc, token, frame.subtype):
        found = found or for_token(doc, times, i)
    found = found or _at_occasion(doc, times, token)
    if found is None:
        return _since(doc, times, token) or _said(doc, times, frame)
    return None if found.recurring or _announced(doc, found, frame) else found.span
