"""Waiting until the server answers, and telling why it does not."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import GraphDatabase, exceptions

from graph.embedded import limits
from graph.embedded.errors import DidNotStart, PasswordLost
from graph.embedded.home import Home
from graph.embedded.process import Server, is_running, listens
from graph.endpoint import Endpoint

PORT_TAKEN = "PortBindException"
QUESTION = "RETURN 1"
STATUS = "SHOW DATABASE $name YIELD statusMessage"
DISK_FULL = re.compile(r"No space left on device|not enough space on the disk", re.IGNORECASE)


def wait(server: Server, endpoint: Endpoint, home: Home) -> None:
    """Return when the server lets the user in and its database is online.

    Raises `DidNotStart`, or `PasswordLost` where it refuses the password of the password file.
    """
    port = urlsplit(endpoint.uri).port or limits.USUAL_BOLT_PORT
    until = time.monotonic() + limits.START_SECONDS
    while time.monotonic() < until:
        if not is_running(server, home):
            raise DidNotStart(_explain("ended before it answered", home))
        # A foreign server on the port must not be shown the password; ours ends soon if it finds the port taken.
        if listens(server, port) and _answers(endpoint, home):
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


def _answers(endpoint: Endpoint, home: Home) -> bool:
    """Whether the database answers a question. Raises `PasswordLost`, or `DidNotStart` where it cannot be opened."""
    try:
        with GraphDatabase.driver(endpoint.uri, auth=(endpoint.username, endpoint.password)) as driver:
            try:
                driver.execute_query(QUESTION, database_=endpoint.database)
            except exceptions.Neo4jError:
                status = driver.execute_query(STATUS, name=endpoint.database, database_="system").records
                if fault := "".join(record["statusMessage"] or "" for record in status):
                    raise DidNotStart(_explain(f"cannot open its database ({_cause(home) or fault})", home)) from None
                raise
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
    elif (home.data / "databases").exists():
        advice = f"start again; if that does not help, remove {home.data} and load the articles again"
    else:
        advice = "start again"
    return f"Neo4j {what}; {advice}. The end of {home.log}:\n{tail(home.log) or '(nothing)'}"


def _cause(home: Home) -> str:
    """Why a database failed, from the log of details, which has one JSON object a line."""
    for line in reversed(_whole(home.details).splitlines()):
        if '"level":"ERROR"' in line and "Failed to start" in line:
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # a line that was cut off
            exception = str(entry.get("stacktrace", "")).splitlines()[:1]
            return f"{' '.join([str(entry.get('message', '')), *exception])}; see {home.details}"
    return ""


def _whole(log: Path) -> str:
    try:
        return log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
