"""Making the resolved layer anew from the reported one, after a change of its rules or of how it is stored.

A rebuild goes by steps, each one transaction: what is resolved is deleted, then every article's reports are written
again, in the order of ids. The node that writers lock says how far it has got, so that a rebuild which was
interrupted, wherever that was, goes on from there; until it is completed, everything else is refused. Two rebuilds at
once share the steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, LiteralString

from graph import canonical, schema
from graph.connection import Graph, Transaction, effect, one
from graph.schema import VERSION
from graph.store import reported
from graph.store.lock import turn
from graph.update import update

ARTICLES = 8  # a step: a statement costs little more for eight than for one
DELETED = 5000  # relationships or nodes a step, so that what is about to be deleted fits into memory

# The version is raised first: from here on a program that knows only older ones must not write.
BEGIN = """
MATCH (n:Attache {name: 'graph'})
SET n.version = $version, n.rebuilding = $version
REMOVE n.rebuilt
"""

# The id of the last article written; absent until everything resolved is deleted.
REACHED = "MATCH (n:Attache {name: 'graph'}) RETURN n.rebuilt"

REACH = "MATCH (n:Attache {name: 'graph'}) SET n.rebuilt = $article"

COMPLETE = "MATCH (n:Attache {name: 'graph'}) REMOVE n.rebuilding, n.rebuilt"

# Relationships before nodes, for an entity may have any number of them. Judgements about events lead to reports by
# `own`, and `origin` and `superseded_by` say what counts among versions: of those alone that have been written again.
CLEAR: Final[tuple[LiteralString, ...]] = (
    "MATCH (a:Article) WHERE a.origin IS NOT NULL WITH a LIMIT $n REMOVE a.origin RETURN count(*)",
    "MATCH (a:Article) WHERE a.superseded_by IS NOT NULL WITH a LIMIT $n REMOVE a.superseded_by RETURN count(*)",
    "MATCH (r:EventReport) WHERE r.own IS NOT NULL WITH r LIMIT $n REMOVE r.own RETURN count(*)",
    "MATCH ()-[r:HAS_KEY]->(:BlockingKey) WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:EntityReport)-[r:REFERS_TO]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:EntityReport|EventReport|Referent)-[r:RESOLVES_TO]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:OfficeReport|ContributionReport)-[r:RESOLVES_TO]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:Entity)-[r:PARTICIPATED_IN|REPRESENTED_AT]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:Entity|Event)-[r:CANDIDATE]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:Event)-[r:AT]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:Office)-[r:HELD_BY|OF]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (:Contribution)-[r:FROM|TO]->() WITH r LIMIT $n DELETE r RETURN count(*)",
    "MATCH (n:Conflict|Office|Contribution|Event) WITH n LIMIT $n DETACH DELETE n RETURN count(*)",
    "MATCH (n:BlockingKey|Referent|Entity) WITH n LIMIT $n DETACH DELETE n RETURN count(*)",
)

NEXT = """
MATCH (a:Article) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $n
RETURN collect(a.id)
"""

COUNT = "MATCH (a:Article) RETURN {total: count(a), done: count(CASE WHEN a.id <= $reached THEN 1 END)}"


class Phase(StrEnum):
    """What a rebuild is doing."""

    DELETING = "deleting what was resolved"
    RESOLVING = "resolving articles"


@dataclass(frozen=True, slots=True)
class Step:
    """What one step has done: how many nodes and relationships deleted, or articles resolved."""

    phase: Phase
    number: int


@dataclass(frozen=True, slots=True)
class Begun:
    """How many articles there are, and how many of them an earlier, interrupted rebuild has resolved already."""

    articles: int
    resolved: int


def _ignore(_: Begun | Step) -> None:
    """Nobody wants to know."""


async def rebuild(graph: Graph, told: Callable[[Begun | Step], None] = _ignore) -> int:
    """Make the resolved layer anew, or complete a rebuild that was interrupted; how many articles were resolved.

    `told` gets `Begun` once and then each `Step`, which is stored by then; whatever it raises interrupts the rebuild.
    Raises `SchemaTooNew` where a newer version of the program wrote the graph, `GraphError` where it cannot be
    written; what was done stays.
    """
    if found := await schema.read(graph):
        found.check_known(schema.named(graph))
    await schema.define(graph)
    told(await graph.write(_begin))
    resolved = 0
    while step := await graph.write(_step):
        if step.phase is Phase.RESOLVING:
            resolved += step.number
        told(step)
    return resolved


async def _begin(tx: Transaction) -> Begun:
    found = await turn(tx)
    found.check_known("the graph")
    if found.rebuilding != VERSION:  # what another version has begun is of no use
        await effect(tx, BEGIN, version=VERSION)
    reached = await one(tx, REACHED)
    counts = await one(tx, COUNT, reached=reached or "")
    return Begun(counts["total"], counts["done"])


async def _step(tx: Transaction) -> Step | None:
    """The next step; `None` where the rebuild is complete, by this step or by another process."""
    found = await turn(tx)
    found.check_known("the graph")
    if found.rebuilding is None:
        return None
    after = await one(tx, REACHED)
    if after is None:
        deleted = await _clear(tx)
        if deleted == 0:
            await effect(tx, REACH, article="")
        return Step(Phase.DELETING, deleted)
    names = await one(tx, NEXT, after=after, n=ARTICLES)
    if not names:
        await effect(tx, COMPLETE)
        return None
    reports = await reported.read(tx, names)
    await reported.delete(tx, dict.fromkeys(names, False), [])
    await update(tx, [], {canonical.fingerprint(report): report for report in reports})
    await effect(tx, REACH, article=names[-1])
    return Step(Phase.RESOLVING, len(names))


async def _clear(tx: Transaction) -> int:
    for statement in CLEAR:
        deleted: int = await one(tx, statement, n=DELETED)
        if deleted:
            return deleted
    return 0
