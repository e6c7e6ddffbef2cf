"""One article's bytes → its source."""

from __future__ import annotations

import re

from loaders.errors import EmptyArticle, TooLarge
from loaders.model import Media, Metadata, Source
from loaders.read import frontmatter
from loaders.read.decode import decode
from loaders.read.limits import MAX_ARTICLE_BYTES
from loaders.read.sniff import media_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)


def source_of(name: str, content: bytes, media: Media | None, given: Metadata, declared: str | None = None) -> Source:
    """The source that `content` makes; `media` `None` is found out. What is `given` is taken before its own metadata.

    Raises `TooLarge`, `NotText`, `EmptyArticle` or `BadMetadata`.
    """
    if len(content) > MAX_ARTICLE_BYTES:
        raise TooLarge(too_large(None))
    if not content.strip():
        raise EmptyArticle("the file is empty" if not content else "there is only white space in it")
    if declared is None and (found := _CHARSET.search(content[:4096])):
        declared = found.group(1).decode("ascii", errors="replace")
    text = decode(content, declared)
    own = Metadata()
    if media in (Media.MARKDOWN, None) and (split := frontmatter.split(text))[1] != text:
        own, text = split
        media = Media.MARKDOWN
    if not text.strip():
        raise EmptyArticle("there is metadata, but no text")
    return Source(name, text, media or media_of(text), given.over(own))


def too_large(size: int | None) -> str:
    """The message of `TooLarge`, with the size where it is known."""
    said = f"{size / 1e6:,.0f} MB" if size is not None else "too much"
    return f"{said}: an article may have {MAX_ARTICLE_BYTES / 1e6:,.0f} MB; several articles go into a .jsonl file"
