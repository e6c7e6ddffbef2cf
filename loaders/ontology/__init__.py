"""The event ontology as data: `ontology.yaml` read once into `SUBTYPES`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.tables import load_table


@dataclass(frozen=True, slots=True)
class Subtype:
    """One subtype: its PLOVER root `type`, its `mode`, and whether it is an occasion that people attend."""

    name: str
    type: str
    mode: str | None
    occasion: bool


@cache
def subtypes() -> dict[str, Subtype]:
    """All subtypes by name, in the order of the data file."""
    rows = load_table(files(__package__).joinpath("ontology.yaml"))
    return {name: Subtype(name=name, **row) for name, row in rows.items()}
