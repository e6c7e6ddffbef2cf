"""Articles from the file system: one file, or a folder with everything below it."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from loaders.errors import LoaderError, TooLarge
from loaders.model import Media, Metadata, Source
from loaders.read.article import source_of, too_large
from loaders.read.failure import Failure
from loaders.read.limits import MAX_ARTICLE_BYTES
from loaders.read.records import records
from loaders.read.sidecar import Sidecar

MEDIA = {
    ".txt": Media.TEXT,
    ".text": Media.TEXT,
    ".md": Media.MARKDOWN,
    ".markdown": Media.MARKDOWN,
    ".html": Media.HTML,
    ".htm": Media.HTML,
    ".xhtml": Media.HTML,
}
RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
READABLE = ".txt, .md, .html, .jsonl, .jsonl.gz"


def from_path(path: Path, given: Metadata, sidecar: Sidecar | None) -> Iterator[Source | Failure]:
    """The articles of a file or a folder; never raises."""
    try:
        if path.is_dir():
            yield from _folder(path, given, sidecar)
        elif not path.exists():
            yield Failure(str(path), "there is no such file or folder")
        elif not path.is_file():
            yield Failure(str(path), "this is neither a file nor a folder")
        elif not _known(path):
            yield Failure(path.name, f"its kind is not known; articles are {READABLE} files")
        else:
            yield from _file(path, (str(path), path.name), given, sidecar)
    except (OSError, ValueError) as error:
        yield Failure(str(path), _said(error))


def _folder(folder: Path, given: Metadata, sidecar: Sidecar | None) -> Iterator[Source | Failure]:
    denied: list[OSError] = []
    found: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(where, name) for name in names if not name.startswith(".") and _known(Path(name)))
    beside = sidecar.path.resolve() if sidecar else None
    articles = [path for path in sorted(found) if path.is_file() and path.resolve() != beside]
    for error in denied:
        yield Failure(str(error.filename), _said(error))
    if not articles and not denied:
        yield Failure(str(folder), f"no articles in this folder; articles are {READABLE} files")
    for path in articles:
        yield from _file(path, (path.relative_to(folder).as_posix(), str(path), path.name), given, sidecar)


def _file(path: Path, names: tuple[str, ...], given: Metadata, sidecar: Sidecar | None) -> Iterator[Source | Failure]:
    try:
        known = given.over(sidecar.find(*names)) if sidecar else given
        media = MEDIA.get(path.suffix.lower())
        if media is None:
            with path.open("rb") as file:
                packed = path.suffix.lower() == ".gz"
                stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file
                yield from records(stream, path.name, known)
        else:
            yield source_of(path.name, _content(path), media, known)
    except LoaderError as error:
        yield Failure(path.name, str(error))
    except OSError as error:
        yield Failure(path.name, _said(error))


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_ARTICLE_BYTES:
        raise TooLarge(too_large(size))
    with path.open("rb") as file:
        content = file.read(MAX_ARTICLE_BYTES + 1)
    if len(content) > MAX_ARTICLE_BYTES:
        raise TooLarge(too_large(None))
    return content


def _known(path: Path) -> bool:
    name = path.name.lower()
    return path.suffix.lower() in MEDIA or name.endswith(RECORDS)


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied; make it readable for the user that runs Attache"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"
