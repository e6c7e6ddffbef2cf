"""Event reports that a change reaches, and the events that they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph import ids
from graph.connection import Transaction, one
from graph.reports import ArticleReport
from graph.resolution.bonds import Pair
from graph.resolution.candidates import candidates
from graph.resolution.cluster import comparisons
from graph.resolution.events import compare
from graph.resolution.events.merge import Event, resolve
from graph.resolution.layer import event_key, views
from graph.resolution.tally import Row
from graph.store import candidates as doubts
from graph.store import events as store
from graph.store.judged import About, Shift
from graph.store.reach import component
from graph.store.views import BY_OWN, NAMING, OF_ARTICLES, Raw, Views
from graph.update.texts import Copied

if TYPE_CHECKING:
    from graph.update.entities import People


@dataclass(frozen=True, slots=True)
class Happened:
    """The events `before` and `after`, by id; `fresh` are reports that come, with their blocking keys in `keys_come`.

    `keys_gone` are the blocking keys of reports that go.
    """

    before: Mapping[str, Event]
    after: Mapping[str, Event]
    fresh: frozenset[str]
    keys_come: Mapping[str, list[str]]
    keys_gone: list[str]
    doubted: Mapping[Pair, Row]
    doubtful: Mapping[Pair, Row]


async def plan(
    tx: Transaction,
    old: Sequence[ArticleReport],
    new: Mapping[str, ArticleReport],
    people: People,
    copied: Copied,
    shift: Shift,
    *,
    judged: bool,
) -> Happened:
    """Read the reports that are tied to those that come, go or name somebody who moves, and see what they come to."""
    gone = frozenset(ids.event_report(item.article.id, event.key) for item in old for event in item.events)
    told = [views(item, people.stands, copied.origins[item.article.id]) for item in new.values()]
    come = dict(chain.from_iterable(item.items() for item in told))
    movers = await _movers(tx, people, copied, shift) - gone

    raws: dict[str, Raw] = {}
    source = Views(tx, raws, judged)
    was = await component(source, await source.by_ids(sorted(gone | movers)), compare.RULES)
    source = Views(tx, raws, judged, people.stands, copied.origins, gone, come, shift)
    will = await component(source, [*come.values(), *await source.by_ids(sorted(movers))], compare.RULES)
    seen = {name: item.view(people.stands, copied.origins) for name, item in raws.items() if name not in gone} | come
    reached = {name: seen[name] for name in sorted((was.units.keys() - gone) | will.units.keys())}
    bonds = await source.bonds(sorted(reached))

    before = await store.events_of(tx, reached.keys() | gone)
    after = resolve(reached, bonds)
    event_of = {name: raws[name].event for name in seen.keys() - reached.keys()}
    event_of |= {name: event.id for event in after.values() for name in event.reports}
    return Happened(
        before=before,
        after=after,
        fresh=frozenset(come),
        keys_come={name: [event_key(key) for key in sorted(item.filed)] for name, item in come.items()},
        keys_gone=sorted({event_key(key) for name in gone for key in raws[name].view().filed}),
        doubted=await doubts.stored(tx, About.EVENT, before.keys() | after.keys()),
        doubtful=candidates(comparisons(reached.values(), seen, compare.RULES), event_of, bonds),
    )


async def _movers(tx: Transaction, people: People, copied: Copied, shift: Shift) -> set[str]:
    """Stored reports of which something that is compared or shown changes though they themselves do not."""
    found: set[str] = set()
    if people.moved:
        found.update(await one(tx, NAMING, referents=sorted(people.moved)))
    if others := sorted(copied.changed.keys() - copied.come.keys()):
        found.update(await one(tx, OF_ARTICLES, articles=others))
    if shift.about is About.EVENT and shift.units:
        found.update(report for _, report in await one(tx, BY_OWN, ids=list(shift.units)))
    return found


async def withdraw(tx: Transaction, happened: Happened) -> None:
    """Delete what will not be, before the entities that it leads to."""
    await doubts.withdraw(tx, About.EVENT, happened.doubted, happened.doubtful)
    await store.withdraw(tx, happened.before, happened.after)


async def write(tx: Transaction, happened: Happened) -> None:
    """Write what will be and is not."""
    await store.write(tx, happened.before, happened.after, happened.fresh)
    await doubts.write(tx, About.EVENT, happened.doubted, happened.doubtful)
