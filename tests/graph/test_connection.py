"""That trouble with the server is told in words that help, and as the right kind of trouble."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from graph.connection import Graph, Transaction, one
from graph.endpoint import Endpoint
from graph.errors import (
    GraphRefused,
    GraphUnavailable,
    InvalidEndpoint,
    QueryFailed,
    QueryTimeout,
    TerminalGraphError,
    TransientGraphError,
)

pytestmark = pytest.mark.anyio


async def opened(endpoint: Endpoint) -> None:
    async with Graph.open(endpoint):
        pytest.fail("it must not open")


async def test_the_server_says_what_it_is(graph: Graph) -> None:
    info = await graph.ping()
    assert info.edition == "community"
    assert int(info.version.split(".")[0]) >= 5


async def test_no_server_is_transient_and_says_where() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(GraphUnavailable, match="start the server, or check NEO4J_URI") as told:
        await opened(Endpoint(uri, "neo4j", "x"))
    assert isinstance(told.value, TransientGraphError)
    assert uri in str(told.value)


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "localhost", "bolt://127.0.0.1:port", ""])
async def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises(InvalidEndpoint) as told:
        await opened(Endpoint(uri, "neo4j", "x"))
    assert isinstance(told.value, TerminalGraphError)


async def test_a_database_that_is_not_there(neo4j_endpoint: Endpoint) -> None:
    with pytest.raises(GraphRefused, match="check NEO4J_DATABASE"):
        await opened(replace(neo4j_endpoint, database="elsewhere"))


async def test_a_wrong_password(neo4j_endpoint: Endpoint) -> None:
    if not neo4j_endpoint.password:
        pytest.skip("the server asks for no password")
    with pytest.raises(GraphRefused, match="check NEO4J_USERNAME and NEO4J_PASSWORD"):
        await opened(replace(neo4j_endpoint, password="wrong"))


async def test_a_question_that_takes_too_long_ends(graph: Graph) -> None:
    with pytest.raises(QueryTimeout, match="narrow the filters"):
        await graph.read(
            "UNWIND range(1, 100000000) AS a UNWIND range(1, 1000) AS b RETURN count(a + b)", {}, seconds=0.5
        )


async def test_a_statement_that_is_none(graph: Graph) -> None:
    with pytest.raises(QueryFailed, match="rejects a statement"):
        await graph.read("RETURN", {})


async def test_a_transaction_that_fails_leaves_nothing(graph: Graph) -> None:
    async def work(tx: Transaction) -> None:
        await one(tx, "CREATE (n:Article {id: 'half'}) RETURN n.id")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        await graph.write(work)
    assert await graph.read("MATCH (n:Article) RETURN count(n)", {}) == 0
    with pytest.raises(QueryFailed, match="must give one row"):
        await graph.write(lambda tx: one(tx, "MATCH (n:Article) RETURN n.id"))


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Endpoint("bolt://x", "neo4j", "secret"))
