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
    """One reading of one trigger. `object` is the lemma of the object's head, `arguments` all that it governs."""

    trigger: int
    sentence: int
    entry: Entry
    realis: Realis
    parts: tuple[Part, ...]
    arguments: tuple[Argument, ...]
    object: str | None
    headline: bool

    @property
    def subtype(self) -> str:
        return self.entry.subtype
