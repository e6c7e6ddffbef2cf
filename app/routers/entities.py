"""People, countries, bodies and places: four resources of one shape."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep, Id
from app.errors import NotFound
from app.moved import RESPONSES, Moved
from app.paging import filtered, page
from app.problems import LIST, documented
from app.queries import DelegationQuery, EntityEventsQuery, EntityQuery, PlaceEventsQuery
from app.schemas.common import ListOf
from app.schemas.entities import Entity
from app.schemas.events import Attendance, Event
from graph.connection import Graph
from graph.reads import attendance, delegates, entities, events, standing
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
        stands = await standing.entity(graph, kind, entity_id)
        if stands is None:
            raise NotFound(f"There is no {kind.value} {entity_id}.")
        raise Moved(stands.id, RESOURCES[stands.kind])
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
        responses={**RESPONSES, **documented(NotFound)},
    )
    async def get_entity(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
        """Names, codes and counts, as all articles together give them."""
        return await _one(graph, kind, id)

    if kind is Kind.PLACE:
        _events_there(router)
    elif kind is Kind.PERSON:
        _events_of_person(router)
    else:
        _events_of(router, kind)
    return router


async def _attendance(
    graph: Graph, kind: Kind, entity_id: str, query: EntityEventsQuery, *, delegated: bool
) -> dict[str, Any]:
    read = delegates.page if delegated else attendance.page
    return await filtered(
        graph,
        f"/{RESOURCES[kind]}/{entity_id}/events",
        query,
        query.to_filter(kind, entity_id),
        lambda filters, after, limit: read(graph, filters, after=after, limit=limit),
        owner=lambda: _one(graph, kind, entity_id),
    )


def _events_of_person(router: APIRouter) -> None:
    @router.get(
        "/{id}/events",
        operation_id="list_person_events",
        summary="The events of one person",
        response_model=ListOf[Attendance],
        responses={**RESPONSES, **documented(*LIST, NotFound)},
    )
    async def list_events(graph: GraphDep, id: Id, query: Annotated[EntityEventsQuery, Query()]) -> dict[str, Any]:  # noqa: A002
        """Every event it has a part in, the latest first; `attended=true` for those it was at."""
        return await _attendance(graph, Kind.PERSON, id, query, delegated=False)


def _events_of(router: APIRouter, kind: Kind) -> None:
    @router.get(
        "/{id}/events",
        operation_id=f"list_{kind.value}_events",
        summary=f"The events of one {kind.value}",
        response_model=ListOf[Attendance],
        responses={**RESPONSES, **documented(*LIST, NotFound)},
    )
    async def list_events(graph: GraphDep, id: Id, query: Annotated[DelegationQuery, Query()]) -> dict[str, Any]:  # noqa: A002
        """Every event it has a part in, the latest first; `attended=true` for those it was at.

        `via=delegates` adds those that others were at for it, with who and why.
        """
        return await _attendance(graph, kind, id, query, delegated=query.via is not None)


def _events_there(router: APIRouter) -> None:
    @router.get(
        "/{id}/events",
        operation_id="list_place_events",
        summary="The events at one place",
        response_model=ListOf[Event],
        responses={**RESPONSES, **documented(*LIST, NotFound)},
    )
    async def list_events(graph: GraphDep, id: Id, query: Annotated[PlaceEventsQuery, Query()]) -> dict[str, Any]:  # noqa: A002
        """Every event there, the latest first. For a country: `/events?place={id}`."""
        return await filtered(
            graph,
            f"/places/{id}/events",
            query,
            query.to_filter(id),
            lambda filters, after, limit: events.page(graph, filters, after=after, limit=limit),
            owner=lambda: _one(graph, Kind.PLACE, id),
        )


def routers() -> tuple[APIRouter, ...]:
    return tuple(resource(kind) for kind in RESOURCES)
