"""Resolved events in Neo4j: what is stored of some, and the writing of what has to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, LiteralString

from graph.connection import Transaction, each, one
from graph.resolution.events.merge import Event

# A resolved event as a map that `event` reads.
EVENT: Final[LiteralString] = """{
    node: properties(e),
    participants: COLLECT { MATCH (n:Entity)-[r:PARTICIPATED_IN]->(e) RETURN [n.id, properties(r)] },
    places: COLLECT { MATCH (e)-[r:AT]->(n:Entity) RETURN [n.id, properties(r)] },
    represented: COLLECT { MATCH (n:Entity)-[r:REPRESENTED_AT]->(e) RETURN [n.id, properties(r)] },
    conflicts: COLLECT { MATCH (e)-[:HAS_CONFLICT]->(c:Conflict) RETURN [c.id, properties(c)] },
    reports: COLLECT { MATCH (r:EventReport)-[:RESOLVES_TO]->(e) RETURN r.id ORDER BY r.id }
}"""

EVENTS_OF: Final[LiteralString] = (
    """
UNWIND $reports AS report
MATCH (:EventReport {id: report})-[:RESOLVES_TO]->(e:Event)
WITH DISTINCT e
RETURN collect("""
    + EVENT
    + ")"
)

DELETE_EVENTS = """
UNWIND $ids AS id
MATCH (e:Event {id: id})
OPTIONAL MATCH (e)-[:HAS_CONFLICT]->(c:Conflict)
DETACH DELETE e, c
"""

DELETE_PARTICIPANTS = """
UNWIND $pairs AS pair
MATCH (e:Event {id: pair[0]})<-[r:PARTICIPATED_IN]-(:Entity {id: pair[1]})
DELETE r
"""

DELETE_PLACES = """
UNWIND $pairs AS pair
MATCH (e:Event {id: pair[0]})-[r:AT]->(:Entity {id: pair[1]})
DELETE r
"""

DELETE_REPRESENTED = """
UNWIND $pairs AS pair
MATCH (e:Event {id: pair[0]})<-[r:REPRESENTED_AT]-(:Entity {id: pair[1]})
DELETE r
"""

DELETE_CONFLICTS = """
UNWIND $ids AS id
MATCH (c:Conflict {id: id})
DETACH DELETE c
"""

WRITE_EVENTS = """
UNWIND $rows AS row
MERGE (e:Event {id: row.id})
SET e = row
"""

WRITE_PARTICIPANTS = """
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Entity {id: row.entity})
MERGE (n)-[r:PARTICIPATED_IN]->(e)
SET r = row.values
"""

WRITE_PLACES = """
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Entity {id: row.entity})
MERGE (e)-[r:AT]->(n)
SET r = row.values
"""

WRITE_REPRESENTED = """
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Entity {id: row.entity})
MERGE (n)-[r:REPRESENTED_AT]->(e)
SET r = row.values
"""

WRITE_CONFLICTS = """
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MERGE (c:Conflict {id: row.entity})
SET c = row.values
MERGE (e)-[:HAS_CONFLICT]->(c)
"""

UNLINK_EVENTS = """
UNWIND $pairs AS pair
MATCH (:EventReport {id: pair[0]})-[l:RESOLVES_TO]->(:Event {id: pair[1]})
DELETE l
"""

LINK_EVENTS = """
UNWIND $pairs AS pair
MATCH (r:EventReport {id: pair[0]})
MATCH (e:Event {id: pair[1]})
CREATE (r)-[:RESOLVES_TO]->(e)
"""


def event(row: Mapping[str, Any]) -> Event:
    """The event that `EVENT` read."""
    return Event(
        id=row["node"]["id"],
        node=row["node"],
        participants=dict(row["participants"]),
        places=dict(row["places"]),
        represented=dict(row["represented"]),
        conflicts=dict(row["conflicts"]),
        reports=tuple(row["reports"]),
    )


async def events_of(tx: Transaction, reports: Iterable[str]) -> dict[str, Event]:
    """The stored events that these event reports resolve to, by id."""
    found = [event(row) for row in await one(tx, EVENTS_OF, reports=sorted(reports))]
    return {item.id: item for item in found}


Rows = Mapping[str, Mapping[str, Any]]


def _gone(kept: list[tuple[Event, Event]], rows: Callable[[Event], Rows]) -> list[list[str]]:
    return [[new.id, name] for old, new in kept for name in sorted(rows(old).keys() - rows(new).keys())]


def _come(changed: list[tuple[Event | None, Event]], rows: Callable[[Event], Rows]) -> list[dict[str, Any]]:
    return [
        {"event": new.id, "entity": name, "values": row}
        for old, new in changed
        for name, row in sorted(rows(new).items())
        if old is None or rows(old).get(name) != row
    ]


async def withdraw(tx: Transaction, before: Mapping[str, Event], after: Mapping[str, Event]) -> None:
    """Delete of `before` what `after` no longer holds. Links of deleted reports are gone with them."""
    await each(tx, DELETE_EVENTS, "ids", sorted(before.keys() - after.keys()))
    kept = [(before[name], after[name]) for name in sorted(before.keys() & after.keys())]
    await each(tx, DELETE_PARTICIPANTS, "pairs", _gone(kept, lambda event: event.participants))
    await each(tx, DELETE_PLACES, "pairs", _gone(kept, lambda event: event.places))
    await each(tx, DELETE_REPRESENTED, "pairs", _gone(kept, lambda event: event.represented))
    await each(tx, DELETE_CONFLICTS, "ids", [name for _, name in _gone(kept, lambda event: event.conflicts)])
    moved = [[report, new.id] for old, new in kept for report in old.reports if report not in new.reports]
    await each(tx, UNLINK_EVENTS, "pairs", moved)


async def write(
    tx: Transaction, before: Mapping[str, Event], after: Mapping[str, Event], fresh: frozenset[str]
) -> None:
    """Write of `after` what `before` does not hold; `fresh` are the reports that have just been written, unlinked."""
    changed = [(before.get(name), event) for name, event in sorted(after.items()) if before.get(name) != event]
    nodes = [new.node for old, new in changed if old is None or old.node != new.node]
    await each(tx, WRITE_EVENTS, "rows", nodes)
    await each(tx, WRITE_PARTICIPANTS, "rows", _come(changed, lambda event: event.participants))
    await each(tx, WRITE_PLACES, "rows", _come(changed, lambda event: event.places))
    await each(tx, WRITE_REPRESENTED, "rows", _come(changed, lambda event: event.represented))
    await each(tx, WRITE_CONFLICTS, "rows", _come(changed, lambda event: event.conflicts))
    links = [
        [report, new.id]
        for name, new in sorted(after.items())
        for report in new.reports
        if report in fresh or name not in before or report not in before[name].reports
    ]
    await each(tx, LINK_EVENTS, "pairs", links)
