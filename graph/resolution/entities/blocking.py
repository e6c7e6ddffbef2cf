"""Blocking keys: what two referents must share to be compared at all.

Cheap and deterministic, and narrow enough that a new referent meets few others in a large archive. They look at names,
offices, codes and coordinates only; a referent keeps its keys as long as these stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.resolution.entities import table
from graph.resolution.entities.names import acronym, beginnings, person, significant, sound
from graph.resolution.entities.titles import single
from graph.resolution.entities.variants import GENERIC, USUAL


@lru_cache(maxsize=65536)
def _full(name: str) -> frozenset[str]:
    kept = [word for word in person(name).words[: table.MAX_WORDS] if len(word) > 1]
    pairs = ((one, other) for n, one in enumerate(kept) for m, other in enumerate(kept) if n != m)
    return frozenset(f"p|{sound(one)}|{start}" for one, other in pairs for start in beginnings(other))


def of_person(names: Iterable[str], lone: bool, offices: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The sound of one word with how another begins; each word with an office that one person holds.

    A name with an initial only meets others of its surname that hold an office of the same country or body: by the
    initial alone it would meet too many.
    """
    offices = tuple(offices)
    held = {(title, of) for title, of in ((single(words), of) for words, of in offices) if title is not None}
    for name in names:
        found = person(name).words
        if not lone:
            yield from _full(name)
            yield from (f"t|{of}|{found[0][0]}|{sound(found[-1])}" for _, of in offices)
        for word in found[: table.MAX_WORDS]:
            yield from (f"o|{title}|{of}|{word}" for title, of in held if len(word) > 1)


@lru_cache(maxsize=65536)
def _bag(name: str) -> frozenset[str]:
    bag = sorted(significant(name))
    found = {" ".join(sorted(sound(word) for word in bag))}
    if len(bag) > 2:
        shorter = (bag[:n] + bag[n + 1 :] for n, word in enumerate(bag) if word not in GENERIC)
        found |= {" ".join(kept) for kept in shorter if not USUAL.issuperset(kept)}
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
