"""Annotate: a page → its tokens, sentences, dependencies and the engine's named entities.

Only headlines, subtitles, paragraphs and items are parsed. All offsets are characters of `Page.text`; there are no
tokens of white space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from loaders.engine.docs import Words, document, words_of
from loaders.engine.pipeline import pipeline
from loaders.engine.quotes import quoted_ranges
from loaders.model import Annotated, Page, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH_SIZE = 8
"""Documents the engine holds at once: 8 need 459 MB, 128 need 2 GB and gain little."""

_COLUMNS: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START"]
"""What is read of the engine's tokens, by whole columns: asking token by token is several times slower."""

_OPENS = 1
"""The mark of a sentence's first token."""

_NEGATIVE = 1 << 63
"""The columns are unsigned: from here on a distance to the head is negative."""


def annotate(page: Page) -> Annotated:
    """The grammar of one page. A page without anything to read gives an `Annotated` without tokens."""
    return next(annotate_all([page]))


def annotate_all(pages: Iterable[Page], batch_size: int = BATCH_SIZE) -> Iterator[Annotated]:
    """The grammar of each page, in their order, parsed `batch_size` documents at a time."""
    nlp = pipeline()
    prepared = (
        (document(nlp, words), (number, page, words))
        for number, page in enumerate(pages)
        for words in words_of(nlp, page)
    )
    parsed = nlp.pipe(prepared, as_tuples=True, batch_size=batch_size)
    for _, parts in groupby(parsed, key=lambda part: part[1][0]):
        assembly: _Assembly | None = None
        for doc, (_, page, words) in parts:
            assembly = assembly or _Assembly(page)
            assembly.add(doc, words)
        if assembly is not None:
            yield assembly.done()


class _Assembly:
    """Gathers the parsed documents of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._spans: list[Span] = []
        self._quoted: dict[int, tuple[tuple[int, int], ...]] = {}

    def add(self, doc: Doc, words: Words) -> None:
        base = len(self._tokens)
        named = doc.vocab.strings
        rows = zip(words.texts, words.starts, doc.to_array(_COLUMNS).tolist(), strict=True)
        number = len(self._sentences) - 1
        for i, (text, start, (lemma, pos, tag, dep, head, opens)) in enumerate(rows, base):
            if i == base or opens == _OPENS:
                number += 1
            self._tokens.append(
                Token(
                    i=i,
                    text=text,
                    lemma=named[lemma],
                    pos=named[pos],
                    tag=named[tag],
                    dep=named[dep],
                    head=i + (head if head < _NEGATIVE else head - (1 << 64)),
                    start=start,
                    end=start + len(text),
                    sentence=number,
                    lower=text.lower(),
                )
            )
        for sentence in doc.sents if len(doc) else ():
            self._sentences.append(
                self._sentence(
                    len(self._sentences), base + sentence.start, base + sentence.end, words.blocks[sentence.start]
                )
            )
        self._spans.extend(Span(base + span.start, base + span.end, span.label_) for span in doc.ents)

    def _sentence(self, number: int, first: int, last: int, block: int) -> Sentence:
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        inside = self._page.blocks[block]
        if block not in self._quoted:
            self._quoted[block] = quoted_ranges(self._page.text, inside.start, inside.end)
        quoted = tuple(
            (max(start, left), min(end, right)) for left, right in self._quoted[block] if left < end and right > start
        )
        return Sentence(number, first, last, start, end, block, inside.kind, quoted)

    def done(self) -> Annotated:
        return Annotated(self._page, tuple(self._tokens), tuple(self._sentences), tuple(self._spans))
