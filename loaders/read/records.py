"""JSONL: one article a line, read as a stream, so that the file may be of any length."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from loaders.errors import EmptyArticle, LoaderError, NotText, ReadError
from loaders.model import Media, Metadata, Source
from loaders.read.decode import reads_as_text
from loaders.read.failure import Failure
from loaders.read.fields import metadata_of
from loaders.read.limits import MAX_LINE_BYTES
from loaders.read.sniff import media_of

NAME_KEYS = ("source", "url", "id")
MEDIA_KEYS = ("media", "format")


def records(stream: BinaryIO, name: str, given: Metadata, first: bytes = b"") -> Iterator[Source | Failure]:
    """The articles of a JSONL stream; a bad line gives a `Failure` named `name:line`, and the others go on.

    A record has `text` and may have title, published, publisher, url, language, media (text, markdown or html), and
    source, url or id, which names it. `given` is taken before the record's own metadata. `first` is a line that was
    taken from the stream already.
    """
    number = 0
    try:
        for number, line in enumerate(_lines(stream, first), start=1):
            if line is None:
                yield Failure(f"{name}:{number}", f"the line is longer than {MAX_LINE_BYTES / 1e6:,.0f} MB")
            elif line.strip():
                try:
                    yield record(line, name, given)
                except LoaderError as error:
                    yield Failure(f"{name}:{number}", str(error))
    except (EOFError, OSError, zlib.error) as error:
        yield Failure(f"{name}:{number + 1}", f"the file is damaged or cut off here ({error})")
        return
    if number == 0:
        yield Failure(name, "the file is empty")


def record(line: bytes, name: str, given: Metadata) -> Source:
    """The source of one record. Raises `ReadError` or `EmptyArticle`."""
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotText("the line is not UTF-8 text") from error
    except (json.JSONDecodeError, RecursionError) as error:
        said = f" ({error.msg} at column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ReadError(f"the line is not a JSON object{said}") from error
    if not isinstance(values, dict):
        raise ReadError(f"the line is a JSON {type(values).__name__}, not an object with a 'text'")
    text = values.get("text")
    if not isinstance(text, str):
        raise ReadError("'text' is missing" if text is None else "'text' is not a string")
    if not text.strip():
        raise EmptyArticle("'text' is empty")
    if not reads_as_text(text):
        raise NotText("'text' is not text: it has NUL or too many control characters")
    own = metadata_of(values)
    called = next((str(values[key]) for key in NAME_KEYS if isinstance(values.get(key), str | int)), "")
    return Source(" ".join(called.split()) or name, text, _media(values, text), given.over(own))


def _media(values: dict[str, object], text: str) -> Media:
    said = next((values[key] for key in MEDIA_KEYS if values.get(key)), None)
    if said is None:
        return media_of(text)
    try:
        return Media(str(said).lower())
    except ValueError as error:
        raise ReadError(f"media: {said!r} is not one of {', '.join(Media)}") from error


def _lines(stream: BinaryIO, first: bytes) -> Iterator[bytes | None]:
    """Each line; `None` for one that is longer than a line may be, of which no more than that is ever held."""
    if first:
        yield first
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) <= MAX_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        yield None
