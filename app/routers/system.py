"""The server's own state, and what its problems mean."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from app import problems
from app.dependencies import Id, StoreDep
from app.errors import PROBLEMS, NotFound, Unavailable
from app.problems import documented
from app.schemas.system import Health, ProblemKind, Readiness
from app.version import VERSION
from graph.errors import GraphError

router = APIRouter(tags=["system"])


@router.get("/healthz", operation_id="health", summary="Does the process answer?", response_model=Health)
async def health(response: Response) -> Health:
    """Always 200 while the process lives; asks nothing of the database."""
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok", version=VERSION)


@router.get(
    "/readyz",
    operation_id="readiness",
    summary="Can questions be answered?",
    response_model=Readiness,
    responses=documented(Unavailable),
)
async def readiness(store: StoreDep, response: Response) -> Readiness:
    """Asks the database for its version; 503 says what is wrong and what to do."""
    response.headers["Cache-Control"] = "no-store"
    try:
        server = await (await store.graph()).ping()
    except GraphError as error:
        raise problems.down(str(error)) from error
    return Readiness(status="ready", neo4j_version=server.version, neo4j_edition=server.edition)


@router.get(
    "/problems/{id}",
    operation_id="get_problem",
    summary="What a type of problem means",
    response_model=ProblemKind,
    responses=documented(NotFound),
)
async def get_problem(id: Id) -> dict[str, Any]:  # noqa: A002
    """Every problem document's `type` leads here."""
    kind = PROBLEMS.get(id)
    if kind is None:
        raise NotFound(f"There is no type of problem called {id}.")
    return {"type": problems.address(kind), "title": kind.title, "status": kind.status, "help": kind.help}
