"""`companions.yaml` in memory: the words of lists and sentences that say who was there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.events.lexicon import lexicon
from loaders.ontology import subtypes
from loaders.tables import load_table

WORDS = (
    *("joining", "with", "being", "stances", "stances_by", "coming", "chairing", "witnessed", "listing", "gathering"),
    *("speaking", "speeches", "briefing", "briefed", "greeted", "hearing", "sides"),
)
PATTERNS = ("people", "roster", "membership", "present", "rooms", "planned", "absent", "virtual")


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas by group, alternations of regular expressions by group, and what subtypes a noun of an occasion has."""

    lemmas: dict[str, frozenset[str]]
    text: dict[str, str]
    occasions: dict[str, frozenset[str]]

    def __getitem__(self, group: str) -> frozenset[str]:
        return self.lemmas[group]

    def has(self, group: str, text: str) -> bool:
        """Whether one of a group's words stands in the text."""
        return _compiled(rf"(?<!\w)(?:{self.text[group]})(?!\w)").search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _occasions(data: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The subtypes of every noun that names an occasion; none where it leaves them open ("the event")."""
    known = subtypes()
    found = {
        lemma: frozenset(e.subtype for e in entries if len(e.words) == 1 and known[e.subtype].occasion)
        for lemma, entries in lexicon().nouns.items()
    }
    found = {lemma: kinds for lemma, kinds in found.items() if kinds}
    found.update((lemma, found.get(lemma, frozenset()) | {"visit"}) for lemma in data["travel"])
    return found | {lemma: frozenset() for lemma in data["open"]}


@cache
def words() -> Words:
    """The words, read once."""
    data = load_table(files(__package__).joinpath("companions.yaml"))
    return Words(
        lemmas={name: frozenset(data[name]) for name in WORDS},
        text={name: "|".join(data[name]) for name in PATTERNS},
        occasions=_occasions(data),
    )
