"""Offices and contributions: facts beside events."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep, Id
from app.errors import NotFound
from app.paging import filtered
from app.problems import LIST, documented
from app.queries import ContributionQuery, OfficeQuery
from app.schemas.common import ListOf
from app.schemas.facts import Contribution, Office
from graph.reads import facts

offices = APIRouter(prefix="/offices", tags=["facts"])
contributions = APIRouter(prefix="/contributions", tags=["facts"])


@offices.get(
    "",
    operation_id="list_offices",
    summary="Who held which office",
    response_model=ListOf[Office],
    responses=documented(*LIST),
)
async def list_offices(graph: GraphDep, query: Annotated[OfficeQuery, Query()]) -> dict[str, Any]:
    """`from` and `to` are days on which articles show it held, not the term of office."""
    return await filtered(
        graph,
        "/offices",
        query,
        query.to_filter(),
        lambda filters, after, limit: facts.offices(graph, filters, after=after, limit=limit),
    )


@offices.get(
    "/{id}", operation_id="get_office", summary="One office", response_model=Office, responses=documented(NotFound)
)
async def get_office(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
    """That somebody held an office, with the words that say so."""
    found = await facts.office(graph, id)
    if found is None:
        raise NotFound(f"There is no office {id}.")
    return found


@contributions.get(
    "",
    operation_id="list_contributions",
    summary="Who gives how many people",
    response_model=ListOf[Contribution],
    responses=documented(*LIST),
)
async def list_contributions(graph: GraphDep, query: Annotated[ContributionQuery, Query()]) -> dict[str, Any]:
    """Articles may differ on a number: each number is a row of its own."""
    return await filtered(
        graph,
        "/contributions",
        query,
        query.to_filter(),
        lambda filters, after, limit: facts.contributions(graph, filters, after=after, limit=limit),
    )


@contributions.get(
    "/{id}",
    operation_id="get_contribution",
    summary="One contribution",
    response_model=Contribution,
    responses=documented(NotFound),
)
async def get_contribution(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
    """That a party gives people to a mission, with the words that say so."""
    found = await facts.contribution(graph, id)
    if found is None:
        raise NotFound(f"There is no contribution {id}.")
    return found


def routers() -> tuple[APIRouter, ...]:
    return (offices, contributions)
