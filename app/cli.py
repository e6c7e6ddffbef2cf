"""The command line `attache`.

Exit codes: 0 all good; 1 something failed, and it was said what; 2 wrong usage or settings; 130 ended by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app import console, feed
from app.commands import backup, demo, explain, export, judge, load, neo4j, rebuild, review, rm, serve, verify, version
from app.exits import FAILED, INTERRUPTED, USAGE, UsageError
from app.feed import LoadError
from app.files import FileError
from app.samples import SampleError
from app.server import ServerError
from app.settings import SettingsError
from graph.errors import GraphError
from loaders.errors import LoaderError


class Attache(TyperGroup):
    """Turns what commands raise into a line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (SettingsError, UsageError) as error:
            console.error(str(error))
            raise typer.Exit(USAGE) from error
        except (FileError, GraphError, LoaderError, LoadError, SampleError, ServerError) as error:
            console.error(str(error))
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            console.note("ended by Ctrl-C")
            raise typer.Exit(INTERRUPTED) from error


app = typer.Typer(
    name="attache",
    cls=Attache,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="News articles in, a knowledge graph out: who attended what, when, where, in which role, and who says so.",
)
app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("load")(load.load)
app.command("explain")(explain.explain)
app.command("rm")(rm.rm)
app.command("judge")(judge.judge)
app.command("judgements")(judge.listed)
app.command("retract")(judge.retract)
app.command("candidates")(review.candidates)
app.command("conflicts")(review.conflicts)
app.command("verify")(verify.verify)
app.command("export")(export.export)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("rebuild")(rebuild.rebuild)
app.command("version")(version.version)
app.add_typer(neo4j.app, name="neo4j", help="The embedded Neo4j server.")


def _show_version(wanted: bool) -> None:
    if wanted:
        version.version()
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Nothing to do before a command."""


def main() -> None:
    """What the console script `attache` runs."""
    try:
        app(prog_name="attache")
    except SystemExit as end:
        if feed.still_reading():
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code if isinstance(end.code, int) else FAILED)
        raise
