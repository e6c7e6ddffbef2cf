"""The gazetteer as one table: which entries stand where in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.reports import Kind
from loaders.gazetteer.bodies import bodies
from loaders.gazetteer.countries import countries
from loaders.gazetteer.entry import Entry, Form, Sense
from loaders.gazetteer.institutions import national
from loaders.gazetteer.names import fold, slug, words
from loaders.gazetteer.places import city, places
from loaders.gazetteer.source import data
from loaders.model import Token

_SMALL = frozenset({("state", "department"), ("defense", "department"), ("defence", "department")})
"""Names that some papers write without capitals."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form at tokens `first` up to `last`, characters `start` up to `end` (less than the tokens' in "US-led")."""

    first: int
    last: int
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of the text as forms are written: tokens like "U.S.-Colombian" hold several."""

    word: str
    text: str
    token: int
    start: int
    end: int


@lru_cache(maxsize=16384)
def _split(text: str) -> tuple[tuple[str, str, int], ...]:
    """A token's folded words with their spelling and offset; one for most tokens."""
    found, at = [], 0
    for word in words(text):
        here = at
        while here < len(text) and fold(text[here]) != word[0]:
            here += 1
        found.append((word, text[here : here + len(word)], here))
        at = here + len(word)
    return tuple(found) or ((fold(text), text, 0),)


def pieces(tokens: Sequence[Token]) -> list[Piece]:
    """The words of a text."""
    found = []
    for token in tokens:
        if token.text.isalnum():
            found.append(Piece(fold(token.text), token.text, token.i, token.start, token.end))
        else:
            for word, text, at in _split(token.text):
                start = token.start + at
                found.append(Piece(word, text, token.i, start, min(start + len(text), token.end)))
    return found


class Gazetteer:
    """All entries by key, and all forms by their first word."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.capitals: dict[str, str] = {}
        self.country_of: dict[str, str] = {}
        forms: dict[str, list[Form]] = defaultdict(list)
        self._not_cities = {fold(name) for name in data("places")["not_cities"]}
        capital_names: list[tuple[str, str]] = []
        states: list[tuple[Entry, Sequence[Form]]] = []
        for entry, mine, capital in countries():
            self._add(entry, mine, forms)
            states.append((entry, mine))
            if entry.iso2:
                self.country_of[entry.iso2] = entry.key
            if capital:
                capital_names.append((capital, entry.key))
        for entry, given in (*bodies(), *places()):
            self._add(entry, given, forms)
        for entry, of_state in states:
            for body, named in national(entry, of_state, self.entries):
                self._add(body, named, forms)
        for name, country in capital_names:
            self._city(name, country, forms, capital=True)
        for name in data("places")["cities"]:
            self._city(name, None, forms, capital=False)
        self._forms = {first: _by_size(rows) for first, rows in forms.items()}

    def _add(self, entry: Entry, mine: Sequence[Form], forms: dict[str, list[Form]]) -> None:
        self.entries.setdefault(entry.key, entry)
        for form in mine:
            forms[form.words[0]].append(form)

    def _city(self, name: str, country: str | None, forms: dict[str, list[Form]], *, capital: bool) -> None:
        found = city(name, self.country_of)
        key = slug(name)
        if key in self.entries and not capital:
            return
        key = f"{key}-place" if key in self.entries else key
        parent = country or (found.parent if found else None)
        entry = Entry(
            key=key,
            kind=Kind.PLACE,
            name=name,
            latitude=found.latitude if found and found.parent == parent else None,
            longitude=found.longitude if found and found.parent == parent else None,
            parent=parent,
        )
        self.entries[key] = entry
        if capital and country:
            self.capitals[key] = country
        sense = Sense.CAPITAL if capital else Sense.NAME
        forms[words(name)[0]].append(Form(words(name), entry, sense))

    def city(self, name: str) -> Entry | None:
        """A town of that name, for words that the engine takes for a place."""
        return None if fold(name) in self._not_cities else city(name, self.country_of)

    def named(self, name: str) -> Form | None:
        """The first form that is exactly this name."""
        found = self.forms(words(name))
        return found[0] if found else None

    def forms(self, asked: tuple[str, ...]) -> tuple[Form, ...]:
        """All forms of these words: several bodies may bear one name."""
        sizes = self._forms.get(asked[0], ()) if asked else ()
        return next((rows.get(asked, ()) for size, rows in sizes if size == len(asked)), ())

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """The longest forms from left to right; they do not overlap."""
        text = pieces(tokens)
        found: list[Hit] = []
        at = 0
        while at < len(text):
            hit = self._at(text, at)
            if hit is None:
                at += 1
                continue
            found.append(hit)
            while at < len(text) and text[at].start < hit.end:
                at += 1
        return found

    def _at(self, text: list[Piece], at: int) -> Hit | None:
        for size, rows in self._forms.get(text[at].word, ()):
            found = rows.get(tuple(p.word for p in text[at : at + size]) if size > 1 else (text[at].word,), ())
            for form in found:
                first, last = text[at], text[at + size - 1]
                if form.exact is not None:
                    if first.text.rstrip(".") != form.exact.rstrip("."):
                        continue
                elif form.words not in _SMALL and not (
                    first.text[:1].isupper() or (size > 1 and last.text[:1].isupper())
                ):
                    continue
                return Hit(first.token, last.token + 1, first.start, last.end, form)
        return None


_Sizes = tuple[tuple[int, dict[tuple[str, ...], tuple[Form, ...]]], ...]


def _by_size(rows: Sequence[Form]) -> _Sizes:
    """Forms with one first word, by their number of words, the longest first."""
    found: dict[int, dict[tuple[str, ...], list[Form]]] = defaultdict(lambda: defaultdict(list))
    for form in rows:
        found[len(form.words)][form.words].append(form)
    return tuple((size, {w: tuple(f) for w, f in found[size].items()}) for size in sorted(found, reverse=True))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read once (0.6 s)."""
    return Gazetteer()
