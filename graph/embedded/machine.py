"""What this machine offers: memory and free ports."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import psutil

from graph.embedded.limits import MEMORY, Memory

LOOPBACK = "127.0.0.1"

_CONTAINER_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def memory_size() -> int:
    """Bytes of memory that this process may use: the machine's, or what a container is limited to."""
    size = int(psutil.virtual_memory().total)
    for path in _CONTAINER_LIMITS:
        try:
            size = min(size, int(path.read_text(encoding="ascii")))
        except (OSError, ValueError):
            continue  # no container, no limit ("max"), or no Linux
    return size


def memory_for(size: int) -> Memory:
    """The row of the table for a machine with `size` bytes of memory."""
    return next(row for row in MEMORY if size < row.below)


def is_free(port: int) -> bool:
    """Whether a server could listen on the port of the loopback address."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # As Neo4j does: connections of a server that has just ended must not count as one that runs.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def choose_port(usual: int | None) -> int:
    """The usual port, or where somebody has that or none is wanted, one that the system gives."""
    if usual is not None and is_free(usual):
        return usual
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def who_listens(port: int) -> str:
    """The process that has the port, in words, as far as the system tells."""
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr[1:2] == (port,) and connection.pid:
                return f"{psutil.Process(connection.pid).name()}, process {connection.pid}"
    except (psutil.Error, OSError):
        pass  # the owner of a foreign process is not always ours to see
    return "another process"
