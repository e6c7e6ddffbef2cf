"""What a gazetteer knows of a name, and how a form in the text stands for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.reports import Kind


class Sense(StrEnum):
    """How a form names its entry."""

    NAME = "name"
    ACRONYM = "acronym"
    ADJECTIVE = "adjective"  # "Kenyan"
    PEOPLE = "people"  # "the Kenyans"
    CAPITAL = "capital"  # "Nairobi": a place, or the country that governs from it


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a gazetteer knows. `plain`: the name without its country, as its own papers write it.

    `regions` are the regions that a country lies in, widest first; `state`: a place that acts like a country does.
    `generic`: others bear the name too; it is meant only where its country is spoken of.
    """

    key: str
    kind: Kind
    name: str
    qid: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    parent: str | None = None
    plain: str | None = None
    regions: tuple[str, ...] = ()
    state: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an entry: its folded words, its sense, and the exact spelling where case decides (acronyms)."""

    words: tuple[str, ...]
    entry: Entry
    sense: Sense
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class FormIndex:
    """Forms by their first word, longest first."""

    by_first: dict[str, tuple[Form, ...]] = field(default_factory=dict)
