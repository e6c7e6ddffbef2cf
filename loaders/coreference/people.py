"""Which names of people are one person's: full names, names with initials, misspellings, surnames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from loaders.gazetteer.names import fold, slug
from loaders.model import Mention

MOST_EDITS = 2
"""Letters by which a misspelt surname may differ beside an equal given name."""
SHORTEST_MISSPELT = 4
"""Letters that a surname needs before one of them may be wrong."""
LONG_SURNAME = 6
"""Letters of a surname by itself for each letter of it that may be wrong."""
_STYLES = {"seyed", "sayyed", "sayed", "sayyid", "hojatoleslam", "hajj", "haji", "mullah", "maulana", "mawlawi"}
"""Styles that some texts put before a name."""
_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without suffixes: "Joseph R. Biden, Jr." → joseph, r., biden."""
    words = fold(name).replace(",", " ").replace("'", "").replace("’", "").split()
    kept = tuple(w for w in words if w not in _SUFFIXES)
    return kept if len(kept) > 1 else tuple(words)


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without initials."""
    kept = tuple(w for w in words if len(w.rstrip(".")) > 1)
    return kept if len(kept) > 1 else words


def _unstyled(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without a style before them, where enough is left."""
    return words[1:] if len(words) > 2 and words[0] in _STYLES else words


def same_person(one: str, other: str) -> bool:
    """Whether two full names are spellings of one: equal but for initials, middle names or a slip of the pen."""
    a, b = _unstyled(_plain(parts(one))), _unstyled(_plain(parts(other)))
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) < len(long):
        return short[0] == long[0] and set(short) <= set(long)
    if a[0] == b[0] and a[1:-1] == b[1:-1]:
        near = Levenshtein.distance(a[-1], b[-1]) <= min(MOST_EDITS, min(len(a[-1]), len(b[-1])) // SHORTEST_MISSPELT)
        return near and a[-1][0] == b[-1][0]
    return (
        a[1:] == b[1:]
        and Levenshtein.distance(a[0], b[0]) <= 1
        and a[0][0] == b[0][0]
        and min(len(a[0]), len(b[0])) >= SHORTEST_MISSPELT
    )


@dataclass(slots=True)
class Person:
    """A person of the article: the names that stand for them, with how often, and their first mention."""

    names: Counter[str] = field(default_factory=Counter)
    first: int = 0
    known: str | None = None
    shown: str | None = None

    @property
    def name(self) -> str:
        """The name to show: the gazetteer's where it says so, else the commonest, without initials if it can be."""
        if self.shown or not self.names:
            return self.shown or self.known or ""
        bare = [n for n in self.names if all(len(w.rstrip(".")) > 1 for w in n.split())]
        bare = [n for n in bare if len(n.split()) <= 2 or parts(n)[0] not in _STYLES] or bare
        pool = bare or list(self.names)
        return max(pool, key=lambda n: (self.names[n], len(n.split()), len(n), n))

    @property
    def key(self) -> str:
        """The readable key."""
        return slug(self.known or self.name)


def cluster(mentions: Iterable[Mention]) -> list[Person]:
    """The persons whose full names stand in the text."""
    found: list[Person] = []
    for mention in mentions:
        if len(parts(mention.name)) < 2:
            continue
        for person in found:
            if any(same_person(mention.name, name) for name in person.names):
                person.names[mention.name] += 1
                break
        else:
            found.append(Person(Counter({mention.name: 1}), mention.first))
    return found


def by_surname(surname: str, persons: Iterable[Person]) -> list[Person]:
    """Those whose surname it is; else those who bear it as any other name."""
    asked = parts(surname)
    everyone = list(persons)
    last = [p for p in everyone if any(parts(n)[-len(asked) :] == asked for n in p.names)]
    if last or not asked:
        return last
    return [p for p in everyone if any(asked[0] in parts(n) for n in p.names)]


def near_surname(surname: str, name: str) -> bool:
    """Whether a surname is that of a full name but for a slip: "Soleymani", "Qasem Soleimani"."""
    a, b = parts(surname), parts(name)
    if len(a) != 1 or len(b) < 2 or len(a[0]) < LONG_SURNAME:
        return False
    return a[0][0] == b[-1][0] and Levenshtein.distance(a[0], b[-1]) <= len(a[0]) // LONG_SURNAME
