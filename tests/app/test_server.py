"""Ports, and processes from their start to their end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest

from app import server
from app.feed import CHUNK
from app.server import ServerError
from graph.connection import Graph
from graph.endpoint import Endpoint
from graph.reads import articles

ROOT = Path(__file__).parents[2]


def test_a_taken_port_is_passed_over_only_where_others_will_do() -> None:
    with server.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"port {port}: another program"):
            server.listen("127.0.0.1", port)
        with server.listen("127.0.0.1", port, further=20) as other:
            assert port < other.getsockname()[1] <= port + 20


def test_an_address_that_is_not_ours() -> None:
    with pytest.raises(ServerError, match="--host"):
        server.listen("192.0.2.1", 0)
    with pytest.raises(ServerError, match="--host"):
        server.listen("no-such-host.invalid", 0)


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")])  # noqa: S104
def test_the_address_to_open(host: str, shown: str) -> None:
    with server.listen(host, 0) as sock:
        assert server.address(sock) == f"http://{shown}:{sock.getsockname()[1]}"


def test_the_end_of_a_process_runs_what_stops_others() -> None:
    ended = []

    def work() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        finally:
            ended.append("stopped")

    with server.ending(), pytest.raises(SystemExit) as caught:
        work()
    assert (ended, caught.value.code) == (["stopped"], 0)


@contextmanager
def attache(endpoint: Endpoint, home: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of the command line."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ATTACHE_")},
        "PYTHONPATH": str(ROOT),
        "NEO4J_URI": endpoint.uri,
        "NEO4J_USERNAME": endpoint.username,
        "NEO4J_PASSWORD": endpoint.password,
        "NEO4J_DATABASE": endpoint.database,
        "ATTACHE_HOME": str(home),
        "ATTACHE_LOG_JSON": "yes",
    }
    command = [sys.executable, "-c", "from app.cli import main; main()", *arguments]
    with subprocess.Popen(
        command,
        env=environment,
        text=True,
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a test run in the background of a shell has Ctrl-C ignored, and hands that down
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize(("workers", "end"), [("1", signal.SIGTERM), ("2", signal.SIGINT)])
def test_serve_answers_until_it_is_told_to_end(
    neo4j_endpoint: Endpoint, tmp_path: Path, workers: str, end: signal.Signals
) -> None:
    port = str(free_port())
    with attache(neo4j_endpoint, tmp_path, "serve", "--port", port, "--workers", workers) as process:
        assert process.stderr is not None
        assert f"http://127.0.0.1:{port}/docs" in process.stderr.readline()
        assert httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=30).json()["status"] == "ready"
        process.send_signal(end)
        said = process.stderr.read()
        assert process.wait(timeout=20) == 0, said
    assert '"path": "/readyz"' in said
    assert "Traceback" not in said


def test_serve_on_a_taken_port_says_so(neo4j_endpoint: Endpoint, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with attache(neo4j_endpoint, tmp_path, "serve", "--port", port) as process:
            assert process.stderr is not None
            said = process.stderr.read()
            assert process.wait(timeout=20) == 1
    [line] = said.splitlines()
    assert line.startswith(f"error: cannot listen on 127.0.0.1, port {port}: another program does")


@pytest.mark.anyio
@pytest.mark.timeout(120)
async def test_ctrl_c_ends_a_load_with_what_was_stored(graph: Graph, neo4j_endpoint: Endpoint, tmp_path: Path) -> None:
    """Also while it waits for more of its standard input."""
    with attache(neo4j_endpoint, tmp_path, "load", "-", "--json") as process:
        assert process.stdin is not None
        for number in range(CHUNK):
            process.stdin.write(json.dumps({"id": f"n{number}", "text": f"Kenya signed deal {number}."}) + "\n")
        process.stdin.flush()
        while len((await articles.page(graph, after=None, limit=100)).items) < CHUNK:
            assert process.poll() is None
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.3)  # from the last article's commit to its being counted
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stdout is not None
        found = json.loads(process.stdout.read())
    assert (found["articles"]["added"], found["interrupted"]) == (CHUNK, True)
