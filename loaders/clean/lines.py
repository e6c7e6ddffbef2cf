"""A text under work: its lines, where they stand, and what the source's markup says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

MAX_WRAPPED_WIDTH = 130
"""Text that was broken to a fixed width is broken at 60 to 120 characters; longer lines are paragraphs."""

MIN_WRAPPED_WIDTH = 50
"""Lines no longer than this are broken for another reason: addresses, lists, verse."""

WRAPPED_SHARE = 0.7
"""Share of line ends, within paragraphs, at which the next word would not have fitted, in a text broken to a width."""


class Mark(StrEnum):
    """What the markup says that a line is."""

    NONE = "none"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` up to `end` of the text, without markers and outer white space; never empty.

    `level` is a heading's, 1 to 6. `row` is the number of the text's row, so that neighbours are known from lines
    with a blank one between.
    """

    start: int
    end: int
    row: int
    mark: Mark = Mark.NONE
    level: int = 0
    last_row: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and its lines, in order."""

    text: str
    lines: tuple[Line, ...]


ITEM_MARKER = re.compile(r"(?:[-*+•·▪▫►▸◦‣●■□➤➢✓–]|█+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
"""Bullets, the colour boxes of a legend, and the numbers or letters of a list."""

_WORD = re.compile(r"\w")
_MARKERS = (
    (re.compile(r"(#{1,6})\s+(?=\S)"), Mark.HEADING),
    (ITEM_MARKER, Mark.ITEM),
    (re.compile(r"(?:>\s?)+(?=\S)"), Mark.QUOTE),
    (re.compile(r"\|\s*(?=[^|\s][^|]*\|)"), Mark.ROW),
)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a plain text, list and heading markers left out of their offsets, wrapped ones put together."""
    found: list[Line] = []
    at = 0
    for row, raw in enumerate(text.split("\n")):
        line = raw.strip()
        if line:
            start = at + len(raw) - len(raw.lstrip())
            found.append(_marked(line, start, row))
        at += len(raw) + 1
    return unwrapped(text, found)


def _marked(line: str, start: int, row: int) -> Line:
    end = start + len(line)
    for marker, mark in _MARKERS:
        match = marker.match(line)
        if match and _WORD.search(line, match.end()):
            level = len(match.group(1)) if mark is Mark.HEADING else 0
            return Line(start + match.end(), end, row, mark, level, row)
    return Line(start, end, row, last_row=row)


def unwrapped(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that a fixed width had broken, put together again: a block may then hold line feeds."""
    width = _width(text, lines)
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and _continues(text, before, line, width):
            joined[-1] = replace(before, end=line.end, last_row=line.row)
        else:
            joined.append(line)
    return tuple(joined)


def _width(text: str, lines: Sequence[Line]) -> int:
    """The width that the text was broken to, 0 if it was not."""
    width = max((line.end - line.start for line in lines), default=0)
    if not MIN_WRAPPED_WIDTH < width <= MAX_WRAPPED_WIDTH:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(a, b)]
    full = sum(1 for a, b in pairs if _full(text, a, b, width))
    return width if pairs and full >= WRAPPED_SHARE * len(pairs) else 0


def _continues(text: str, before: Line, line: Line, width: int) -> bool:
    if not _adjacent(before, line):
        return False
    last = text[text.rfind("\n", before.start, before.end) + 1 : before.end] if before.row < before.last_row else None
    length = len(last) if last is not None else before.end - before.start
    if width:
        return length + 1 + len(_first_word(text, line)) > width
    open_end = text[before.end - 1] not in '.!?:;"”’)'
    return open_end and MIN_WRAPPED_WIDTH <= length <= MAX_WRAPPED_WIDTH and text[line.start].islower()


def _adjacent(before: Line, line: Line) -> bool:
    goes_on = before.mark in {Mark.NONE, Mark.ITEM, Mark.QUOTE}
    return goes_on and line.mark in {Mark.NONE, Mark.QUOTE} and line.row == before.last_row + 1


def _full(text: str, before: Line, line: Line, width: int) -> bool:
    return before.end - before.start + 1 + len(_first_word(text, line)) > width


def _first_word(text: str, line: Line) -> str:
    return text[line.start : min(line.end, line.start + MAX_WRAPPED_WIDTH)].split(None, 1)[0]
