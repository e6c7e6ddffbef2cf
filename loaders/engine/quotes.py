"""Where a paragraph quotes somebody: the characters between double quotation marks, straight, curly or angled."""

from __future__ import annotations

_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "”": "”"}
_BEFORE_AN_OPENING = frozenset(" \t\n([{—–-/‘'…")


def quoted_ranges(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Ranges inside quotation marks within `text[start:end]`, marks left out, offsets in `text`.

    A quotation that is not closed runs to the end of the paragraph: that is how one goes on over several paragraphs.
    A straight mark that closes nothing and stands after a figure ("6\\"") opens nothing.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    closing = ""
    for i in range(start, end):
        mark = text[i]
        if opened is None:
            if mark in '“„«"' and _opens(text, i, start, end):
                opened, closing = i + 1, _CLOSING[mark]
        elif mark in closing or (closing == "”" and mark == '"'):
            if i > opened:
                found.append((opened, i))
            opened = None
    if opened is not None and opened < end:
        found.append((opened, end))
    return tuple(found)


def _opens(text: str, i: int, start: int, end: int) -> bool:
    if text[i] != '"':
        return True
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return before in _BEFORE_AN_OPENING or (not before.isalnum() and not after.isspace())
