"""A frame: a trigger word with its reading, its arguments in the text, and who stands in which role."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reports import Realis
from loaders.events.lexicon import Entry, Slot
from loaders.events.parties import Party
from loaders.grammar import Argument


@dataclass(frozen=True, slots=True)
class Part:
    """A party in its slot, and the grammatical function that put it there."""

    party: Party
    slot: Slot
    function: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one trigger. `object` is the lemma of the object's head, `arguments` all that it governs.

    `doubts` are named signs against the reading: needs that were not met (`unmet:party`), a word that carries the
    event only now and then (`wide`), a place inside what another frame only promises or asks for. `chance` is the
    model's probability that it is worth keeping.
    """

    trigger: int
    sentence: int
    entry: Entry
    realis: Realis
    parts: tuple[Part, ...]
    arguments: tuple[Argument, ...]
    object: str | None
    headline: bool
    doubts: frozenset[str] = frozenset()
    chance: float = 1.0

    @property
    def subtype(self) -> str:
        return self.entry.subtype
