"""Ids that have been merged away, and the ids that stand for them.

An entity's id is that of one of its referents, an event's id the own one of one of its reports; all the others lead to
it.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple, TypeVar

from graph.connection import Graph
from graph.reports import Kind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ENTITY_FIELDS: Final = frozenset(("person", "country", "body", "place", "of", "party", "mission", "entity"))
EVENT_FIELDS: Final = frozenset(("event",))

ENTITY: Final[LiteralString] = """
OPTIONAL MATCH (f:Referent {id: $id})-[:RESOLVES_TO]->(n:Entity) WHERE f.kind = $kind AND n.id <> f.id
RETURN [n.id, n.kind]
"""

EVENT: Final[LiteralString] = """
OPTIONAL MATCH (:EventReport {own: $id})-[:RESOLVES_TO]->(e:Event)
RETURN e.id
"""

ALL: Final[LiteralString] = """
RETURN {
    entities: COLLECT {
        UNWIND $entities AS id MATCH (:Referent {id: id})-[:RESOLVES_TO]->(n:Entity) RETURN [id, n.id]
    },
    events: COLLECT {
        UNWIND $events AS id MATCH (:EventReport {own: id})-[:RESOLVES_TO]->(e:Event) RETURN [id, e.id]
    }
}
"""

F = TypeVar("F", bound="DataclassInstance")


class Standing(NamedTuple):
    """The entity that an id has been merged into, which may turn out to be of another kind."""

    id: str
    kind: Kind


async def entity(graph: Graph, kind: Kind, name: str) -> Standing | None:
    """What stands for the id of something of this kind that has been merged away."""
    found, other = await graph.read(ENTITY, {"id": name, "kind": kind.value})
    return None if found is None else Standing(found, Kind(other))


async def event(graph: Graph, name: str) -> str | None:
    """The id of the event that `name` is or has been merged into."""
    found: str | None = await graph.read(EVENT, {"id": name})
    return found


async def resolved(graph: Graph, filters: F) -> F:
    """The filters with every id that has been merged away replaced by the one that stands; in one query at most."""
    given = {item.name: getattr(filters, item.name) for item in fields(filters)}
    people = {name: value for name, value in given.items() if name in ENTITY_FIELDS and value is not None}
    happenings = {name: value for name, value in given.items() if name in EVENT_FIELDS and value is not None}
    if not people and not happenings:
        return filters
    found = await graph.read(ALL, {"entities": sorted({*people.values()}), "events": sorted({*happenings.values()})})
    entities, events = dict(found["entities"]), dict(found["events"])
    changes: dict[str, Any] = {name: entities.get(value, value) for name, value in people.items()}
    changes |= {name: events.get(value, value) for name, value in happenings.items()}
    return replace(filters, **changes)
