"""An article from the web: one GET, held to http and https, a size, a number of redirects and a time."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import httpx

from loaders.errors import LoaderError, NotText, TooLarge, Unreachable
from loaders.model import Media, Metadata, Source
from loaders.read.article import source_of, too_large
from loaders.read.failure import Failure
from loaders.read.files import MEDIA
from loaders.read.limits import CONNECT_SECONDS, MAX_ARTICLE_BYTES, MAX_REDIRECTS, READ_SECONDS, TOTAL_SECONDS
from loaders.read.records import records

_TYPES: dict[str, Media | None] = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/plain": Media.TEXT,
    "text/markdown": Media.MARKDOWN,
    "text/x-markdown": Media.MARKDOWN,
}
_RECORDS = frozenset({"application/x-ndjson", "application/jsonl", "application/jsonlines", "application/x-jsonlines"})
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})


def from_url(url: str, given: Metadata) -> Iterator[Source | Failure]:
    """The article (or, from a JSONL address, the articles) at `url`; never raises."""
    try:
        content, kind, charset, final = _fetch(url)
        if kind in _RECORDS or (kind in _UNSAID | {"text/plain"} and _suffix(final) in {".jsonl", ".ndjson"}):
            yield from records(io.BytesIO(content), url, given)
        else:
            yield source_of(url, content, _media(kind, final), given.over(Metadata(url=final)), charset)
    except LoaderError as error:
        yield Failure(url, str(error))


def _fetch(url: str) -> tuple[bytes, str, str | None, str]:
    """Body, content type without parameters, stated encoding, final address."""
    if not url.lower().startswith(("http://", "https://")):
        raise Unreachable("only http and https addresses are fetched")
    until = time.monotonic() + TOTAL_SECONDS
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    headers = {
        "User-Agent": "attache (news article loader)",
        "Accept": "text/html, text/markdown, text/plain;q=0.9, */*;q=0.1",
    }
    try:
        with (
            httpx.Client(
                timeout=timeout, max_redirects=MAX_REDIRECTS, follow_redirects=True, headers=headers
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.is_error:
                raise Unreachable(f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
            length = response.headers.get("content-length", "")
            if length.isdigit() and int(length) > MAX_ARTICLE_BYTES:
                raise TooLarge(too_large(int(length)))
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > MAX_ARTICLE_BYTES:
                    raise TooLarge(too_large(None))
                if time.monotonic() > until:
                    raise Unreachable(f"the server did not send the whole page within {TOTAL_SECONDS:.0f} seconds")
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return bytes(content), kind, response.charset_encoding, str(response.url)
    except httpx.TooManyRedirects as error:
        raise Unreachable(f"more than {MAX_REDIRECTS} redirects") from error
    except httpx.TimeoutException as error:
        raise Unreachable(f"no answer within {READ_SECONDS:.0f} seconds; try again later") from error
    except httpx.UnsupportedProtocol as error:
        raise Unreachable("it redirects to an address that is neither http nor https") from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unreachable(
            f"cannot be fetched ({error or type(error).__name__}); check the address and the network"
        ) from error


def _media(kind: str, url: str) -> Media | None:
    if kind in _TYPES:
        by_name = MEDIA.get(_suffix(url))
        return Media.MARKDOWN if kind == "text/plain" and by_name is Media.MARKDOWN else _TYPES[kind]
    if kind in _UNSAID:
        return MEDIA.get(_suffix(url))
    raise NotText(f"the server answered with {kind}; an article is HTML, Markdown, plain text or JSONL")


def _suffix(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).suffix.lower()
