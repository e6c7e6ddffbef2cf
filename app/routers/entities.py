"""People, countries, bodies and places: four resources of one shape."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep, Id
from app.errors import NotFound
from app.paging import page
from app.problems import LIST, documented
from app.queries import EntityEventsQuery, EntityQuery, PlaceEventsQuery
from app.schemas.common import ListOf
from app.schemas.entities import Entity
from app.schemas.events import Attendance, Event
from graph.connection import Graph
from graph.reads import attendance, entities, events
from graph.reports import Kind

RESOURCES: dict[Kind, str] = {
    Kind.PERSON: "people",
    Kind.COUNTRY: "countries",
    Kind.BODY: "bodies",
    Kind.PLACE: "places",
}


async def _one(graph: Graph, kind: Kind, entity_id: str) -> dict[str, Any]:
    found = await entities.get(graph, kind, entity_id)
    if found is None:
        raise NotFound(f"There is no {kind.value} {entity_id}.")
    return found


def resource(kind: Kind) -> APIRouter:
    """The operations on entities of one kind."""
    plural = RESOURCES[kind]
    router = APIRouter(prefix=f"/{plural}", tags=[plural])

    @router.get(
        "",
        operation_id=f"list_{plural}",
        summary=f"All {plural}",
        response_model=ListOf[Entity],
        responses=documented(*LIST),
    )
    async def list_entities(graph: GraphDep, query: Annotated[EntityQuery, Query()]) -> dict[str, Any]:
        """By id, which is readable: `william-ruto`, `kenya`."""
        return await page(
            f"/{plural}", query, lambda after, limit: entities.page(graph, kind, after=after, limit=limit, q=query.q)
        )

    @router.get(
        "/{id}",
        operation_id=f"get_{kind.value}",
        summary=f"One {kind.value}",
        response_model=Entity,
        responses=documented(NotFound),
    )
    async def get_entity(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
        """Names, codes and counts, as all articles together give them."""
        return await _one(graph, kind, id)

    if kind is Kind.PLACE:
        _events_there(router)
    else:
        _events_of(router, kind)
    return router


def _events_of(router: APIRouter, kind: Kind) -> None:
    plural = RESOURCES[kind]

    @router.get(
        "/{id}/events",
        operation_id=f"list_{kind.value}_events",
        summary=f"The events of one {kind.value}",
        response_model=ListOf[Attendance],
        responses=documented(*LIST, NotFound),
    )
    async def list_events(graph: GraphDep, id: Id, query: Annotated[EntityEventsQuery, Query()]) -> dict[str, Any]:  # noqa: A002
        """Every event it has a part in, the latest first; `attended=true` for those it was at."""
        filters = query.to_filter(kind, id)
        found = await page(
            f"/{plural}/{id}/events",
            query,
            lambda after, limit: attendance.page(graph, filters, after=after, limit=limit),
        )
        if not found["items"]:
            await _one(graph, kind, id)
        return found


def _events_there(router: APIRouter) -> None:
    @router.get(
        "/{id}/events",
        operation_id="list_place_events",
        summary="The events at one place",
        response_model=ListOf[Event],
        responses=documented(*LIST, NotFound),
    )
    async def list_events(graph: GraphDep, id: Id, query: Annotated[PlaceEventsQuery, Query()]) -> dict[str, Any]:  # noqa: A002
        """Every event there, the latest first. For a country: `/events?place={id}`."""
        filters = query.to_filter(id)
        found = await page(
            f"/places/{id}/events", query, lambda after, limit: events.page(graph, filters, after=after, limit=limit)
        )
        if not found["items"]:
            await _one(graph, Kind.PLACE, id)
        return found


def routers() -> tuple[APIRouter, ...]:
    return tuple(resource(kind) for kind in RESOURCES)
