"""Progress on standard error: of a load, of other long work, and of the embedded server's start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.markup import escape
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from app import console
from app.ingest import Listener
from graph import embedded
from graph.embedded import Step
from graph.reports import ArticleReport
from loaders.read import Failure

NAME_WIDTH = 40


@contextmanager
def loading() -> Iterator[Listener]:
    """A bar over the articles found so far, and a line above it for each that failed."""
    columns = (
        TextColumn("loading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=console.err, transient=True) as bar:
        task = bar.add_task("loading", total=None, name="")
        total = 0

        def found(number: int) -> None:
            nonlocal total
            total += number
            bar.update(task, total=total)

        def done(result: ArticleReport | Failure) -> None:
            name = result.name if isinstance(result, Failure) else result.article.source
            if isinstance(result, Failure):
                bar.console.print(Text.assemble(("failed: ", "bold red"), str(result)))
            bar.update(task, advance=1, name=escape(name[-NAME_WIDTH:]))

        yield Listener(found, done)


Count = Callable[[str, int, int | None], None]


@contextmanager
def counting() -> Iterator[Count]:
    """A bar over what is done, in words, how much of it is done and, where that is known, of how much altogether."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console.err, transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def told(what: str, done: int, total: int | None) -> None:
            bar.update(task, description=what, completed=done, visible=True)
            bar.tasks[0].total = total  # by `update` it could not become unknown again

        yield told


@contextmanager
def starting() -> Iterator[embedded.Progress]:
    """What the embedded server's start is doing: bytes where there are bytes to count, else the time it takes."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console.err, transient=True, disable=not console.err.is_terminal) as bar:
        tasks: dict[embedded.Phase, TaskID] = {}

        def show(step: Step) -> None:
            if step.phase not in tasks:
                for task in tasks.values():
                    bar.remove_task(task)
                tasks.clear()
                tasks[step.phase] = bar.add_task(step.phase.value, total=None)
                if not console.err.is_terminal:
                    console.err.print(f"{step.phase.value} …")
            bar.update(tasks[step.phase], completed=step.done, total=step.total or None)

        yield show
