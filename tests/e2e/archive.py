"""What the database of an installation holds, asked beside the program, and archives to load into it."""

from __future__ import annotations

import asyncio
import csv
import shutil
import time
from pathlib import Path

from graph import embedded
from graph.connection import Graph
from graph.reads import articles
from tests.e2e.installation import READY_SECONDS, SAMPLE, Installation

METADATA = "metadata.csv"


def article_ids(installation: Installation) -> list[str]:
    """The ids of all articles. The embedded server must run."""
    endpoint = embedded.status(installation.home).endpoint
    assert endpoint is not None

    async def ask() -> list[str]:
        async with Graph.open(endpoint) as graph:
            found: list[str] = []
            after: str | None = None
            while True:
                page = await articles.page(graph, after=after, limit=100)
                found += [row["id"] for row in page.items]
                if page.next_key is None:
                    return found
                after = page.next_key

    return asyncio.run(ask())


def wait_for_articles(installation: Installation, number: int) -> None:
    """Until at least `number` articles are in."""
    deadline = time.monotonic() + READY_SECONDS
    while len(article_ids(installation)) < number:
        assert time.monotonic() < deadline, f"no {number} articles after {READY_SECONDS} s"
        time.sleep(0.05)


def empty(installation: Installation) -> None:
    """Remove every article, by the command."""
    installation.done("neo4j", "start")
    if ids := article_ids(installation):
        installation.done("rm", *ids)


def copies(folder: Path, times: int) -> Path:
    """The text files of the sample, each `times` over under other names, with their metadata."""
    folder.mkdir()
    with (SAMPLE / METADATA).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (folder / METADATA).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
        writer.writeheader()
        for row in rows:
            for number in range(times):
                name = f"{number:02}-{row['file']}"
                shutil.copyfile(SAMPLE / row["file"], folder / name)
                writer.writerow(row | {"file": name})
    return folder


def load(folder: Path) -> tuple[str, ...]:
    """The arguments that load a folder with its metadata."""
    return "load", str(folder), "--metadata", str(folder / METADATA)
