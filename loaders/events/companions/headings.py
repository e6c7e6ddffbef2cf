"""Lists of those who came under a heading: "Members of the delegation:", "Attendees", then a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.events.companions.item import Companions
from loaders.events.companions.runs import FINITE, item, people
from loaders.events.companions.words import Words, words
from loaders.model import Annotated, BlockKind, Entities, Sentence

HEADING_WORDS = 8
"""A line without a colon is a heading up to so many words, if it is no sentence."""

COLON = re.compile(r":[\s*_]*$")
FULL_STOP = re.compile(r"[.!?][\"”’)]*$")
INTRODUCED = re.compile(
    r"\b(?:includ(?:ed|es?|ing)|were|was|are|is|compris\w+|consist\w+|featured|made up of)\b", re.IGNORECASE
)
DELEGATION = re.compile(r"\bdelegations?\b", re.IGNORECASE)


def attending(cues: Words, text: str) -> bool:
    """Whether the words before a list speak of people who came, and not of who belongs to a body."""
    if cues.has("absent", text) or (cues.has("membership", text) and not cues.has("roster", text)):
        return False
    return cues.has("roster", text) or cues.has("present", text)


def _named(cues: Words, text: str) -> frozenset[str] | None:
    """What the nouns of an occasion in a heading can be; `None` where it has none."""
    lemmas = {form for word in re.findall(r"[\w-]+", text.lower()) for form in (word, word.removesuffix("s"))}
    found = [cues.occasions[lemma] for lemma in sorted(lemmas) if lemma in cues.occasions]
    return frozenset().union(*found) if found else None


def _heading(cues: Words, text: str, sentence: Sentence) -> Companions | None:
    """What a heading says of all that stand under it; `None` where it heads no list of people who came."""
    text = text.strip(" \n\t#*_")
    bare = 0 < len(text.split()) <= HEADING_WORDS and not FULL_STOP.search(text)
    if not (COLON.search(text) or bare):
        return None
    named = _named(cues, text)
    of_occasion = named is not None and cues.has("people", text) and INTRODUCED.search(text)
    if not attending(cues, text) and (not of_occasion or cues.has("absent", text)):
        return None
    return Companions(
        trigger=sentence.first,
        sentence=sentence.index,
        added=(),
        subtypes=named or frozenset(),
        listed=True,
        planned=cues.has("planned", text),
        sided=DELEGATION.search(text) is not None,
        virtual=cues.has("virtual", text),
    )


def _line_above(doc: Annotated, sentence: Sentence) -> str:
    """The last line between the sentence and the one before: a heading that is no part of the article's sentences."""
    start = doc.sentences[sentence.index - 1].end if sentence.index else 0
    lines = [line for line in doc.text[start : sentence.start].splitlines() if re.search(r"\w", line)]
    return lines[-1] if lines else ""


def _verbless(doc: Annotated, sentence: Sentence) -> bool:
    return not any(t.tag in FINITE for t in doc.tokens[sentence.first : sentence.last])


def below_headings(doc: Annotated, entities: Entities) -> Iterator[Companions]:
    """The items under every heading that speaks of people who came; a list may also run on in one line."""
    cues = words()
    heading: Companions | None = None
    running = False
    for sentence in doc.sentences:
        if line := _line_above(doc, sentence):
            heading = _heading(cues, line, sentence)
            running = heading is not None
        text = doc.text[sentence.start : sentence.end]
        if sentence.kind is BlockKind.ITEM and not COLON.search(text):
            found = item(doc, entities, sentence.first, sentence.last)
        elif running and _verbless(doc, sentence):
            found = people(doc, entities, sentence.first, sentence.last)
        else:
            running, found = False, ()
            heading = _heading(cues, text, sentence) if _verbless(doc, sentence) or COLON.search(text) else None
        if heading is not None and found:
            yield replace(heading, sentence=sentence.index, trigger=sentence.first, added=found)
