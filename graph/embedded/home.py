"""The server's folder: where its files lie, which version wrote the data, and the password."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from graph.embedded.errors import DataTooNew, FolderUnusable, PasswordLost, folder_errors

USERNAME = "neo4j"
REMEDY = "set ATTACHE_HOME to another folder"

_OWNER_ONLY = 0o700
_VERSION = re.compile(r"\d+(\.\d+)*")


class Home:
    """Paths below `ATTACHE_HOME/neo4j`. Nothing is made before `create`."""

    def __init__(self, home: Path) -> None:
        # One name for one folder, as the server's command line tells whose server it is.
        self.root = home.expanduser().resolve() / "neo4j"
        self.conf = self.root / "conf"
        self.data = self.root / "data"
        self.logs = self.root / "logs"
        self.run = self.root / "run"
        self.configuration = self.conf / "neo4j.conf"
        self.arguments = self.conf / "java.args"
        self.password_file = self.conf / "password"
        self.version_file = self.data / "neo4j-version"
        self.log = self.logs / "neo4j.log"
        self.details = self.logs / "debug.log"
        self.previous_log = self.logs / "neo4j.log.1"
        self.process_file = self.run / "process.json"
        self.endpoint_file = self.run / "endpoint.json"
        self.lock_file = self.run / "lock"

    def create(self) -> None:
        """Make the folders, readable by their owner alone. Raises `FolderUnusable` or `DiskFull`."""
        with folder_errors(self.root, REMEDY):
            for folder in (self.root, self.conf, self.data, self.logs, self.run):
                folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
            if not os.access(self.run, os.W_OK):
                raise FolderUnusable(f"{self.run} cannot be written: allow it, or {REMEDY}")

    @property
    def has_data(self) -> bool:
        """Whether a server has been started here before, so that the password is set."""
        return (self.data / "databases" / "system").exists()

    def check_version(self, version: str) -> None:
        """Raises `DataTooNew` where the data were written by a later Neo4j than `version`."""
        if not self.version_file.exists():
            return
        written = self.version_file.read_text(encoding="utf-8").strip()
        if not _VERSION.fullmatch(written):
            raise DataTooNew(
                f"{self.version_file} holds {written!r}, no version of Neo4j: write the version that made {self.data} "
                f"into it, or {REMEDY}"
            )
        if _numbers(written) > _numbers(version):
            raise DataTooNew(
                f"The data in {self.data} were written by Neo4j {written}, and this is {version}, which cannot read "
                f"them: use the Attache that wrote them, or {REMEDY} and load the articles again"
            )

    def note_version(self, version: str) -> None:
        """Note that from now on the data are written by `version`."""
        write_private(self.version_file, version + "\n")

    def password(self) -> str:
        """The password. Raises `PasswordLost` where its file is missing or empty."""
        try:
            password = self.password_file.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            password = ""
        if not password:
            raise PasswordLost(
                f"{self.password_file} is missing or empty, and the data in {self.data} are protected with what was in "
                f"it: put it back, or remove {self.data} and load the articles again"
            )
        return password

    def first_password(self) -> str:
        """The password for a server that has no data yet: the one of an earlier try, else a new one."""
        try:
            return self.password()
        except PasswordLost:
            pass
        password = secrets.token_hex(16)  # no leading dash, which the admin command would take for an option
        write_private(self.password_file, password + "\n")
        return password


def write_private(path: Path, text: str) -> None:
    """Replace a file by one that only its owner may read, at once and whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    temporary.replace(path)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
