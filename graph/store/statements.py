"""Stored office and contribution reports that name certain referents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.connection import Transaction, each, one
from graph.resolution.tally import Row, Statement, Tally
from graph.store import rows

RowOf = Callable[[str, Tally], Row]

OFFICES = """
UNWIND $referents AS id
MATCH (:Referent {id: id})<-[:REFERS_TO]-(:EntityReport)<-[:HELD_BY|OF]-(r:OfficeReport)
WITH DISTINCT r
MATCH (a:Article)-[:REPORTS]->(r)
MATCH (r)-[:HELD_BY]->(:EntityReport)-[:REFERS_TO]->(left:Referent)-[:RESOLVES_TO]->(one:Entity)
MATCH (r)-[:OF]->(:EntityReport)-[:REFERS_TO]->(right:Referent)-[:RESOLVES_TO]->(other:Entity)
RETURN collect([r.id, properties(r), left.id, right.id, a.known, one.id, other.id])
"""

CONTRIBUTIONS = """
UNWIND $referents AS id
MATCH (:Referent {id: id})<-[:REFERS_TO]-(:EntityReport)<-[:FROM|TO]-(r:ContributionReport)
WITH DISTINCT r
MATCH (a:Article)-[:REPORTS]->(r)
MATCH (r)-[:FROM]->(:EntityReport)-[:REFERS_TO]->(left:Referent)-[:RESOLVES_TO]->(one:Entity)
MATCH (r)-[:TO]->(:EntityReport)-[:REFERS_TO]->(right:Referent)-[:RESOLVES_TO]->(other:Entity)
RETURN collect([r.id, properties(r), left.id, right.id, a.known, one.id, other.id])
"""

LOOSEN = """
UNWIND $ids AS id
CALL (id) {
    MATCH (r:OfficeReport {id: id}) RETURN r
  UNION
    MATCH (r:ContributionReport {id: id}) RETURN r
}
MATCH (r)-[l:RESOLVES_TO]->()
DELETE l
"""


async def naming(tx: Transaction, referents: list[str]) -> tuple[dict[str, Statement], dict[str, str]]:
    """The reports by id, and the entities that the referents in them are part of."""
    found: dict[str, Statement] = {}
    entities: dict[str, str] = {}
    if not referents:
        return found, entities

    def keep(report: Any, name: str, left: str, right: str, known: str | None, *of: str) -> None:
        found[name] = Statement(name, report, left, right, known)
        entities.update(zip((left, right), of, strict=True))

    for name, node, left, right, *rest in await one(tx, OFFICES, referents=referents):
        keep(rows.office({"node": node, "person": left, "of": right}), name, left, right, *rest)
    for name, node, left, right, *rest in await one(tx, CONTRIBUTIONS, referents=referents):
        keep(rows.contribution({"node": node, "party": left, "mission": right}), name, left, right, *rest)
    return found, entities


async def loosen(tx: Transaction, reports: list[str]) -> None:
    """Take the reports from the facts that they are tied to."""
    await each(tx, LOOSEN, "ids", reports)
