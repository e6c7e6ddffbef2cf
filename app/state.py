"""What lives as long as the server: the settings, the way to the graph, and the reader of new articles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypedDict

import structlog
from starlette.applications import Starlette

from app import reconciliation
from app.reader import Reader
from app.reconciliation import IMPATIENT
from app.settings import Settings
from graph import schema
from graph.connection import Endpoint, Graph
from graph.errors import GraphError

log = structlog.get_logger("attache.server")


class Store:
    """The graph, opened at the first need: a server that starts before its database serves as soon as that is there."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._graph: Graph | None = None

    async def graph(self) -> Graph:
        """The open graph, its constraints and indexes in place. Raises `GraphError` where it cannot be opened."""
        if self._graph is None:
            async with self._opening:
                if self._graph is None:
                    self._graph = await self._open()
        return self._graph

    async def _open(self) -> Graph:
        async with AsyncExitStack() as stack:
            graph = await stack.enter_async_context(Graph.open(self._endpoint))
            await schema.ensure(graph)
            self._stack = stack.pop_all()
        return graph

    async def close(self) -> None:
        self._graph = None
        await self._stack.aclose()


class State(TypedDict):
    """What the lifespan yields, and every request carries."""

    settings: Settings
    store: Store
    reader: Reader


def lifespan(settings: Settings, endpoint: Endpoint) -> Callable[[Starlette], object]:
    """The lifespan of a server that answers from the graph at `endpoint`."""

    @asynccontextmanager
    async def run(_: Starlette) -> AsyncIterator[State]:
        store = Store(endpoint)
        try:
            await store.graph()
        except GraphError as error:
            log.warning("started without a graph, will try again with each request", reason=str(error))
        try:
            async with reconciliation.opened(settings.reconcile_url, IMPATIENT) as asked:
                yield State(settings=settings, store=store, reader=Reader(asked))
        finally:
            await store.close()

    return run
