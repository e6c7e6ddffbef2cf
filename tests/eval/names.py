"""How texts and names are compared: whatever a reader would take for the same, and no more."""

from __future__ import annotations

import re
import unicodedata

_TITLE = re.compile(r"^(the|mr|mrs|ms|dr|sir|president|prime minister|his excellency|her excellency|hon|rev)\.? ")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
_SAME = (
    (re.compile(r"\([^)]*\)"), ""),
    (re.compile(r"\."), ""),
    (re.compile(r"multi-national"), "multinational"),
    (re.compile(r"\bun\b"), "united nations"),
    (re.compile(r"\b(usa?|united states of america)\b"), "united states"),
    (re.compile(r"organisation"), "organization"),
)


def flat(text: str | None) -> str:
    """`text` with straight quotation marks and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(_QUOTES).split())


def norm(name: str) -> str:
    """`name` without case, accents, brackets, full stops and the titles before it."""
    decomposed = unicodedata.normalize("NFKD", flat(name))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    for pattern, replacement in _SAME:
        bare = pattern.sub(replacement, bare)
    bare = " ".join(bare.split())
    while match := _TITLE.match(bare):
        bare = bare[match.end() :]
    return bare
