"""Offices and contributions that a change touches: by their reports, or because somebody in them moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.connection import Transaction
from graph.reports import ArticleReport
from graph.resolution import tally
from graph.resolution.tally import Counted, Row
from graph.store import counted, statements
from graph.store.counted import Statements
from graph.update.entities import People


@dataclass(frozen=True, slots=True)
class Kind:
    """Facts of one kind: the rows stored of them, those wanted, and reports to be tied to them."""

    statements: Statements
    stored: dict[str, Row]
    wanted: dict[str, Row]
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What becomes of the facts; `loose` are stored reports whose fact changes."""

    kinds: tuple[Kind, Kind]
    loose: list[str]


async def plan(
    tx: Transaction, old: Sequence[ArticleReport], new: Mapping[str, ArticleReport], people: People
) -> Facts:
    """Count anew what the articles say, and what is said of referents that move."""
    gone, come = tally.statements(old), tally.statements(new.values())
    moved, entities = await statements.naming(tx, sorted(people.moved))
    then = entities | {name: item.entity for name, item in people.held.items()}
    now = then | dict(people.stands.entity_of)
    less = tally.facts((moved | gone).values(), then)
    more = tally.facts([*(item for name, item in moved.items() if name not in gone), *come.values()], now)
    offices = await _kind(tx, counted.OFFICES, less[0], more[0], tally.office_row)
    contributions = await _kind(tx, counted.CONTRIBUTIONS, less[1], more[1], tally.contribution_row)
    return Facts((offices, contributions), sorted(moved.keys() - gone.keys()))


async def _kind(tx: Transaction, kind: Statements, less: Counted, more: Counted, row: statements.RowOf) -> Kind:
    stored = await counted.rows(tx, kind, less.tallies.keys() | more.tallies.keys())
    sums = counted.counts(stored, less, more)
    wanted = {name: row(name, counts) for name, counts in sums.items() if tally.reports(counts)}
    return Kind(kind, stored, wanted, more.links)


async def write(tx: Transaction, facts: Facts) -> None:
    """Write the differences, and tie the reports."""
    await statements.loosen(tx, facts.loose)
    for kind in facts.kinds:
        await counted.write(tx, kind.statements, kind.stored, kind.wanted)
        await counted.delete(tx, kind.statements, kind.stored, kind.wanted)
        await counted.link(tx, kind.statements, kind.links)
