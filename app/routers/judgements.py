"""Judgements: what people decided on what is one and what is not."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response, status

from app import judging
from app.dependencies import JSON_BODY, WRITE, GraphDep, Id
from app.errors import (
    AlreadyRetracted,
    BadRequest,
    BodyTooLarge,
    Conflict,
    Contradiction,
    IdenticalIds,
    Invalid,
    KindsDiffer,
    MergedId,
    NotFound,
    NotJson,
    Unauthorized,
    UnknownParameter,
    WritesDisabled,
)
from app.paging import page
from app.problems import LIST, documented
from app.queries_review import JudgementQuery
from app.schemas.common import ListOf
from app.schemas.judgements import Judgement, NewJudgement, NewRetraction
from graph import judgements as writing
from graph.connection import Graph
from graph.reads import judgements

router = APIRouter(prefix="/judgements", tags=["judgements"])
BODY = (BadRequest, UnknownParameter, Unauthorized, WritesDisabled, NotFound, Conflict, BodyTooLarge, NotJson, Invalid)


@router.get(
    "",
    operation_id="list_judgements",
    summary="What people decided",
    response_model=ListOf[Judgement],
    responses=documented(*LIST),
)
async def list_judgements(graph: GraphDep, query: Annotated[JudgementQuery, Query()]) -> dict[str, Any]:
    """The newest first. Retracted ones stay listed; `active=true` leaves them out."""
    filters = query.to_filter()
    return await page(
        "/judgements", query, lambda after, limit: judgements.page(graph, filters, after=after, limit=limit)
    )


async def _one(graph: Graph, judgement_id: str) -> dict[str, Any]:
    found = await judgements.get(graph, judgement_id)
    if found is None:
        raise NotFound(f"There is no judgement {judgement_id}.")
    return found


@router.get(
    "/{id}",
    operation_id="get_judgement",
    summary="One judgement",
    response_model=Judgement,
    responses=documented(NotFound),
)
async def get_judgement(graph: GraphDep, id: Id) -> dict[str, Any]:  # noqa: A002
    """Who decided what, when and why, and whether it holds."""
    return await _one(graph, id)


@router.post(
    "",
    operation_id="judge",
    summary="Decide that two are one, or that they are not",
    status_code=status.HTTP_201_CREATED,
    response_model=Judgement,
    response_description="The judgement is new, and holds at once.",
    dependencies=[*WRITE, JSON_BODY],
    responses={
        200: {"model": Judgement, "description": "The same judgement holds already; nothing has changed."},
        **documented(*BODY, MergedId, Contradiction, IdenticalIds, KindsDiffer),
    },
)
async def judge(graph: GraphDep, new: NewJudgement, response: Response) -> dict[str, Any]:
    """Safe to repeat. `different` of an id and what it has been merged into splits them again.

    A judgement wins over every rule and score. It outlives the articles: while none speaks of one side, it rests.
    """
    made, is_new = await writing.judge(
        graph,
        about=new.about or judging.about(new.left, new.right),
        verdict=new.verdict,
        left=new.left,
        right=new.right,
        by=new.by,
        why=new.why,
    )
    if is_new:
        response.headers["Location"] = f"/judgements/{made['id']}"
    else:
        response.status_code = status.HTTP_200_OK
    return await _one(graph, made["id"])


@router.post(
    "/{id}/retraction",
    operation_id="retract_judgement",
    summary="Retract a judgement",
    response_model=Judgement,
    response_description="The judgement, which does not hold any more.",
    dependencies=[*WRITE, JSON_BODY],
    responses=documented(*BODY, AlreadyRetracted),
)
async def retract_judgement(graph: GraphDep, id: Id, new: NewRetraction) -> dict[str, Any]:  # noqa: A002
    """Undoes exactly what the judgement did. It stays listed, with who retracted it, when and why.

    Sent again it changes nothing and is told so with 409.
    """
    await writing.retract(graph, id, by=new.by, why=new.why)
    return await _one(graph, id)
