"""Waiting until the server answers, and telling why it does not."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import GraphDatabase, exceptions

from graph.embedded import limits
from graph.embedded.errors import DidNotStart, PasswordLost
from graph.embedded.home import Home
from graph.embedded.process import Server, is_running
from graph.endpoint import Endpoint

PORT_TAKEN = "PortBindException"
DISK_FULL = re.compile(r"No space left on device|not enough space on the disk", re.IGNORECASE)


def wait(server: Server, endpoint: Endpoint, home: Home) -> None:
    """Return when the server lets the user in and its database is online.

    Raises `DidNotStart`, or `PasswordLost` where it refuses the password of the password file.
    """
    until = time.monotonic() + limits.START_SECONDS
    while time.monotonic() < until:
        if not is_running(server, home):
            raise DidNotStart(_explain("ended before it answered", home))
        if _listens(endpoint) and _answers(endpoint, home):
            return
        time.sleep(limits.POLL_SECONDS)
    raise DidNotStart(_explain(f"does not answer after {limits.START_SECONDS} s", home))


def tail(log: Path) -> str:
    """The last lines of a log; empty if there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - limits.LOG_TAIL_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-limits.LOG_TAIL_LINES :])


def port_was_taken(home: Home) -> bool:
    """Whether the server ended because another process took the port just before it."""
    return PORT_TAKEN in _whole(home.log)


def _listens(endpoint: Endpoint) -> bool:
    address = urlsplit(endpoint.uri)
    try:
        socket.create_connection((address.hostname or "", address.port or 0), timeout=1).close()
    except OSError:
        return False
    return True


def _answers(endpoint: Endpoint, home: Home) -> bool:
    """Whether a transaction can be opened; planning a query would only make the first start slower."""
    try:
        with (
            GraphDatabase.driver(endpoint.uri, auth=(endpoint.username, endpoint.password)) as driver,
            driver.session(database=endpoint.database) as session,
            session.begin_transaction() as transaction,
        ):
            transaction.commit()
    except exceptions.AuthError as error:
        raise PasswordLost(
            f"The server of {home.root} refuses the password in {home.password_file}: put the right one back, or "
            f"remove {home.data} and load the articles again"
        ) from error
    except (exceptions.DriverError, exceptions.Neo4jError, OSError):
        return False
    return True


def _explain(what: str, home: Home) -> str:
    log = _whole(home.log)
    if DISK_FULL.search(log):
        advice = f"the disk of {home.root} is full: free some space and start again"
    elif "OutOfMemoryError" in log or "Could not reserve enough space" in log:
        advice = "there is too little memory: end other programs and start again"
    elif "FileLockException" in log or "StoreLockException" in log:
        advice = f"another server uses {home.data}: stop that one, or set ATTACHE_HOME to another folder"
    else:
        advice = "its log says why"
    return f"Neo4j {what}; {advice}. The end of {home.log}:\n{tail(home.log)}"


def _whole(log: Path) -> str:
    try:
        return log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
