"""Names as they are compared: plain words, how they sound, and which words may stand for one another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jellyfish import metaphone
from rapidfuzz.distance import OSA
from slugify import slugify

from graph.resolution.entities import table
from graph.resolution.entities.variants import (
    CUT,
    NICKNAMES,
    PARTICLES,
    SPELLINGS,
    STOPWORDS,
    STYLES,
    SUFFIXES,
    VARIANTS,
    WRITTEN_OUT,
)


class PersonName(NamedTuple):
    """A person's name: its words in order, and a suffix that tells father from son."""

    words: tuple[str, ...]
    suffix: str


class Likeness(NamedTuple):
    """How one word may stand for another, and what that costs."""

    feature: str
    loss: float


SAME_WORD = Likeness("", 0.0)


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in plain ASCII letters: "Fils-Aimé" → fils, aime; "J.D. Vance" → j, d, vance."""
    plain = slugify(name.replace("’", "").replace("'", ""), replacements=(("&", " and "),))
    return tuple((plain or name.casefold()).split("-"))


@lru_cache(maxsize=65536)
def person(name: str) -> PersonName:
    """A person's name without styles before it and articles of Arabic names, its suffix apart."""
    found = words(name)
    suffix = next((SUFFIXES[word] for word in found[1:] if word in SUFFIXES), "")
    kept = tuple(word for word in found if word not in SUFFIXES) or found
    while len(kept) > 1 and kept[0] in STYLES:
        kept = kept[1:]
    bare = tuple(word for n, word in enumerate(kept) if word not in PARTICLES or (n == 0 and len(kept) == 2))
    return PersonName(bare or kept, suffix)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """How a word sounds, in Metaphone's code; the word itself where it has none. Listed variants sound as one."""
    shown = VARIANTS.get(word, word)
    return metaphone(shown) or shown


@lru_cache(maxsize=65536)
def alike(a: str, b: str, given: bool) -> Likeness | None:
    """How two words may be spellings of one, `given` where they are given names; `None` where they are two."""
    if a == b:
        return SAME_WORD
    if min(len(a), len(b)) == 1:
        loss = table.FIRST_INITIAL if given else table.MIDDLE_INITIAL
        return Likeness("initial", loss) if a[0] == b[0] else None
    if VARIANTS.get(a, a) == VARIANTS.get(b, b):
        return Likeness("transliteration", table.VARIANT)
    if given and NICKNAMES.get(a, frozenset((a,))) & NICKNAMES.get(b, frozenset((b,))):
        return Likeness("nickname", table.NICKNAME)
    shorter, apart = min(len(a), len(b)), OSA.distance(a, b)
    if shorter >= table.SOUND_LETTERS and metaphone(a) == metaphone(b):
        if shorter >= table.LONG_WORD and apart <= 2:  # Haftar, Hifter
            return Likeness("sounds alike", table.GIVEN_SOUND if given else table.SOUND)
        return Likeness("sounds alike", table.SLIP) if apart == 1 else None
    if apart == 1 and shorter >= table.LONG_WORD and a[0] == b[0]:
        return Likeness("misspelling", table.SLIP)
    return None


@lru_cache(maxsize=65536)
def significant(name: str) -> tuple[str, ...]:
    """The words of a body's or place's name that tell it from others, in their order and in one spelling."""
    for short, full in WRITTEN_OUT.items():
        name = re.sub(rf"\b{short}(?!\w)", full, name)
    found = tuple(SPELLINGS.get(word, word) for word in words(name) if word not in STOPWORDS)
    return found or words(name)


@lru_cache(maxsize=65536)
def acronym(form: str) -> bool:
    """Whether a form is an acronym: one word of three to eight capitals."""
    plain = form.replace(".", "")
    return plain.isascii() and plain.isalpha() and plain.isupper() and len(plain) in range(3, 9)


@lru_cache(maxsize=65536)
def cut_off(name: str) -> bool:
    """Whether a name ends where no name does: "Economic Club of"."""
    return words(name)[-1] in CUT


@lru_cache(maxsize=65536)
def beginnings(word: str) -> frozenset[str]:
    """How a word begins to sound, in two letters; and the name that it is short for."""
    return frozenset(sound(name)[:2] for name in (word, *NICKNAMES.get(word, ())))
