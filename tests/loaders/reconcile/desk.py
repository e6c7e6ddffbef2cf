"""A small reconciliation service on a loopback port: it says what a test tells it to and keeps what it is sent."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

WIKIDATA = "http://www.wikidata.org/entity/"
START_SECONDS = 60.0


def candidate(qid: str, score: float = 50.0, *, match: bool = False) -> dict[str, Any]:
    return {"id": qid, "name": qid, "score": score, "match": match, "type": [{"id": "Q5", "name": "human"}]}


@dataclass(slots=True)
class Desk:
    """What the service says, by name asked for, and what it was asked. `troubles` are answered first."""

    url: str
    manifest: Any = field(
        default_factory=lambda: {
            "versions": ["0.1", "0.2"],
            "name": "A desk",
            "identifierSpace": WIKIDATA,
            "schemaSpace": "http://www.wikidata.org/prop/direct/",
        }
    )
    known: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    troubles: deque[Response] = field(default_factory=deque)
    silent: set[str] = field(default_factory=set)
    manifests: int = 0
    batches: list[dict[str, Any]] = field(default_factory=list)
    arrivals: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    @property
    def asked(self) -> list[str]:
        """Every name asked for, in order."""
        return [item["query"] for batch in self.batches for item in batch.values()]

    def trouble(self, status: int, **headers: str) -> None:
        """Answer one further POST with this status."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.troubles.append(JSONResponse({"detail": "trouble"}, status, headers=said))


def _app(desk: Desk) -> FastAPI:
    app = FastAPI(openapi_url=None)

    @app.get("/api")
    def manifest(request: Request) -> Response:
        desk.manifests += 1
        desk.agents.add(request.headers["user-agent"])
        return JSONResponse(desk.manifest)

    @app.get("/old")
    def moved() -> Response:
        return RedirectResponse("/api", 301)

    @app.post("/api")
    async def reconcile(request: Request) -> Response:
        desk.arrivals.append(time.monotonic())
        if desk.troubles:
            return desk.troubles.popleft()
        form = parse_qs((await request.body()).decode())
        batch = json.loads(form["queries"][0])
        desk.batches.append(batch)
        return JSONResponse(
            {
                number: {"result": desk.known.get(item["query"], [])}
                for number, item in batch.items()
                if item["query"] not in desk.silent
            }
        )

    return app


@contextmanager
def running() -> Iterator[Desk]:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        desk = Desk(f"http://127.0.0.1:{sock.getsockname()[1]}/api")
        server = uvicorn.Server(uvicorn.Config(_app(desk), log_config=None, lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        until = time.monotonic() + START_SECONDS
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield desk
        finally:
            server.should_exit = True
            thread.join(START_SECONDS)
