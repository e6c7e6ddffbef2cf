"""The cache folder with the program files of Neo4j: complete, and every file what the lock says.

A file gets its name only after its SHA-256 has been checked. Its size and time of change are then noted, so that a
later start compares 241 notes instead of reading 180 MB. A file that has changed since is read again, and fetched anew
if it is damaged.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock as Mutex
from typing import TYPE_CHECKING

from filelock import FileLock
from platformdirs import user_cache_path

from graph.embedded import limits
from graph.embedded.errors import DiskFull, InstallError, Stopped, folder_errors
from graph.embedded.lock import Jar, Lock
from graph.embedded.progress import Phase, Progress, Step, silent

if TYPE_CHECKING:
    from graph.embedded.repository import Repository

VARIABLE = "ATTACHE_CACHE"
NOTES = "checked.json"
PARTIAL = ".fetch-"
REMEDY = f"set {VARIABLE} to another folder"

Notes = dict[str, list[int]]
"""File name to size in bytes and time of change in nanoseconds, as they were when the SHA-256 was right."""


def folder() -> Path:
    """Where everything that can be fetched again is kept: `ATTACHE_CACHE`, else the platform's cache folder."""
    given = os.environ.get(VARIABLE)
    return Path(given).expanduser().absolute() if given else user_cache_path("attache", appauthor=False)


class Library:
    """The files of one lock, in `path`."""

    def __init__(self, lock: Lock, parent: Path) -> None:
        self.lock = lock
        self.path = parent / f"neo4j-{lock.version}"

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file, in the order of the lock, whether or not it is there."""
        return tuple(self.path / jar.name for jar in self.lock.jars)

    def ensure(self, progress: Progress = silent) -> None:
        """Make every file be there and be right; with all notes in order this touches no file and no network.

        Raises `InstallError`, `DiskFull` or `FolderUnusable`.
        """
        if not self._doubtful(self._notes()):
            return
        with folder_errors(self.path, REMEDY):
            self.path.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path / "lock"):
                for left_over in self.path.glob(f"{PARTIAL}*"):
                    left_over.unlink()
                notes = self._notes()
                doubtful = self._doubtful(notes)
                missing, damaged = self._check(doubtful, notes, progress)
                self._fetch(missing, damaged, notes, progress)

    def recheck(self, progress: Progress = silent) -> tuple[str, ...]:
        """Read every file whatever the notes say, and fetch damaged ones anew. Gives the names of those."""
        wrong = tuple(jar.name for jar in self.lock.jars if not _is_right(self.path / jar.name, jar))
        if wrong:
            with folder_errors(self.path, REMEDY):
                (self.path / NOTES).unlink(missing_ok=True)
            self.ensure(progress)
        return wrong

    def _notes(self) -> Notes:
        try:
            read = json.loads((self.path / NOTES).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}

    def _doubtful(self, notes: Notes) -> list[Jar]:
        return [jar for jar in self.lock.jars if _note(self.path / jar.name) != notes.get(jar.name, [])]

    def _check(self, jars: Iterable[Jar], notes: Notes, progress: Progress) -> tuple[list[Jar], list[str]]:
        """Read what is there. Notes what is right; gives what must be fetched, and the names of damaged files in it."""
        present = [jar for jar in jars if (self.path / jar.name).exists()]
        meter = _Meter(Phase.CHECKING, sum(jar.size for jar in present), progress)
        damaged = []
        for jar in present:
            path = self.path / jar.name
            if _is_right(path, jar):
                notes[jar.name] = _note(path)
            else:
                damaged.append(jar.name)
            meter.advance(jar.size)
        self._write(notes)
        return [jar for jar in jars if jar.name in damaged or jar not in present], damaged

    def _fetch(self, jars: list[Jar], damaged: list[str], notes: Notes, progress: Progress) -> None:
        if not jars:
            return
        total = sum(jar.size for jar in jars)
        free = shutil.disk_usage(self.path).free
        if free < total + limits.CACHE_SPARE_BYTES:
            raise DiskFull(
                f"Neo4j needs {_mb(total + limits.CACHE_SPARE_BYTES)} in {self.path}, where {_mb(free)} are free: "
                f"free some space, or {REMEDY}"
            )
        from graph.embedded.repository import Repository

        meter = _Meter(Phase.FETCHING, total, progress)
        try:
            with Repository.open() as repository:
                self._fetch_all(repository, sorted(jars, key=lambda jar: -jar.size), notes, meter)
        except InstallError as error:
            if not damaged:
                raise
            raise type(error)(f"Damaged in {self.path}: {', '.join(damaged)}. {error}") from error

    def _fetch_all(self, repository: Repository, jars: list[Jar], notes: Notes, meter: _Meter) -> None:
        """Fetch side by side; what has arrived stays, so that a second try needs the rest only."""
        pool = ThreadPoolExecutor(limits.DOWNLOADS_AT_ONCE, thread_name_prefix="attache-fetch")
        futures = {jar.name: pool.submit(self._place, repository, jar, meter) for jar in jars}
        try:
            wait(futures.values(), return_when=FIRST_EXCEPTION)
        finally:
            repository.stop()
            pool.shutdown(cancel_futures=True)
        ended = {name: future for name, future in futures.items() if not future.cancelled()}
        failures = [error for future in ended.values() if (error := future.exception())]
        notes |= {name: future.result() for name, future in ended.items() if not future.exception()}
        self._write(notes)
        for error in sorted(failures, key=lambda error: isinstance(error, Stopped)):
            raise error

    def _place(self, repository: Repository, jar: Jar, meter: _Meter) -> list[int]:
        """Bring one file to its place, from Maven's local repository or from afar. Gives its note."""
        path = self.path / jar.name
        with NamedTemporaryFile(dir=self.path, prefix=PARTIAL, delete=False) as partial:
            try:
                local = repository.local(jar)
                if local and _is_right(local, jar):
                    with local.open("rb") as source:
                        shutil.copyfileobj(source, partial)
                    meter.advance(jar.size)
                else:
                    repository.fetch(jar, partial, meter.advance)
                partial.close()
                Path(partial.name).replace(path)
            except BaseException:
                partial.close()
                Path(partial.name).unlink(missing_ok=True)
                raise
        return _note(path)

    def _write(self, notes: Notes) -> None:
        names = {jar.name for jar in self.lock.jars}
        temporary = self.path / f".{NOTES}"
        known = {name: note for name, note in notes.items() if name in names}
        temporary.write_text(json.dumps(known), encoding="utf-8")
        temporary.replace(self.path / NOTES)


class _Meter:
    """Adds up bytes from several threads, and tells of the sum from one at a time."""

    def __init__(self, phase: Phase, total: int, progress: Progress) -> None:
        self._phase, self._total, self._progress = phase, total, progress
        self._done = 0
        self._mutex = Mutex()

    def advance(self, size: int) -> None:
        with self._mutex:
            self._done += size
            self._progress(Step(self._phase, self._done, self._total))


def _note(path: Path) -> list[int]:
    try:
        seen = path.stat()
    except OSError:
        return [-1, -1]
    return [seen.st_size, seen.st_mtime_ns]


def _is_right(path: Path, jar: Jar) -> bool:
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"
