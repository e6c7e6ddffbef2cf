"""What can go wrong with the embedded server. Each message says what happened, where, and what to do.

EmbeddedError
├── InstallError              the program files are not to be had
│   ├── RepositoryUnreachable no network on the first start
│   ├── FileNotOffered        the repository answers, but has not got a file
│   ├── WrongContent          what the repository sends is not what the lock file names
│   └── BadRepository         an address in the settings cannot be used
├── DiskFull                  of the cache or of the data
├── FolderUnusable            may not be written, or is no folder
├── DataTooNew                written by a newer Neo4j
├── PasswordLost              the file is gone, though data are protected with it
├── RecordLost                a server runs, but where it answers is not noted any more
├── StartBusy                 another start does not come to an end
├── DidNotStart               the server ended, or does not answer
└── DidNotStop                the server still runs after the stop
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import EmbeddedError

__all__ = [
    "BadRepository",
    "DataTooNew",
    "DidNotStart",
    "DidNotStop",
    "DiskFull",
    "EmbeddedError",
    "FileNotOffered",
    "FolderUnusable",
    "InstallError",
    "PasswordLost",
    "RecordLost",
    "RepositoryUnreachable",
    "StartBusy",
    "Stopped",
    "WrongContent",
    "folder_errors",
]


class InstallError(EmbeddedError):
    """The program files of Neo4j are not to be had."""


class RepositoryUnreachable(InstallError):
    """No connection to the Maven repository, and the files are not in the cache yet."""


class FileNotOffered(InstallError):
    """The Maven repository answers, but does not offer a file."""


class WrongContent(InstallError):
    """A file from the Maven repository has not the SHA-256 that the lock file names."""


class BadRepository(InstallError):
    """The address of a Maven repository, or of a proxy, cannot be used."""


class DiskFull(EmbeddedError):
    """Too little space for the program files or for the data."""


class FolderUnusable(EmbeddedError):
    """A folder cannot be made or written."""


class DataTooNew(EmbeddedError):
    """The data were written by a newer version of Neo4j than this one."""


class PasswordLost(EmbeddedError):
    """The password file is missing or wrong, though there are data that it protects."""


class RecordLost(EmbeddedError):
    """A server runs, but the note of where it answers is lost."""


class StartBusy(EmbeddedError):
    """Another start or stop of the same home holds the lock for too long."""


class DidNotStart(EmbeddedError):
    """The server ended by itself, or did not answer in time; the message ends with the tail of its log."""


class DidNotStop(EmbeddedError):
    """The server still runs some time after it was asked to stop."""


class Stopped(Exception):
    """A download was given up because another has failed or the user has had enough; never leaves this package."""


@contextmanager
def folder_errors(folder: Path, remedy: str) -> Iterator[None]:
    """Turn what the operating system says about writing to `folder` into this tree; `remedy` says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(f"No space left in {folder}: free some space, or {remedy}") from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
            raise FolderUnusable(f"{folder} cannot be written ({error.strerror}): allow it, or {remedy}") from error
        raise
