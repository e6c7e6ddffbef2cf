"""Reading one article in a server: off the event loop, one at a time, with the model loaded at the first one."""

from __future__ import annotations

import asyncio

from anyio import to_thread

from app import reconciliation
from app.reconciliation import Reconciliation
from graph.connection import Graph
from graph.reports import ArticleReport
from loaders.model import Source


def _extract(source: Source) -> ArticleReport:
    from loaders import pipeline  # it loads spaCy and the model: 2 s and 400 MB that only writers pay

    return pipeline.extract(source)


class Reader:
    """Extraction for request handlers: the engine is not thread-safe, and an article uses a core, so one at a time.

    Where the settings name a reconciliation service, it completes what was extracted.
    """

    def __init__(self, service: Reconciliation | None = None) -> None:
        self._turn = asyncio.Lock()
        self._service = service

    async def read(self, source: Source, graph: Graph) -> ArticleReport:
        """What the article reports. Raises `LoaderError` for a source that holds no article."""
        async with self._turn:
            report = await to_thread.run_sync(_extract, source)
        if self._service is None:
            return report
        reconciler = self._service.begin()
        (completed,) = await reconciliation.reconcile(graph, reconciler, [report])
        reconciliation.warn(reconciler)
        return completed
