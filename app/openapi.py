"""The description of the API: what /docs shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.schemas.system import ProblemDocument

TITLE = "Attache"
SUMMARY = "Who attended what, when, where, in which role, on whose behalf, and the exact words that say so."
DESCRIPTION = """
News articles go in, a knowledge graph comes out. Every statement names the articles it comes from and quotes them:
`text[start:end] == quote`, where `text` is what `/articles/{id}/text` answers, counted in Unicode code points.

**Lists** come in pages: `{"items": [...], "next_cursor": ...}`. Follow `next_cursor`, with the same filters, until it
is null. Pages stay right while articles are added.

**Dates** are honest: a month stays a month (`2024-11`), and a date that no article supports is null. `from` and `to`
take a year, a month or a day; `when=certain` leaves out what only may fall into the range.

**What was known when**: `known_by` answers from the articles published by the end of a day alone.

**Ids** that have been merged into others keep answering: with 308 and the address of the one that stands.

**Errors** are problem documents (RFC 9457, `application/problem+json`); their `type` is an address that explains them.

**Caching**: answers carry an `ETag`; send it back in `If-None-Match`, and 304 says that nothing has changed.

**Writing** needs the header `X-API-Key`.
"""
TAGS: list[dict[str, Any]] = [
    {"name": "attendance", "description": "Who attended what, from either side."},
    {"name": "events", "description": "What happened, is planned, might happen, or did not."},
    {"name": "people", "description": "People."},
    {"name": "countries", "description": "Countries."},
    {"name": "bodies", "description": "Organisations, ministries, missions, companies, armed groups."},
    {"name": "places", "description": "Towns, buildings, regions."},
    {"name": "facts", "description": "Offices, and contributions to missions."},
    {"name": "judgements", "description": "What people decided: which two are one, and which are not."},
    {"name": "review", "description": "What people should look at: likely doubles, and what articles differ on."},
    {"name": "articles", "description": "What was read, and reading more."},
    {"name": "system", "description": "The server's own state."},
]


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """`app.openapi` with the schema of problem documents, which no operation returns by itself."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
                tags=app.openapi_tags,
                license_info=app.license_info,
            )
            problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas = found["components"]["schemas"]
            schemas.update(problem.pop("$defs", {}))
            schemas[ProblemDocument.__name__] = problem
            app.openapi_schema = found
        return app.openapi_schema

    return openapi
