"""Files of lines, compressed where their name ends in `.gz`: written whole or not at all."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph import backup

GZIP = b"\x1f\x8b"  # how compressed files begin, whatever they are called


class FileError(Exception):
    """A file cannot be read or written; the message says which and why."""


@contextmanager
def writing(path: Path) -> Iterator[Callable[[str], None]]:
    """What takes lines, without their ends, and makes them the file: at the end, and only if nothing was raised.

    Until then they lie beside it, in a file whose name begins with a dot. Equal lines give equal bytes. Raises
    `FileError`.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with beside.open("wb") as raw:
                yield from _filling(raw, compressed=path.name.endswith(".gz"))
                raw.flush()
                os.fsync(raw.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(f"cannot write {path}: {error.strerror or error}") from error


def _filling(raw: IO[bytes], *, compressed: bool) -> Iterator[Callable[[str], None]]:
    if not compressed:
        yield lambda line: write(raw, line)
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        yield lambda line: write(packed, line)


def write(out: IO[bytes] | gzip.GzipFile, line: str) -> None:
    """Write the line and its end. Raises `FileError`, so that nobody takes the fault for one of the database."""
    try:
        out.write(line.encode() + b"\n")
    except OSError as error:
        raise FileError(f"cannot write further lines: {error.strerror or error}") from error


def lines(path: Path) -> Iterator[bytes]:
    """The file's lines with their ends. Raises `FileError`, and `InvalidBackup` where a compressed file is damaged."""
    number = 0
    try:
        with path.open("rb") as raw:
            packed = raw.peek(len(GZIP))[: len(GZIP)] == GZIP
            with gzip.open(raw) if packed else raw as found:
                for line in found:
                    number += 1  # told where the file turns out to be damaged
                    yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise backup.damaged(number + 1, "the compressed file is cut off or altered here") from error
    except OSError as error:
        raise FileError(f"cannot read {path}: {error.strerror or error}") from error
