"""What routes can ask for, as annotated aliases: the one place where FastAPI's injection is spelt out."""

from __future__ import annotations

import hmac
from typing import Annotated, cast

from fastapi import Depends, Path, Request, Security
from fastapi.security import APIKeyHeader
from rapidfuzz import fuzz, process

from app.errors import NotJson, Unauthorized, UnknownParameter, WritesDisabled
from app.reader import Reader
from app.settings import Settings
from app.state import Store
from graph.connection import Graph

SUGGESTION_CUTOFF = 60  # of 100: "persn" and "persons" reach it for "person", an unrelated word does not
KEY_HEADER = APIKeyHeader(
    name="X-API-Key", auto_error=False, scheme_name="ApiKey", description="One of the keys in ATTACHE_API_KEY."
)


async def _settings(request: Request) -> Settings:
    return cast("Settings", request.state.settings)


async def _store(request: Request) -> Store:
    return cast("Store", request.state.store)


async def _graph(request: Request) -> Graph:
    return await (await _store(request)).graph()


async def _reader(request: Request) -> Reader:
    return cast("Reader", request.state.reader)


SettingsDep = Annotated[Settings, Depends(_settings)]
StoreDep = Annotated[Store, Depends(_store)]
GraphDep = Annotated[Graph, Depends(_graph)]
ReaderDep = Annotated[Reader, Depends(_reader)]
Id = Annotated[str, Path(min_length=1, max_length=200, description="Its id, as the lists give it.")]


async def may_write(settings: SettingsDep, key: Annotated[str | None, Security(KEY_HEADER)] = None) -> None:
    """Let only requests with a configured key through. Raises `WritesDisabled` or `Unauthorized`."""
    if not settings.api_keys:
        raise WritesDisabled("This server has no API key set, so it only answers questions.")
    if key is None:
        raise Unauthorized("The header X-API-Key is missing.", headers={"WWW-Authenticate": "ApiKey"})
    # Every key is compared whole, so that the time taken says nothing about any of them.
    known = [hmac.compare_digest(key.encode(), item.get_secret_value().encode()) for item in settings.api_keys]
    if not any(known):
        raise Unauthorized("The key in X-API-Key is not known.", headers={"WWW-Authenticate": "ApiKey"})


async def json_body(request: Request) -> None:
    """Raise `NotJson` unless the request says that its body is JSON."""
    media = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media != "application/json" and not (media.startswith("application/") and media.endswith("+json")):
        raise NotJson(f"Content-Type is {media!r}." if media else "There is no Content-Type.")


async def known_parameters(request: Request) -> None:
    """Raise `UnknownParameter`, with the nearest name, for a query parameter that the operation does not document."""
    route = request.scope.get("route")
    operation = request.app.openapi()["paths"].get(getattr(route, "path", None), {}).get(request.method.lower())
    if operation is None:  # the docs pages
        return
    names = [item["name"] for item in operation.get("parameters", ()) if item["in"] == "query"]
    for name in request.query_params:
        if name in names:
            continue
        near = process.extractOne(name.lower(), names, scorer=fuzz.ratio, score_cutoff=SUGGESTION_CUTOFF)
        if near:
            raise UnknownParameter(
                f"There is no parameter {name!r} here; did you mean {near[0]!r}?", suggestion=near[0]
            )
        listed = f"it takes {', '.join(sorted(names))}" if names else "it takes none"
        raise UnknownParameter(f"There is no parameter {name!r} here: {listed}.")


WRITE = [Depends(may_write)]
KNOWN = Depends(known_parameters)
JSON_BODY = Depends(json_body)
