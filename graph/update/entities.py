"""Referents that a change touches, and the entities that they are part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.connection import Transaction
from graph.reports import ArticleReport
from graph.resolution import tally
from graph.resolution.bonds import Pair
from graph.resolution.candidates import candidates
from graph.resolution.cluster import clusters, comparisons
from graph.resolution.entities import compare
from graph.resolution.entities.profile import Profile
from graph.resolution.layer import Standing, attendance, entity_key, standing
from graph.resolution.tally import Row, Tally
from graph.store import candidates as doubts
from graph.store import counted, referents
from graph.store.judged import About, Shift
from graph.store.reach import component
from graph.store.referents import Held, Referents, bare
from graph.update.events import Happened


@dataclass(frozen=True, slots=True)
class People:
    """Referents that are touched, or tied to those that are, and what becomes of them.

    `held` are those stored, as they are. `stands` and `tallies` are of all that will be. `moved` are stored ones whose
    entity will be another, `links` lead from entity reports that come to referents. Keys come as (referent, key).
    """

    held: Mapping[str, Held]
    stands: Standing
    tallies: Mapping[str, Tally]
    moved: frozenset[str]
    links: Mapping[str, str]
    filed: list[list[str]]
    unfiled: list[list[str]]
    doubted: Mapping[Pair, Row]
    doubtful: Mapping[Pair, Row]

    @property
    def vanished(self) -> list[str]:
        """Stored ones that nothing will refer to."""
        return sorted(self.held.keys() - self.tallies.keys())

    @property
    def emptied(self) -> set[str]:
        """Stored entities that nothing will be part of."""
        return {item.entity for item in self.held.values()} - self.stands.referents.keys()


async def plan(
    tx: Transaction, old: Sequence[ArticleReport], new: Mapping[str, ArticleReport], shift: Shift, *, judged: bool
) -> People:
    """Read what is tied to the referents of these articles and judgements, and see what it comes to."""
    less, more = tally.referents(*old), tally.referents(*new.values())
    shifted = set(shift.units) if shift.about is About.ENTITY else set()
    names = sorted(less.tallies.keys() | more.tallies.keys() | shifted)
    read: dict[str, Held] = {}
    source = Referents(tx, read, judged)
    await source.by_ids(names)
    sums = {name: Tally(read[name].tally) if name in read else Tally() for name in names}
    tally.add(sums, more.tallies)
    tally.add(sums, less.tallies, times=-1)
    sums = {name: counts for name, counts in sums.items() if tally.reports(counts)}
    were = {name: bare(name, read[name].tally) for name in names if name in read}
    will_be = {name: bare(name, counts) for name, counts in sums.items()}
    # The id of an entity of several referents depends on their counts, so these are looked at whatever changed.
    changed = [
        name for name in names if were.get(name) != will_be.get(name) or name in shifted or len(read[name].fellows) > 1
    ]

    was = await component(source, [were[name] for name in changed if name in were], compare.RULES)
    swapped: dict[str, Profile | None] = {name: will_be.get(name) for name in names}
    source = Referents(tx, read, judged, swapped, shift)
    will = await component(source, [will_be[name] for name in changed if name in will_be], compare.RULES)
    tied = _current(was.units | will.units, swapped)
    seen = _current(was.seen | will.seen, swapped)
    bonds = await source.bonds(sorted(tied))

    tallies = {name: read[name].tally for name in tied if name not in swapped} | sums
    groups = [*clusters(tied, compare.RULES, bonds), *((name,) for name in sums if name not in tied)]
    stands = standing([tally.profile(name, tallies[name]) for name in group] for group in groups)
    held = {name: read[name] for name in [*was.units, *will.units, *names] if name in read}
    entity_of = {name: read[name].entity for name in seen if name in read} | dict(stands.entity_of)
    touched = {held[name].entity for name in was.units | tied if name in held}
    filed, unfiled = _keys(were, will_be)
    return People(
        held=held,
        stands=stands,
        tallies=tallies,
        moved=frozenset(
            name for name, item in held.items() if name in tallies and stands.entity_of[name] != item.entity
        ),
        links=more.links,
        filed=filed,
        unfiled=unfiled,
        doubted=await doubts.stored(tx, About.ENTITY, touched | {stands.entity_of[name] for name in tied}),
        doubtful=candidates(comparisons(tied.values(), seen, compare.RULES), entity_of, bonds),
    )


def _current(found: Mapping[str, Profile], swapped: Mapping[str, Profile | None]) -> dict[str, Profile]:
    now = {name: swapped.get(name, item) for name, item in found.items()}
    return {name: item for name, item in now.items() if item is not None}


def _keys(were: Mapping[str, Profile], will_be: Mapping[str, Profile]) -> tuple[list[list[str]], list[list[str]]]:
    filed, unfiled = [], []
    for name in sorted(were.keys() | will_be.keys()):
        then = were[name].keys if name in were else frozenset()
        now = will_be[name].keys if name in will_be else frozenset()
        filed += [[name, entity_key(key)] for key in sorted(now - then)]
        unfiled += [[name, entity_key(key)] for key in sorted(then - now)]
    return filed, unfiled


async def write(tx: Transaction, people: People, happened: Happened) -> None:
    """Write referents and entities, with how many events each entity is part of, and tie what is new or has moved."""
    took, there = attendance(happened.after.values())
    for total, gone in zip((took, there), attendance(happened.before.values()), strict=True):
        total.subtract(gone)
    counts = {name for total in (took, there) for name, n in total.items() if n}
    stored = await counted.rows(tx, counted.ENTITIES, people.stands.referents.keys() | counts | people.emptied)
    wanted: dict[str, Row] = {}
    for name in people.stands.referents.keys() | (counts & stored.keys()):
        row = stored.get(name, {"events": 0, "attended": 0})
        events, attended = row["events"] + took[name], row["attended"] + there[name]
        members = people.stands.referents.get(name)
        if members is None:
            wanted[name] = row | {"events": events, "attended": attended}
        else:
            tallies = {item: people.tallies[item] for item in members}
            wanted[name] = tally.entity_row(name, tallies, events, attended)
    for name in people.emptied:
        wanted.pop(name, None)
    await counted.write(tx, counted.ENTITIES, stored, wanted)

    rows = [
        tally.referent_row(name, counts_)
        for name, counts_ in sorted(people.tallies.items())
        if name not in people.held or people.held[name].tally != counts_
    ]
    await referents.write(tx, rows, people.filed, people.unfiled)
    loose = sorted(people.moved) + people.vanished
    fresh = sorted(people.moved | (people.tallies.keys() - people.held.keys()))
    await referents.resolve(tx, loose, [[name, people.stands.entity_of[name]] for name in fresh])
    await referents.refer(tx, people.links)
    await doubts.withdraw(tx, About.ENTITY, people.doubted, people.doubtful)


async def finish(tx: Transaction, people: People) -> None:
    """Write candidates, and delete the entities and referents that nothing hangs on any more."""
    await doubts.write(tx, About.ENTITY, people.doubted, people.doubtful)
    await referents.delete(tx, people.vanished)
    stored = await counted.rows(tx, counted.ENTITIES, people.emptied)
    await counted.delete(tx, counted.ENTITIES, stored, {})
