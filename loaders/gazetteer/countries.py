"""Countries and territories: their forms, demonyms and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reports import Kind
from loaders.gazetteer.entry import Entry, Form, Sense
from loaders.gazetteer.names import words
from loaders.gazetteer.source import data

# forms of a country that are everyday words, or another's name first
_UNSAFE = {"Emirates", "CAR", "Lao"}
LONGEST_ACRONYM = 6


def without_the(name: str) -> str:
    """A name without its article: "the Bahamas" → "Bahamas"."""
    return name[4:] if name[:4].lower() == "the " else name


def form(text: str, entry: Entry, sense: Sense) -> Form:
    """A form; one written in capitals alone is matched in capitals alone."""
    bare = without_the(text)
    letters = bare.replace(".", "")
    exact = bare if letters.isupper() and len(letters) <= LONGEST_ACRONYM and " " not in bare else None
    return Form(words(bare), entry, Sense.ACRONYM if exact and sense is Sense.NAME else sense, exact)


def countries() -> Iterator[tuple[Entry, tuple[Form, ...], str | None]]:
    """Every country with its forms and the name of its capital."""
    for row in data("countries"):
        entry = Entry(
            key=row["slug"],
            kind=Kind.COUNTRY,
            name=row["name"],
            qid=row["qid"],
            iso2=row["iso2"],
            iso3=row["iso3"],
            plain=row["plain"],
            regions=tuple(row["region"]),
            state=True,
        )
        names = [row["name"], *(v for v in row["variants"] if v not in _UNSAFE)]
        forms = [form(name, entry, Sense.NAME) for name in names]
        forms += [form(name, entry, Sense.ADJECTIVE) for name in row["adjectives"]]
        forms += [form(name, entry, Sense.PEOPLE) for name in row["people"]]
        yield entry, tuple(forms), row["capital"]
