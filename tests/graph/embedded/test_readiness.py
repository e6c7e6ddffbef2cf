from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest

from graph.embedded import limits, readiness
from graph.embedded.errors import DidNotStart
from graph.embedded.home import Home
from graph.embedded.process import Server
from graph.endpoint import Endpoint

ENDPOINT = Endpoint("bolt://127.0.0.1:9", "neo4j", "secret")
GONE = Server(psutil.Process().pid, 1.0)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path / "home")
    place.create()
    return place


def test_the_tail_is_the_last_lines(home: Home) -> None:
    assert readiness.tail(home.log) == ""
    home.log.write_text("\n".join(str(number) for number in range(100_000)), encoding="utf-8")
    assert readiness.tail(home.log).splitlines() == [str(100_000 - limits.LOG_TAIL_LINES + n) for n in range(15)]


@pytest.mark.parametrize(
    ("logged", "advice"),
    [
        ("java.io.IOException: No space left on device", "is full: free some space and start again"),
        ("java.lang.OutOfMemoryError: Java heap space", "end other programs and start again"),
        ("Could not reserve enough space for 4194304KB object heap", "end other programs and start again"),
        ("org.neo4j.kernel.internal.locker.FileLockException: Unable", "another server uses"),
        ("something else", "start again"),
    ],
)
def test_a_server_that_ended_is_told_with_the_end_of_its_log(home: Home, logged: str, advice: str) -> None:
    home.log.write_text(f"first\n{logged}\n", encoding="utf-8")
    with pytest.raises(DidNotStart, match=advice) as caught:
        readiness.wait(GONE, ENDPOINT, home)
    assert str(caught.value).startswith("Neo4j ended before it answered")
    assert str(caught.value).endswith(f"The end of {home.log}:\nfirst\n{logged}")
    assert "secret" not in str(caught.value)


def test_where_there_are_data_their_loss_is_the_last_resort(home: Home) -> None:
    (home.data / "databases").mkdir()
    with pytest.raises(DidNotStart, match=r"if that does not help, remove (?s:.*)\(nothing\)") as caught:
        readiness.wait(GONE, ENDPOINT, home)
    assert str(home.data) in str(caught.value)


def test_a_lost_race_for_the_port_is_seen(home: Home) -> None:
    assert not readiness.port_was_taken(home)
    home.log.write_text("Caused by: org.neo4j.configuration.helpers.PortBindException: …", encoding="utf-8")
    assert readiness.port_was_taken(home)


def test_the_cause_is_taken_from_the_log_of_details(home: Home) -> None:
    entry = {"level": "ERROR", "message": "Failed to start neo4j", "stacktrace": "E: no such store\n\tat …"}
    lines = [json.dumps(entry, separators=(",", ":")), '{"level":"ERROR","message":"Failed to start', "{}"]
    home.details.write_text("\n".join(lines), encoding="utf-8")
    assert readiness._cause(home) == f"Failed to start neo4j E: no such store; see {home.details}"
