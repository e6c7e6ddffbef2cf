"""`attache demo`"""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from app import console, ingest, samples, server
from app.commands import load, session
from app.commands.progress import loading, starting
from app.ingest import Summary
from graph.connection import Graph
from loaders.read import Sidecar, read

NEXT_PORTS = 20  # tried behind 8000 where other programs have that
QUESTIONS = (
    ("Who was at the signing in Nairobi on 1 March 2024?", "/attendance?subtype=signing&from=2024-03-01&to=2024-03-01"),
    ("What did William Ruto attend?", "/people/william-ruto/events?attended=true"),
    ("What happened in Haiti in June 2024?", "/events?place=haiti&from=2024-06&to=2024-06"),
    ("Who promised how many people?", "/contributions"),
    ("Who held which office?", "/offices"),
)


def demo(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on. Default: 8000, or the next that is free.")
    ] = None,
) -> None:
    """Load the sample archive and answer questions about it, until Ctrl-C or SIGTERM."""
    settings = session.settings()
    folder = samples.folder()
    wanted, further = (settings.port, NEXT_PORTS) if port is None else (port, 0)
    with (
        server.ending(),
        server.listen(settings.host, wanted, further=further) as sock,
        server.database(settings, keep=False, watch=starting) as endpoint,
    ):
        summary = Summary()

        async def work(graph: Graph) -> None:
            found = read(str(folder), sidecar=Sidecar.load(folder / samples.METADATA))
            with loading() as listener:
                await ingest.load(graph, found, summary, listener)

        asyncio.run(session.at(endpoint, work))
        load.report(summary, as_json=False)
        _invite(server.address(sock), can_write=bool(settings.api_keys))
        server.run(settings, endpoint, sock)


def _invite(address: str, *, can_write: bool) -> None:
    lines = [
        f"Attache answers at {address}",
        "",
        f"  {address}/docs",
        "  every operation, to read about and to try out",
    ]
    for question, path in QUESTIONS:
        lines += ["", f"  {address}{path}", f"  {question}"]
    if not can_write:
        lines += ["", "To add articles over HTTP as well, start it with ATTACHE_API_KEY set."]
    console.out.print("\n".join([*lines, "", "Ctrl-C ends it."]), markup=False)
