"""Attendance of a country or body itself and through delegates: those who stood for it, or held an office of it then.

Several walks, each along an index in the order of the answer, are merged into one: what it took part in, where it was
represented, also although it had another part in it, and what the holders of its offices were at within the days on
which their offices are known.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final, LiteralString

from graph import ids
from graph.connection import Graph
from graph.reads import facts, shapes
from graph.reads.filters import AttendanceFilter, bounds, span_parameters
from graph.reads.page import ATTENDANCE_KEY, EVENT_KEY_WIDTH, LAST, Page, checked, cut

Document = dict[str, Any]

OFFICES: Final = 1000  # looked at; more people than that are known to have held offices of no country

# Of the offices of `$owner` those of which a first and a last day are known; `at` is the key of the event asked for.
OFFICES_OF: Final[LiteralString] = """
RETURN {
    offices: COLLECT {
        MATCH (:Entity {id: $owner})<-[:OF]-(o:Office)-[:HELD_BY]->(p:Entity)
        WHERE o.earliest IS NOT NULL AND o.latest IS NOT NULL
        RETURN {id: o.id, title: o.title, person: p.id, from: o.earliest, to: o.latest} ORDER BY o.id LIMIT $offices
    },
    at: COLLECT { MATCH (e:Event {id: $event}) RETURN e.by_date }[0]
}
"""

# `e` passes; `r` is the participation of the owner, or of one who was there for it.
_EVENT_MEETS: Final[LiteralString] = (
    """
  AND ($subtype = '' OR e.subtype = $subtype)
  AND ($realis = '' OR e.realis = $realis)
"""
    + shapes.IN_SPAN
    + """
  AND all(other IN $others WHERE EXISTS {
      (e)<-[with:PARTICIPATED_IN]-(:Entity {id: other}) WHERE with.attended IN $attended
  })
"""
    + shapes.AT_PLACE
)

_PART_MEETS: Final[LiteralString] = """
    ($role = '' OR r.role = $role) AND ($article = '' OR $article IN r.articles) AND r.independent >= $min_sources
"""

PAGE: Final[LiteralString] = (
    """
CALL () {
    UNWIND $direct AS range
    CALL (range) {
        MATCH ()-[r:PARTICIPATED_IN]->(e)
        WHERE r.by_owner >= range[0] AND r.by_owner < range[1] AND"""
    + _PART_MEETS
    + _EVENT_MEETS
    + """
        RETURN e ORDER BY r.by_owner DESC LIMIT $n
    }
    RETURN e
  UNION
    UNWIND $direct AS range
    CALL (range) {
        MATCH ()-[q:REPRESENTED_AT]->(e)
        WHERE q.by_owner >= range[0] AND q.by_owner < range[1]
          AND EXISTS { (e)<-[r:PARTICIPATED_IN]-(who:Entity) WHERE who.id IN q.by AND"""
    + _PART_MEETS
    + "}"
    + _EVENT_MEETS
    + """
        RETURN e ORDER BY q.by_owner DESC LIMIT $n
    }
    RETURN e
  UNION
    UNWIND $absent AS range
    CALL (range) {
        MATCH ()-[own:PARTICIPATED_IN]->(e)
        WHERE own.by_owner >= range[0] AND own.by_owner < range[1]
          AND EXISTS { (e)<-[r:PARTICIPATED_IN]-() WHERE $owner IN r.represents AND r.attended AND"""
    + _PART_MEETS
    + "}"
    + _EVENT_MEETS
    + """
        RETURN e ORDER BY own.by_owner DESC LIMIT $n
    }
    RETURN e
  UNION
    UNWIND $held AS range
    CALL (range) {
        MATCH ()-[r:PARTICIPATED_IN]->(e)
        WHERE r.by_owner >= range[0] AND r.by_owner < range[1]
          AND e.earliest IS NOT NULL AND e.earliest >= range[2] AND e.latest <= range[3] AND"""
    + _PART_MEETS
    + _EVENT_MEETS
    + """
        RETURN e ORDER BY r.by_owner DESC LIMIT $n
    }
    RETURN e
}
WITH DISTINCT e ORDER BY e.by_date DESC LIMIT $n
RETURN collect([e.by_date, {
    event: """
    + shapes.MENTION
    + """,
    direct: COLLECT { MATCH (n:Entity {id: $owner})-[r:PARTICIPATED_IN]->(e) RETURN """
    + shapes.PARTICIPANT
    + """ }[0],
    owner: COLLECT { MATCH (n:Entity {id: $owner}) RETURN {id: n.id, kind: n.kind, name: n.name} }[0],
    others: COLLECT {
        MATCH (n:Entity)-[r:PARTICIPATED_IN]->(e)
        WHERE (n.id IN $holders OR $owner IN r.represents) AND"""
    + _PART_MEETS
    + " RETURN "
    + shapes.PARTICIPANT
    + """ ORDER BY n.id
    }
}])"""
)


async def page(graph: Graph, filters: AttendanceFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` rows behind the key `after`, one for each event that the owner or a delegate of it was at.

    The owner is the first of the filters' owners; rows are as in `attendance.page`, with the chains as `via`.
    """
    checked(after, ATTENDANCE_KEY)
    owner = filters.owners[0]
    asked = {"owner": owner, "event": filters.event or "", "offices": OFFICES}
    found = await graph.read(OFFICES_OF, asked)
    if filters.event is not None and found["at"] is None:
        return Page([], None)
    given = parameters(filters, found["offices"], found["at"], after, limit)
    code = ids.owner_code(owner)
    rows = cut([(key + code, row) for key, row in await graph.read(PAGE, given)], limit)
    chains = [_chains(row, owner, found["offices"], given["attended"]) for row in rows.items]
    used = sorted({chain["office"] for many in chains for chain in many if chain["office"]})
    offices = {item["id"]: item for item in await facts.by_ids(graph, used)}
    items = [
        _row(row, [chain | {"office": offices.get(chain["office"])} for chain in many], filters)
        for row, many in zip(rows.items, chains, strict=True)
    ]
    return Page(items, rows.next_key)


def _chains(row: Document, owner: str, offices: list[Document], presences: list[bool]) -> list[Document]:
    """Who was at the row's event for the owner, once for each reason; `office` is the id of the one held."""
    when = row["event"]["date"] or {}
    first, last = when.get("earliest"), when.get("latest")
    held = defaultdict(list)
    for office in offices:
        if first is not None and last is not None and office["from"] <= first and last <= office["to"]:
            held[office["person"]].append(office["id"])
    found = []
    for other in row["others"]:
        link = {"person": {name: other[name] for name in ("id", "kind", "name")}, "part": other}
        if other["attended"] in presences and any(item["id"] == owner for item in other["represents"]):
            found.append(link | {"represents": True, "office": None})
        if other["attended"] and True in presences:
            found += [link | {"represents": False, "office": name} for name in held[other["id"]]]
    return found


def _row(row: Document, chains: list[Document], filters: AttendanceFilter) -> Document:
    """The owner's own part where that passes, else what its delegates' parts come to."""
    direct = row["direct"]
    parts = [chain["part"] for chain in chains]
    own = direct is not None and _passes(direct, filters)
    base = direct if own or not parts else _together(parts)
    told = ("role", "attended", "represents", "confidence", "articles", "sources", "independent_sources", "known")
    return {
        "event": row["event"],
        "participant": row["owner"],
        **{name: base[name] for name in (*told, "evidence")},
        "via": [
            {
                "person": chain["person"],
                "represents": chain["represents"],
                "office": chain["office"],
                **{name: chain["part"][name] for name in ("role", "attended", "articles", "evidence")},
            }
            for chain in chains
        ],
    }


def _passes(part: Document, filters: AttendanceFilter) -> bool:
    return (
        filters.attended in (None, part["attended"])
        and filters.role in (None, part["role"])
        and (filters.article is None or filters.article in part["articles"])
        and part["independent_sources"] >= filters.min_sources
    )


def _together(parts: list[Document]) -> Document:
    """What several delegates' parts say of the one they stand for: the surest one's, told by all their articles."""
    first = min(parts, key=lambda part: (not part["attended"], -part["confidence"], part["id"]))
    passages = {(item["article_id"], item["start"], item["end"]): item for part in parts for item in part["evidence"]}
    return first | {
        "represents": [],
        "articles": sorted({article for part in parts for article in part["articles"]}),
        "sources": len({article for part in parts for article in part["articles"]}),
        "independent_sources": max(part["independent_sources"] for part in parts),
        "known": min((part["known"] for part in parts if part["known"] is not None), default=None),
        "evidence": [passages[key] for key in sorted(passages)],
    }


def parameters(
    filters: AttendanceFilter, offices: list[Document], at: str | None, after: str | None, limit: int
) -> Document:
    """Those of `PAGE`; `offices` are the owner's, `at` the key of the event asked for."""
    presences = (True, False) if filters.attended is None else (filters.attended,)
    stop = None if after is None else after[:EVENT_KEY_WIDTH]
    code = ids.owner_code(filters.owners[0])
    direct = [_range(f"{code}{there:d}", filters, at, stop) for there in presences]
    held = []
    for office in offices if True in presences else []:
        prefix = f"{ids.owner_code(office['person'])}1"
        low, high = _range(prefix, filters, at, stop)
        low, high = max(low, prefix + office["from"]), min(high, prefix + office["to"] + LAST)
        if low < high:
            held.append([low, high, office["from"], office["to"]])
    return {
        "owner": filters.owners[0],
        "others": list(filters.owners[1:]),
        "holders": sorted({office["person"] for office in offices}),
        "direct": direct,
        "absent": [_range(f"{code}0", filters, at, stop)] if filters.attended else [],
        "held": held,
        "attended": list(presences),
        "subtype": filters.subtype or "",
        "place": filters.place or "",
        "role": filters.role or "",
        "realis": filters.realis or "",
        "article": filters.article or "",
        "min_sources": filters.min_sources,
        "n": limit + 1,
        **span_parameters(filters),
    }


def _range(prefix: str, filters: AttendanceFilter, at: str | None, stop: str | None) -> list[str]:
    """A stretch of sort keys behind the last page's, or the one key of the event asked for."""
    low, high = bounds(prefix, filters, stop)
    return [low, high] if at is None else [max(low, prefix + at), min(high, prefix + at + LAST)]
