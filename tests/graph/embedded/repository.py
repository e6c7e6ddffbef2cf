"""A Maven repository on the loopback address, for tests: real HTTP, and as faulty as a test wants it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from graph.embedded.lock import Jar, Lock


@dataclass(slots=True)
class Repository:
    """Path to content, and for a path the statuses that its first requests are answered with."""

    url: str
    contents: dict[str, bytes] = field(default_factory=dict)
    refusals: dict[str, list[int]] = field(default_factory=dict)
    cut_short: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def offer(self, name: str, content: bytes, *, version: str = "1.0") -> Jar:
        """Publish a file, and give what a lock says of it."""
        jar = Jar("org.example", name, version, "", hashlib.sha256(content).hexdigest(), len(content))
        self.contents[path_of(jar)] = content
        return jar


def path_of(jar: Jar) -> str:
    return f"/{jar.group.replace('.', '/')}/{jar.artifact}/{jar.version}/{jar.name}"


def lock_of(*jars: Jar) -> Lock:
    return Lock("2026.09.0", jars)


@contextmanager
def serving() -> Iterator[Repository]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            repository.asked.append(self.path)
            statuses = repository.refusals.get(self.path)
            content = repository.contents.get(self.path)
            if statuses:
                self.send_error(statuses.pop(0))
            elif content is None:
                self.send_error(404)
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[: len(content) // 2] if self.path in repository.cut_short else content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    repository = Repository(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield repository
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
