"""Conflicts: where articles differ, each value with those who give it; the largest first."""

from __future__ import annotations

import json
from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads import shapes
from graph.reads.filters import ConflictFilter
from graph.reads.page import LAST, SCORED_KEY, Page, checked, cut

__all__ = ["ConflictFilter", "page"]

_ROWS: Final[LiteralString] = (
    """
WITH DISTINCT c ORDER BY c.by_size DESC LIMIT $n
RETURN collect([c.by_size, {
    id: c.id, field: c.field, size: c.size, values: c.values,
    event: COLLECT { MATCH (e:Event)-[:HAS_CONFLICT]->(c) RETURN """
    + shapes.MENTION
    + """ }[0],
    contributions: COLLECT {
        MATCH (g:Contribution)-[:HAS_CONFLICT]->(c), (g)-[:FROM]->(party:Entity), (g)-[:TO]->(mission:Entity)
        RETURN {
            id: g.id, party: {id: party.id, name: party.name}, mission: {id: mission.id, name: mission.name},
            personnel: g.personnel, status: g.status
        } ORDER BY g.id
    },
    subject: COLLECT { MATCH (n:Entity {id: c.subject}) RETURN {id: n.id, kind: n.kind, name: n.name} }[0]
}])"""
)

_MEETS: Final[LiteralString] = " WHERE c.by_size >= $low AND c.by_size < $high AND ($field = '' OR c.field = $field)"

BY_SIZE: Final[LiteralString] = "MATCH (c:Conflict) WHERE c.by_size >= $low AND c.by_size < $high" + _ROWS

BY_FIELD: Final[LiteralString] = (
    "MATCH (c:Conflict) WHERE c.field = $field AND c.by_size >= $low AND c.by_size < $high" + _ROWS
)

OF_EVENT: Final[LiteralString] = "MATCH (:Event {id: $event})-[:HAS_CONFLICT]->(c:Conflict)" + _MEETS + _ROWS

# Costs what the entity has a part in: its events and contributions are looked through for conflicts.
OF_ENTITY: Final[LiteralString] = (
    """
MATCH (n:Entity {id: $entity})
CALL (n) {
    MATCH (n)-[:PARTICIPATED_IN]->(of:Event)-[:HAS_CONFLICT]->(c:Conflict) RETURN c, of
  UNION
    MATCH (n)<-[:FROM|TO]-(of:Contribution)-[:HAS_CONFLICT]->(c:Conflict) RETURN c, of
}
WITH c, of"""
    + _MEETS
    + " AND ($event = '' OR of.id = $event)"
    + _ROWS
)


def request(filters: ConflictFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    if filters.entity is not None:
        query = OF_ENTITY
    elif filters.event is not None:
        query = OF_EVENT
    else:
        query = BY_SIZE if filters.field is None else BY_FIELD
    return query, {
        "entity": filters.entity or "",
        "event": filters.event or "",
        "field": filters.field or "",
        "low": f"{filters.min_size:08.4f}",
        "high": checked(after, SCORED_KEY) or LAST,
        "n": limit + 1,
    }


async def page(graph: Graph, filters: ConflictFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` conflicts behind the key `after`. Raises `InvalidCursorKey`."""
    query, parameters = request(filters, after, limit)
    rows = await graph.read(query, parameters)
    return cut([(key, row | {"values": json.loads(row["values"])}) for key, row in rows], limit)
