"""How names are written down to be compared: slugs, folded words, the words of a form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from slugify import slugify

_WORDS = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_](?!\w))?|['’]s\b|[^\W_]+(?:['’](?!s\b)\w+)*\.?|[^\w\s]", re.UNICODE)
_PLAIN = {"’": "'", "‘": "'", "–": "-", "—": "-", "\u02bb": "'", "\u0131": "i"}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and typographic quotes: what two spellings of one word share."""
    if word.isascii():
        return word.lower()
    plain = "".join(_PLAIN.get(c, c) for c in word)
    split = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """The readable key of a name: "Trần Đức Lương" → `tran-duc-luong`; "name" when nothing is left of it."""
    return slugify(name.replace("’", "").replace("'", "")) or "name"


def words(form: str) -> tuple[str, ...]:
    """A gazetteer form as folded words, hyphens and dots apart, as the engine's tokeniser splits names."""
    return tuple(fold(w) for w in _WORDS.findall(form))
