"""Markdown → plain text and its lines: the words stay, the syntax becomes marks."""

from __future__ import annotations

import html
import re

from loaders.clean.lines import ITEM_MARKER, Draft, Line, Mark, unwrapped
from loaders.clean.plain import tidy

# Spans are bounded so that a line of a million asterisks costs no more than its length.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[\^[\w-]{1,40}\]:?"), ""),
    (re.compile(r"\[([^\[\]\n]{1,1000})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</t[dh]>", re.IGNORECASE), " | "),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,2000}>|<!--.{0,2000}?-->"), ""),
    (re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^\n]{1,2000}?)(?<=[^\s\\])\*\*"), r"\1"),
    (re.compile(r"(?<![\w\\])__(?=\S)([^\n]{1,2000}?)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\*])\*(?=[^\s*])([^*\n]{1,2000})(?<=[^\s\\])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w\\_])_(?=[^\s_])([^_\n]{1,2000})(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`{1,3}([^`\n]{1,2000})`{1,3}"), r"\1"),
    # emphasis that was left open, or closed twice
    (re.compile(r"(?<![\w\\*])\*{1,3}(?=\w)|(?<=\S)(?<!\\)\*{2,3}(?!\w)"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_TASK = re.compile(r"\[[ xX]\]\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s?)+")
_RULE = re.compile(r"(?:[-*_]\s*){3,}|=+|#+|\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)\.?")
_REFERENCE = re.compile(r"\[[^\]\n]{1,200}\]:\s+\S+(?:\s+\".{0,200}\")?")
_FENCE = re.compile(r"(?:`{3,}|~{3,})\s*[\w+-]*")


def draft_of(source: str) -> Draft:
    """The plain text of a Markdown document, with its headings, items, quotations, table rows and picture texts."""
    rows: list[str] = []
    lines: list[Line] = []
    at = 0
    for raw in tidy(source).split("\n"):
        stripped = raw.strip()
        if lines and _underlines(stripped, rows):
            lines[-1] = Line(
                lines[-1].start, lines[-1].end, lines[-1].row, Mark.HEADING, 1 if "=" in stripped else 2, lines[-1].row
            )
        mark, level, words = _read(stripped)
        words = " ".join(words.split())
        if words:
            lines.append(Line(at, at + len(words), len(rows), mark, level, len(rows)))
        rows.append(words)
        at += len(words) + 1
    text = "\n".join(rows)
    return Draft(text, unwrapped(text, lines))


def _underlines(line: str, rows: list[str]) -> bool:
    return len(line) >= 3 and set(line) in ({"="}, {"-"}) and bool(rows and rows[-1])


def _read(line: str) -> tuple[Mark, int, str]:
    """A row's mark, heading level and plain words."""
    if _RULE.fullmatch(line) or _REFERENCE.fullmatch(line) or _FENCE.fullmatch(line):
        return Mark.NONE, 0, ""
    if _IMAGE.fullmatch(line):
        return Mark.IMAGE, 0, plain(line)
    if heading := _HEADING.fullmatch(line):
        return Mark.HEADING, len(heading.group(1)), plain(heading.group(2))
    if quote := _QUOTE.match(line):
        return Mark.QUOTE, 0, plain(line[quote.end() :])
    if item := ITEM_MARKER.match(line):
        return Mark.ITEM, 0, plain(_TASK.sub("", line[item.end() :], count=1))
    if line.count("|") >= 2 and line.startswith("|"):
        cells = [plain(cell.strip()) for cell in line.strip("|").split("|")]
        return Mark.ROW, 0, " | ".join(cell for cell in cells if cell)
    return Mark.NONE, 0, plain(line)


def plain(line: str) -> str:
    """The words of a line: links by their text, no emphasis, tags, escapes or character references."""
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    return tidy(html.unescape(line)) if "&" in line else line
