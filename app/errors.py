"""What can go wrong at the edge, as classes: a status, a name, what it means and what to do about it.

    Problem
    ├── BadRequest 400           ├── UnknownParameter 400, InvalidCursor 400
    ├── Unauthorized 401         ├── WritesDisabled 403
    ├── NotFound 404             ├── UnknownRoute 404
    ├── MethodNotAllowed 405     ├── Conflict 409
    ├── MergedId 409             ├── Contradiction 409, AlreadyRetracted 409
    ├── BodyTooLarge 413         ├── NotJson 415
    ├── Invalid 422              ├── IdenticalIds 422, KindsDiffer 422
    └── InternalError 500        └── Unavailable 503, TooSlow 504

Each is sent as an RFC 9457 problem document; `app.problems` turns one into a response.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from starlette.exceptions import HTTPException


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one value: `pointer` (RFC 6901) into the body, or `parameter`, the name of a parameter."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None


class Problem(HTTPException):
    """Base of everything that a client is told. `detail` is about this very request, and is shown to the client."""

    status: ClassVar[int] = 400
    name: ClassVar[str] = "bad-request"
    title: ClassVar[str] = "The request cannot be understood"
    help: ClassVar[str] = "Read the detail, and compare the request with the page /docs."

    def __init__(
        self, detail: str, *, errors: tuple[FieldError, ...] = (), headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(status_code=self.status, detail=detail, headers=headers)
        self.errors = errors
        self.more = more


class BadRequest(Problem):
    """A request that is not HTTP or JSON as it should be."""


class UnknownParameter(Problem):
    name = "unknown-parameter"
    title = "There is no such query parameter"
    help = (
        "A misspelt filter would silently return everything, so it is refused. Use one of the names that /docs lists."
    )


class InvalidCursor(Problem):
    name = "invalid-cursor"
    title = "The cursor cannot be used here"
    help = (
        "A cursor is good for the list and the filters that it was given out for. "
        "Pass next_cursor on unchanged and with the same filters, or leave it out to start over."
    )


class Unauthorized(Problem):
    status = 401
    name = "unauthorized"
    title = "Writing needs an API key"
    help = "Send one of the keys that ATTACHE_API_KEY holds in the header X-API-Key."


class WritesDisabled(Problem):
    status = 403
    name = "writes-disabled"
    title = "This server does not accept writes"
    help = "Start the server with ATTACHE_API_KEY set to a long random value, and send it in the header X-API-Key."


class NotFound(Problem):
    status = 404
    name = "not-found"
    title = "Nothing has this id"
    help = "Take ids from the lists. The id of an event is gone when the last article that reports it is removed."


class UnknownRoute(Problem):
    status = 404
    name = "unknown-route"
    title = "There is no such address"
    help = "The page /docs lists every address."


class MethodNotAllowed(Problem):
    status = 405
    name = "method-not-allowed"
    title = "This address does not take that method"
    help = "The header Allow of the response lists the methods that it takes."


class Conflict(Problem):
    status = 409
    name = "conflict"
    title = "Another change is in the way"
    help = "Send the request again."


class MergedId(Problem):
    status = 409
    name = "merged-id"
    title = "The id has been merged into another"
    help = (
        "Judge the one that stands for it: `standing` is its id. To split what has been merged, judge the two ids "
        "`different`."
    )


class Contradiction(Problem):
    status = 409
    name = "contradiction"
    title = "Judgements that hold say the opposite"
    help = (
        "`chain` lists the ids that lead from one side to the other. GET /judgements?id=… shows the judgements on each "
        "of them; retract the one that is wrong, and send this one again."
    )


class AlreadyRetracted(Problem):
    status = 409
    name = "already-retracted"
    title = "The judgement has been retracted before"
    help = "Nothing is left to do: it does not hold. GET /judgements/{id} says who retracted it, when and why."


class IdenticalIds(Problem):
    status = 422
    name = "identical-ids"
    title = "Both ids name one thing"
    help = "Name two things. To split what has been merged, judge ids that GET /people/{id} lists under `referents`."


class KindsDiffer(Problem):
    status = 422
    name = "kinds-differ"
    title = "Things of such different kinds are never one"
    help = "Judge two events, or two entities: two people, or two of which neither is a person."


class BodyTooLarge(Problem):
    status = 413
    name = "body-too-large"
    title = "The request body is too large"
    help = "Send one article at a time. ATTACHE_MAX_BODY sets the limit, and `attache load` reads large files."


class NotJson(Problem):
    status = 415
    name = "not-json"
    title = "The body must be JSON"
    help = "Send one JSON object, with the header Content-Type: application/json."


class Invalid(Problem):
    status = 422
    name = "invalid"
    title = "Some values are not valid"
    help = "`errors` names each value, by parameter or by JSON pointer into the body, and says what it must be."


class InternalError(Problem):
    status = 500
    name = "internal-error"
    title = "The server failed"
    help = "This is a fault of the server. Report it with the request id; the server's log has the rest under it."


class Unavailable(Problem):
    status = 503
    name = "graph-unavailable"
    title = "The database does not answer"
    help = "Try again after the seconds that Retry-After says. /readyz says what is wrong and what to do."


class TooSlow(Problem):
    status = 504
    name = "too-slow"
    title = "The question takes too long"
    help = "Narrow it: add a filter, or ask for fewer rows."


PROBLEMS: dict[str, type[Problem]] = {
    kind.name: kind
    for kind in (
        BadRequest, UnknownParameter, InvalidCursor, Unauthorized, WritesDisabled, NotFound, UnknownRoute,
        MethodNotAllowed, Conflict, MergedId, Contradiction, AlreadyRetracted, BodyTooLarge, NotJson, Invalid,
        IdenticalIds, KindsDiffer, InternalError, Unavailable, TooSlow,
    )
}  # fmt: skip
