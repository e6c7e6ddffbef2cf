"""The HTTP API, put together."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from app import logs, moved, openapi, problems
from app import settings as settings_module
from app.dependencies import KNOWN
from app.errors import InternalError, Invalid, TooSlow, Unavailable, UnknownParameter
from app.middleware.body import BodyLimit
from app.middleware.conditional import ConditionalGet
from app.middleware.context import HEADER, RequestContext
from app.middleware.pages import DocsPolicy
from app.routers import articles, attendance, entities, events, facts, judgements, review, system
from app.settings import Settings, SettingsError
from app.state import lifespan
from app.version import VERSION
from graph.connection import Endpoint

GZIP_FROM_BYTES = 1_000  # below it the headers outweigh what is saved
EVERYWHERE = problems.documented(UnknownParameter, Invalid, InternalError, Unavailable, TooSlow)


def create(settings: Settings, endpoint: Endpoint) -> FastAPI:
    """The application that answers from the graph at `endpoint`."""
    app = FastAPIOffline(
        title=openapi.TITLE,
        summary=openapi.SUMMARY,
        description=openapi.DESCRIPTION,
        version=VERSION,
        openapi_tags=openapi.TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=lifespan(settings, endpoint),
        dependencies=[KNOWN],
        swagger_ui_parameters={"validatorUrl": None, "tryItOutEnabled": True, "persistAuthorization": True},
        redirect_slashes=False,
        middleware=_middleware(settings),
        telemetry={"auto_configure": False},
    )
    problems.install(app)
    moved.install(app)
    for router in (
        articles.router,
        events.router,
        attendance.router,
        *entities.routers(),
        *facts.routers(),
        judgements.router,
        *review.routers(),
    ):
        app.include_router(router, responses=EVERYWHERE)
    app.include_router(system.router, responses=problems.documented(UnknownParameter, Invalid, InternalError))
    app.openapi = openapi.describe(app)  # type: ignore[method-assign]  # FastAPI's own way to extend the description
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    cross_origin = Middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=["GET", "HEAD", "POST", "DELETE"],
        allow_headers=["X-API-Key", "Content-Type", "If-None-Match", HEADER],
        expose_headers=["ETag", "Location", "Retry-After", HEADER],
    )
    return [
        Middleware(RequestContext),
        *([cross_origin] if settings.cors_origins else []),
        Middleware(GZipMiddleware, minimum_size=GZIP_FROM_BYTES),
        Middleware(DocsPolicy),
        Middleware(ConditionalGet),
        Middleware(BodyLimit, limit=settings.max_body),
    ]


def from_environment() -> FastAPI:
    """The application of a worker process: `attache serve` has set NEO4J_URI for it, whatever server that is."""
    settings = settings_module.load()
    endpoint = settings.endpoint()
    if endpoint is None:
        raise SettingsError("NEO4J_URI: not set; use `attache serve`, which starts the embedded server")
    logs.configure(settings.log_level, as_json=settings.log_json)
    return create(settings, endpoint)
