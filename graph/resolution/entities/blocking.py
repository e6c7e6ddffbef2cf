"""Blocking keys: what two referents must share to be compared at all.

Cheap and deterministic, and narrow enough that a new referent meets few others in a large archive. They look at names,
offices, codes and coordinates only; a referent keeps its keys as long as these stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.resolution.entities import table
from graph.resolution.entities.names import acronym, initials, person, significant, sound
from graph.resolution.entities.titles import single
from graph.resolution.entities.variants import GENERIC


@lru_cache(maxsize=65536)
def _full(name: str) -> frozenset[str]:
    kept = person(name).words[: table.MAX_WORDS]
    pairs = ((one, other) for n, one in enumerate(kept) for m, other in enumerate(kept) if n != m and len(one) > 1)
    return frozenset(f"p|{sound(one)}|{letter}" for one, other in pairs for letter in initials(other))


def of_person(names: Iterable[str], lone: bool, offices: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The sound of one word with the initial of another; and of each word with an office that one person holds."""
    held = {(title, of) for title, of in ((single(words), of) for words, of in offices) if title is not None}
    for name in names:
        if not lone:
            yield from _full(name)
        for word in person(name).words[: table.MAX_WORDS]:
            yield from (f"o|{title}|{of}|{word}" for title, of in held if len(word) > 1)


@lru_cache(maxsize=65536)
def _bag(name: str) -> frozenset[str]:
    bag = sorted(significant(name))
    found = {" ".join(sorted(sound(word) for word in bag))}
    if len(bag) > 2:
        found |= {" ".join(bag[:n] + bag[n + 1 :]) for n, word in enumerate(bag) if word not in GENERIC}
    if len(plain := [word for word in bag if word not in GENERIC]) > 1:
        found.add(" ".join(plain))
    return frozenset(found)


def of_body(names: Iterable[str], forms: Iterable[str]) -> Iterator[str]:
    """The significant words, all but one of them, how they sound; and acronyms."""
    for name in names:
        yield from (f"b|{bag}" for bag in _bag(name))
    yield from (f"a|{form}" for form in forms if acronym(form))


def of_place(names: Iterable[str], spots: Iterable[tuple[float, float]]) -> Iterator[str]:
    """How the words sound, in whatever order; and the first letter with where it is."""
    for name in names:
        kept = significant(name)
        yield "l|" + " ".join(sorted(sound(word) for word in kept))
        for latitude, longitude in spots:
            for north in (-table.CELL / 4, table.CELL / 4):
                for east in (-table.CELL / 4, table.CELL / 4):
                    cell = (round((latitude + north) / table.CELL), round((longitude + east) / table.CELL))
                    yield f"s|{cell[0]}|{cell[1]}|{kept[0][0]}"
