"""Resolved entities, offices and contributions in Neo4j: read by id, written, deleted; facts counted and linked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, LiteralString

from graph.connection import Transaction, each, one
from graph.resolution.tally import Counted, Row, Tallies, add, load


@dataclass(frozen=True, slots=True)
class Statements:
    """The Cypher for one kind. `write` takes `$rows`, `delete` `$ids`, `link` `$pairs` (report, fact)."""

    read: LiteralString
    write: LiteralString
    delete: LiteralString
    link: LiteralString = ""  # of facts alone: entities are linked by their referents


# The kind is a label as well, so that the graph reads as people expect; labels cannot be parameters in plain Cypher 5.
ENTITIES: Final = Statements(
    read="""
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect(properties(n))
""",
    write="""
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
REMOVE n:Person:Country:Body:Place
SET n = row
FOREACH (_ IN CASE row.kind WHEN 'person' THEN [1] ELSE [] END | SET n:Person)
FOREACH (_ IN CASE row.kind WHEN 'country' THEN [1] ELSE [] END | SET n:Country)
FOREACH (_ IN CASE row.kind WHEN 'body' THEN [1] ELSE [] END | SET n:Body)
FOREACH (_ IN CASE row.kind WHEN 'place' THEN [1] ELSE [] END | SET n:Place)
""",
    # Not DETACH: something that still hangs on the entity would be a fault, and the transaction must fail.
    delete="""
UNWIND $ids AS id
MATCH (n:Entity {id: id})
DELETE n
""",
)

OFFICES: Final = Statements(
    read="""
UNWIND $ids AS id
MATCH (n:Office {id: id})
RETURN collect(properties(n))
""",
    write="""
UNWIND $rows AS row
MATCH (p:Entity {id: row.person})
MATCH (o:Entity {id: row.of})
MERGE (n:Office {id: row.id})
SET n = row
MERGE (n)-[:HELD_BY]->(p)
MERGE (n)-[:OF]->(o)
""",
    delete="""
UNWIND $ids AS id
MATCH (n:Office {id: id})
DETACH DELETE n
""",
    link="""
UNWIND $pairs AS pair
MATCH (r:OfficeReport {id: pair[0]})
MATCH (n:Office {id: pair[1]})
MERGE (r)-[:RESOLVES_TO]->(n)
""",
)

CONTRIBUTIONS: Final = Statements(
    read="""
UNWIND $ids AS id
MATCH (n:Contribution {id: id})
RETURN collect(properties(n))
""",
    write="""
UNWIND $rows AS row
MATCH (p:Entity {id: row.party})
MATCH (m:Entity {id: row.mission})
MERGE (n:Contribution {id: row.id})
SET n = row
MERGE (n)-[:FROM]->(p)
MERGE (n)-[:TO]->(m)
""",
    delete="""
UNWIND $ids AS id
MATCH (n:Contribution {id: id})
DETACH DELETE n
""",
    link="""
UNWIND $pairs AS pair
MATCH (r:ContributionReport {id: pair[0]})
MATCH (n:Contribution {id: pair[1]})
MERGE (r)-[:RESOLVES_TO]->(n)
""",
)


async def rows(tx: Transaction, kind: Statements, names: Iterable[str]) -> dict[str, Row]:
    """The stored clusters of these ids, by id."""
    wanted = sorted(names)
    return {row["id"]: row for row in await one(tx, kind.read, ids=wanted)} if wanted else {}


def counts(stored: dict[str, Row], before: Counted, after: Counted) -> Tallies:
    """The tallies of every touched cluster once `before` is taken away and `after` added."""
    found: Tallies = {name: load(row["tally"]) for name, row in stored.items()}
    add(found, after.tallies)
    add(found, before.tallies, times=-1)
    return found


async def write(tx: Transaction, kind: Statements, stored: dict[str, Row], wanted: dict[str, Row]) -> None:
    """Write the rows that are not stored as they should be."""
    await each(tx, kind.write, "rows", [row for name, row in sorted(wanted.items()) if stored.get(name) != row])


async def delete(tx: Transaction, kind: Statements, stored: dict[str, Row], wanted: dict[str, Row]) -> None:
    """Delete the stored clusters that nothing supports any more."""
    await each(tx, kind.delete, "ids", sorted(stored.keys() - wanted.keys()))


async def link(tx: Transaction, kind: Statements, links: dict[str, str]) -> None:
    """Tie reports, newly written or counted anew, to their clusters."""
    await each(tx, kind.link, "pairs", sorted(links.items()))
