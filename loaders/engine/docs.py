"""From a page's blocks to the documents that the engine parses.

A document holds the words of whole blocks, one after the other, without the white space and the unread blocks between
them; `Words.starts` says where each word stands in the page's text. Sentences begin at block starts and inside a block
only where a sentence can end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.model import Block, BlockKind, Page

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

READ = frozenset({BlockKind.HEADLINE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.ITEM})
"""The kinds of block whose grammar is wanted: captions and furniture are not parsed."""

WORDS_PER_DOCUMENT = 3_000
"""A long page is parsed in pieces of about this many words: the engine's memory grows with the longest document."""

CHARACTERS_PER_CALL = 20_000
"""A longer block is tokenised in pieces that end at white space."""

_ENDS = frozenset(".!?…:;")
_CLOSERS = frozenset("\"'”’»)]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a page for one engine document: where they start in the page, and the number of their block."""

    texts: tuple[str, ...]
    spaces: tuple[bool, ...]
    starts: tuple[int, ...]
    blocks: tuple[int, ...]


def words_of(nlp: Language, page: Page) -> Iterator[Words]:
    """The words of the blocks to be read, a document's worth at a time; at least one, empty if there is nothing."""
    texts: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    blocks: list[int] = []
    given = False
    for number, block in enumerate(page.blocks):
        if block.kind not in READ:
            continue
        for start, piece in _pieces(page.text, block):
            for token in nlp.tokenizer(piece):
                if token.is_space:
                    continue
                texts.append(token.text)
                spaces.append(bool(token.whitespace_))
                starts.append(start + token.idx)
                blocks.append(number)
            if len(texts) >= WORDS_PER_DOCUMENT:
                yield Words(tuple(texts), tuple(spaces), tuple(starts), tuple(blocks))
                given = True
                texts, spaces, starts, blocks = [], [], [], []
    if texts or not given:
        yield Words(tuple(texts), tuple(spaces), tuple(starts), tuple(blocks))


def document(nlp: Language, words: Words) -> Doc:
    """The words as the engine's document, with its sentence boundaries prepared."""
    from spacy.tokens import Doc

    return Doc(
        nlp.vocab,
        words=list(words.texts),
        spaces=list(words.spaces),
        sent_starts=_sentence_starts(words),  # type: ignore[arg-type]  # None means undecided, as spaCy documents
    )


def _sentence_starts(words: Words) -> list[bool | None]:
    """True at a block's first word, False where no sentence can have ended, None where the parser decides."""
    starts: list[bool | None] = []
    ended = False
    for i, text in enumerate(words.texts):
        if i == 0 or words.blocks[i] != words.blocks[i - 1]:
            starts.append(True)
            ended = False
        else:
            starts.append(None if ended else False)
        if text[-1] in _ENDS:
            ended = True
        elif text not in _CLOSERS:
            ended = False
    return starts


def _pieces(text: str, block: Block) -> Iterator[tuple[int, str]]:
    start = block.start
    while block.end - start > CHARACTERS_PER_CALL:
        cut = text.rfind(" ", start, start + CHARACTERS_PER_CALL)
        cut = cut + 1 if cut > start else start + CHARACTERS_PER_CALL
        yield start, text[start:cut]
        start = cut
    yield start, text[start : block.end]
