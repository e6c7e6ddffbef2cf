"""Events: newest first by their first day, undated ones last."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph import ids
from graph.connection import Graph
from graph.reads import shapes
from graph.reads.filters import EventFilter, bounds, span_parameters
from graph.reads.page import EVENT_KEY, Page, checked, cut

__all__ = ["EventFilter", "get", "page", "participants"]

_MEETS: Final[LiteralString] = (
    """
  AND ($type = '' OR e.type = $type)
  AND ($subtype = '' OR e.subtype = $subtype)
  AND ($realis = '' OR e.realis = $realis)
  AND ($article = '' OR $article IN e.articles)
"""
    + shapes.IN_SPAN
)

_RETURN: Final[LiteralString] = "RETURN collect([e.by_date, " + shapes.EVENT + "])"

# Four ways in, each along an index in the order of the answer, so that a page costs what its rows cost.
BY_DATE: Final[LiteralString] = (
    "MATCH (e:Event) WHERE e.by_date >= $low AND e.by_date < $high"
    + _MEETS
    + "WITH e ORDER BY e.by_date DESC LIMIT $n\n"
    + _RETURN
)

BY_SUBTYPE: Final[LiteralString] = (
    "MATCH (e:Event) WHERE e.by_subtype >= $low AND e.by_subtype < $high"
    + _MEETS
    + "WITH e ORDER BY e.by_subtype DESC LIMIT $n\n"
    + _RETURN
)

BY_PLACE: Final[LiteralString] = (
    "MATCH (e)-[a:AT]->() WHERE a.by_place >= $low AND a.by_place < $high"
    + _MEETS
    + "WITH a, e ORDER BY a.by_place DESC LIMIT $n\n"
    + _RETURN
)

BY_ARTICLE: Final[LiteralString] = (
    "MATCH (:Article {id: $article})-[:REPORTS]->(:EventReport)-[:RESOLVES_TO]->(e:Event)\n"
    "WHERE e.by_date >= $low AND e.by_date < $high"
    + _MEETS
    + shapes.AT_PLACE
    + "WITH DISTINCT e ORDER BY e.by_date DESC LIMIT $n\n"
    + _RETURN
)

GET: Final[LiteralString] = (
    "OPTIONAL MATCH (e:Event {id: $id}) RETURN CASE WHEN e IS NULL THEN null ELSE " + shapes.EVENT + " END"
)

PARTICIPANTS: Final[LiteralString] = (
    """
MATCH (:Event {id: $id})<-[r:PARTICIPATED_IN]-(n:Entity) WHERE n.id > $after
WITH r, n ORDER BY n.id LIMIT $n
RETURN collect([n.id, """
    + shapes.PARTICIPANT
    + "])"
)


def _plan(filters: EventFilter) -> tuple[LiteralString, str]:
    """The query that reads least, and the prefix of its sort keys."""
    if filters.article is not None:
        return BY_ARTICLE, ""
    if filters.place is not None:
        return BY_PLACE, ids.owner_code(filters.place)
    if filters.subtype is not None:
        return BY_SUBTYPE, ids.subtype_code(filters.subtype)
    return BY_DATE, ""


def request(filters: EventFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    query, prefix = _plan(filters)
    low, high = bounds(prefix, filters, checked(after, EVENT_KEY))
    return query, {
        "article": filters.article or "",
        "type": filters.type or "",
        "subtype": filters.subtype or "",
        "realis": filters.realis or "",
        "place": filters.place or "",
        "participants": shapes.PARTICIPANTS,
        "low": low,
        "high": high,
        "n": limit + 1,
        **span_parameters(filters),
    }


async def page(graph: Graph, filters: EventFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` events behind the key `after`. Raises `InvalidCursorKey`."""
    query, parameters = request(filters, after, limit)
    return cut(await graph.read(query, parameters), limit)


async def get(graph: Graph, event_id: str) -> dict[str, Any] | None:
    """One event."""
    found: dict[str, Any] | None = await graph.read(GET, {"id": event_id, "participants": shapes.PARTICIPANTS})
    return found


async def participants(graph: Graph, event_id: str, *, after: str | None, limit: int) -> Page:
    """Up to `limit` participants of the event behind the entity id `after`, by id; none for an unknown event."""
    rows = await graph.read(PARTICIPANTS, {"id": event_id, "after": after or "", "n": limit + 1})
    return cut(rows, limit)
