"""What a text without a file name's suffix is written in."""

from __future__ import annotations

import re

from loaders.model import Media

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"^#{1,6} \S|^\s*[-*] \S|\[[^\]\n]+\]\(\S+\)|\*\*\S[^*\n]*\*\*|^> \S", re.MULTILINE)


def media_of(text: str) -> Media:
    """HTML when it begins as a page does, Markdown when headings, lists, links or bold words show, else plain text."""
    head = text.lstrip("\ufeff")[:20_000]
    if _HTML.match(head):
        return Media.HTML
    return Media.MARKDOWN if _MARKDOWN.search(head) else Media.TEXT
