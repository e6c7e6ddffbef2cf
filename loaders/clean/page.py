"""The page of a source: text, blocks, metadata, dateline."""

from __future__ import annotations

from datetime import date

from loaders.clean import datelines, markdown, web
from loaders.clean.classify import kinds_of
from loaders.clean.lines import Draft, lines_of
from loaders.clean.plain import tidy
from loaders.errors import EmptyArticle, NotText
from loaders.model import Block, BlockKind, Media, Metadata, Page, Source

TITLE_WORDS = 12
"""An article without any headline is called by so many of its first words."""


def clean(source: Source) -> Page:
    """The page of a source: all that its text says, in blocks of known kind.

    Plain text keeps every character but control and invisible ones (`plain.tidy`); Markdown and web pages are turned
    into plain text first, so that offsets count words and not syntax. Metadata of the source win over those that a web
    page states; a page without a title gets its headline or its first words as one. A dateline's characters stand in
    the text before the block that they introduce, and in no block.

    Raises `NotText` for text with NUL characters and `EmptyArticle` when there is nothing to read in it.
    """
    if "\x00" in source.content:
        raise NotText(f"{source.name}: this is not text: it has NUL characters")
    draft, metadata = _draft(source)
    if not draft.lines:
        raise EmptyArticle(f"{source.name}: there is no text in it; an article has at least one line")
    kinds = kinds_of(draft, metadata.title)
    blocks, day = _blocks(draft, kinds, metadata)
    if metadata.title is None:
        metadata = Metadata(title=_title(draft.text, blocks)).over(metadata)
    return Page(source.name, draft.text, blocks, metadata, day)


def dateline_place(page: Page) -> str | None:
    """The place that the dateline before the first paragraph names, as it is written ("NAIROBI, Kenya")."""
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.BODY:
            row = page.text.rfind("\n", 0, block.start) + 1
            before = max(row, page.blocks[number - 1].end if number else 0)
            found = (
                datelines.dateline_of(page.text[before : block.end], page.metadata) if before < block.start else None
            )
            return found.place if found else None
    return None


def _draft(source: Source) -> tuple[Draft, Metadata]:
    if source.media is Media.MARKDOWN:
        return markdown.draft_of(source.content), source.metadata
    if source.media is Media.HTML:
        page = web.page_of(source.content)
        if page is None:
            raise EmptyArticle(f"{source.name}: no article was found in the web page; save its text and load that")
        return page.draft, source.metadata.over(page.metadata)
    text = tidy(source.content)
    return Draft(text, lines_of(text)), source.metadata


def _blocks(draft: Draft, kinds: tuple[BlockKind, ...], metadata: Metadata) -> tuple[tuple[Block, ...], date | None]:
    blocks: list[Block] = []
    day: date | None = None
    seen_body = False
    for line, kind in zip(draft.lines, kinds, strict=True):
        start = line.start
        words = draft.text[line.start : line.end]
        if kind is BlockKind.BODY and not seen_body:
            seen_body = True
            if dateline := datelines.dateline_of(words, metadata):
                start += dateline.length
                day = dateline.day or day
        elif kind is BlockKind.FURNITURE and day is None and not seen_body:
            # A date above the first paragraph is the article's own; further down it is another's.
            day = datelines.stamp_of(words, metadata)
        blocks.append(Block(start, line.end, kind))
    return tuple(blocks), day


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            return " ".join(text[block.start : block.end].split())
    wanted = next((block for block in blocks if block.kind in {BlockKind.BODY, BlockKind.ITEM}), blocks[0])
    words = text[wanted.start : wanted.end].split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
