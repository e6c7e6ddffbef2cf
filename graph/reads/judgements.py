"""Judgements: what people decided, the newest first."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads.filters import JudgementFilter
from graph.reads.page import LAST, MADE_KEY, Page, checked, cut

__all__ = ["JudgementFilter", "get", "page"]

# What a side is part of now; nothing where no article speaks of it at present.
_NOW: Final[LiteralString] = """COLLECT {
    MATCH (:Referent {id: unit})-[:RESOLVES_TO]->(n:Entity)
    RETURN {id: n.id, kind: n.kind, name: n.name} AS now
  UNION
    MATCH (:EventReport {own: unit})-[:RESOLVES_TO]->(e:Event)
    RETURN {id: e.id, subtype: e.subtype, label: e.label} AS now
}[0]"""

_ROW: Final[LiteralString] = (
    """{
    id: j.id, about: j.about, verdict: j.verdict, by: j.by, why: j.why, made: j.made, active: j.active,
    retracted: j.retracted, retracted_by: j.retracted_by, retracted_why: j.retracted_why,
    sides: [unit IN [j.left, j.right] | {id: unit, now: """
    + _NOW
    + """}]
}"""
)

# One comparison: told in two, with OR between them, the planner reads everything.
_MEETS: Final[LiteralString] = """
  AND j.made + '|' + j.id < $key
  AND ($about = '' OR j.about = $about) AND j.active IN $active
"""

_ROWS: Final[LiteralString] = (
    "WITH j ORDER BY j.made DESC, j.id DESC LIMIT $n\nRETURN collect([j.made + '|' + j.id, " + _ROW + "])"
)

PAGE: Final[LiteralString] = (
    "MATCH (j:Judgement) WHERE j.made >= '' AND j.made <= $made AND j.id >= ''" + _MEETS + _ROWS
)

ABOUT: Final[LiteralString] = (
    """
CALL () {
    MATCH (:Referent {id: $unit})-[:RESOLVES_TO]->()<-[:RESOLVES_TO]-(f:Referent) RETURN f.id AS unit
  UNION
    MATCH (:EventReport {own: $unit})-[:RESOLVES_TO]->()<-[:RESOLVES_TO]-(f:EventReport) RETURN f.own AS unit
  UNION
    RETURN $unit AS unit
}
CALL (unit) {
    MATCH (j:Judgement {left: unit}) RETURN j
  UNION
    MATCH (j:Judgement {right: unit}) RETURN j
}
WITH DISTINCT j WHERE j.made <= $made"""
    + _MEETS
    + _ROWS
)

GET: Final[LiteralString] = (
    "OPTIONAL MATCH (j:Judgement {id: $id}) RETURN CASE WHEN j IS NULL THEN null ELSE " + _ROW + " END"
)


def request(filters: JudgementFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    key = checked(after, MADE_KEY) or LAST
    return PAGE if filters.id is None else ABOUT, {
        "unit": filters.id or "",
        "about": filters.about or "",
        "active": [True, False] if filters.active is None else [filters.active],
        "made": key.partition("|")[0],
        "key": key,
        "n": limit + 1,
    }


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    left, right = row.pop("sides")
    return row | {"left": left, "right": right}


async def page(graph: Graph, filters: JudgementFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` judgements behind the key `after`. Raises `InvalidCursorKey`."""
    query, parameters = request(filters, after, limit)
    return cut([(key, _shown(row)) for key, row in await graph.read(query, parameters)], limit)


async def get(graph: Graph, judgement_id: str) -> dict[str, Any] | None:
    """One judgement."""
    found: dict[str, Any] | None = await graph.read(GET, {"id": judgement_id})
    return found and _shown(found)
