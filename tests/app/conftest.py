"""The API over a real graph, its lifespan run, asked without a socket between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.types import Receive, Scope, Send

from app import api, logs
from app.settings import Settings
from graph import archive, schema
from graph.connection import Graph
from graph.endpoint import Endpoint
from tests import servers
from tests.app.archive import reports

KEY = "a-key-for-tests"
WRITE = {"X-API-Key": KEY}


def make_settings(home: Path, **values: object) -> Settings:
    """Settings with these values, whatever the environment says."""
    return Settings.model_construct(**{**Settings.model_construct().model_dump(), "home": home, **values})


@asynccontextmanager
async def asking(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the running app."""
    async with app.router.lifespan_context(app) as state:

        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            scope["state"] = dict(state or {})  # what uvicorn does with what the lifespan yields
            await app(scope, receive, send)

        transport = httpx.ASGITransport(app=served, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://attache.test") as client:
            yield client


@pytest.fixture(scope="session", autouse=True)
def logged() -> None:
    """Logs as the server has them."""
    logs.configure("INFO", as_json=False)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_settings(tmp_path_factory.mktemp("home"), api_keys=(SecretStr("another-key"), SecretStr(KEY)))


@pytest.fixture(scope="module")
async def client(neo4j_endpoint: Endpoint, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The API over a graph that holds the small archive, for tests that only read."""
    async with Graph.open(neo4j_endpoint) as graph:
        await servers.empty(graph)
        await schema.ensure(graph)
        for report in reports():
            await archive.write(graph, report)
        async with asking(api.create(settings, neo4j_endpoint)) as opened:
            yield opened
        await servers.empty(graph)


@pytest.fixture
async def empty(graph: Graph, neo4j_endpoint: Endpoint, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The API over an empty graph, for tests that write."""
    async with asking(api.create(settings, neo4j_endpoint)) as opened:
        yield opened
