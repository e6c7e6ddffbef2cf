"""`attache backup` and `attache restore`"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from app import console, files
from app.commands import export, session
from app.commands.progress import counting
from graph.connection import Graph
from graph.errors import InvalidBackup
from graph.export import Format
from graph.restore import Phase, Restored
from graph.restore import restore as put_back


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write; packed where its name ends in .gz.")],
) -> None:
    """Write everything that a graph can be restored from into one file: what articles report, and judgements.

    The file is there whole or not at all. Graphs that `attache rebuild` is needed for can be backed up before it.
    """
    with files.writing(file) as put:
        articles, judgements = export.write(Format.ATTACHE, put)
    console.out.print(f"{file}: {articles} articles, {judgements} judgements", markup=False)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File that `attache backup` has written.")],
    merge: Annotated[
        bool, typer.Option("--merge", help="Add to what the graph holds; its articles of the same ids are replaced.")
    ] = False,
) -> None:
    """Put a backup into an empty graph; both layers are then as they were.

    The file is checked first: where it is cut off or altered, nothing is restored. The same again changes nothing.
    """
    writing = False

    async def work(graph: Graph) -> Restored:
        nonlocal writing
        with counting() as count:

            def told(phase: Phase, done: int, total: int | None) -> None:
                nonlocal writing
                writing = phase is Phase.WRITING
                count(phase.value, done, total)

            return await put_back(graph, lambda: files.lines(file), merge=merge, told=told)

    try:
        found = session.within(session.settings(), work)
    except InvalidBackup as error:
        raise InvalidBackup(f"{file}, {error}") from error
    except (KeyboardInterrupt, asyncio.CancelledError) as error:
        if writing:
            console.note(f"what was restored stays; `attache restore --merge {file}` goes on from here")
        raise KeyboardInterrupt from error
    articles = f"articles:   {found.articles} restored, {found.articles_unchanged} unchanged"
    judgements = f"judgements: {found.judgements} restored, {found.judgements_unchanged} unchanged"
    console.out.print(f"{articles}\n{judgements}", markup=False)
