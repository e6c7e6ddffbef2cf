"""Candidates in Neo4j: relationships between two entities or two events, from the smaller id to the larger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, LiteralString

from graph.connection import Transaction, each, one
from graph.resolution.bonds import Pair
from graph.resolution.tally import Row
from graph.store.judged import About

# Labels cannot be parameters in plain Cypher 5.
READ: Final[dict[About, LiteralString]] = {
    About.ENTITY: """
UNWIND $ids AS id
MATCH (:Entity {id: id})-[c:CANDIDATE]-()
WITH DISTINCT c
RETURN collect([startNode(c).id, endNode(c).id, properties(c)])
""",
    About.EVENT: """
UNWIND $ids AS id
MATCH (:Event {id: id})-[c:CANDIDATE]-()
WITH DISTINCT c
RETURN collect([startNode(c).id, endNode(c).id, properties(c)])
""",
}

DELETE: Final[dict[About, LiteralString]] = {
    About.ENTITY: """
UNWIND $pairs AS pair
MATCH (:Entity {id: pair[0]})-[c:CANDIDATE]->(:Entity {id: pair[1]})
DELETE c
""",
    About.EVENT: """
UNWIND $pairs AS pair
MATCH (:Event {id: pair[0]})-[c:CANDIDATE]->(:Event {id: pair[1]})
DELETE c
""",
}

WRITE: Final[dict[About, LiteralString]] = {
    About.ENTITY: """
UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
MATCH (b:Entity {id: row.b})
MERGE (a)-[c:CANDIDATE]->(b)
SET c = row.values
""",
    About.EVENT: """
UNWIND $rows AS row
MATCH (a:Event {id: row.a})
MATCH (b:Event {id: row.b})
MERGE (a)-[c:CANDIDATE]->(b)
SET c = row.values
""",
}

ALL = "MATCH ()-[c:CANDIDATE]->() RETURN collect([startNode(c).id, endNode(c).id, properties(c)])"


def _pairs(rows: Iterable[Any]) -> dict[Pair, Row]:
    return {(left, right): row for left, right, row in rows}


async def stored(tx: Transaction, about: About, names: Iterable[str]) -> dict[Pair, Row]:
    """Those that one of the entities or events is part of, by the ids of the two."""
    wanted = sorted(names)
    return _pairs(await one(tx, READ[about], ids=wanted)) if wanted else {}


async def withdraw(tx: Transaction, about: About, before: Mapping[Pair, Row], after: Mapping[Pair, Row]) -> None:
    """Delete those that no longer hold."""
    await each(tx, DELETE[about], "pairs", [list(both) for both in sorted(before.keys() - after.keys())])


async def write(tx: Transaction, about: About, before: Mapping[Pair, Row], after: Mapping[Pair, Row]) -> None:
    """Write those that are not stored as they should be."""
    rows = [{"a": a, "b": b, "values": row} for (a, b), row in sorted(after.items()) if before.get((a, b)) != row]
    await each(tx, WRITE[about], "rows", rows)


async def every(tx: Transaction) -> dict[Pair, Row]:
    """All of them."""
    return _pairs(await one(tx, ALL))
