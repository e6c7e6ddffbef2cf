"""How fast articles are read: `python bench/load.py CORPUS [--limit N] [--store]`.

Times, over the same articles and in one process, the bare spaCy pipeline, then the whole extraction, then, with
`--store`, extraction and writing into an embedded Neo4j that is made for the run. Words are what white space parts.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from graph import archive, embedded, schema
from graph.connection import Graph
from graph.reports import ArticleReport
from loaders.annotate import BATCH_SIZE
from loaders.engine.pipeline import pipeline
from loaders.model import Source
from loaders.pipeline import extract_all
from loaders.read import Failure, read


def sources(corpus: str, limit: int | None) -> list[Source]:
    """The readable articles of a file or folder, the first `limit` of them. Exits where there is none."""
    found: Iterator[Source] = (item for item in read(corpus) if not isinstance(item, Failure))
    taken = list(islice(found, limit))
    if not taken:
        raise SystemExit(f"{corpus}: no article could be read there")
    return taken


def bare(articles: list[Source]) -> int:
    """Parse each article with spaCy and nothing else; how many came through."""
    return sum(1 for _ in pipeline().pipe((article.content for article in articles), batch_size=BATCH_SIZE))


def extracted(articles: list[Source]) -> int:
    """Run the whole extraction; how many articles came through."""
    return sum(isinstance(report, ArticleReport) for report in extract_all(articles))


async def written(articles: list[Source], graph: Graph) -> int:
    """Extract and write, an article at a time; how many are stored."""
    reports = [report for report in extract_all(articles) if isinstance(report, ArticleReport)]
    for report in reports:
        await archive.write(graph, report)
    return len(reports)


@contextmanager
def timed(name: str, words: int) -> Iterator[Callable[[int], None]]:
    """Print what the body took, as a line of the table; the body says how many articles came through."""
    counts: list[int] = []
    begin = time.perf_counter()
    yield counts.append
    seconds = time.perf_counter() - begin
    print(f"{name:<20} {sum(counts):>9,} {seconds:>9.1f} {words / seconds:>12,.0f}")


async def store(articles: list[Source], words: int, home: Path) -> None:
    """Time extraction and writing against an empty embedded server in `home`; its start and stop are not counted."""
    endpoint = embedded.start(home).endpoint
    try:
        async with Graph.open(endpoint) as graph:
            await schema.ensure(graph)
            with timed("extract and store", words) as count:
                count(await written(articles, graph))
    finally:
        embedded.stop(home)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", help="a .jsonl or .jsonl.gz file, any other article file, or a folder of them")
    parser.add_argument("--limit", type=int, help="take the first N articles")
    parser.add_argument("--store", action="store_true", help="also write into an embedded Neo4j")
    arguments = parser.parse_args()

    articles = sources(arguments.corpus, arguments.limit)
    words = sum(len(article.content.split()) for article in articles)
    warm_up = articles[:1]  # models, lexicons and gazetteers are read with the first article
    bare(warm_up)
    extracted(warm_up)

    print(f"{len(articles):,} articles, {words:,} words")
    print(f"{'':<20} {'articles':>9} {'seconds':>9} {'words/second':>12}")
    with timed("bare spaCy", words) as count:
        count(bare(articles))
    with timed("extract", words) as count:
        count(extracted(articles))
    if arguments.store:
        with tempfile.TemporaryDirectory(prefix="attache-bench-") as folder:
            asyncio.run(store(articles, words, Path(folder)))
    print(f"most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB (this process)")


if __name__ == "__main__":
    main()
