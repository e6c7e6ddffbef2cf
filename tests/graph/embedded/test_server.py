"""The real server, from its first start to its last: one home folder for all, as each start costs seconds."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import psutil
import pytest
from neo4j.exceptions import AuthError
from typer.testing import CliRunner

from app.commands.neo4j import NOT_RUNNING, app
from graph import embedded
from graph.embedded import limits, machine
from graph.embedded.errors import DataTooNew, DidNotStart
from graph.embedded.home import Home
from graph.endpoint import Endpoint

pytestmark = pytest.mark.integration

START = """
import sys, pathlib
from graph import embedded
started = embedded.start(pathlib.Path(sys.argv[1]))
print(started.pid, started.new)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder with a difficult name; whatever runs in it at the end is stopped."""
    folder = tmp_path_factory.mktemp("embedded") / "a höme"
    yield folder
    embedded.stop(folder)


@pytest.fixture
def endpoint(home: Path) -> Endpoint:
    """Of a server that runs, started if it does not."""
    return embedded.start(home).endpoint


def ask(endpoint: Endpoint, query: str, **parameters: Any) -> list[Any]:
    auth = (endpoint.username, endpoint.password)
    with neo4j.GraphDatabase.driver(endpoint.uri, auth=auth) as driver:
        records = driver.execute_query(query, parameters, database_=endpoint.database).records
        return [record[0] for record in records]


def log_in(endpoint: Endpoint, auth: tuple[str, str] | None) -> None:
    with neo4j.GraphDatabase.driver(endpoint.uri, auth=auth) as driver:
        driver.verify_connectivity()


def running(home: Path) -> psutil.Process:
    pid = embedded.status(home).pid
    assert pid is not None
    return psutil.Process(pid)


def test_it_starts_and_says_how_far_it_is(home: Path) -> None:
    steps: list[embedded.Step] = []
    started = embedded.start(home, progress=steps.append)
    assert started.new
    assert steps[-1] == embedded.Step(embedded.Phase.STARTING)
    assert ask(started.endpoint, "RETURN 1") == [1]


def test_a_second_start_finds_the_first(home: Path, endpoint: Endpoint) -> None:
    again = embedded.start(home)
    assert (again.endpoint, again.pid, again.new) == (endpoint, running(home).pid, False)


def test_only_who_knows_the_password_comes_in(home: Path, endpoint: Endpoint) -> None:
    assert stat.S_IMODE(embedded.status(home).password_file.stat().st_mode) == 0o600
    for wrong in (None, ("neo4j", "neo4j"), ("neo4j", endpoint.password + "x")):
        with pytest.raises(AuthError):
            log_in(endpoint, wrong)
    log_in(endpoint, ("neo4j", endpoint.password))
    assert endpoint.password not in repr(embedded.status(home))


def test_it_listens_on_the_loopback_address_and_on_one_port(home: Path, endpoint: Endpoint) -> None:
    listening = [link.laddr for link in running(home).net_connections("all") if link.status == psutil.CONN_LISTEN]
    assert [(address.ip.removeprefix("::ffff:"), address.port) for address in listening] == [
        ("127.0.0.1", int(endpoint.uri.rpartition(":")[2]))
    ]
    assert running(home).net_connections("udp") == []


def test_it_is_a_session_of_its_own(home: Path, endpoint: Endpoint) -> None:
    assert os.getsid(running(home).pid) == running(home).pid
    assert endpoint.password not in " ".join(running(home).cmdline())


def test_the_command_line_shows_it(home: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTACHE_HOME", str(home))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    told = CliRunner().invoke(app, ["status"])
    assert told.exit_code == 0
    shown = CliRunner().invoke(app, ["status", "--json"])
    document = json.loads(shown.stdout)
    assert document["running"] is True
    assert (document["uri"], document["username"]) == (endpoint.uri, "neo4j")
    assert Path(document["password_file"]).read_text(encoding="utf-8").strip() == endpoint.password
    started = CliRunner().invoke(app, ["start"])
    assert "runs already" in started.stdout
    assert endpoint.password not in told.output + shown.output + started.output
    for part in (endpoint.uri, document["password_file"], document["log_file"]):
        assert part in told.stdout
        assert part in started.stdout


def test_a_kill_loses_nothing_and_a_foreign_program_on_the_port_is_left_alone(
    home: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(endpoint, "MERGE (:Kept {name: 'through a kill'})")
    killed = running(home)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait(10)
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        taken = foreign.getsockname()[1]
        monkeypatch.setattr(limits, "USUAL_BOLT_PORT", taken)
        # As if it had come after the look at the port, so that the server itself finds the port taken.
        monkeypatch.setattr(machine, "is_free", lambda port: port == taken)
        started = embedded.start(home)
    assert started.new
    assert started.pid != killed.pid
    port = int(started.endpoint.uri.rpartition(":")[2])
    assert port != taken
    holder = f"{psutil.Process().name()}, process {os.getpid()}"
    assert started.notices == (f"Port {taken} belongs to {holder}; Neo4j listens on {port} instead.",)
    assert ask(started.endpoint, "MATCH (n:Kept) RETURN n.name") == ["through a kill"]


def test_a_start_that_lost_its_notes_finds_the_server(home: Path, endpoint: Endpoint) -> None:
    pid = running(home).pid
    Home(home).process_file.unlink()
    again = embedded.start(home)
    assert (again.endpoint, again.pid, again.new) == (endpoint, pid, False)


def test_data_of_a_newer_version_are_refused_and_untouched(home: Path, endpoint: Endpoint) -> None:
    assert embedded.stop(home)
    place = Home(home)
    written = place.version_file.read_text(encoding="utf-8")
    place.version_file.write_text("2099.01.0\n", encoding="utf-8")
    with pytest.raises(DataTooNew, match=r"written by Neo4j 2099\.01\.0"):
        embedded.start(home)
    assert not embedded.status(home).running
    place.version_file.write_text(written, encoding="utf-8")


def test_two_starts_at_once_give_one_server_that_outlives_them_and_keeps_the_data(home: Path) -> None:
    embedded.stop(home)
    starts = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", START, str(home)], stdout=-1, stderr=-1, text=True)
        for _ in range(2)
    ]
    outputs = [start.communicate(timeout=limits.START_SECONDS) for start in starts]
    assert [error for _, error in outputs] == ["", ""]
    (one, one_new), (other, other_new) = (output.split() for output, _ in outputs)
    assert one == other == str(running(home).pid)
    assert {one_new, other_new} == {"True", "False"}
    assert ask(embedded.start(home).endpoint, "MATCH (n:Kept) RETURN n.name") == ["through a kill"]


def test_a_database_that_cannot_be_opened_is_told_with_the_cause(home: Path) -> None:
    embedded.stop(home)
    store = Home(home).data / "databases" / "neo4j" / "neostore"
    content = store.read_bytes()
    store.write_bytes(b"\x00" * len(content))
    with pytest.raises(DidNotStart, match="cannot open its database") as caught:
        embedded.start(home)
    assert str(Home(home).log) in str(caught.value)
    assert not embedded.status(home).running
    store.write_bytes(content)


def test_the_command_line_says_that_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTACHE_HOME", str(tmp_path))
    told = CliRunner().invoke(app, ["status", "--json"])
    assert (told.exit_code, json.loads(told.stdout)["running"]) == (NOT_RUNNING, False)
    assert CliRunner().invoke(app, ["stop"]).stdout.strip() == "Neo4j does not run."
