"""Attendance: who attended what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep
from app.paging import filtered
from app.problems import LIST, documented
from app.queries import AttendanceQuery
from app.schemas.common import ListOf
from app.schemas.events import Attendance
from graph.reads import attendance, delegates

router = APIRouter(prefix="/attendance", tags=["attendance"])


@router.get(
    "",
    operation_id="list_attendance",
    summary="Who attended what",
    response_model=ListOf[Attendance],
    responses=documented(*LIST),
)
async def list_attendance(graph: GraphDep, query: Annotated[AttendanceQuery, Query()]) -> dict[str, Any]:
    """One row for each participant of each event, the latest event first, undated ones last.

    Filters add up. `/attendance?event=…` answers who was there; `/attendance?person=…` what somebody was at;
    `/attendance?country=kenya&from=2024&subtype=signing` which signings Kenya was at since 2024; with `via=delegates`
    also those at which its ministers and envoys were.
    """
    read = attendance.page if query.via is None else delegates.page
    return await filtered(
        graph,
        "/attendance",
        query,
        query.to_filter(),
        lambda filters, after, limit: read(graph, filters, after=after, limit=limit),
    )
