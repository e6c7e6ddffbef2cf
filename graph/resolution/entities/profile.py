"""A referent as comparison sees it: what all its reports together say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.reports import Kind
from graph.resolution.entities import blocking


@dataclass(frozen=True, slots=True)
class Profile:
    """What comparing and merging referents look at. Names, forms and codes are those of its reports, with their counts.

    `lone`: a person of whom its one article gives one name. `offices` are (title as `tally.title` normalises it,
    referent that it is an office of); `stood_for` are referents of countries and bodies on whose behalf it was at
    events. `beside` are referents that some article names beside it although they look alike.
    """

    id: str
    kind: Kind
    lone: bool
    names: Mapping[str, int]
    forms: frozenset[str]
    qids: Mapping[str, int] = field(default_factory=dict)
    iso2: Mapping[str, int] = field(default_factory=dict)
    iso3: Mapping[str, int] = field(default_factory=dict)
    parents: Mapping[str, int] = field(default_factory=dict)
    spots: frozenset[tuple[float, float]] = frozenset()
    offices: frozenset[tuple[str, str]] = frozenset()
    stood_for: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """Blocking keys: only referents that share one are ever compared."""
        return frozenset(self._keys())

    def _keys(self) -> Iterator[str]:
        yield from (f"q|{qid}" for qid in self.qids)
        match self.kind:
            case Kind.PERSON:
                yield from blocking.of_person(self.names, self.lone, self.offices)
            case Kind.COUNTRY:
                yield from (f"i|{code}" for code in (*self.iso2, *self.iso3))
            case Kind.BODY:
                yield from blocking.of_body(self.names, self.forms)
            case Kind.PLACE:
                yield from blocking.of_place(self.names, self.spots)
