"""Events: what happened, is planned, might happen or did not."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep, Id
from app.errors import NotFound
from app.paging import page
from app.problems import LIST, documented
from app.queries import EventQuery, ListQuery
from app.schemas.common import ListOf
from app.schemas.events import Event, Participant
from graph.reads import events

router = APIRouter(prefix="/events", tags=["events"])


@router.get(
    "",
    operation_id="list_events",
    summary="Events, newest first",
    response_model=ListOf[Event],
    responses=documented(*LIST),
)
async def list_events(graph: GraphDep, query: Annotated[EventQuery, Query()]) -> dict[str, Any]:
    """By date, the latest first, undated ones last. Filters add up: an event has to meet all of them."""
    filters = query.to_filter()
    return await page("/events", query, lambda after, limit: events.page(graph, filters, after=after, limit=limit))


@router.get(
    "/{id}", operation_id="get_event", summary="One event", response_model=Event, responses=documented(NotFound)
)
async def get_event(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
    """What all articles together say of it, each statement with its evidence."""
    found = await events.get(graph, id)
    if found is None:
        raise NotFound(f"There is no event {id}.")
    return found


@router.get(
    "/{id}/participants",
    operation_id="list_participants",
    summary="Who took part in an event",
    response_model=ListOf[Participant],
    responses=documented(*LIST, NotFound),
)
async def list_participants(graph: GraphDep, id: Id, query: Annotated[ListQuery, Query()]) -> dict[str, Any]:  # noqa: A002
    """Everybody, whether they were there (`attended`) or not."""
    found = await page(
        f"/events/{id}/participants",
        query,
        lambda after, limit: events.participants(graph, id, after=after, limit=limit),
    )
    if not found["items"] and await events.get(graph, id) is None:
        raise NotFound(f"There is no event {id}.")
    return found
