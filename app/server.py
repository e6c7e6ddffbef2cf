"""Which Neo4j is used and when it is stopped, which port is listened on, and running the API until told to end."""

from __future__ import annotations

import errno
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

from app.settings import Settings
from graph import embedded
from graph.connection import Endpoint

BACKLOG = 2048
GRACE_SECONDS = 10  # what is being answered may end; afterwards connections are closed


class ServerError(Exception):
    """The server cannot listen; the message says where and what to do."""


class Terminated(SystemExit):
    """SIGTERM, as an exception: what was started is stopped on the way out."""


@contextmanager
def database(
    settings: Settings, *, keep: bool, watch: Callable[[], AbstractContextManager[embedded.Progress]]
) -> Iterator[Endpoint]:
    """The Neo4j server to use: the one that the settings name, else the embedded one, started where it is not running.

    `watch` shows the start. Unless `keep`, an embedded server that was started here is stopped at the end; one that was
    found running stays.
    """
    given = settings.endpoint()
    if given is not None:
        yield given
        return
    with ending():
        with watch() as progress:
            started = embedded.start(settings.home, progress=progress)
        try:
            yield started.endpoint
        finally:
            if started.new and not keep:
                embedded.stop(settings.home)


@contextmanager
def ending() -> Iterator[None]:
    """Turn SIGTERM into `Terminated` inside, so that `finally` clauses run."""

    def terminate(_number: int, _frame: FrameType | None) -> None:
        raise Terminated(0)

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def listen(host: str, port: int, *, further: int = 0) -> socket.socket:
    """A listening socket at `host` on `port`, or where that is taken on one of `further` ports behind it.

    Raises `ServerError`.
    """
    for candidate in range(port, port + further + 1):
        try:
            family = socket.getaddrinfo(host, candidate, type=socket.SOCK_STREAM)[0][0]
            sock = socket.create_server((host, candidate), family=family, backlog=BACKLOG)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and candidate < port + further:
                continue
            raise ServerError(_refused(host, port, error)) from error
        sock.set_inheritable(True)
        return sock
    raise ServerError(f"every port from {port} to {port + further} is taken; give another one with --port")


def _refused(host: str, port: int, error: OSError) -> str:
    where = f"cannot listen on {host}, port {port}"
    if error.errno == errno.EADDRINUSE:
        return f"{where}: another program does; end it, or give another port with --port"
    if error.errno == errno.EACCES:
        return f"{where}: only an administrator may; give a port above 1023 with --port"
    return f"{where}: {error.strerror or error}; check --host and --port"


def address(sock: socket.socket) -> str:
    """Where a browser on this machine finds the server that listens on `sock`."""
    host, port = sock.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def run(settings: Settings, endpoint: Endpoint, sock: socket.socket, *, workers: int = 1) -> None:
    """Answer on `sock` from the graph at `endpoint` until Ctrl-C or SIGTERM."""
    import uvicorn  # a third of the start of every command, which only those that serve should pay
    from uvicorn.supervisors import Multiprocess

    from app import api

    config = uvicorn.Config(
        api.create(settings, endpoint) if workers == 1 else "app.api:from_environment",
        factory=workers > 1,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    try:
        if workers == 1:
            uvicorn.Server(config).run(sockets=[sock])
            return
        os.environ.update(
            NEO4J_URI=endpoint.uri,
            NEO4J_USERNAME=endpoint.username,
            NEO4J_PASSWORD=endpoint.password,
            NEO4J_DATABASE=endpoint.database,
        )
        Multiprocess(config, sockets=[sock]).run()
    except KeyboardInterrupt:
        pass  # the way a person ends it
    finally:
        sock.close()
