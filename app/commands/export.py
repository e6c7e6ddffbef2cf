"""`attache export`"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from app import files
from app.commands import session
from app.commands.progress import counting
from graph import export as exporting
from graph.connection import Graph
from graph.export import Format


def export(
    form: Annotated[
        Format, typer.Option("--format", help="attache: what articles report, and judgements. resolved: what follows.")
    ] = Format.ATTACHE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File instead of standard output; .gz packs.")
    ] = None,
) -> None:
    """Write the graph as JSON lines, sorted: equal graphs give equal bytes.

    A file is written whole or not at all. From the format `attache` a graph can be restored, see `attache restore`.
    """
    if output is None:
        try:
            write(form, lambda line: files.write(sys.stdout.buffer, line))
            sys.stdout.flush()
        except (files.FileError, BrokenPipeError) as error:
            _leave_stdout()
            raise files.FileError(f"standard output: {error}") from error
        return
    with files.writing(output) as put:
        write(form, put)


def write(form: Format, put: Callable[[str], None]) -> tuple[int, int]:
    """Give `put` the lines of the graph; how many articles and judgements they tell of, where the format says so."""

    async def work(graph: Graph) -> tuple[int, int]:
        if form is Format.RESOLVED:
            await exporting.resolved(graph, put)
            return 0, 0
        with counting() as told:
            return await exporting.attache(graph, put, lambda done, total: told("exporting", done, total))

    return session.within(session.settings(), work, current=form is Format.RESOLVED)


def _leave_stdout() -> None:
    """Let Python's own end not fail on what can no longer be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
