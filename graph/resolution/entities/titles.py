"""Offices as they are compared: which titles one person holds at a time, and which are one title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_BEFORE: Final = frozenset("acting interim transitional caretaker former mr madam current incoming outgoing".split())
_SINGLE: Final = frozenset(
    "president|prime minister|vice president|king|queen|emperor|pope|chancellor|taoiseach|first lady|first minister|"
    "attorney general|secretary general|national security advisor|national security adviser|chief justice|"
    "high commissioner|inspector general|central bank governor|chief of staff|press secretary|speaker|"
    "senate majority leader|senate minority leader|house speaker|crown prince|supreme leader|secretary".split("|")
)
_FIELD = re.compile(r"(?P<a>[a-z ]+) (?:minister|secretary)|(?:minister|secretary)(?: of state)? (?:of|for) (?P<b>.+)")
_NOT_SINGLE = re.compile(r"\b(deputy|assistant|under|vice|junior|permanent|principal|parliamentary|special|senior)\b")
_DROPPED: Final = frozenset("the of for and affairs".split())


@lru_cache(maxsize=16384)
def single(title: str) -> str | None:
    """The title, in the one form that it is compared in, where one person at a time holds it; else `None`.

    `title` is in small letters without punctuation. "minister of foreign affairs" and "foreign minister" are one.
    """
    kept = title.split()
    while kept and kept[0] in _BEFORE:
        kept = kept[1:]
    plain = " ".join(kept)
    if plain in _SINGLE:
        return plain
    found = _FIELD.fullmatch(plain)
    if found is None or _NOT_SINGLE.search(plain):
        return "secretary of state" if plain == "secretary of state" else None
    field = " ".join(word for word in (found["a"] or found["b"]).split() if word not in _DROPPED)
    return f"minister: {field.replace('defence', 'defense')}" if field else None
