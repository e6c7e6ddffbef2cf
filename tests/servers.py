"""The Neo4j that integration tests use, and how it is chosen.

`NEO4J_URI` (with `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`) where it is set; else a container where a Docker
engine answers; else the embedded server. `ATTACHE_TEST_NEO4J=docker` or `=embedded` takes that one in any case.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, LiteralString, NamedTuple

from graph.connection import Graph
from graph.endpoint import Endpoint
from tests.engine import NEO4J_IMAGE, why_no_docker

FORCED = "ATTACHE_TEST_NEO4J"
MAY_EMPTY = "ATTACHE_TEST_MAY_EMPTY"

EMPTY: LiteralString = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
COUNT: LiteralString = "MATCH (n) RETURN count(n)"


class Choice(NamedTuple):
    kind: Literal["given", "docker", "embedded"]
    reason: str


def chosen() -> Choice:
    """Which server the integration tests use, and why, in words. Raises `ValueError` for an unknown `FORCED`."""
    forced = os.environ.get(FORCED)
    if forced == "docker":
        return Choice("docker", f"{FORCED} says so")
    if forced == "embedded":
        return Choice("embedded", f"{FORCED} says so")
    if forced:
        raise ValueError(f"{FORCED} is {forced!r}; it can be docker or embedded, or unset")
    if os.environ.get("NEO4J_URI"):
        return Choice("given", f"NEO4J_URI is {os.environ['NEO4J_URI']}")
    reason = why_no_docker()
    return Choice("docker", "a Docker engine answers") if reason is None else Choice("embedded", reason)


@contextmanager
def running(choice: Choice, home: Path) -> Iterator[Endpoint]:
    """The chosen server, started if it must be, and stopped again. `home` is a folder for an embedded one."""
    if choice.kind == "given":
        yield _given()
    elif choice.kind == "docker":
        with _container() as endpoint:
            yield endpoint
    else:
        with _embedded(home) as endpoint:
            yield endpoint


async def empty(graph: Graph) -> None:
    """Remove every node of the database; indexes and constraints stay."""
    await graph.command(EMPTY)


def _given() -> Endpoint:
    """The server of the environment, unless tests would destroy something there."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        raise RuntimeError(
            "Tests that run side by side would empty each other's database: unset NEO4J_URI, or use -n 0."
        )
    endpoint = Endpoint(
        uri=os.environ["NEO4J_URI"],
        username=os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=os.environ.get("NEO4J_PASSWORD", ""),
        database=os.environ.get("NEO4J_DATABASE", "neo4j"),
    )
    nodes = asyncio.run(_count(endpoint))
    if nodes and os.environ.get(MAY_EMPTY) != "yes":
        raise RuntimeError(
            f"The database {endpoint.database} at {endpoint.uri} holds {nodes} nodes, and the tests would delete them. "
            f"Unset NEO4J_URI to test with another server, or set {MAY_EMPTY}=yes if nothing there is needed."
        )
    return endpoint


async def _count(endpoint: Endpoint) -> int:
    async with Graph.open(endpoint) as graph:
        nodes: int = await graph.read(COUNT, {})
        return nodes


@contextmanager
def _container() -> Iterator[Endpoint]:
    # the container is stopped below, so testcontainers need not fetch and start its reaper; read at import
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_hex(16)
    container = Neo4jContainer(NEO4J_IMAGE, username="neo4j", password=password)
    container.with_env("NEO4J_server_memory_heap_max__size", "1G")
    try:
        with container:
            yield Endpoint(uri=container.get_connection_url(), username="neo4j", password=password)
    finally:
        container.get_docker_client().client.close()


@contextmanager
def _embedded(home: Path) -> Iterator[Endpoint]:
    from graph import embedded

    try:
        yield embedded.start(home).endpoint
    finally:
        embedded.stop(home)
