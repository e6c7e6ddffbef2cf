"""Fixtures that every test may ask for. Which Neo4j they give is told in `tests/servers.py` and in pytest's header."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from graph import schema
from graph.connection import Graph
from graph.endpoint import Endpoint
from tests import servers
from tests.engine import NEO4J_IMAGE


def pytest_report_header() -> str:
    try:
        kind, reason = servers.chosen()
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    name = {"given": "the one given", "docker": f"{NEO4J_IMAGE} in Docker", "embedded": "the embedded server"}[kind]
    return f"neo4j: {name} ({reason})"


@pytest.hookimpl(tryfirst=True)  # before `-m` selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for a database is an integration test, whether or not it says so."""
    for item in items:
        if "neo4j_endpoint" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.integration)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def neo4j_endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A real Neo4j that lasts for the whole session."""
    with servers.running(servers.chosen(), tmp_path_factory.mktemp("neo4j")) as endpoint:
        yield endpoint


@pytest.fixture
async def graph(neo4j_endpoint: Endpoint) -> AsyncIterator[Graph]:
    """A connection to a database that holds the schema and nothing else, and is emptied again afterwards."""
    async with Graph.open(neo4j_endpoint) as opened:
        await servers.empty(opened)
        await schema.ensure(opened)
        yield opened
        await servers.empty(opened)
