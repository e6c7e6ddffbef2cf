"""`attache export`, `backup`, `restore` and `rebuild`, over a real graph."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import LiteralString

import pytest
from typer.testing import CliRunner, Result

from app import files, settings
from app.cli import app
from app.files import FileError
from graph import archive, judgements, schema
from graph.connection import Graph
from graph.endpoint import Endpoint
from graph.errors import InvalidBackup
from graph.judgements import About, Verdict
from tests import servers
from tests.app.archive import reports


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, neo4j_endpoint: Endpoint) -> None:
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ATTACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NEO4J_URI", neo4j_endpoint.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_endpoint.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_endpoint.password)
    monkeypatch.setenv("NEO4J_DATABASE", neo4j_endpoint.database)


def on(endpoint: Endpoint, work: Callable[[Graph], Awaitable[None]]) -> None:
    async def opened() -> None:
        async with Graph.open(endpoint) as graph:
            await work(graph)

    asyncio.run(opened())


async def fill(graph: Graph) -> None:
    """The small archive, with a judgement."""
    await servers.empty(graph)
    await schema.ensure(graph)
    await archive.write_all(graph, reports())
    await judgements.judge(
        graph,
        about=About.ENTITY,
        verdict=Verdict.DIFFERENT,
        left="william-ruto",
        right="ariel-henry",
        by="a tester",
        why="two people",
    )


@pytest.fixture
def attache(environment: None, neo4j_endpoint: Endpoint) -> CliRunner:
    on(neo4j_endpoint, fill)
    return CliRunner()


def run(runner: CliRunner, *arguments: str, code: int = 0) -> Result:
    result = runner.invoke(app, arguments)
    assert result.exit_code == code, (result.output, result.exception)
    return result


def digests(runner: CliRunner) -> list[str]:
    return re.findall(r"\b[0-9a-f]{64}\b", run(runner, "verify").stdout)


def test_a_backup_goes_round(attache: CliRunner, neo4j_endpoint: Endpoint, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    wanted, lines = digests(attache), run(attache, "export").stdout
    resolved = run(attache, "export", "--format", "resolved").stdout
    assert run(attache, "backup", str(file)).stdout == f"{file}: 3 articles, 1 judgements\n"
    assert gzip.decompress(file.read_bytes()).decode() == lines
    assert run(attache, "restore", str(file), code=1).stderr.count("--merge") == 1
    on(neo4j_endpoint, servers.empty)
    assert run(attache, "restore", str(file)).stdout.splitlines() == [
        "articles:   3 restored, 0 unchanged",
        "judgements: 1 restored, 0 unchanged",
    ]
    assert digests(attache) == wanted
    assert run(attache, "export", "--format", "resolved").stdout == resolved
    assert "0 restored, 3 unchanged" in run(attache, "restore", str(file), "--merge").stdout
    plain = tmp_path / "plain.jsonl"
    run(attache, "export", "-o", str(plain))
    assert plain.read_text("utf-8") == lines
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["backup.gz", "plain.jsonl"]


def test_a_damaged_backup_is_refused_by_its_line(attache: CliRunner, neo4j_endpoint: Endpoint, tmp_path: Path) -> None:
    whole = run(attache, "export").stdout.encode()
    on(neo4j_endpoint, servers.empty)
    file = tmp_path / "backup.jsonl"
    for content, where in (
        (whole[:-100], "line 6: "),
        (whole.replace(b"an aide said", b"no aide said"), "line "),
        (gzip.compress(whole)[:-20], "line "),
        (b"", "line 1: "),
    ):
        file.write_bytes(content)
        told = run(attache, "restore", str(file), code=1).stderr
        assert f"error: {file}, {where}" in told
        assert "another copy" in told
        assert "Nothing has been restored" in told
    assert "articles: 0" in run(attache, "rebuild").stdout
    assert str(tmp_path / "none") in run(attache, "restore", str(tmp_path / "none"), code=1).stderr


def test_an_outdated_graph_is_refused_backed_up_and_rebuilt(
    attache: CliRunner, neo4j_endpoint: Endpoint, tmp_path: Path
) -> None:
    wanted = digests(attache)

    async def outdate(graph: Graph) -> None:
        statement: LiteralString = "MATCH (n:Attache) SET n.version = 1"
        await graph.command(statement)

    on(neo4j_endpoint, outdate)
    for command in (("verify",), ("export", "--format", "resolved"), ("rm", "a0")):
        assert "`attache rebuild`" in run(attache, *command, code=1).stderr
    run(attache, "backup", str(tmp_path / "before.gz"))
    assert run(attache, "rebuild").stdout == "articles: 3 resolved\n"
    assert digests(attache) == wanted


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "file.gz"
    file.write_bytes(b"what was there")

    def fail() -> None:
        with files.writing(file) as put:
            put("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"what was there"]
    for _ in range(2):
        with files.writing(file) as put:
            put("one\u2028line")
            put("another")
    assert list(files.lines(file)) == ["one\u2028line\n".encode(), b"another\n"]
    once = file.read_bytes()
    with files.writing(tmp_path / "again.gz") as put:
        put("one\u2028line")
        put("another")
    assert (tmp_path / "again.gz").read_bytes() == once
    file.write_bytes(once[:-4])
    with pytest.raises(InvalidBackup, match=r"line \d: the compressed file is cut off"):
        list(files.lines(file))
    with pytest.raises(FileError, match="cannot write"), files.writing(tmp_path / "none" / "file"):
        pass
