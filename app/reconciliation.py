"""Asking a reconciliation service between extracting and storing, where the settings name one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

import structlog

from app.version import VERSION
from graph.connection import Graph
from graph.reads import items
from graph.reports import ArticleReport
from loaders.reconcile import Cache, Reconciler, Service
from loaders.reconcile.limits import Limits

AGENT = f"attache/{VERSION} (entity reconciliation)"
IMPATIENT = Limits(read=10.0, attempts=2, longest_pause=2.0, failures=1)
"""For a server, whose client waits meanwhile: some twenty seconds at worst, where a load has minutes."""

log = structlog.get_logger("attache.reconcile")


class Reconciliation:
    """A service and the answers that it has given to this process."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._cache = Cache()

    def begin(self) -> Reconciler:
        """For one load, which has its own tally and its own patience."""
        return Reconciler(self._service, self._cache)


@asynccontextmanager
async def opened(url: str | None, limits: Limits | None = None) -> AsyncIterator[Reconciliation | None]:
    """The service at `url`, or `None` for none. Nothing is sent before the first question."""
    if url is None:
        yield None
        return
    async with Service.open(url, agent=AGENT, limits=limits) as service:
        yield Reconciliation(service)


async def reconcile(graph: Graph, reconciler: Reconciler, reports: Sequence[ArticleReport]) -> list[ArticleReport]:
    """The reports as the service completes them; where it is silent, as the graph has them from an earlier load."""
    return await reconciler.reconcile(reports, partial(items.of, graph))


def warn(reconciler: Reconciler) -> None:
    """Log, once for a load, that the service failed."""
    tally = reconciler.tally
    if tally.failure is not None:
        log.warning(
            "the reconciliation service failed; articles are stored without what it would have said",
            reason=tally.failure,
            asked=tally.asked,
            unanswered=tally.unanswered,
        )
