"""`attache explain`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import console
from app.commands.explained import lines
from app.commands.load import sidecar
from app.exits import FAILED, UsageError
from loaders.errors import LoaderError
from loaders.model import Metadata, Source
from loaders.read import Failure, read

if TYPE_CHECKING:
    from loaders.explain import Explanation


def explain(
    target: Annotated[str, typer.Argument(metavar="FILE|URL|-", help="A file, an address, or - for standard input.")],
    metadata: Annotated[Path | None, typer.Option(help="CSV or JSONL about the file, as for `attache load`.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of publication: 2024, 2024-03 or 2024-03-01.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    color: Annotated[bool, typer.Option("--color/--no-color", help="Colours in the terminal.")] = True,
) -> None:
    """Show what is read out of an article, and why. Nothing is stored, and no database is needed.

    Sentence by sentence: who is spoken of, when, and which events the words may tell, with what speaks for and against
    each; then the events with their participants, dates and places, offices and contributions.
    """
    try:
        found = read(target, metadata=Metadata(title=title, published=published), sidecar=sidecar(metadata))
    except LoaderError as error:
        raise UsageError(f"--published: {str(error).removeprefix('published: ')}") from error
    failures: list[Failure] = []
    explained = _explained(found, failures)
    if as_json:
        console.document({"articles": [asdict(item) for item in explained]})
    else:
        out = console.results(color=color)
        for item in explained:
            for line in lines(item):
                out.print(line)
    if failures:
        raise typer.Exit(FAILED)


def _explained(found: Iterator[Source | Failure], failures: list[Failure]) -> Iterator[Explanation]:
    """The explanation of each article; what cannot be read is said and put among the failures."""
    from loaders.explain import explain_source  # loads spaCy and the model, which no other command waits for

    for item in found:
        failure = item if isinstance(item, Failure) else None
        if isinstance(item, Source):
            try:
                yield explain_source(item)
            except LoaderError as error:
                failure = Failure(item.name, str(error))
        if failure:
            failures.append(failure)
            console.failed(str(failure))
