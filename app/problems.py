"""Problems as responses and as OpenAPI: every error leaves the API as an RFC 9457 document."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from app import errors
from app.errors import (
    BadRequest,
    FieldError,
    InternalError,
    Invalid,
    InvalidCursor,
    MethodNotAllowed,
    NotFound,
    Problem,
    TooSlow,
    Unavailable,
    UnknownParameter,
    UnknownRoute,
)
from app.schemas.system import InvalidValue, ProblemDocument
from graph.errors import (
    AlreadyRetracted,
    Contradiction,
    GraphError,
    IdenticalIds,
    InvalidCursorKey,
    JudgementRefused,
    KindsDiffer,
    MergedId,
    QueryFailed,
    QueryTimeout,
    UnknownId,
)

MEDIA_TYPE = "application/problem+json"
LIST = (UnknownParameter, InvalidCursor)  # what a request for a page can be wrong about, beside its values
RETRY_SECONDS = 5  # a restart of Neo4j takes about 8 s: the second try finds it
log = structlog.get_logger("attache.http")


def address(kind: type[Problem]) -> str:
    """The `type` of a problem: the address at which the API explains it."""
    return f"/problems/{kind.name}"


def response(problem: Problem, scope: Scope) -> Response:
    """The document for `problem`, raised by the request of `scope`."""
    document = ProblemDocument(
        type=address(type(problem)),
        title=problem.title,
        status=problem.status,
        detail=str(problem.detail),
        instance=str(scope.get("path", "")),
        request_id=str(scope.get("state", {}).get("request_id", "")),
        errors=[InvalidValue(detail=e.detail, pointer=e.pointer, parameter=e.parameter) for e in problem.errors]
        or None,
        **problem.more,
    )
    return Response(
        document.model_dump_json(exclude_none=True),
        status_code=problem.status,
        headers={**(problem.headers or {}), "Cache-Control": "no-store"},
        media_type=MEDIA_TYPE,
    )


def _field(error: dict[str, Any]) -> FieldError:
    where, *path = error["loc"]
    detail = str(error["msg"]).removeprefix("Value error, ")
    if where == "body":
        pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
        return FieldError(detail, pointer=f"#{pointer}")
    return FieldError(detail, parameter=str(path[0]) if path else str(where))


def _of_validation(errors: Sequence[Any]) -> Problem:
    if errors and errors[0]["type"] == "json_invalid":
        reason, position = errors[0]["ctx"]["error"], errors[0]["loc"][-1]
        return BadRequest(f"The body is not JSON: {reason} at character {position}.")
    fields = tuple(_field(error) for error in errors)
    named = ", ".join(dict.fromkeys(field.parameter or field.pointer or "" for field in fields))
    return Invalid(f"Not valid: {named}.", errors=fields)


def _allowed(request: Request) -> str:
    path = getattr(request.scope.get("route"), "path", None)
    methods = {method.upper() for method in request.app.openapi()["paths"].get(path, {})} or {"GET"}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _of_http(request: Request, error: HTTPException) -> Problem:
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.NOT_FOUND:
        return UnknownRoute(f"There is nothing at {request.url.path}.")
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return MethodNotAllowed(
            f"{request.url.path} does not take {request.method}.", headers={"Allow": _allowed(request)}
        )
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return InternalError("The request failed.", headers=headers)
    return BadRequest(str(error.detail), headers=headers)


def install(app: FastAPI) -> None:
    """Have `app` answer each error with a problem document."""

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        problem = error if isinstance(error, Problem) else _of_http(request, error)
        return response(problem, request.scope)

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> Response:
        return response(_of_validation(error.errors()), request.scope)

    @app.exception_handler(GraphError)
    async def graph(request: Request, error: GraphError) -> Response:
        return response(of_graph(error), request.scope)


def down(reason: str) -> Unavailable:
    """The problem of a database that cannot be asked now."""
    return Unavailable(reason, headers={"Retry-After": str(RETRY_SECONDS)})


def of_graph(error: GraphError) -> Problem:
    """What a client is told of the graph's error. The error itself, with addresses and user names, is only logged."""
    match error:
        case UnknownId():
            return NotFound(str(error))
        case JudgementRefused():
            return _of_judgement(error)
        case InvalidCursorKey():
            return InvalidCursor("The cursor names no row of this list.")
        case QueryTimeout():
            log.warning("query timed out", reason=str(error))
            return TooSlow("The database gave up on this question.")
        case QueryFailed():
            log.error("query failed", reason=str(error))
            return InternalError("The request failed.")
        case _:
            log.warning("graph unavailable", reason=str(error))
            return down("The database cannot be asked at the moment.")


def _of_judgement(error: JudgementRefused) -> Problem:
    match error:
        case MergedId():
            return errors.MergedId(str(error), standing=error.standing)
        case Contradiction():
            return errors.Contradiction(str(error), chain=list(error.chain))
        case IdenticalIds():
            return errors.IdenticalIds(str(error))
        case KindsDiffer():
            return errors.KindsDiffer(str(error))
        case AlreadyRetracted():
            return errors.AlreadyRetracted(str(error))
        case _:
            return Invalid(str(error))


def documented(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """What an operation declares as `responses=` for the problems that it can end with."""
    by_status: dict[int | str, list[type[Problem]]] = {}
    for kind in sorted(kinds, key=lambda kind: kind.status):
        by_status.setdefault(kind.status, []).append(kind)
    return {status: _documented(same) for status, same in by_status.items()}


def _documented(kinds: list[type[Problem]]) -> dict[str, Any]:
    examples = {
        kind.name: {
            "summary": kind.title,
            "value": {
                "type": address(kind),
                "title": kind.title,
                "status": kind.status,
                "detail": kind.help,
                "instance": "/attendance",
                "request_id": "4f1c0d9be2a5476f9f3a7c1e8d60b2aa",
            },
        }
        for kind in kinds
    }
    return {
        "description": " Or: ".join(f"{kind.title}." for kind in kinds),
        "content": {
            MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}, "examples": examples}
        },
    }
