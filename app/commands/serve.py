"""`attache serve`"""

from __future__ import annotations

from typing import Annotated

import typer

from app import console, server
from app.commands import session
from app.commands.progress import starting


def serve(
    host: Annotated[
        str | None,
        typer.Option(help="Address to listen on; 0.0.0.0 for every network. Default: ATTACHE_HOST, 127.0.0.1."),
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on. Default: ATTACHE_PORT, 8000.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes that answer. Default: ATTACHE_WORKERS, 1.")
    ] = None,
) -> None:
    """Answer over HTTP until Ctrl-C or SIGTERM."""
    settings = session.settings()
    with (
        server.ending(),
        server.listen(host or settings.host, settings.port if port is None else port) as sock,
        server.database(settings, keep=False, watch=starting) as endpoint,
    ):
        console.err.print(
            f"Attache answers at {server.address(sock)}; its documentation is at {server.address(sock)}/docs"
        )
        server.run(settings, endpoint, sock, workers=workers or settings.workers)
