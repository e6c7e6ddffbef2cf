"""`lexicon.yaml` in memory: which words carry an event, and what their arguments mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from graph.reports import Realis, Role
from loaders.tables import load_table


@dataclass(frozen=True, slots=True)
class Slot:
    """What one grammatical function contributes: a role, and whether its filler was present."""

    role: Role
    present: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase with its reading. `words` are the lemmas that must be there, the trigger's own first."""

    subtype: str
    pattern: Mapping[str, Slot]
    words: tuple[str, ...]
    needs: frozenset[str]
    must: frozenset[str]
    things: frozenset[str]
    not_things: frozenset[str]
    not_nouns: frozenset[str]
    rule: str
    realis: Realis | None
    wide: bool


@dataclass(frozen=True, slots=True)
class Attending:
    """Verbs that put their subject at an occasion, verbs of saying that do so after "at", and the prepositions."""

    verbs: frozenset[str]
    saying: frozenset[str]
    at: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the lemma of their trigger, longer phrases before single words."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    patterns: Mapping[str, Mapping[str, Slot]]
    attending: Attending
    light: frozenset[str]


def _phrases(phrase: str) -> Iterator[tuple[str, ...]]:
    """The phrases that "express|voice concern|alarm" stands for: every word with every other."""
    yield from product(*(word.split("|") for word in phrase.split(" ")))


def _pattern(row: Mapping[str, str | None]) -> dict[str, Slot]:
    return {name: Slot(Role(text.rstrip("+")), text.endswith("+")) for name, text in row.items() if text}


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = load_table(files(__package__).joinpath("lexicon.yaml"))
    patterns = {name: _pattern(row) for name, row in data["patterns"].items()}
    tables: dict[str, dict[str, list[Entry]]] = {part: defaultdict(list) for part in ("verbs", "nouns", "adjectives")}
    for group in data["groups"]:
        for part, table in tables.items():
            for words in (w for phrase in group.get(part, ()) for w in _phrases(phrase)):
                key = words[-1] if part == "nouns" else words[0]
                table[key].append(
                    Entry(
                        subtype=group["subtype"],
                        pattern=patterns[group["pattern"]],
                        words=words,
                        needs=frozenset(group.get("needs", ())),
                        must=frozenset(group.get("must", ())),
                        things=frozenset(group.get("things", ())),
                        not_things=frozenset(group.get("not_things", ())),
                        not_nouns=frozenset(group.get("not_nouns", ())),
                        rule=f"{group['subtype']}:{' '.join(words)}",
                        realis=Realis(group["realis"]) if "realis" in group else None,
                        wide=group.get("wide", False),
                    )
                )
    done = {
        part: {key: tuple(sorted(rows, key=lambda e: (e.wide, -len(e.words)))) for key, rows in table.items()}
        for part, table in tables.items()
    }
    attending = Attending(**{name: frozenset(words) for name, words in data["attending"].items()})
    return Lexicon(**done, patterns=patterns, attending=attending, light=frozenset(data["light"]))
