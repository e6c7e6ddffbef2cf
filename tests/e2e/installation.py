"""An Attache of its own: one ATTACHE_HOME, the `attache` command run in it as a user would, and what runs there.

Commands get no setting from the outside, so that they use the embedded Neo4j whatever the tests were started with.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"
COMMAND = (sys.executable, "-c", "from app.cli import main; main()")

READY_SECONDS = 120
"""A start takes some 15 s with warm caches; with cold ones there is a download before it."""

STOP_SECONDS = 60
"""A graceful stop of Neo4j takes some 11 s."""

API_KEY = "end-to-end"
DIGEST = re.compile(r"\b[0-9a-f]{16,64}\b")


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: where it answers, its process, and the file that holds what it says."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Installation:
    """`home` becomes ATTACHE_HOME."""

    home: Path
    settings: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """The environment of a command: nothing of Neo4j's or Attache's but this installation's own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "ATTACHE_"))}
        cache = {name: os.environ[name] for name in ("ATTACHE_CACHE",) if name in os.environ}
        return {
            **kept,
            **cache,
            "ATTACHE_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
            **self.settings,
        }

    def run(self, *arguments: str, timeout: float = 180) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, whatever its exit code."""
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def done(self, *arguments: str) -> str:
        """What a command prints. Fails unless its exit code is 0."""
        result = self.run(*arguments)
        assert result.returncode == 0, f"attache {' '.join(arguments)}: {result.stdout}\n{result.stderr}"
        return result.stdout

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command in a session of its own, its output in a file below the home."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self.log(arguments[0]).open("wb") as log:
            return subprocess.Popen(
                [*COMMAND, *arguments],
                cwd=ROOT,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def log(self, command: str) -> Path:
        return self.home.with_name(f"{self.home.name}-{command}.log")

    @contextmanager
    def serving(self, command: str = "serve") -> Iterator[Served]:
        """`attache serve` or `attache demo`, ready to answer; stopped by SIGTERM at the end."""
        port = free_port()
        process = self.begin(command, "--port", str(port))
        served = Served(f"http://127.0.0.1:{port}", process, self.log(command))
        try:
            wait_until_ready(served)
            yield served
        finally:
            stop(process)

    def digests(self) -> tuple[str, ...]:
        """The digests that `attache verify` prints: of the reported and of the resolved layer."""
        found = tuple(DIGEST.findall(self.done("verify")))
        assert len(found) == 2, found
        return found

    def neo4j(self) -> list[psutil.Process]:
        """The processes of this home's embedded server."""
        return [
            process
            for process in psutil.process_iter(["name", "cmdline"])
            if "java" in (process.info["name"] or "")
            and any(str(self.home) in word for word in process.info["cmdline"] or [])
        ]

    def kill_neo4j(self) -> None:
        """kill -9."""
        assert self.neo4j(), "the embedded server does not run"
        self.clear_away()

    def clear_away(self) -> None:
        """Leave no server of this home behind, whatever a test did."""
        left = self.neo4j()
        for process in left:
            process.kill()
        psutil.wait_procs(left, timeout=STOP_SECONDS)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(served: Served) -> None:
    """Until /readyz says 200. Fails, with what the server said, when its process ends or time is up."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        assert served.process.poll() is None, f"it ended:\n{served.said()}"
        try:
            if httpx.get(f"{served.address}/readyz", timeout=5).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"not ready after {READY_SECONDS} s:\n{served.said()}")


def stop(process: subprocess.Popen[bytes]) -> int:
    """SIGTERM, then the exit code. One that does not end is killed, so that it is not left behind, and fails."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        return process.wait(timeout=STOP_SECONDS)
    finally:
        abandon(process)


def abandon(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the process and its helpers, where it still runs."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
