"""The files that make up Neo4j, each with its Maven coordinates, its size and its SHA-256.

`neo4j.lock.toml` is written by `python -m graph.embedded.relock` and names no repository: where the files come from
is the machine's choice, what they contain is not.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "neo4j.lock.toml"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PART = re.compile(r"[A-Za-z0-9_.+-]+")


class LockError(Exception):
    """The lock file cannot be used; it is part of the package, so that only `relock` or a new install mends it."""


@dataclass(frozen=True, slots=True)
class Jar:
    """One file in a Maven repository. `size` in bytes, `sha256` in hex."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """The file's name, as Maven gives it; unique within a lock."""
        return f"{self.artifact}-{self.version}{'-' + self.classifier if self.classifier else ''}.jar"


@dataclass(frozen=True, slots=True)
class Lock:
    """A whole Neo4j: its version and its files in the order of the lock file."""

    version: str
    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(jar.size for jar in self.jars)


def parse(text: str) -> Lock:
    """Read a lock file's text. Raises `LockError` for anything that is missing, misspelt or there twice."""
    try:
        data = tomllib.loads(text)
        lock = Lock(version=str(data["neo4j"]), jars=tuple(_jar(row) for row in data["jar"]))
    except tomllib.TOMLDecodeError as error:
        raise LockError(f"{FILE} is not TOML: {error}") from error
    except KeyError as error:
        raise LockError(f"{FILE}: {error} is missing") from error
    names = [jar.name for jar in lock.jars]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise LockError(f"{FILE}: there twice: {', '.join(twice)}")
    if not names:
        raise LockError(f"{FILE}: no files")
    return lock


@cache
def load() -> Lock:
    """The lock that comes with this package."""
    return parse(files("graph.embedded").joinpath(FILE).read_text(encoding="utf-8"))


def render(lock: Lock) -> str:
    """The lock file's text; `parse` reads it back."""
    lines = ["# Written by `python -m graph.embedded.relock`.", f'neo4j = "{lock.version}"']
    for jar in lock.jars:
        lines += ["", "[[jar]]", f'group = "{jar.group}"', f'artifact = "{jar.artifact}"', f'version = "{jar.version}"']
        if jar.classifier:
            lines.append(f'classifier = "{jar.classifier}"')
        lines += [f"size = {jar.size}", f'sha256 = "{jar.sha256}"']
    return "\n".join(lines) + "\n"


def _jar(row: dict[str, object]) -> Jar:
    jar = Jar(
        group=str(row["group"]),
        artifact=str(row["artifact"]),
        version=str(row["version"]),
        classifier=str(row.get("classifier", "")),
        sha256=str(row["sha256"]),
        size=row["size"] if isinstance(row["size"], int) else -1,
    )
    parts = (jar.group, jar.artifact, jar.version, *([jar.classifier] if jar.classifier else []))
    if not all(_PART.fullmatch(part) and ".." not in part for part in parts):
        raise LockError(f"{FILE}: coordinates that no Maven repository has: {':'.join(parts)}")
    if not _SHA256.fullmatch(jar.sha256) or jar.size <= 0:
        raise LockError(f"{FILE}: {jar.name} has no usable size and SHA-256")
    return jar
