"""Writing and removing articles. One transaction holds their reports and all that follows from them.

Writers take turns: each first locks one node, so several processes may load at once and every state that a reader, a
crash or the next writer sees is one that some whole number of articles makes.

Several articles may share a transaction: the resolved layer is a function of all reports, so that it can be brought up
to date for all of them at once, and a statement costs little more for eight articles than for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from graph import canonical
from graph.connection import Graph, Transaction
from graph.reports import ArticleReport, check
from graph.store import reported
from graph.store.lock import lock
from graph.update import update


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
        await lock(tx)
        held = await reported.fingerprints(tx, list(wanted))
        new = {
            wanted[item.article.id]: item for item in reports if held.get(item.article.id) != wanted[item.article.id]
        }
        if new:
            old = await reported.read(tx, [item.article.id for item in new.values() if item.article.id in held])
            await update(tx, old, new)
        return [_outcome(held.get(name), fingerprint) for name, fingerprint in wanted.items()]

    return await graph.write(work)


def _outcome(held: str | None, wanted: str) -> Outcome:
    if held is None:
        return Outcome.ADDED
    return Outcome.UNCHANGED if held == wanted else Outcome.CHANGED


async def remove(graph: Graph, article_id: str) -> bool:
    """Delete the article, its reports and what only they support; `False` where there is no such article."""

    async def work(tx: Transaction) -> bool:
        await lock(tx)
        old = await reported.read(tx, [article_id])
        if old:
            await update(tx, old, {})
        return bool(old)

    return await graph.write(work)
