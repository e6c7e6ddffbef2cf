"""The page of a source."""

from __future__ import annotations

import re

from loaders.errors import EmptyArticle
from loaders.model import Block, BlockKind, Page, Source


def clean(source: Source) -> Page:
    """The page of a source.

    Raises `EmptyArticle` when there is nothing to read in it.
    """
    text = re.sub(r"\r\n?", "\n", source.content).lstrip("\ufeff").replace("\u00a0", " ")
    blocks: list[Block] = []
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        kind = BlockKind.BODY
        line = match.group()
        if not blocks and (line == source.metadata.title or (len(line) < 200 and line[-1] not in '.!?"”')):
            kind = BlockKind.HEADLINE
        blocks.append(Block(match.start(), match.end(), kind))
    if not blocks:
        raise EmptyArticle(f"{source.name}: no text to read; give an article with at least one sentence")
    return Page(source.name, text, tuple(blocks), source.metadata)
