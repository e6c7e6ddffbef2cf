"""Writing and removing articles. One transaction an article holds its reports and all that follows from them.

Writers take turns: each first locks one node, so several processes may load at once and every state that a reader, a
crash or the next writer sees is one that some whole number of articles makes.
"""

from __future__ import annotations

from enum import StrEnum

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
    check(report)
    wanted = canonical.fingerprint(report)

    async def work(tx: Transaction) -> Outcome:
        if await reported.fingerprint(tx, report.article.id) == wanted:
            return Outcome.UNCHANGED
        await effect(tx, LOCK)
        held = await reported.fingerprint(tx, report.article.id)
        if held == wanted:
            return Outcome.UNCHANGED
        old = None if held is None else await reported.read(tx, report.article.id)
        await _replace(tx, report.article.id, old, report)
        return Outcome.ADDED if old is None else Outcome.CHANGED

    return await graph.write(work)


async def remove(graph: Graph, article_id: str) -> bool:
    """Delete the article, its reports and what only they support; `False` where there is no such article."""

    async def work(tx: Transaction) -> bool:
        await effect(tx, LOCK)
        old = await reported.read(tx, article_id)
        if old is None:
            return False
        await _replace(tx, article_id, old, None)
        return True

    return await graph.write(work)


async def _replace(tx: Transaction, article: str, old: ArticleReport | None, new: ArticleReport | None) -> None:
    """Put `new` in the place of `old`, in both layers."""
    gone = views(old) if old else {}
    come = views(new) if new else {}
    reached = await reach.component(tx, [*gone.values(), *come.values()])
    before = await events.events_of(tx, reached.keys() | gone.keys())
    after = resolve({name: item for name, item in reached.items() if name not in gone} | come)

    if old:
        keys = sorted({key for item in gone.values() for key in item.keys})
        await reported.delete(tx, article, keys, whole=new is None)
    if new:
        await reported.write(tx, new, {name: sorted(item.keys) for name, item in come.items()})

    await events.withdraw(tx, before, after)
    less, more = (tally.share(item) if item else tally.nothing() for item in (old, new))
    await _count(tx, less, more, before, after)
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
