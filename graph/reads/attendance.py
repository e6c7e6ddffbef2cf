"""Who attended what: one row for an entity's part in an event, newest first by (date, event, participant)."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph import ids
from graph.connection import Graph
from graph.reads import known, shapes
from graph.reads.filters import AttendanceFilter, bounds, span_parameters
from graph.reads.page import ATTENDANCE_KEY, EVENT_KEY_WIDTH, LAST, Page, checked, cut

__all__ = ["AttendanceFilter", "page"]

_SHARED: Final[LiteralString] = """
  AND ($article = '' OR $article IN r.articles)
  AND r.independent >= $min_sources
  AND all(other IN $others WHERE EXISTS {
      (e)<-[with:PARTICIPATED_IN]-(:Entity {id: other}) WHERE with.attended IN $attended
  })
"""

_MEETS: Final[LiteralString] = (
    _SHARED
    + """
  AND ($role = '' OR r.role = $role)
  AND ($subtype = '' OR e.subtype = $subtype)
  AND ($realis = '' OR e.realis = $realis)
"""
    + shapes.IN_SPAN
)

# Of what is so now, that which was so by any day before; `known` works out the rest.
_MAY_MEET: Final[LiteralString] = (
    _SHARED
    + """
  AND r.known <= $known_by
  AND ($role = '' OR EXISTS { (e)<-[:RESOLVES_TO]-(:EventReport)<-[took:TOOK_PART]-() WHERE took.role = $role })
"""
    + known.SOME_REPORT
)

# Behind the key: of the event it stopped in, only the participants that come later.
_BEHIND: Final[LiteralString] = """
  AND r.attended IN $attended
  AND (e.by_date < $stop_event OR left(r.by_owner, 16) < $stop_owner)
"""

_ROWS: Final[LiteralString] = (
    "WITH r, e, startNode(r) AS n\nRETURN collect([e.by_date + left(r.by_owner, 16), " + shapes.ATTENDANCE + "])"
)

_STUBS: Final[LiteralString] = (
    "WITH r, e, startNode(r) AS n\n"
    "RETURN collect([e.by_date + left(r.by_owner, 16), {entity: n.id, of: " + known.STUB + "}])"
)


# Ways in. A range holds the keys of those who were there, or of those who were not: each is in the answer's order.
# The participant's node stays out of the pattern: with it there, the planner forgets the index.
def _by_owner(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        """
UNWIND $ranges AS range
CALL (range) {
    MATCH ()-[r:PARTICIPATED_IN]->(e) WHERE r.by_owner >= range[0] AND r.by_owner < range[1]"""
        + meets
        + shapes.AT_PLACE
        + """
    RETURN r, e ORDER BY r.by_owner DESC LIMIT $n
}
WITH r, e ORDER BY e.by_date DESC LIMIT $n
"""
        + rows
    )


def _by_date(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        """
UNWIND $ranges AS range
CALL (range) {
    MATCH ()-[r:PARTICIPATED_IN]->(e) WHERE r.by_date >= range[0] AND r.by_date < range[1]"""
        + meets
        + """
    RETURN r, e ORDER BY r.by_date DESC LIMIT $n
}
WITH r, e ORDER BY e.by_date DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
        + rows
    )


def _by_place(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        """
MATCH (e)-[a:AT]->() WHERE a.by_place >= $low AND a.by_place < $high
WITH a, e ORDER BY a.by_place DESC
MATCH (e)<-[r:PARTICIPATED_IN]-() WHERE true"""
        + _BEHIND
        + meets
        + """
WITH a, r, e ORDER BY a.by_place DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
        + rows
    )


# One article, one event: few rows, sorted.
def _by_article(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        """
MATCH (:Article {id: $article})-[:REPORTS]->(:EventReport)-[:RESOLVES_TO]->(e:Event)
WHERE e.by_date >= $low AND e.by_date < $high
WITH DISTINCT e
MATCH (e)<-[r:PARTICIPATED_IN]-() WHERE true"""
        + _BEHIND
        + meets
        + shapes.AT_PLACE
        + """
WITH r, e ORDER BY e.by_date DESC, left(r.by_owner, 16) DESC LIMIT $n
"""
        + rows
    )


def _by_event(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        """
MATCH (e:Event {id: $event})<-[r:PARTICIPATED_IN]-(who) WHERE ($owner = '' OR who.id = $owner)"""
        + _BEHIND
        + meets
        + shapes.AT_PLACE
        + """
WITH r, e ORDER BY left(r.by_owner, 16) DESC LIMIT $n
"""
        + rows
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

# The same ways, to what is known now and to what may have been known by a day.
BY_OWNER: Final = (_by_owner(_MEETS, _ROWS), _by_owner(_MAY_MEET, _STUBS))
BY_DATE: Final = (_by_date(_MEETS, _ROWS), _by_date(_MAY_MEET, _STUBS))
BY_PLACE: Final = (_by_place(_MEETS, _ROWS), _by_place(_MAY_MEET, _STUBS))
BY_ARTICLE: Final = (_by_article(_MEETS, _ROWS), _by_article(_MAY_MEET, _STUBS))
BY_EVENT: Final = (_by_event(_MEETS, _ROWS), _by_event(_MAY_MEET, _STUBS))


def _presence(filters: AttendanceFilter) -> tuple[bool, ...]:
    """The presences to look among: of whom it is known today that they were there, it may not have been by a day."""
    if filters.attended is None or (filters.known_by is not None and not filters.attended):
        return (True, False)
    return (filters.attended,)


def _ranges(filters: AttendanceFilter, after: str | None) -> list[tuple[str, str]]:
    """The stretches of the sort key that the answer lies in, by presence."""
    owner = ids.owner_code(filters.owners[0]) if filters.owners else ""
    stop = after[:EVENT_KEY_WIDTH] if after and owner else after
    return [bounds(f"{owner}{there:d}", known.undated(filters), stop) for there in _presence(filters)]


def _walk(filters: AttendanceFilter, after: str | None) -> tuple[str, str]:
    """The stretch of events to walk: the one that the last page stopped in is walked again for those left in it."""
    query = _query(filters)
    prefix = ""
    if query in BY_PLACE and filters.place is not None:
        prefix = ids.owner_code(filters.place)
    elif query is BY_SUBTYPE and filters.subtype is not None:
        prefix = ids.subtype_code(filters.subtype)
    return bounds(prefix, known.undated(filters), None if after is None else after[:EVENT_KEY_WIDTH] + LAST)


def _query(filters: AttendanceFilter) -> LiteralString:
    """The way in that reads least."""
    then = filters.known_by is not None
    if filters.event is not None:
        return BY_EVENT[then]
    if filters.owners:
        return BY_OWNER[then]
    if filters.article is not None:
        return BY_ARTICLE[then]
    if filters.place is not None:
        return BY_PLACE[then]
    return BY_DATE[then] if filters.subtype is None or then else BY_SUBTYPE


def request(filters: AttendanceFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    checked(after, ATTENDANCE_KEY)
    low, high = _walk(filters, after)
    return _query(filters), {
        "owner": filters.owners[0] if filters.owners else "",
        "others": list(filters.owners[1:]),
        "event": filters.event or "",
        "type": "",
        "subtype": filters.subtype or "",
        "min_sources": filters.min_sources,
        "known_by": filters.known_by.isoformat() if filters.known_by else "",
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
    """Up to `limit` rows behind the key `after`. Raises `InvalidCursorKey`.

    With `known_by` a page may hold fewer rows although more follow, which its key says.
    """
    query, parameters = request(filters, after, limit)
    found = cut(await graph.read(query, parameters), limit)
    if filters.known_by is None:
        return found
    stubs = [stub["of"] | {"entity": stub["entity"]} for stub in found.items]
    return Page(await known.attendance(graph, stubs, filters, filters.known_by), found.next_key)
