"""Ids that have been merged away: their addresses lead to those of the ones that stand."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, status
from starlette.responses import Response


class Moved(Exception):
    """What the address's `{id}` names is part of what the id `standing` names.

    `resource` is the first part of that one's address, where it is another: a body may turn out to be a country.
    """

    def __init__(self, standing: str, resource: str | None = None) -> None:
        super().__init__(standing)
        self.standing = standing
        self.resource = resource


RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    308: {
        "description": "The id has been merged into another: `Location` is the same address under the one that stands.",
        "headers": {
            "Location": {
                "description": "Where to ask instead.",
                "schema": {"type": "string", "format": "uri-reference"},
            }
        },
    }
}


def install(app: FastAPI) -> None:
    """Have `app` answer `Moved` with 308; nobody may keep the answer, since a merge can be undone."""

    @app.exception_handler(Moved)
    async def moved(request: Request, error: Moved) -> Response:
        _, resource, *rest = request.scope["route"].path.split("/")
        path = "/".join(("", error.resource or resource, *rest)).replace("{id}", quote(error.standing, safe=""))
        query = request.scope["query_string"].decode("latin-1")
        headers = {"Location": f"{path}?{query}" if query else path, "Cache-Control": "no-store"}
        return Response(status_code=status.HTTP_308_PERMANENT_REDIRECT, headers=headers)
