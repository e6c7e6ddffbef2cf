"""Whether two referents are one body, or one place: their words, acronyms, parents and coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from graph.resolution.entities import table
from graph.resolution.entities.names import acronym, alike, cut_off, significant, words
from graph.resolution.entities.profile import Profile
from graph.resolution.entities.variants import GENERIC, HEADS, NATIONAL, ORDERED
from graph.resolution.outcome import Reason

Spot = tuple[float, float]  # latitude and longitude in degrees
_EARTH_KM = 6371.0


class Marks(NamedTuple):
    """What two names of one body or place have in common, whatever else differs: what it is, and its numbers."""

    heads: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=65536)
def marks(name: str) -> Marks:
    """The marks of a name; heads that articles leave out are none."""
    kept = significant(name)
    heads = (HEADS | GENERIC).intersection(kept) - GENERIC
    return Marks(heads, frozenset(word for word in kept if any(letter.isdigit() for letter in word)))


@lru_cache(maxsize=65536)
def _acronym_of(short: str, long: str) -> bool:
    """Whether a form is an acronym of a name: its letters are the initials of words, in their order."""
    if not acronym(short) or acronym(long):
        return False
    initials = iter(word[0] for word in words(long))
    letters = short.replace(".", "").casefold()
    return letters[0] == significant(long)[0][0] and all(letter in initials for letter in letters)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> Reason | None:
    if cut_off(one) or cut_off(other):
        return None
    a, b = significant(one), significant(other)
    ordered = not ORDERED.isdisjoint((*a, *b))
    if a == b or (not ordered and sorted(a) == sorted(b)):
        return Reason("same words", table.SAME_WORDS)
    if marks(one) != marks(other):
        return None
    if len(a) == len(b) and len(a) > 1:
        odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        spelt = alike(*odd[0], given=False) if len(odd) == 1 else None
        if spelt is not None and spelt.feature != "initial":
            return Reason("one word spelt otherwise", table.MISSPELT_WORDS)
        return None
    plain = [[word for word in name if word not in GENERIC] for name in (a, b)]
    if len(plain[0]) > 1 and plain[0] == plain[1] and not (GENERIC.intersection(a) and GENERIC.intersection(b)):
        return Reason("a generic word left out", table.GENERIC_WORDS)
    return None


def _acronym(a: Profile, b: Profile) -> Iterator[Reason]:
    """Reasons where `a` is called by an acronym that is explained as a name of `b`."""
    for short in a.names:
        if short in b.forms and any(_acronym_of(short, name) for name in b.names):
            yield Reason("acronym", table.ACRONYM)
            if len(short.replace(".", "")) < table.ACRONYM_LETTERS:
                yield Reason("short acronym", table.ACRONYM_SHORT)
            return


def _parents(a: Profile, b: Profile) -> Iterator[Reason]:
    if a.parents.keys() & b.parents.keys():
        yield Reason("same parent", table.SAME_PARENT)
    elif a.parents or b.parents:
        yield Reason("parent of one unknown", table.PARENT_UNKNOWN)
    if bool(a.qids) != bool(b.qids):
        yield Reason("one is not the gazetteer's", table.KNOWN_AND_NOT)


def body(a: Profile, b: Profile) -> Iterator[Reason]:
    """Why two referents of bodies may be one, with what speaks against it; nothing where their names are apart."""
    found = [reason for one, other in product(a.names, b.names) if (reason := _alike(one, other))]
    if found:
        yield max(found, key=lambda reason: reason.weight)
    elif short := (*_acronym(a, b), *_acronym(b, a)):
        yield from short[:2]
    else:
        return
    yield from _parents(a, b)
    national = any(NATIONAL.intersection(significant(name)) for item in (a, b) for name in item.names)
    if national and not a.parents and not b.parents and not any(_placed(name) for name in (*a.names, *b.names)):
        yield Reason("every country has one", table.UNPLACED)


def _placed(name: str) -> bool:
    """Whether a name says more than what the body is for: the country, state or town, after "of" or before."""
    return len(significant(name)) > 2


def apart(a: Iterable[Spot], b: Iterable[Spot]) -> float | None:
    """Kilometres between the nearest of the points; `None` where a side has none."""
    return min((_kilometres(one, other) for one, other in product(a, b)), default=None)


def _kilometres(a: Spot, b: Spot) -> float:
    (north, east), (other_north, other_east) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def _same_place(one: str, other: str) -> Reason | None:
    a, b = significant(one), significant(other)
    if sorted(a) == sorted(b):
        return Reason("same words", table.SAME_PLACE_WORDS)
    if len(a) == len(b) and marks(one) == marks(other):
        odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        spelt = alike(*odd[0], given=False) if len(odd) == 1 else None
        if spelt is not None and spelt.feature != "initial":
            return Reason("spelt otherwise", table.PLACE_MISSPELT)
    return None


def place(a: Profile, b: Profile) -> Iterator[Reason]:
    """Why two referents of places may be one; nothing where their names are apart."""
    found = [reason for one, other in product(a.names, b.names) if (reason := _same_place(one, other))]
    if not found:
        return
    yield max(found, key=lambda reason: reason.weight)
    yield from _parents(a, b)
    distance = apart(a.spots, b.spots)
    if distance is not None and distance <= table.NEAR_KM:
        yield Reason("near each other", table.NEAR)
