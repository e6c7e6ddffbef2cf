"""Fetching, against a server of our own on the loopback address."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from loaders.model import Media, Metadata, Source
from loaders.read import Failure, read, web

BODY = "The two ministers met in Lusaka on Friday."
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, f"<html><body><p>{BODY}</p></body></html>".encode()),
    "/latin": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, "Le traité de Genève".encode("latin-1")),
    "/a.md": (200, {"Content-Type": "text/plain"}, f"---\ntitle: T\npublished: 2024\n---\n{BODY}".encode()),
    "/raw.txt": (200, {"Content-Type": "application/octet-stream"}, BODY.encode()),
    "/a.jsonl": (200, {"Content-Type": "application/x-ndjson"}, b'{"text": "one two"}\n{"text": "three four"}\n'),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/hostname"}, b""),
    "/gone": (404, {"Content-Type": "text/html"}, b"<p>no</p>"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/liar": (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n\x1a\n"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/large":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "30000000")
            self.end_headers()
            return
        if self.path == "/slow":
            time.sleep(2)
        if self.path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"more and more\n" * 10_000)
            except OSError:
                return
        status, headers, content = PAGES.get(self.path, PAGES["/page"])
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 — the base class names it so
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page(site: str) -> None:
    (found,) = read(f"{site}/page", metadata=Metadata(publisher="P"))
    assert isinstance(found, Source)
    assert (found.name, found.media) == (f"{site}/page", Media.HTML)
    assert BODY in found.content
    assert found.metadata == Metadata(publisher="P", url=f"{site}/page")


def test_the_address_after_a_redirect_is_the_articles(site: str) -> None:
    (found,) = read(f"{site}/moved")
    assert isinstance(found, Source)
    assert (found.name, found.metadata.url) == (f"{site}/moved", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "media", "words"),
    [
        ("/latin", Media.TEXT, "Le traité de Genève"),
        ("/a.md", Media.MARKDOWN, BODY),
        ("/raw.txt", Media.TEXT, BODY),
    ],
)
def test_the_content_type_decides_and_the_suffix_helps(site: str, path: str, media: Media, words: str) -> None:
    (found,) = read(site + path)
    assert isinstance(found, Source)
    assert (found.media, found.content.strip()) == (media, words)


def test_records_of_an_address(site: str) -> None:
    assert [found.content for found in read(f"{site}/a.jsonl") if isinstance(found, Source)] == [
        "one two",
        "three four",
    ]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/loop", "more than 5 redirects"),
        ("/away", "neither http nor https"),
        ("/gone", "the server answered 404"),
        ("/picture", "the server answered with image/png"),
        ("/liar", "PNG picture"),
        ("/empty", "empty"),
        ("/large", "30 MB"),
        ("/endless", "20 MB"),
    ],
)
def test_what_cannot_be_fetched(site: str, path: str, says: str) -> None:
    (found,) = read(site + path)
    assert isinstance(found, Failure)
    assert found.name == site + path
    assert says in found.reason


def test_a_slow_server(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "READ_SECONDS", 0.2)
    (found,) = read(f"{site}/slow")
    assert isinstance(found, Failure)
    assert "no answer" in found.reason


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://127.0.0.1/x", "only http and https"),
        ("file://localhost/etc/hostname", "only http and https"),
        ("http://127.0.0.1:1/x", "cannot be fetched"),
        ("http://[::1/x", "cannot be fetched"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    (found,) = read(url)
    assert isinstance(found, Failure)
    assert says in found.reason
