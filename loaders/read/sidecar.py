"""Metadata from a file beside the articles: CSV or JSONL with a column `file` and what is known of each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from loaders.errors import BadMetadata, LoaderError, ReadError, TooLarge
from loaders.model import Metadata
from loaders.read.article import too_large
from loaders.read.decode import decode
from loaders.read.failure import Failure
from loaders.read.fields import LANGUAGE_KEYS, PUBLISHED_KEYS, metadata_of
from loaders.read.limits import MAX_ARTICLE_BYTES

COLUMNS = frozenset({"file", "title", "publisher", "url", *PUBLISHED_KEYS, *LANGUAGE_KEYS})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` in the sidecar, `values` by column."""

    line: int
    values: dict[str, object]


@dataclass(slots=True)
class Sidecar:
    """The rows by the `file` they name (a base name, a path, or a URL), and which of them were asked for.

    `notes` are lines for the user: columns that are not known and were ignored.
    """

    path: Path
    rows: dict[str, Row]
    notes: tuple[str, ...] = ()
    _used: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path) -> Sidecar:
        """Reads a CSV file with a header, or JSONL. Raises `ReadError` naming the file and line of what is wrong."""
        try:
            if path.stat().st_size > MAX_ARTICLE_BYTES:
                raise TooLarge(f"{path}: {too_large(path.stat().st_size)}")
            text = decode(path.read_bytes())
        except OSError as error:
            raise ReadError(f"{path}: the metadata file cannot be read ({error.strerror})") from error
        except ReadError as error:
            raise type(error)(f"{path}: {error}") from error
        is_json = path.suffix.lower() in {".jsonl", ".ndjson"} or text.lstrip().startswith("{")
        found = _json_rows(path, text) if is_json else _csv_rows(path, text)
        rows: dict[str, Row] = {}
        unknown: dict[str, None] = {}
        for row in found:
            name = row.values.get("file")
            if not isinstance(name, str) or not name.strip():
                raise BadMetadata(f"{path}:{row.line}: 'file' is missing; each row says which file it is about")
            key = _key(name.strip())
            if key in rows:
                raise BadMetadata(f"{path}:{row.line}: {name!r} stands already at line {rows[key].line}; keep one row")
            rows[key] = row
            unknown.update(dict.fromkeys(column for column in row.values if column not in COLUMNS))
        notes = (f"{path.name}: unknown columns ignored: {', '.join(unknown)}",) if unknown else ()
        return cls(path, rows, notes)

    def find(self, *names: str) -> Metadata:
        """The metadata of the first of `names` that has a row (paths before base names), nothing if none has.

        Raises `BadMetadata` naming the row when a value in it cannot be understood.
        """
        for name in names:
            key = _key(name)
            if row := self.rows.get(key):
                self._used.add(key)
                try:
                    return metadata_of(row.values)
                except LoaderError as error:
                    raise BadMetadata(f"{error} ({self.path.name}:{row.line})") from error
        return Metadata()

    def unused(self) -> Iterator[Failure]:
        """A failure for each row whose file was not among those read."""
        for key, row in self.rows.items():
            if key not in self._used:
                yield Failure(f"{self.path.name}:{row.line}", f"no article named {row.values['file']!r} was found")


def _key(name: str) -> str:
    return name if "://" in name else PurePath(name.replace("\\", "/")).as_posix()


def _csv_rows(path: Path, text: str) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    try:
        columns = [(name or "").strip().lower() for name in reader.fieldnames or []]
        if "file" not in columns:
            raise BadMetadata(f"{path}:1: there is no column 'file'; the first line of a CSV file names its columns")
        if len(set(columns)) < len(columns):
            raise BadMetadata(f"{path}:1: a column stands twice")
        reader.fieldnames = columns
        for values in reader:
            if None in values:
                raise BadMetadata(f"{path}:{reader.line_num}: more values than columns; quote values that hold commas")
            yield Row(reader.line_num, dict(values))
    except csv.Error as error:
        raise BadMetadata(f"{path}:{reader.line_num}: not valid CSV ({error})") from error


def _json_rows(path: Path, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise BadMetadata(f"{path}:{number}: the line is not a JSON object") from error
        if not isinstance(values, dict):
            raise BadMetadata(f"{path}:{number}: the line is not a JSON object")
        yield Row(number, {str(key).lower(): value for key, value in values.items()})
