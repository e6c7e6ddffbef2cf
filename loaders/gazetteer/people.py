"""Well-known people: the name to show for a spelling, and who "President X" or a bare surname means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from loaders.gazetteer.names import fold
from loaders.gazetteer.source import data

_SURNAME_FIRST = frozenset({"china", "taiwan", "hong-kong", "south-korea", "north-korea", "vietnam"})
_SUFFIXES = {"jr", "sr", "ii", "iii"}


PAIR = 2
"""Words of a name that may stand in either order: "Odo Ann", "Ann Odo"."""


def _plain(name: str) -> tuple[str, ...]:
    """A name's folded words without initials and suffixes."""
    words = fold(name).replace(",", " ").replace("-", " ").split()
    kept = tuple(w for w in words if len(w.rstrip(".")) > 1 and w.rstrip(".") not in _SUFFIXES)
    return kept if len(kept) > 1 else tuple(words)


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known person: the name to show, an office they hold or held, and of what. `famous`: by surname alone."""

    name: str
    title: str
    of: str
    famous: bool
    also: tuple[str, ...] = ()

    def written(self, surname: str) -> str:
        """The spelling of the name that ends in a surname as an article writes it."""
        asked = _plain(surname)[-1:]
        return next((n for n in (self.name, *self.also) if _plain(n)[-1:] == asked), self.name)


def _surname(name: str, of: str) -> str:
    words = _plain(name)
    return words[0] if of in _SURNAME_FIRST else words[-1]


class People:
    """The table of well-known people."""

    def __init__(self) -> None:
        self.by_name: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        self.by_word: dict[str, list[Known]] = defaultdict(list)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, set[str]] = defaultdict(set)
        for table in ("people", "office_holders"):
            for of, offices in data(table).items():
                for title, rows in offices.items():
                    for row in rows:
                        self._add(row, title, of)

    def _add(self, row: str, title: str, of: str) -> None:
        first, *others = row.split("|")
        known = Known(first.rstrip("*"), title, of, first.endswith("*"), tuple(others))
        self._written[known.name].update(fold(name) for name in [known.name, *others])
        self._surnames[known.name].update(_surname(name, of) for name in [known.name, *others])
        for name in [known.name, *others]:
            self.by_name[_plain(name)].append(known)
        for word in {w for name in [known.name, *others] for w in _plain(name)}:
            self.by_word[word].append(known)

    def named(self, name: str) -> tuple[Known, ...]:
        """What is known of the bearer of a full name, an item for each office; who is written just so comes first."""
        words = _plain(name)
        rows = self.by_name.get(words, [])
        if not rows and len(words) == PAIR:
            rows = self.by_name.get(words[::-1], [])
        written = fold(name)
        return tuple(sorted(rows, key=lambda known: written not in self._written[known.name]))

    def called(self, surname: str, title: str | None = None, of: str | None = None) -> Known | None:
        """The one person whom a surname means beside that title, or by itself; `None` where it is not sure."""
        words = _plain(surname)
        rows = self.by_word.get(words[-1], []) if words else []
        if len(words) > 1:
            rows = [k for k in rows if set(words) <= set(_plain(k.name))]
        if title is None:
            rows = [k for k in rows if k.famous and words[0] in self._surnames[k.name]]
        else:
            rows = [k for k in rows if k.title == title or title.endswith(" " + k.title)]
        if of is not None:
            rows = [k for k in rows if k.of == of]
        if len({k.name for k in rows}) > 1:
            rows = [k for k in rows if k.famous]
        return rows[0] if len({k.name for k in rows}) == 1 else None


@lru_cache(maxsize=1)
def people() -> People:
    """The table, read once."""
    return People()
