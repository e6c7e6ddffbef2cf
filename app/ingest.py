"""Loading many articles: one or several processes extract, one writer writes, and what cannot be read is said."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context

from anyio import to_thread

from app import extraction
from graph import archive
from graph.archive import Outcome
from graph.connection import Graph
from graph.errors import QueryFailed
from graph.reports import ArticleReport
from loaders.model import Source
from loaders.read import Failure

CHUNK = 8  # articles that the engine takes together: its own best batch
AHEAD = 2  # chunks a process that wait or are worked on: enough to keep it busy, few enough to keep memory flat


class LoadError(Exception):
    """The load cannot go on; what is stored stays, and the same command goes on from there."""


@dataclass(slots=True)
class Summary:
    """What a load has done so far. `seconds` runs until the load ends."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)
    events: int = 0
    words: int = 0
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def stored(self) -> int:
        return self.added + self.changed + self.unchanged

    @property
    def words_per_second(self) -> int:
        return round(self.words / self.seconds) if self.seconds else 0

    def document(self) -> dict[str, object]:
        """The summary for machines, as `--json` prints it."""
        return {
            "articles": {
                "added": self.added,
                "changed": self.changed,
                "unchanged": self.unchanged,
                "failed": len(self.failures),
            },
            "events": self.events,
            "words": self.words,
            "seconds": round(self.seconds, 2),
            "words_per_second": self.words_per_second,
            "interrupted": self.interrupted,
            "failures": [{"name": item.name, "reason": item.reason} for item in self.failures],
        }


@dataclass(frozen=True, slots=True)
class Listener:
    """Who wants to know: `found` gets the number of further articles found, `done` each article's result."""

    found: Callable[[int], None]
    done: Callable[[ArticleReport | Failure], None]


def _pool(processes: int) -> Executor:
    if processes == 1:
        return ThreadPoolExecutor(1, thread_name_prefix="extract")
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=extraction.leave_ctrl_c)


def _chunk(found: Iterator[Source | Failure]) -> list[Source | Failure]:
    return list(islice(found, CHUNK))


async def _reports(
    found: Iterator[Source | Failure], processes: int, listener: Listener
) -> AsyncGenerator[ArticleReport | Failure, None]:
    """Each article's report, in the order found, a bounded number of them in memory."""
    loop, pool = asyncio.get_running_loop(), _pool(processes)
    waiting: deque[asyncio.Future[list[ArticleReport | Failure]]] = deque()
    try:
        while chunk := await to_thread.run_sync(_chunk, found):
            listener.found(len(chunk))
            waiting.append(loop.run_in_executor(pool, extraction.extract, chunk))
            if len(waiting) >= AHEAD * processes:
                for report in await waiting.popleft():
                    yield report
        while waiting:
            for report in await waiting.popleft():
                yield report
    except BrokenExecutor as error:
        raise LoadError("an extraction process died, perhaps for lack of memory; use fewer --processes") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


async def load(
    graph: Graph, found: Iterable[Source | Failure], summary: Summary, listener: Listener, *, processes: int = 1
) -> None:
    """Extract and store every article of `found`, noting in `summary` what became of it.

    `summary` is right whenever this ends, also by an exception or a cancellation: an article is stored whole or not at
    all. Raises `GraphError` when the graph cannot be written, `LoadError` when the extraction cannot go on.
    """
    began = time.perf_counter()
    reports = _reports(iter(found), processes, listener)
    try:
        async for report in reports:
            result = report if isinstance(report, Failure) else await _write(graph, report, summary)
            if isinstance(result, Failure):
                summary.failures.append(result)
            listener.done(result)
    finally:
        await reports.aclose()
        summary.seconds = time.perf_counter() - began


async def _write(graph: Graph, report: ArticleReport, summary: Summary) -> ArticleReport | Failure:
    try:
        outcome = await archive.write(graph, report)
    except QueryFailed as error:
        return Failure(report.article.source, f"the graph rejects it ({error})")
    match outcome:
        case Outcome.ADDED:
            summary.added += 1
        case Outcome.CHANGED:
            summary.changed += 1
        case Outcome.UNCHANGED:
            summary.unchanged += 1
    summary.events += len(report.events)
    summary.words += len(report.article.text.split())
    return report
