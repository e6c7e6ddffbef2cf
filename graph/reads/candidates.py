"""Candidates: pairs that are kept apart although something speaks for their being one, the best first."""

from __future__ import annotations

import json
from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads import shapes
from graph.reads.filters import CandidateFilter
from graph.reads.page import LAST, SCORED_KEY, Page, checked, cut

__all__ = ["CandidateFilter", "page"]

# Each side is what the unit on that side is part of now.
_SIDE: Final[LiteralString] = (
    """COLLECT {
    MATCH (:Referent {id: unit})-[:RESOLVES_TO]->(n:Entity)
    RETURN {
        id: n.id, unit: unit, kind: n.kind, name: n.name, aliases: n.aliases, qid: n.qid, articles: n.articles
    } AS side
  UNION
    MATCH (:EventReport {own: unit})-[:RESOLVES_TO]->(e:Event)
    RETURN {
        id: e.id, unit: unit, subtype: e.subtype, realis: e.realis, label: e.label, articles: e.sources, date: """
    + shapes.DATE
    + ", places: "
    + shapes.PLACES
    + """
    } AS side
}[0]"""
)

_ROWS: Final[LiteralString] = (
    """
WITH c ORDER BY c.by_score DESC LIMIT $n
RETURN collect([c.by_score, {
    about: CASE WHEN startNode(c):Entity THEN 'entity' ELSE 'event' END,
    score: c.score, reasons: c.reasons, forbidden: c.forbidden,
    sides: [unit IN [c.left, c.right] | """
    + _SIDE
    + """]
}])"""
)

_MEETS: Final[LiteralString] = """
  AND ($about = '' OR ($about = 'entity') = (startNode(c):Entity))
  AND ($kind = '' OR startNode(c).kind = $kind)
"""

BY_SCORE: Final[LiteralString] = (
    "MATCH ()-[c:CANDIDATE]->() WHERE c.by_score >= $low AND c.by_score < $high" + _MEETS + _ROWS
)

OF_ENTITY: Final[LiteralString] = (
    "MATCH (:Entity {id: $id})-[c:CANDIDATE]-() WHERE c.by_score >= $low AND c.by_score < $high" + _MEETS + _ROWS
)

OF_EVENT: Final[LiteralString] = (
    "MATCH (:Event {id: $id})-[c:CANDIDATE]-() WHERE c.by_score >= $low AND c.by_score < $high" + _MEETS + _ROWS
)


def request(filters: CandidateFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    query = OF_ENTITY if filters.entity is not None else BY_SCORE if filters.event is None else OF_EVENT
    return query, {
        "id": filters.entity or filters.event or "",
        "about": filters.about or "",
        "kind": filters.kind or "",
        "low": f"{filters.min_score:08.4f}",
        "high": checked(after, SCORED_KEY) or LAST,
        "n": limit + 1,
    }


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    left, right = row.pop("sides")
    reasons = [{"feature": feature, "weight": weight} for feature, weight in json.loads(row["reasons"])]
    return row | {"reasons": reasons, "left": left, "right": right}


async def page(graph: Graph, filters: CandidateFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` candidates behind the key `after`. Raises `InvalidCursorKey`."""
    query, parameters = request(filters, after, limit)
    return cut([(key, _shown(row)) for key, row in await graph.read(query, parameters)], limit)
