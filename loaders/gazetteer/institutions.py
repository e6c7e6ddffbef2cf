"""Institutions that every country has: "the Kenyan parliament", "Haiti's Supreme Court", "Cabinet of Kenya"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.reports import Kind
from loaders.gazetteer.entry import Entry, Form, Sense
from loaders.gazetteer.names import slug
from loaders.gazetteer.source import data

_WITH_THE = frozenset(
    {
        "united-states",
        "united-kingdom",
        "united-arab-emirates",
        "philippines",
        "netherlands",
        "bahamas",
        "gambia",
        "maldives",
        "seychelles",
        "comoros",
        "czech-republic",
        "dominican-republic",
        "central-african-republic",
        "marshall-islands",
        "solomon-islands",
        "democratic-republic-of-the-congo",
        "republic-of-the-congo",
    }
)


def with_article(country: Entry) -> str:
    """A country's name as it stands in a sentence: "the Philippines"."""
    return f"the {country.name}" if country.key in _WITH_THE else country.name


@dataclass(frozen=True, slots=True)
class Institution:
    """A kind of institution. `countries` are those that have it, `None` for all; `bare`: may stand without one."""

    id: str
    pattern: str
    bare: bool
    words: tuple[tuple[str, ...], ...]
    countries: frozenset[str] | None
    known: dict[str, str]

    def exists_in(self, country: str) -> bool:
        """Whether a mention without a country could mean that country's."""
        return self.countries is None or country in self.countries

    def key(self, country: Entry) -> str:
        """The key of this institution in a country."""
        return self.known.get(country.key) or slug(self.name(country))

    def name(self, country: Entry, adjective: str | None = None) -> str:
        """Its name there."""
        return self.pattern.format(C=with_article(country), N=country.name, A=adjective or country.name)


@lru_cache(maxsize=1)
def institutions() -> tuple[Institution, ...]:
    """All kinds."""
    return tuple(
        Institution(
            id=name,
            pattern=row["name"],
            bare=row.get("bare", True),
            words=tuple(tuple(words.split()) for words in row["words"]),
            countries=frozenset(row["countries"]) if "countries" in row else None,
            known=row.get("known", {}),
        )
        for name, row in data("institutions").items()
    )


@lru_cache(maxsize=1)
def by_words() -> dict[tuple[str, ...], Institution]:
    """Kinds that may stand without their country, by their words."""
    return {words: kind for kind in institutions() if kind.bare for words in kind.words}


def national(country: Entry, forms: Iterable[Form], known: dict[str, Entry]) -> Iterator[tuple[Entry, list[Form]]]:
    """A country's institutions with every way to name them by the country. `known`: entries that exist already."""
    names = [f for f in forms if f.sense in {Sense.NAME, Sense.ACRONYM}]
    adjectives = [f for f in forms if f.sense is Sense.ADJECTIVE]
    spelt = adjectives[0].exact or " ".join(adjectives[0].words).title() if adjectives else None
    for kind in institutions():
        key = kind.key(country)
        entry = known.get(key) or Entry(key, Kind.BODY, kind.name(country, spelt), parent=country.key)
        made = []
        for words in kind.words:
            made += [Form((*f.words, *words), entry, Sense.NAME) for f in adjectives]
            for f in names:
                made.append(Form((*f.words, *words), entry, Sense.NAME))
                made.append(Form((*f.words, "'s", *words), entry, Sense.NAME))
                made += [Form((*words, "of", *the, *f.words), entry, Sense.NAME) for the in ((), ("the",))]
        yield entry, made
