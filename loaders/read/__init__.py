"""Read: files, folders, addresses and standard input → sources, one failure in the place of each that cannot be read.

What is known of an article is taken, value by value, from the options first, then from the sidecar's row, then from
the article itself (front matter, record, web page): who loads a folder can correct what its files say.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from loaders.errors import LoaderError
from loaders.model import Metadata, Source
from loaders.read.dates import published_date
from loaders.read.failure import Failure
from loaders.read.files import from_path
from loaders.read.sidecar import Sidecar
from loaders.read.stdin import from_stream
from loaders.read.web import from_url

__all__ = ["Failure", "Sidecar", "published_date", "read", "read_all"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def read(
    target: str, *, metadata: Metadata | None = None, sidecar: Sidecar | None = None
) -> Iterator[Source | Failure]:
    """The articles of one path, folder, URL or `-` (standard input); see `read_all`."""
    return read_all([target], metadata=metadata, sidecar=sidecar)


def read_all(
    targets: Iterable[str], *, metadata: Metadata | None = None, sidecar: Sidecar | None = None
) -> Iterator[Source | Failure]:
    """The articles of all `targets`, lazily, then a failure for each row of the sidecar that none of them used.

    `metadata` are the options, `sidecar` the metadata file. Files of a folder come sorted by path; hidden files, and
    files of other kinds than articles have, are passed over. Raises `BadMetadata` at once when the options' date is
    none; whatever is wrong with an article becomes a `Failure`.
    """
    given = metadata or Metadata()
    given = replace(given, published=published_date(given.published))
    return _read_all(targets, given, sidecar)


def _read_all(targets: Iterable[str], given: Metadata, sidecar: Sidecar | None) -> Iterator[Source | Failure]:
    for target in targets:
        if target == "-":
            yield from from_stream(sys.stdin.buffer, given)
        elif _ADDRESS.match(target):
            try:
                known = given.over(sidecar.find(target)) if sidecar else given
            except LoaderError as error:
                yield Failure(target, str(error))
            else:
                yield from from_url(target, known)
        else:
            yield from from_path(Path(target), given, sidecar)
    if sidecar:
        yield from sidecar.unused()
