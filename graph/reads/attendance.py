"""Who attended what: one row for an entity's part in an event, newest first by (date, event, participant)."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph import ids
from graph.connection import Graph
from graph.reads import shapes
from graph.reads.filters import AttendanceFilter, bounds, span_parameters
from graph.reads.page import ATTENDANCE_KEY, EVENT_KEY_WIDTH, LAST, Page, checked, cut

__all__ = ["AttendanceFilter", "page"]

_MEETS: Final[LiteralString] = (
    """
  AND ($role = '' OR r.role = $role)
  AND ($article = '' OR $article IN r.articles)
  AND ($subtype = '' OR e.subtype = $subtype)
  AND ($realis = '' OR e.realis = $realis)
"""
    + shapes.IN_SPAN
    + """
  AND all(other IN $others WHERE EXISTS {
      (e)<-[with:PARTICIPATED_IN]-(:Entity {id: other}) WHERE with.attended IN $attended
  })
"""
)

# Behind the key: of the event it stopped in, only the participants that come later.
_BEHIND: Final[LiteralString] = """
  AND r.attended IN $attended
  AND (e.by_date < $stop_event OR left(r.by_owner, 16) < $stop_owner)
"""

_ROWS: Final[LiteralString] = (
    "WITH r, e, startNode(r) AS n\nRETURN collect([e.by_date + left(r.by_owner, 16), " + shapes.ATTENDANCE + "])"
)

# Ways in. A range holds the keys of those who were there, or of those who were not: each is in the answer's order.
# The participant's node stays out of the pattern: with it there, the planner forgets the index.
BY_OWNER: Final[LiteralString] = (
    """
UNWIND $ranges AS range
CALL (range) {
    MATCH ()-[r:PARTICIPATED_IN]->(e) WHERE r.by_owner >= range[0] AND r.by_owner < range[1]"""
    + _MEETS
    + shapes.AT_PLACE
    + """
    RETURN r, e ORDER BY r.by_owner DESC LIMIT $n
}
WITH r, e ORDER BY e.by_date DESC LIMIT $n
"""
    + _ROWS
)

BY_DATE: Final[LiteralString] = (
    """
UNWIND $ranges AS range
CALL (range) {
    MATCH ()-[r:PARTICIPATED_IN]->(e) WHERE r.by_date >= range[0] AND r.by_date < range[1]"""
    + _MEETS
    + """
    RETURN r, e ORDER BY r.by_date DESC LIMIT $n
}
WITH r, e ORDER BY e.by_date DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
    + _ROWS
)

BY_PLACE: Final[LiteralString] = (
    """
MATCH (e)-[a:AT]->() WHERE a.by_place >= $low AND a.by_place < $high
WITH a, e ORDER BY a.by_place DESC
MATCH (e)<-[r:PARTICIPATED_IN]-() WHERE true"""
    + _BEHIND
    + _MEETS
    + """
WITH a, r, e ORDER BY a.by_place DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
    + _ROWS
)

BY_SUBTYPE: Final[LiteralString] = (
    """
MATCH (e:Event) WHERE e.by_subtype >= $low AND e.by_subtype < $high
WITH e, e.by_subtype AS key ORDER BY key DESC
MATCH (e)<-[r:PARTICIPATED_IN]-() WHERE true"""
    + _BEHIND
    + _MEETS
    + """
WITH r, e, key ORDER BY key DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
    + _ROWS
)

# One article, one event: few rows, sorted.
BY_ARTICLE: Final[LiteralString] = (
    """
MATCH (:Article {id: $article})-[:REPORTS]->(:EventReport)-[:RESOLVES_TO]->(e:Event)
WHERE e.by_date >= $low AND e.by_date < $high
WITH DISTINCT e
MATCH (e)<-[r:PARTICIPATED_IN]-() WHERE true"""
    + _BEHIND
    + _MEETS
    + shapes.AT_PLACE
    + """
WITH r, e ORDER BY e.by_date DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
    + _ROWS
)

BY_EVENT: Final[LiteralString] = (
    """
MATCH (e:Event {id: $event})<-[r:PARTICIPATED_IN]-(who) WHERE ($owner = '' OR who.id = $owner)"""
    + _BEHIND
    + _MEETS
    + shapes.AT_PLACE
    + """
WITH r, e ORDER BY left(r.by_owner, 16) DESC LIMIT $n
"""
    + _ROWS
)


def _presence(filters: AttendanceFilter) -> tuple[bool, ...]:
    return (True, False) if filters.attended is None else (filters.attended,)


def _ranges(filters: AttendanceFilter, after: str | None) -> list[tuple[str, str]]:
    """The stretches of the sort key that the answer lies in, by presence."""
    owner = ids.owner_code(filters.owners[0]) if filters.owners else ""
    stop = after[:EVENT_KEY_WIDTH] if after and owner else after
    return [bounds(f"{owner}{there:d}", filters, stop) for there in _presence(filters)]


def _walk(filters: AttendanceFilter, after: str | None) -> tuple[str, str]:
    """The stretch of events to walk: the one that the last page stopped in is walked again for those left in it."""
    query = _query(filters)
    prefix = ""
    if query is BY_PLACE and filters.place is not None:
        prefix = ids.owner_code(filters.place)
    elif query is BY_SUBTYPE and filters.subtype is not None:
        prefix = ids.subtype_code(filters.subtype)
    return bounds(prefix, filters, None if after is None else after[:EVENT_KEY_WIDTH] + LAST)


def _query(filters: AttendanceFilter) -> LiteralString:
    """The way in that reads least."""
    if filters.event is not None:
        return BY_EVENT
    if filters.owners:
        return BY_OWNER
    if filters.article is not None:
        return BY_ARTICLE
    if filters.place is not None:
        return BY_PLACE
    return BY_DATE if filters.subtype is None else BY_SUBTYPE


def request(filters: AttendanceFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    checked(after, ATTENDANCE_KEY)
    low, high = _walk(filters, after)
    return _query(filters), {
        "owner": filters.owners[0] if filters.owners else "",
        "others": list(filters.owners[1:]),
        "event": filters.event or "",
        "subtype": filters.subtype or "",
        "place": filters.place or "",
        "role": filters.role or "",
        "realis": filters.realis or "",
        "attended": list(_presence(filters)),
        "article": filters.article or "",
        "ranges": _ranges(filters, after),
        "low": low,
        "high": high,
        "stop_event": LAST if after is None else after[:EVENT_KEY_WIDTH],
        "stop_owner": LAST if after is None else after[EVENT_KEY_WIDTH:],
        "n": limit + 1,
        **span_parameters(filters),
    }


async def page(graph: Graph, filters: AttendanceFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` rows behind the key `after`. Raises `InvalidCursorKey`."""
    query, parameters = request(filters, after, limit)
    return cut(await graph.read(query, parameters), limit)
