"""Articles from standard input: what they are written in is found out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from loaders.errors import LoaderError
from loaders.model import Metadata, Source
from loaders.read.article import source_of
from loaders.read.failure import Failure
from loaders.read.limits import MAX_ARTICLE_BYTES, MAX_LINE_BYTES
from loaders.read.records import records

NAME = "stdin"


def from_stream(stream: BinaryIO, given: Metadata) -> Iterator[Source | Failure]:
    """JSONL when the first line is a JSON object (read as it comes), else one article; never raises."""
    try:
        first = stream.readline(MAX_LINE_BYTES + 1)
        if _is_record(first):
            yield from records(stream, NAME, given, first)
            return
        yield source_of(NAME, first + stream.read(max(MAX_ARTICLE_BYTES + 1 - len(first), 0)), None, given)
    except LoaderError as error:
        yield Failure(NAME, str(error))
    except OSError as error:
        yield Failure(NAME, f"cannot be read ({error.strerror or error})")


def _is_record(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False
