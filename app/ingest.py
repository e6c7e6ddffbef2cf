"""Loading many articles: one or several processes extract, one writer writes, and what cannot be read is said."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from app import feed, reconciliation
from graph import archive
from graph.archive import Outcome
from graph.connection import Graph
from graph.errors import QueryFailed
from graph.reports import ArticleReport
from loaders.model import Source
from loaders.read import Failure

if TYPE_CHECKING:
    from loaders.reconcile import Reconciler, Tally

Results = list[ArticleReport | Failure]


@dataclass(slots=True)
class Summary:
    """What a load has done so far. `seconds` runs until the load ends.

    `reconciliation` counts what a reconciliation service was asked, where one is.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)
    events: int = 0
    words: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    reconciliation: Tally | None = None

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
            "reconciliation": self.reconciliation and asdict(self.reconciliation),
            "failures": [{"name": item.name, "reason": item.reason} for item in self.failures],
        }


@dataclass(frozen=True, slots=True)
class Listener:
    """Who wants to know: `found` gets the number of further articles found, `done` each article's result."""

    found: Callable[[int], None]
    done: Callable[[ArticleReport | Failure], None]


async def load(
    graph: Graph,
    found: Iterable[Source | Failure],
    summary: Summary,
    listener: Listener,
    *,
    processes: int = 1,
    reconciler: Reconciler | None = None,
) -> None:
    """Extract and store every article of `found`, noting in `summary` what became of it.

    A `reconciler` completes what was extracted before it is stored; that its service fails costs no article.
    `summary` is right whenever this ends, also by an exception or a cancellation: an article is stored whole or not at
    all. Raises `GraphError` when the graph cannot be written, `LoadError` when the extraction cannot go on.
    """
    began = time.perf_counter()
    summary.reconciliation = reconciler.tally if reconciler else None
    reports = feed.reports(iter(found), processes, listener.found)
    try:
        async for extracted in _batches(reports):
            batch = await _reconciled(graph, extracted, reconciler) if reconciler else extracted
            for result in await _write(graph, batch, summary):
                if isinstance(result, Failure):
                    summary.failures.append(result)
                listener.done(result)
    finally:
        await reports.aclose()
        if reconciler:
            reconciliation.warn(reconciler)
        summary.seconds = time.perf_counter() - began


async def _batches(reports: AsyncIterator[ArticleReport | Failure]) -> AsyncIterator[Results]:
    """The reports as they were extracted together, so that none waits for others to be written."""
    batch: Results = []
    async for report in reports:
        batch.append(report)
        if len(batch) == feed.CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch


async def _reconciled(graph: Graph, batch: Results, reconciler: Reconciler) -> Results:
    """The batch with its reports completed, in their order."""
    reports = [item for item in batch if not isinstance(item, Failure)]
    completed = iter(await reconciliation.reconcile(graph, reconciler, reports))
    return [item if isinstance(item, Failure) else next(completed) for item in batch]


async def _write(graph: Graph, batch: Results, summary: Summary) -> Results:
    """Store the articles of the batch in one transaction; what became of each, in their order.

    Where that fails they are stored one by one: an article that the graph rejects costs no other.
    """
    reports = [item for item in batch if not isinstance(item, Failure)]
    if len({report.article.id for report in reports}) == len(reports) > 1:
        try:
            outcomes = await archive.write_all(graph, reports)
        except QueryFailed:
            pass
        else:
            for report, outcome in zip(reports, outcomes, strict=True):
                _count(summary, report, outcome)
            return batch
    return [item if isinstance(item, Failure) else await _write_alone(graph, item, summary) for item in batch]


async def _write_alone(graph: Graph, report: ArticleReport, summary: Summary) -> ArticleReport | Failure:
    try:
        outcome = await archive.write(graph, report)
    except QueryFailed as error:
        return Failure(report.article.source, f"the graph rejects it ({error})")
    _count(summary, report, outcome)
    return report


def _count(summary: Summary, report: ArticleReport, outcome: Outcome) -> None:
    match outcome:
        case Outcome.ADDED:
            summary.added += 1
        case Outcome.CHANGED:
            summary.changed += 1
        case Outcome.UNCHANGED:
            summary.unchanged += 1
    summary.events += len(report.events)
    summary.words += len(report.article.text.split())
