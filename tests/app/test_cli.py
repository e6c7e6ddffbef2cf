"""The command line, over a real graph."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app import settings
from app.cli import app
from app.version import VERSION
from graph.connection import Graph
from graph.endpoint import Endpoint
from tests import servers

ARTICLE = "President William Ruto met Haitian Prime Minister Ariel Henry in Nairobi on 1 March 2024."
OTHER = "Kenya will send police officers to Haiti, William Ruto said in Washington on 23 May 2024."


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ATTACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def attache(environment: None, monkeypatch: pytest.MonkeyPatch, neo4j_endpoint: Endpoint) -> CliRunner:
    """Runs commands over an empty graph."""
    monkeypatch.setenv("NEO4J_URI", neo4j_endpoint.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_endpoint.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_endpoint.password)
    monkeypatch.setenv("NEO4J_DATABASE", neo4j_endpoint.database)

    async def empty() -> None:
        async with Graph.open(neo4j_endpoint) as graph:
            await servers.empty(graph)

    asyncio.run(empty())
    return CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "articles"
    found.mkdir()
    (found / "meeting.txt").write_text(ARTICLE, "utf-8")
    (found / "plan.txt").write_text(OTHER, "utf-8")
    return found


def run(runner: CliRunner, *arguments: str, code: int = 0, stdin: str | None = None) -> Result:
    result = runner.invoke(app, arguments, input=stdin)
    assert result.exit_code == code, (result.output, result.exception)
    return result


def summary(result: Result) -> dict[str, int]:
    counts: dict[str, int] = json.loads(result.stdout)["articles"]
    return counts


def digests(runner: CliRunner) -> list[str]:
    return re.findall(r"\b[0-9a-f]{64}\b", run(runner, "verify").stdout)


def test_loading_again_changes_nothing(attache: CliRunner, folder: Path) -> None:
    first = run(attache, "load", str(folder), "--json")
    assert summary(first) == {"added": 2, "changed": 0, "unchanged": 0, "failed": 0}
    document = json.loads(first.stdout)
    assert document["words"] == len(ARTICLE.split()) + len(OTHER.split())
    assert document["events"] >= 1
    assert document["seconds"] > 0
    once = digests(attache)
    assert len(once) == 2

    assert summary(run(attache, "load", str(folder), "--json"))["unchanged"] == 2
    assert digests(attache) == once


def test_a_removed_article_is_gone_and_can_come_back(attache: CliRunner, folder: Path) -> None:
    run(attache, "load", str(folder))
    both = digests(attache)
    (folder / "plan.txt").unlink()
    [article_id] = _ids(folder / "meeting.txt")
    assert f"removed {article_id}" in run(attache, "rm", article_id).stdout
    assert digests(attache) != both
    unknown = run(attache, "rm", article_id, "a0", code=1)
    assert unknown.stderr.splitlines() == [f"error: there is no article {article_id}", "error: there is no article a0"]
    run(attache, "load", str(folder / "meeting.txt"))
    assert digests(attache) == both


def _ids(*paths: Path) -> list[str]:
    from graph.ids import article_id

    return [article_id(path.name, path.read_text("utf-8")) for path in paths]


def test_what_cannot_be_read_gets_a_line_and_the_rest_is_loaded(attache: CliRunner, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "dated.md").write_text("---\npublished: some day\n---\nKenya and Haiti signed.\n", "utf-8")
    result = run(attache, "load", str(folder), str(folder / "none"), code=1)
    lines = [line for line in result.stderr.splitlines() if line.startswith("failed: ")]
    assert len(lines) == 4
    for name in ("empty.txt", "junk.txt", "dated.md", "none"):
        assert sum(name in line for line in lines) == 1, name
    assert "articles: 2 added, 0 changed, 0 unchanged, 4 failed" in result.stdout


def test_options_say_what_the_article_does_not(attache: CliRunner, folder: Path) -> None:
    sidecar = folder.parent / "about.csv"
    sidecar.write_text("file,published,colour\nmeeting.txt,2024-03-01,red\n", "utf-8")
    result = run(attache, "load", str(folder), "--metadata", str(sidecar), "--publisher", "Testing Times")
    assert result.stderr.startswith("note: about.csv: unknown columns ignored: colour")


def test_standard_input(attache: CliRunner) -> None:
    result = run(attache, "load", "-", "--published", "2024-03", "--json", stdin=ARTICLE)
    assert summary(result)["added"] == 1


@pytest.mark.timeout(120)
def test_several_processes_give_the_graph_of_one(attache: CliRunner, folder: Path) -> None:
    for number in range(8):
        (folder / f"{number:02}.txt").write_text(f"{ARTICLE} Report {number}.", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    with_two = run(attache, "load", str(folder), "--processes", "2", "--json", code=1)
    assert summary(with_two) == {"added": 10, "changed": 0, "unchanged": 0, "failed": 1}
    assert summary(run(attache, "load", str(folder), "--json", code=1))["unchanged"] == 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("load", "x.txt", "--published", "2024-02-31"), ("--published", "2024-02-31")),
        (("load", "x.txt", "--metadata", "none.csv"), ("--metadata", "none.csv")),
        (("load", "x.txt", "--processes", "0"), ("--processes",)),
        (("load",), ("PATH",)),
        (("rm",), ("ARTICLE_ID",)),
        (("lod",), ("load",)),
        (("serve", "--port", "99999"), ("--port",)),
    ],
)
def test_wrong_usage(environment: None, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    result = run(CliRunner(), *arguments, code=2)
    for word in words:
        assert word in result.stderr


def test_a_wrong_setting_is_named(environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "db:7687")
    monkeypatch.setenv("ATTACHE_PORT", "http")
    lines = run(CliRunner(), "verify", code=2).stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("error: NEO4J_URI: ")
    assert lines[1].startswith("ATTACHE_PORT: ")


def test_a_server_that_does_not_answer(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("NEO4J_PASSWORD", "hush")
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    result = run(CliRunner(), "load", str(tmp_path / "a.txt"), code=1)
    [line] = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert "127.0.0.1:9" in line
    assert "NEO4J_URI" in line
    assert "hush" not in result.output


def test_version() -> None:
    assert run(CliRunner(), "version").stdout == run(CliRunner(), "--version").stdout == f"attache {VERSION}\n"


def test_judging_from_the_command_line(attache: CliRunner, folder: Path) -> None:
    run(attache, "load", str(folder))
    why = ("--by", "A. Editor", "--why", "They met each other.")
    made = run(attache, "judge", "different", "william-ruto", "ariel-henry", *why).stdout
    assert made.endswith("william-ruto and ariel-henry are not one\n")
    again = json.loads(run(attache, "judge", "different", "ariel-henry", "william-ruto", *why, "--json").stdout)
    assert again["new"] is False
    assert again["id"] in made

    (row,) = json.loads(run(attache, "judgements", "--json").stdout)["items"]
    assert (row["id"], row["verdict"], row["left"]["id"]) == (again["id"], "different", "ariel-henry")
    shown = run(attache, "judgements", "--id", "william-ruto").stdout
    for word in (again["id"], "William Ruto", "A. Editor", "They met each other."):
        assert word in shown

    refused = run(attache, "judge", "same", "william-ruto", "ariel-henry", *why, code=1).stderr
    assert "judged different" in refused
    assert run(attache, "retract", again["id"], *why).stdout == f"retracted {again['id']}\n"
    assert "nothing to do" in run(attache, "retract", again["id"], *why, code=1).stderr
    assert run(attache, "judgements").stdout == "no judgements\n"
    assert len(json.loads(run(attache, "judgements", "--state", "retracted", "--json").stdout)["items"]) == 1
    for arguments in (
        ("judge", "same", "william-ruto", "nobody", *why),
        ("judge", "same", "william-ruto", "william-ruto", *why),
        ("judge", "same", "william-ruto", "e0123456789abcdef", *why),
        ("retract", "j0", *why),
    ):
        assert run(attache, *arguments, code=1).stderr.startswith("error: ")


def test_what_to_look_at_from_the_command_line(attache: CliRunner, neo4j_endpoint: Endpoint, folder: Path) -> None:
    run(attache, "load", str(folder))
    assert run(attache, "conflicts", "--field", "date").stdout == "no conflicts\n"
    assert json.loads(run(attache, "conflicts", "--entity", "kenya", "--json").stdout) == {"items": []}

    async def add() -> None:
        async with Graph.open(neo4j_endpoint) as graph:
            await graph.command("MATCH ()-[c:CANDIDATE]->() DELETE c")
            await graph.command(
                "MATCH (a:Entity {id: 'ariel-henry'}), (b:Entity {id: 'william-ruto'}) CREATE (a)-[:CANDIDATE {"
                "score: 1.5, left: a.id, right: b.id, reasons: '[[\"same name\", 1.5]]', by_score: '001.5000a|b'}]->(b)"
            )
            await graph.command(
                "MATCH (e:Event) WITH e LIMIT 1 CREATE (e)-[:HAS_CONFLICT]->(:Conflict {id: 'x1', field: 'place', "
                'size: 0.5, by_size: \'000.5000x1\', values: \'[{"value": "nairobi", "shown": true, '
                '"articles": ["a1"], "evidence": []}]\'})'
            )

    asyncio.run(add())
    shown = run(attache, "candidates", "--kind", "person").stdout
    for word in ("1.5", "Ariel Henry (ariel-henry)", "William Ruto (william-ruto)", "same name +1.5"):
        assert word in shown
    assert len(json.loads(run(attache, "candidates", "--entity", "william-ruto", "--json").stdout)["items"]) == 1
    assert run(attache, "candidates", "--about", "event").stdout == "no candidates\n"
    assert '"nairobi" (1)' in run(attache, "conflicts", "--field", "place").stdout
    assert "--event" in run(attache, "candidates", "--event", "e1", "--kind", "person", code=2).stderr
    assert "--field" in run(attache, "conflicts", "--field", "colour", code=2).stderr
