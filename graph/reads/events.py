"""Events: newest first by their first day, undated ones last."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph import ids
from graph.connection import Graph
from graph.reads import known, parts, shapes
from graph.reads.filters import EventFilter, bounds, span_parameters
from graph.reads.page import EVENT_KEY, Page, checked, cut
from graph.resolution.events.history import history

__all__ = ["EventFilter", "get", "page", "participants"]

_MEETS: Final[LiteralString] = (
    """
  AND ($type = '' OR e.type = $type)
  AND ($subtype = '' OR e.subtype = $subtype)
  AND ($realis = '' OR e.realis = $realis)
  AND ($article = '' OR $article IN e.articles)
  AND e.independent >= $min_sources
"""
    + shapes.IN_SPAN
)

_RETURN: Final[LiteralString] = "RETURN collect([e.by_date, " + shapes.EVENT + "])"

# What was known by a day is worked out from the reports: of the event as it is now, only what any earlier state must
# share with it narrows the walk.
_MAY_MEET: Final[LiteralString] = (
    "  AND e.known <= $known_by AND ($article = '' OR $article IN e.articles) AND e.independent >= $min_sources\n"
    + known.SOME_REPORT
)

# The events of one article are told as it tells them, and so are worked out in the same way.
_TOLD_BY: Final[LiteralString] = "  AND $article IN e.articles AND e.independent >= $min_sources\n" + known.SOME_REPORT

_STUBS: Final[LiteralString] = "RETURN collect([e.by_date, " + known.STUB + "])"


# Four ways in, each along an index in the order of the answer, so that a page costs what its rows cost.
def _by_date(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        "MATCH (e:Event) WHERE e.by_date >= $low AND e.by_date < $high"
        + meets
        + "WITH e ORDER BY e.by_date DESC LIMIT $n\n"
        + rows
    )


def _by_place(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        "MATCH (e)-[a:AT]->() WHERE a.by_place >= $low AND a.by_place < $high"
        + meets
        + "WITH a, e ORDER BY a.by_place DESC LIMIT $n\n"
        + rows
    )


def _by_article(meets: LiteralString, rows: LiteralString) -> LiteralString:
    return (
        "MATCH (:Article {id: $article})-[:REPORTS]->(:EventReport)-[:RESOLVES_TO]->(e:Event)\n"
        "WHERE e.by_date >= $low AND e.by_date < $high"
        + meets
        + shapes.AT_PLACE
        + "WITH DISTINCT e ORDER BY e.by_date DESC LIMIT $n\n"
        + rows
    )


BY_DATE: Final = _by_date(_MEETS, _RETURN)
BY_PLACE: Final = _by_place(_MEETS, _RETURN)
BY_ARTICLE: Final = _by_article(_TOLD_BY, _STUBS)
BY_SUBTYPE: Final[LiteralString] = (
    "MATCH (e:Event) WHERE e.by_subtype >= $low AND e.by_subtype < $high"
    + _MEETS
    + "WITH e ORDER BY e.by_subtype DESC LIMIT $n\n"
    + _RETURN
)
KNOWN_BY_DATE: Final = _by_date(_MAY_MEET, _STUBS)
KNOWN_BY_PLACE: Final = _by_place(_MAY_MEET, _STUBS)
KNOWN_BY_ARTICLE: Final = _by_article(_MAY_MEET, _STUBS)

GET: Final[LiteralString] = (
    "OPTIONAL MATCH (e:Event {id: $id}) RETURN CASE WHEN e IS NULL THEN null ELSE "
    "{row: " + shapes.EVENT + ", stub: " + known.STUB + "} END"
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
    then = filters.known_by is not None
    if filters.article is not None:
        return KNOWN_BY_ARTICLE if then else BY_ARTICLE, ""
    if filters.place is not None:
        return KNOWN_BY_PLACE if then else BY_PLACE, ids.owner_code(filters.place)
    if filters.subtype is not None and not then:
        return BY_SUBTYPE, ids.subtype_code(filters.subtype)
    return KNOWN_BY_DATE if then else BY_DATE, ""


def request(filters: EventFilter, after: str | None, limit: int) -> tuple[LiteralString, dict[str, Any]]:
    """The query for a page and its parameters. Raises `InvalidCursorKey`."""
    query, prefix = _plan(filters)
    low, high = bounds(prefix, known.undated(filters), checked(after, EVENT_KEY))
    return query, {
        "article": filters.article or "",
        "type": filters.type or "",
        "subtype": filters.subtype or "",
        "realis": filters.realis or "",
        "place": filters.place or "",
        "min_sources": filters.min_sources,
        "known_by": filters.known_by.isoformat() if filters.known_by else "",
        "participants": shapes.PARTICIPANTS,
        "low": low,
        "high": high,
        "n": limit + 1,
        **span_parameters(filters),
    }


async def page(graph: Graph, filters: EventFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` events behind the key `after`. Raises `InvalidCursorKey`.

    With `article` events are told as that article tells them. With it, or with `known_by`, a page may hold fewer rows
    although more follow, which its key says.
    """
    query, parameters = request(filters, after, limit)
    found = cut(await graph.read(query, parameters), limit)
    if filters.known_by is None and filters.article is None:
        return found
    return Page(await known.events(graph, found.items, filters), found.next_key)


async def get(graph: Graph, event_id: str, known_by: str | None = None) -> dict[str, Any] | None:
    """One event with its `reports`, its `history`, its `parts` and what it is `part_of`.

    `known_by`, an ISO date: as the articles published by the end of that day tell it; `None` where none of them does.
    """
    found = await graph.read(GET, {"id": event_id, "participants": shapes.PARTICIPANTS})
    if found is None:
        return None
    views = (await known.views(graph, [found["stub"]], known_by)).get(event_id, [])
    if not views:
        return None
    row: dict[str, Any] = found["row"]
    if known_by is not None:
        row = await known.event(graph, found["stub"], views)
    belongs = await parts.of(graph, event_id, known_by)
    return row | belongs | {"reports": known.reports(views), "history": history(views)}


async def participants(graph: Graph, event_id: str, *, after: str | None, limit: int) -> Page:
    """Up to `limit` participants of the event behind the entity id `after`, by id; none for an unknown event."""
    rows = await graph.read(PARTICIPANTS, {"id": event_id, "after": after or "", "n": limit + 1})
    return cut(rows, limit)
