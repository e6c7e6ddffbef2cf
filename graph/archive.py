"""Writing and removing articles. One transaction holds their reports and all that follows from them.

Writers take turns: each first locks one node, so several processes may load at once and every state that a reader, a
crash or the next writer sees is one that some whole number of articles makes.

Several articles may share a transaction: the resolved layer is a function of all reports, so that it can be brought up
to date for all of them at once, and a statement costs little more for eight articles than for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import chain

from graph import canonical
from graph.connection import Graph, Transaction, effect
from graph.reports import ArticleReport, check
from graph.resolution import tally
from graph.resolution.events import Event, resolve
from graph.resolution.layer import attendance, views
from graph.resolution.tally import Row, Share
from graph.store import counted, events, reach, reported

# Setting a property takes the node's lock until the transaction ends.
LOCK = """
MERGE (n:Attache {name: 'graph'})
SET n.writing = true
REMOVE n.writing
"""


class Outcome(StrEnum):
    """What writing an article did."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


async def write(graph: Graph, report: ArticleReport) -> Outcome:
    """Store the article's reports and bring the resolved layer up to date; what was stored under its id is replaced.

    Raises `InvalidReport` where the report breaks a law of the reported layer, `GraphError` where the graph cannot be
    written; then nothing of it is stored.
    """
    (outcome,) = await write_all(graph, [report])
    return outcome


async def write_all(graph: Graph, reports: Sequence[ArticleReport]) -> list[Outcome]:
    """Store several articles, no two with one id, in one transaction: as `write` would, one after the other.

    All are stored or none is. Raises what `write` raises.
    """
    for report in reports:
        check(report)
    wanted = {report.article.id: canonical.fingerprint(report) for report in reports}
    if len(wanted) < len(reports):
        raise ValueError("articles that are written together need ids of their own")

    async def work(tx: Transaction) -> list[Outcome]:
        held = await reported.fingerprints(tx, list(wanted))
        if held == wanted:  # nobody needs to wait for those that change nothing
            return [Outcome.UNCHANGED] * len(reports)
        await effect(tx, LOCK)
        held = await reported.fingerprints(tx, list(wanted))
        new = {
            wanted[item.article.id]: item for item in reports if held.get(item.article.id) != wanted[item.article.id]
        }
        if new:
            old = await reported.read(tx, [item.article.id for item in new.values() if item.article.id in held])
            await _replace(tx, old, new)
        return [_outcome(held.get(name), fingerprint) for name, fingerprint in wanted.items()]

    return await graph.write(work)


def _outcome(held: str | None, wanted: str) -> Outcome:
    if held is None:
        return Outcome.ADDED
    return Outcome.UNCHANGED if held == wanted else Outcome.CHANGED


async def remove(graph: Graph, article_id: str) -> bool:
    """Delete the article, its reports and what only they support; `False` where there is no such article."""

    async def work(tx: Transaction) -> bool:
        await effect(tx, LOCK)
        old = await reported.read(tx, [article_id])
        await _replace(tx, old, {})
        return bool(old)

    return await graph.write(work)


async def _replace(tx: Transaction, old: Sequence[ArticleReport], new: Mapping[str, ArticleReport]) -> None:
    """Put `new`, by fingerprint, in the place of `old`, which is all that is stored of them, in both layers."""
    gone = dict(chain.from_iterable(views(report).items() for report in old))
    come = dict(chain.from_iterable(views(report).items() for report in new.values()))
    # apart: a changed article's report stands on both sides, tied to some by what it said, to others by what it says
    reached = await reach.component(tx, gone.values()) | await reach.component(tx, come.values())
    before = await events.events_of(tx, reached.keys() | gone.keys())
    after = resolve({name: item for name, item in reached.items() if name not in gone} | come)

    if old:
        keys = sorted({key for item in gone.values() for key in item.keys})
        kept = {report.article.id for report in new.values()}
        await reported.delete(tx, {report.article.id: report.article.id not in kept for report in old}, keys)
    if new:
        await reported.write(tx, new, {name: sorted(item.keys) for name, item in come.items()})

    await events.withdraw(tx, before, after)
    await _count(tx, tally.share(*old), tally.share(*new.values()), before, after)
    await events.write(tx, before, after, frozenset(come))


async def _count(tx: Transaction, less: Share, more: Share, before: dict[str, Event], after: dict[str, Event]) -> None:
    """Bring entities, offices and contributions up to date: entities appear first and vanish last."""
    took, there = attendance(after.values())
    for total, gone in zip((took, there), attendance(before.values()), strict=True):
        total.subtract(gone)
    moved = {name for total in (took, there) for name, n in total.items() if n}
    names = less.entities.tallies.keys() | more.entities.tallies.keys() | moved
    stored = await counted.rows(tx, counted.ENTITIES, names)
    tallies = counted.counts(stored, less.entities, more.entities)
    entities: dict[str, Row] = {}
    for name, counts in tallies.items():
        if tally.reports(counts):
            row = stored.get(name, {"events": 0, "attended": 0})
            entities[name] = tally.entity_row(name, counts, row["events"] + took[name], row["attended"] + there[name])
    await counted.write(tx, counted.ENTITIES, stored, entities)

    for kind, minus, plus, row_of in (
        (counted.OFFICES, less.offices, more.offices, tally.office_row),
        (counted.CONTRIBUTIONS, less.contributions, more.contributions, tally.contribution_row),
    ):
        held = await counted.rows(tx, kind, minus.tallies.keys() | plus.tallies.keys())
        sums = counted.counts(held, minus, plus)
        wanted = {name: row_of(name, counts) for name, counts in sums.items() if tally.reports(counts)}
        await counted.write(tx, kind, held, wanted)
        await counted.delete(tx, kind, held, wanted)
        await counted.link(tx, kind, plus.links)

    await counted.delete(tx, counted.ENTITIES, stored, entities)
    await counted.link(tx, counted.ENTITIES, more.entities.links)
