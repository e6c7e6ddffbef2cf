"""How fast articles are loaded: `python bench/load.py CORPUS [--limit N] [--every N] [--no-store]`.

Times, over the same articles and in one process, the bare spaCy pipeline, the whole extraction, and, into an embedded
Neo4j that is made for the run, a load as `attache load` does it. Words are what white space parts.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app import ingest
from app.ingest import Listener, Summary
from graph import embedded, schema
from graph.connection import Graph
from graph.reports import ArticleReport
from loaders.annotate import BATCH_SIZE
from loaders.engine.pipeline import pipeline
from loaders.model import Source
from loaders.pipeline import extract_all
from loaders.read import Failure, read

GOAL = 0.5  # of the bare pipeline's words a second


@dataclass(slots=True)
class Phase:
    """What a phase took. `cpu` counts this process, all its threads and not Neo4j's: it says more where others work."""

    name: str
    words: int
    articles: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    def line(self, bare: Phase) -> str:
        """The phase as a line of the table, in parts of the speed of the bare pipeline too."""
        return (
            f"{self.name:<20} {self.articles:>9,} {self.seconds:>9.1f} {self.words / self.seconds:>12,.0f}"
            f" {bare.seconds / self.seconds:>8.2f} {self.cpu:>13.1f} {bare.cpu / self.cpu:>8.2f}"
        )


HEAD = f"{'':<20} {'articles':>9} {'seconds':>9} {'words/second':>12} {'ratio':>8} {'CPU seconds':>13} {'ratio':>8}"


def sources(corpus: str, limit: int | None, every: int) -> list[Source]:
    """The readable articles of a file or folder: of every `every`th the first `limit`. Exits where there is none."""
    found: Iterator[Source] = (item for item in read(corpus) if not isinstance(item, Failure))
    taken = list(islice(islice(found, 0, None, every), limit))
    if not taken:
        raise SystemExit(f"{corpus}: no article could be read there")
    return taken


def bare(articles: list[Source]) -> int:
    """Parse each article with spaCy and nothing else; how many came through."""
    return sum(1 for _ in pipeline().pipe((article.content for article in articles), batch_size=BATCH_SIZE))


def extracted(articles: list[Source]) -> int:
    """Run the whole extraction; how many articles came through."""
    return sum(isinstance(report, ArticleReport) for report in extract_all(articles))


@contextmanager
def timed(phase: Phase) -> Iterator[None]:
    """Note in the phase what the body takes."""
    seconds, cpu = time.perf_counter(), time.process_time()
    yield
    phase.seconds, phase.cpu = time.perf_counter() - seconds, time.process_time() - cpu


async def load(articles: list[Source], phase: Phase, home: Path) -> list[Failure]:
    """Load into an empty embedded server in `home`, whose start and stop are not counted; what could not be loaded."""
    endpoint = embedded.start(home).endpoint
    summary = Summary()
    try:
        async with Graph.open(endpoint) as graph:
            await schema.ensure(graph)
            with timed(phase):
                await ingest.load(graph, articles, summary, Listener(lambda _: None, lambda _: None))
    finally:
        embedded.stop(home)
    phase.articles = summary.stored
    return summary.failures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", help="a .jsonl or .jsonl.gz file, any other article file, or a folder of them")
    parser.add_argument("--limit", type=int, help="take the first N articles")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth article: a fair sample")
    parser.add_argument("--no-store", action="store_true", help="only extract: no Neo4j")
    arguments = parser.parse_args()

    articles = sources(arguments.corpus, arguments.limit, arguments.every)
    words = sum(len(article.content.split()) for article in articles)
    warm_up = articles[:1]  # models, lexicons and gazetteers are read with the first article
    bare(warm_up)
    extracted(warm_up)

    print(f"{len(articles):,} articles, {words:,} words")
    print(HEAD)
    parsing, extracting, loading = (Phase(name, words) for name in ("bare spaCy", "extract", "load"))
    with timed(parsing):
        parsing.articles = bare(articles)
    print(parsing.line(parsing), flush=True)
    with timed(extracting):
        extracting.articles = extracted(articles)
    print(extracting.line(parsing), flush=True)
    if not arguments.no_store:
        with tempfile.TemporaryDirectory(prefix="attache-bench-") as folder:
            failures = asyncio.run(load(articles, loading, Path(folder)))
        print(loading.line(parsing))
        for failure in failures:
            print(f"failed: {failure.name}: {failure.reason}")
        print(f"a load at {parsing.seconds / loading.seconds:.2f} of the bare pipeline's speed; the goal is {GOAL}")
    print(f"most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB (this process)")


if __name__ == "__main__":
    main()
