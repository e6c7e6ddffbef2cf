"""What belongs to a visit: meetings, signings and the like that its visitor was at, then and there."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads import shapes

OCCASIONS: Final = ("meeting", "summit", "ceremony", "address", "signing")  # what a visit is made of
VISIT_DAYS: Final = 31  # what is told of a whole season or year is no journey whose days say what belongs to it
MOST: Final = 50  # parts that are shown

# `v` is a visit that lies on known days, few enough.
_JOURNEY: Final[LiteralString] = """
    v.subtype = 'visit' AND v.earliest IS NOT NULL AND v.latest IS NOT NULL
    AND date(v.latest) < date(v.earliest) + duration({days: $days})
"""

# `e` is then and there, and as real.
_WITHIN: Final[LiteralString] = """
    e.subtype IN $occasions AND e.realis = v.realis AND e.earliest >= v.earliest AND e.latest <= v.latest
    AND EXISTS {
        MATCH (e)-[:AT]->(spot:Entity), (v)-[:AT]->(area:Entity)
        WHERE spot.id = area.id OR spot.parent IN area.referents
    }
"""

_KNOWN: Final[LiteralString] = " AND ($known_by = '' OR e.known <= $known_by AND v.known <= $known_by)\n"

PARTS: Final[LiteralString] = (
    "MATCH (v:Event {id: $id}) WHERE"
    + _JOURNEY
    + """
MATCH (v)<-[m:PARTICIPATED_IN]-() WHERE m.role = 'visitor'
UNWIND ['1', '0'] AS there
WITH DISTINCT v, left(m.by_owner, 16) + there AS owner
CALL (v, owner) {
    MATCH ()-[r:PARTICIPATED_IN]->(e)
    WHERE r.by_owner >= owner + v.earliest AND r.by_owner < owner + v.latest + '~' AND"""
    + _WITHIN
    + _KNOWN
    + """
    RETURN e ORDER BY r.by_owner LIMIT $n
}
WITH DISTINCT e ORDER BY e.by_date LIMIT $n
RETURN collect("""
    + shapes.MENTION
    + ")"
)

PART_OF: Final[LiteralString] = (
    """
MATCH (e:Event {id: $id})<-[m:PARTICIPATED_IN]-()
WHERE e.subtype IN $occasions AND e.earliest IS NOT NULL AND e.latest IS NOT NULL
UNWIND ['1', '0'] AS there
WITH DISTINCT e, left(m.by_owner, 16) + there AS owner, toString(date(e.latest) - duration({days: $days})) AS since
CALL (e, owner, since) {
    MATCH ()-[r:PARTICIPATED_IN]->(v)
    WHERE r.by_owner >= owner + since AND r.by_owner < owner + e.earliest + '~' AND r.role = 'visitor' AND"""
    + _JOURNEY
    + " AND"
    + _WITHIN
    + _KNOWN
    + """
    RETURN v ORDER BY r.by_owner DESC LIMIT $n
}
WITH DISTINCT v AS e ORDER BY e.by_date LIMIT $n
RETURN collect("""
    + shapes.MENTION
    + ")"
)


def parameters(event_id: str, known_by: str | None) -> dict[str, Any]:
    """What both queries take."""
    return {"id": event_id, "known_by": known_by or "", "days": VISIT_DAYS, "occasions": list(OCCASIONS), "n": MOST}


async def of(graph: Graph, event_id: str, known_by: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """`parts` of the event, where it is a visit, and the visits that it is `part_of`, each in order of date.

    The events are as all articles tell them; `known_by`, an ISO date, leaves out those not told of by then.
    """
    given = parameters(event_id, known_by)
    return {"parts": await graph.read(PARTS, given), "part_of": await graph.read(PART_OF, given)}
