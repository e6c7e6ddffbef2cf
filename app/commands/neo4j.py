"""`attache neo4j start`, `stop` and `status`"""

from __future__ import annotations

from typing import Annotated

import typer

from app import console
from app.commands import session
from app.commands.progress import starting
from app.settings import Settings
from graph import embedded

NOT_RUNNING = 3  # what status commands of services give, so that scripts can tell it from a failure

app = typer.Typer(no_args_is_help=True)


@app.command()
def start() -> None:
    """Start the server and leave it running; the first start fetches Neo4j, about 180 MB."""
    settings = session.settings()
    with starting() as progress:
        started = embedded.start(settings.home, progress=progress)
    for notice in started.notices:
        console.note(notice)
    console.out.print("Neo4j is ready." if started.new else "Neo4j runs already.")
    _show(embedded.status(settings.home))
    _warn(settings)


@app.command()
def stop() -> None:
    """Stop the server, and wait until it has ended."""
    stopped = embedded.stop(session.settings().home)
    console.out.print("Neo4j has ended." if stopped else "Neo4j does not run.")


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Show whether the server runs and where; the exit code is 3 where it does not."""
    settings = session.settings()
    found = embedded.status(settings.home)
    if as_json:
        console.document(_document(found))
    else:
        console.out.print("Neo4j runs." if found.running else "Neo4j does not run.")
        _show(found)
        _warn(settings)
    if not found.running:
        raise typer.Exit(NOT_RUNNING)


def _document(found: embedded.Status) -> dict[str, object]:
    """The password itself stays in its file."""
    return {
        "running": found.running,
        "pid": found.pid,
        "uri": found.endpoint.uri if found.endpoint else None,
        "username": found.endpoint.username if found.endpoint else None,
        "database": found.endpoint.database if found.endpoint else None,
        "version": found.version,
        "password_file": str(found.password_file),
        "data_folder": str(found.data_folder),
        "log_file": str(found.log_file),
    }


def _show(found: embedded.Status) -> None:
    lines = {
        "address": found.endpoint.uri if found.endpoint else None,
        "user": found.endpoint.username if found.endpoint else None,
        "password": f"in {found.password_file}" if found.running else None,
        "process": found.pid,
        "version": found.version,
        "data": found.data_folder,
        "log": found.log_file,
    }
    for name, value in lines.items():
        if value is not None:
            console.out.print(f"  {name:<9} {value}", markup=False)


def _warn(settings: Settings) -> None:
    if settings.neo4j_uri:
        console.note(
            f"NEO4J_URI is set, so the other commands use the server at {settings.neo4j_uri} and not this one."
        )
