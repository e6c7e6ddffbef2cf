"""Pages of plain paragraphs, annotated by the real engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from loaders.annotate import annotate_all
from loaders.model import Annotated, Block, BlockKind, Metadata, Page

Parse = Callable[..., list[Annotated]]


def page(text: str, published: str | None = None, dateline: date | None = None) -> Page:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), BlockKind.BODY))
        start += len(line) + 1
    return Page("article.txt", text, tuple(blocks), Metadata(published=published), dateline)


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Annotates texts, all with one publication date and dateline."""

    def parsed(texts: Sequence[str], published: str | None = None, dateline: date | None = None) -> list[Annotated]:
        return list(annotate_all(page(text, published, dateline) for text in texts))

    return parsed
