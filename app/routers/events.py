"""Events: what happened, is planned, might happen or did not."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep, Id
from app.errors import NotFound
from app.moved import RESPONSES, Moved
from app.paging import filtered, page
from app.problems import LIST, documented
from app.queries import EventQuery, ListQuery, OneEventQuery
from app.schemas.common import ListOf
from app.schemas.events import Event, EventDetail, Participant
from graph.connection import Graph
from graph.reads import events, standing

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
    return await filtered(
        graph,
        "/events",
        query,
        query.to_filter(),
        lambda filters, after, limit: events.page(graph, filters, after=after, limit=limit),
    )


async def _absent(graph: Graph, event_id: str, known_by: date | None = None) -> Exception:
    """Why there is nothing at the id: it leads elsewhere, nowhere, or to what was not known then."""
    found = await standing.event(graph, event_id)
    if found is None:
        return NotFound(f"There is no event {event_id}.")
    if found == event_id:
        return NotFound(f"No article that had been published by {known_by} tells of the event {event_id}.")
    return Moved(found)


@router.get(
    "/{id}",
    operation_id="get_event",
    summary="One event",
    response_model=EventDetail,
    responses={**RESPONSES, **documented(NotFound)},
)
async def get_event(graph: GraphDep, id: Id, query: Annotated[OneEventQuery, Query()]) -> dict[str, Any]:  # noqa: A002
    """What all articles together say of it, each statement with its evidence, and how it went.

    With `known_by`, what those say that had been published by then; `parts` and `part_of` are those told of by then.
    """
    found = await events.get(graph, id, query.known_by.isoformat() if query.known_by else None)
    if found is None:
        raise await _absent(graph, id, query.known_by)
    return found


@router.get(
    "/{id}/participants",
    operation_id="list_participants",
    summary="Who took part in an event",
    response_model=ListOf[Participant],
    responses={**RESPONSES, **documented(*LIST, NotFound)},
)
async def list_participants(graph: GraphDep, id: Id, query: Annotated[ListQuery, Query()]) -> dict[str, Any]:  # noqa: A002
    """Everybody, whether they were there (`attended`) or not."""
    found = await page(
        f"/events/{id}/participants",
        query,
        lambda after, limit: events.participants(graph, id, after=after, limit=limit),
    )
    if not found["items"] and await standing.event(graph, id) != id:
        raise await _absent(graph, id)
    return found
