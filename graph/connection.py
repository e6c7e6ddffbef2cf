"""A thin wrapper of the driver: one place where sessions open, time out and fail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, LiteralString, Self, TypeVar
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    NotificationMinimumSeverity,
    Query,
    unit_of_work,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.endpoint import Endpoint
from graph.errors import InvalidEndpoint, QueryFailed, translated

__all__ = ["Endpoint", "Graph", "ServerInfo", "Transaction"]

Transaction = AsyncManagedTransaction
T = TypeVar("T")

# Seconds. A client that goes away does not stop the server's work, so every transaction carries its own end.
CONNECT_TIMEOUT = 10.0  # a server that does not answer within this is down
READ_TIMEOUT = 20.0  # the dearest legitimate page takes well under one second
WRITE_TIMEOUT = 300.0  # writers wait for each other: this bounds the queue, not the work
ADMIN_TIMEOUT = 3600.0  # building an index, reading everything
RETRY_TIME = 10.0  # a server that is away longer is down: say so instead of waiting on
POOL_SIZE = 100

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """What answers: `version` as the server states it, `edition` `community` or `enterprise`."""

    version: str
    edition: str


SERVER = """
CALL dbms.components() YIELD name, versions, edition
WHERE name = 'Neo4j Kernel'
RETURN {version: versions[0], edition: edition}
"""


class Graph:
    """An open connection to one database. Make it with `Graph.open`."""

    def __init__(self, driver: AsyncDriver, endpoint: Endpoint) -> None:
        self._driver = driver
        self.endpoint = endpoint

    @classmethod
    @asynccontextmanager
    async def open(cls, endpoint: Endpoint) -> AsyncIterator[Self]:
        """Connect, check that the server answers, close at the end.

        Raises `GraphUnavailable`, `GraphRefused` or `InvalidEndpoint`.
        """
        _check(endpoint.uri)
        auth = (endpoint.username, endpoint.password) if endpoint.username else None
        with translated(endpoint):
            driver = AsyncGraphDatabase.driver(
                endpoint.uri,
                auth=auth,
                connection_timeout=CONNECT_TIMEOUT,
                connection_acquisition_timeout=CONNECT_TIMEOUT * 3,
                max_connection_pool_size=POOL_SIZE,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
                max_transaction_retry_time=RETRY_TIME,
                user_agent="attache",
            )
        async with driver:
            graph = cls(driver, endpoint)
            await graph.ping()
            yield graph

    async def ping(self) -> ServerInfo:
        """Ask the server for its version: proves address, credentials and database."""
        info = await self.read(SERVER, {})
        return ServerInfo(version=info["version"], edition=info["edition"])

    async def read(self, query: LiteralString, parameters: dict[str, Any], seconds: float = READ_TIMEOUT) -> Any:
        """The one value of the one row that the query returns.

        Auto-commit, since managed transactions cost a third of the throughput; a pooled connection that died with a
        restarted server is tried once more.
        """
        with translated(self.endpoint):
            try:
                return await self._ask(query, parameters, seconds)
            except (DriverError, Neo4jError) as error:
                if not error.is_retryable():
                    raise
                return await self._ask(query, parameters, seconds)

    async def _ask(self, query: LiteralString, parameters: dict[str, Any], seconds: float) -> Any:
        async with self._driver.session(database=self.endpoint.database, default_access_mode=READ_ACCESS) as session:
            result = await session.run(Query(query, timeout=seconds), parameters)
            return (await result.single(strict=True))[0]

    async def write(self, work: Callable[[Transaction], Awaitable[T]], seconds: float = WRITE_TIMEOUT) -> T:
        """Run `work` in one transaction, again from its beginning where the server asks for it."""
        with translated(self.endpoint):
            async with self._driver.session(database=self.endpoint.database) as session:
                return await session.execute_write(unit_of_work(timeout=seconds)(work))

    async def command(self, query: LiteralString, parameters: dict[str, Any] | None = None) -> None:
        """Run one statement for its effect, outside of any other transaction: schema commands."""
        with translated(self.endpoint):
            async with self._driver.session(database=self.endpoint.database) as session:
                await (await session.run(Query(query, timeout=ADMIN_TIMEOUT), parameters)).consume()


def _check(uri: str) -> None:
    """Refuse an address that the driver would take and then fail on in words that do not help."""
    try:
        address = urlsplit(uri)
        usable = address.scheme in SCHEMES and bool(address.hostname) and address.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise InvalidEndpoint(
            f"NEO4J_URI {uri!r} is no address of a Neo4j server: it looks like bolt://host:7687 or neo4j+s://host"
        )


async def one(tx: Transaction, query: LiteralString, **parameters: Any) -> Any:
    """Inside a transaction: the one value of the one row that the query returns."""
    record = await (await tx.run(query, parameters)).single()
    if record is None:
        raise QueryFailed("a statement that must give one row gave none")
    return record[0]


async def effect(tx: Transaction, query: LiteralString, **parameters: Any) -> None:
    """Inside a transaction: run a statement for its effect."""
    await (await tx.run(query, parameters)).consume()


async def each(tx: Transaction, query: LiteralString, name: str, values: list[Any]) -> None:
    """Inside a transaction: run a statement over the values, given as the parameter `name`; nothing for none."""
    if values:
        await effect(tx, query, **{name: values})
