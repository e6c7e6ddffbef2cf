"""Candidates and conflicts: what people should look at."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.dependencies import GraphDep
from app.paging import filtered
from app.problems import LIST, documented
from app.queries_review import CandidateQuery, ConflictQuery
from app.schemas.common import ListOf
from app.schemas.review import Candidate, Conflict
from graph.reads import candidates as candidate_reads
from graph.reads import conflicts as conflict_reads

candidates = APIRouter(prefix="/candidates", tags=["review"])
conflicts = APIRouter(prefix="/conflicts", tags=["review"])


@candidates.get(
    "",
    operation_id="list_candidates",
    summary="Pairs that may be one",
    response_model=ListOf[Candidate],
    responses=documented(*LIST),
)
async def list_candidates(graph: GraphDep, query: Annotated[CandidateQuery, Query()]) -> dict[str, Any]:
    """The likeliest first. They are kept apart until `POST /judgements` says `same`; `different` takes them off."""
    return await filtered(
        graph,
        "/candidates",
        query,
        query.to_filter(),
        lambda filters, after, limit: candidate_reads.page(graph, filters, after=after, limit=limit),
    )


@conflicts.get(
    "",
    operation_id="list_conflicts",
    summary="What articles differ on",
    response_model=ListOf[Conflict],
    responses=documented(*LIST),
)
async def list_conflicts(graph: GraphDep, query: Annotated[ConflictQuery, Query()]) -> dict[str, Any]:
    """The largest first, each value with the articles that give it and their words. Ask for one `field` to compare."""
    return await filtered(
        graph,
        "/conflicts",
        query,
        query.to_filter(),
        lambda filters, after, limit: conflict_reads.page(graph, filters, after=after, limit=limit),
    )


def routers() -> tuple[APIRouter, ...]:
    return (candidates, conflicts)
