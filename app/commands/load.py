"""`attache load`"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from app import console, ingest, reconciliation
from app.commands import session
from app.commands.progress import loading
from app.exits import FAILED, INTERRUPTED, UsageError
from app.ingest import Summary
from app.settings import web_address
from graph.connection import Graph
from loaders.errors import LoaderError
from loaders.model import Metadata
from loaders.read import Sidecar, read_all


def sidecar(path: Path | None) -> Sidecar | None:
    if path is None:
        return None
    try:
        found = Sidecar.load(path)
    except LoaderError as error:
        raise UsageError(f"--metadata: {error}") from error
    for line in found.notes:
        console.note(line)
    return found


def _service(url: str) -> str:
    try:
        return web_address(url)
    except ValueError as error:
        raise UsageError(f"--reconcile: {error}") from error


def load(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL|-…", help="Files, folders, addresses, or - for standard input."),
    ],
    metadata: Annotated[
        Path | None,
        typer.Option(help="CSV or JSONL with a column `file` and any of published, publisher, title, url, language."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Date of publication of all articles: 2024, 2024-03 or 2024-03-01."),
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of all articles.")] = None,
    title: Annotated[str | None, typer.Option(help="Title, of one article.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published, of one article.")] = None,
    processes: Annotated[int, typer.Option(min=1, max=64, help="Processes that extract; each takes about 500 MB.")] = 1,
    reconcile: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Reconciliation service to ask for Wikidata items. Default: ATTACHE_RECONCILE_URL."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON document.")] = False,
) -> None:
    """Read articles and keep what they report. Loading again changes nothing.

    What cannot be read is named, one line each, and the rest is loaded. Exit code: 0 all loaded, 1 some failed,
    2 wrong usage, 130 ended by Ctrl-C (what was stored stays).
    """
    beside = sidecar(metadata)
    options = Metadata(title=title, publisher=publisher, published=published, url=url)
    try:
        found = read_all(targets, metadata=options, sidecar=beside)
    except LoaderError as error:
        raise UsageError(f"--published: {str(error).removeprefix('published: ')}") from error
    settings = session.settings()
    service = settings.reconcile_url if reconcile is None else _service(reconcile)
    summary = Summary()

    async def work(graph: Graph) -> None:
        async with reconciliation.opened(service) as asked:
            with loading() as listener:
                reconciler = asked.begin() if asked else None
                await ingest.load(graph, found, summary, listener, processes=processes, reconciler=reconciler)

    try:
        session.within(settings, work)
    except (KeyboardInterrupt, asyncio.CancelledError):
        summary.interrupted = True
    finally:
        report(summary, as_json=as_json)
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.failures:
        raise typer.Exit(FAILED)


def report(summary: Summary, *, as_json: bool) -> None:
    """Say what the load has done."""
    if as_json:
        console.document(summary.document())
        return
    stored = f"{summary.added} added, {summary.changed} changed, {summary.unchanged} unchanged"
    counts = f"{stored}, {len(summary.failures)} failed"
    console.out.print(f"articles: {counts}", markup=False)
    speed = f"{summary.words} words in {summary.seconds:.1f} s, {summary.words_per_second} a second"
    console.out.print(f"events:   {summary.events} ({speed})", markup=False)
    if (tally := summary.reconciliation) is not None:
        matched = f"{tally.matched} of {tally.asked} names have a Wikidata item, {tally.unanswered} without an answer"
        console.out.print(f"reconciliation: {matched}", markup=False)
    if summary.interrupted:
        console.note("ended by Ctrl-C; the same command goes on from here")
