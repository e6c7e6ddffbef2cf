"""Web page → plain text and its lines, with what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from htmldate import find_date

from loaders.clean.lines import Draft, Line, Mark
from loaders.clean.plain import tidy
from loaders.clean.shapes import same_words
from loaders.model import Metadata

TITLE_ROWS = 5
"""The headline is looked for in so many first lines; a page whose body lacks it gets it as its first line."""

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_PARAGRAPHS = {"p": Mark.NONE, "quote": Mark.QUOTE, "code": Mark.NONE, "head": Mark.HEADING, "item": Mark.ITEM}


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's main text and its own metadata."""

    draft: Draft
    metadata: Metadata


def page_of(markup: str) -> WebPage | None:
    """The article of a web page as trafilatura finds it; `None` when there is none.

    The date is one that the page's own markup states (htmldate without its search through the words): a page without
    one has no date, rather than a guessed one.
    """
    found: Any = trafilatura.bare_extraction(markup, include_comments=False, include_tables=True, with_metadata=True)
    body = None if found is None else found.body
    rows = [] if body is None else list(_rows(body))
    if not rows:
        body, _, _ = trafilatura.baseline(markup)
        rows = list(_rows(body))
    if not rows:
        return None
    title = _line(found.title) if found is not None else None
    if title and not any(same_words(title, words) for _, _, words in rows[:TITLE_ROWS]):
        rows.insert(0, (Mark.HEADING, 1, title))
    language = _LANGUAGE.search(markup[:20_000])
    publisher = _line(found.sitename) if found is not None else None
    return WebPage(
        _draft(rows),
        Metadata(
            title=title,
            publisher=publisher.removeprefix("@") if publisher else None,
            published=_date(markup),
            url=_line(found.url) if found is not None else None,
            language=language.group(1).split("-")[0].split("_")[0].lower() if language else None,
        ),
    )


def _rows(element: Any) -> Iterator[tuple[Mark, int, str]]:
    """Mark, heading level and words of every paragraph, heading, item and table row, in order."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in child)
            words = tidy(" | ".join(cell for cell in cells if cell))
            if words:
                yield Mark.ROW, 0, words
        elif tag in _PARAGRAPHS:
            yield from _paragraph(child, _PARAGRAPHS[tag])
        else:
            own = " ".join((child.text or "").split())
            if own and tag not in {"list", "table", "div", "main"}:
                yield from _paragraph(child, Mark.NONE)
            else:
                if own:
                    yield Mark.NONE, 0, tidy(own)
                yield from _rows(child)
        tail = " ".join((child.tail or "").split()) if tag not in {"hi", "ref"} else ""
        if tail:
            yield Mark.NONE, 0, tidy(tail)


def _paragraph(element: Any, mark: Mark) -> Iterator[tuple[Mark, int, str]]:
    level = 0
    if mark is Mark.HEADING:
        rendering = element.get("rend") or ""
        level = int(rendering[1]) if re.fullmatch(r"h[1-6]", rendering) else 2
    nested = [child for child in element if child.tag in {"list", "p", "quote", "table"}]
    if nested:
        own = " ".join((element.text or "").split())
        if own:
            yield mark, level, tidy(own)
        for inner, depth, words in _rows(element):
            yield (mark if inner is Mark.NONE else inner), depth, words
        return
    for broken in element.iter("lb"):
        broken.tail = "\n" + (broken.tail or "")
    for part in "".join(element.itertext()).split("\n" if element.find(".//lb") is not None else "\0"):
        words = tidy(" ".join(part.split()))
        if words:
            yield mark, level, words


def _draft(rows: list[tuple[Mark, int, str]]) -> Draft:
    lines: list[Line] = []
    at = 0
    for number, (mark, level, words) in enumerate(rows):
        lines.append(Line(at, at + len(words), 2 * number, mark, level, 2 * number))
        at += len(words) + 2
    return Draft("\n\n".join(words for _, _, words in rows), tuple(lines))


def _date(markup: str) -> str | None:
    try:
        return find_date(markup, extensive_search=False, original_date=True)
    except ValueError:
        return None


def _line(value: object) -> str | None:
    words = tidy(" ".join(str(value).split())) if value else ""
    return words or None
