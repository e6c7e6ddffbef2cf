"""Loading with a reconciliation service: a real one on a loopback port, and a real graph."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs
from typer.testing import CliRunner

from app import api, feed, ingest, reconciliation
from app import settings as settings_module
from app.cli import app
from app.ingest import Listener, Summary
from graph.connection import Graph
from graph.endpoint import Endpoint
from graph.reads import entities, items
from graph.reports import ArticleReport, Kind
from graph.verify import verify
from loaders.reconcile import Limits, Tally
from tests.app.conftest import KEY, WRITE, asking, make_settings
from tests.graph.stories import event, on, story
from tests.loaders.reconcile import desk as desks
from tests.loaders.reconcile.desk import Desk, candidate
from tests.servers import empty

pytestmark = pytest.mark.anyio

QUICK = Limits(pause=0.01, attempts=2)
MEETING = event(("asha-mwangi", "mary-cole"), on("2024-04-01"), places=("nairobi",))
STORY = story("s1", MEETING)
TEXT = "President William Ruto met Haitian Prime Minister Ariel Henry in Nairobi on 1 March 2024."


@pytest.fixture
def desk() -> Iterator[Desk]:
    with desks.running() as running:
        running.known["Asha Mwangi"] = [candidate("Q10", match=True)]
        running.known["William Ruto"] = [candidate("Q11", match=True)]
        yield running


async def load(graph: Graph, monkeypatch: pytest.MonkeyPatch, url: str | None, *extracted: ArticleReport) -> Summary:
    async def reports(*_: object) -> AsyncGenerator[ArticleReport, None]:
        for item in extracted:
            yield item

    monkeypatch.setattr(feed, "reports", reports)
    summary = Summary()
    async with reconciliation.opened(url, QUICK) as asked:
        reconciler = asked.begin() if asked else None
        await ingest.load(graph, [], summary, Listener(lambda _: None, lambda _: None), reconciler=reconciler)
    assert (await verify(graph)).matches
    return summary


async def qid(graph: Graph, name: str) -> str | None:
    found = await entities.get(graph, Kind.PERSON, name)
    assert found is not None
    value: str | None = found["qid"]
    return value


async def test_items_are_stored_and_shown(graph: Graph, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    summary = await load(graph, monkeypatch, desk.url, STORY)
    assert summary.reconciliation == Tally(asked=3, matched=1)
    assert (await qid(graph, "asha-mwangi"), await qid(graph, "mary-cole")) == ("Q10", None)
    assert await items.of(graph, [STORY.article.id, "a0"]) == {STORY.article.id: {"asha-mwangi": "Q10"}}
    assert (await load(graph, monkeypatch, desk.url, STORY)).unchanged == 1


async def test_without_a_service_nobody_is_asked(graph: Graph, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    summary = await load(graph, monkeypatch, None, STORY)
    assert summary.document()["reconciliation"] is None
    assert (desk.manifests, desk.arrivals) == (0, [])


async def test_a_service_that_is_down_costs_no_article_and_takes_nothing_away(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    await load(graph, monkeypatch, desk.url, STORY)
    for _ in range(100):
        desk.trouble(503)
    others = [story(f"t{number}", MEETING) for number in range(2 * feed.CHUNK)]
    with capture_logs() as logged:
        summary = await load(graph, monkeypatch, desk.url, STORY, *others)
    assert (summary.unchanged, summary.added, summary.failures) == (1, len(others), [])
    assert summary.document()["reconciliation"] == {
        "asked": 3 * (1 + len(others)),
        "matched": 1,
        "unanswered": 3 * (1 + len(others)),
        "failure": "it answered 503 Service Unavailable",
    }
    (line,) = [item for item in logged if item["log_level"] == "warning"]
    assert line["reason"] == "it answered 503 Service Unavailable"
    assert await qid(graph, "asha-mwangi") == "Q10"


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, neo4j_endpoint: Endpoint) -> CliRunner:
    for name in settings_module.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ATTACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEO4J_URI", neo4j_endpoint.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_endpoint.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_endpoint.password)
    monkeypatch.setenv("NEO4J_DATABASE", neo4j_endpoint.database)
    (tmp_path / "meeting.txt").write_text(TEXT, "utf-8")
    return CliRunner()


@pytest.mark.parametrize("by", ["option", "variable"])
def test_the_command_asks_the_service_that_is_named(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, desk: Desk, by: str
) -> None:
    named = ["--reconcile", desk.url] if by == "option" else []
    if by == "variable":
        monkeypatch.setenv("ATTACHE_RECONCILE_URL", desk.url)
    result = runner.invoke(app, ["load", str(tmp_path / "meeting.txt"), "--json", *named])
    assert result.exit_code == 0, result.output
    counted = json.loads(result.stdout)["reconciliation"]
    assert counted == {"asked": len(desk.asked), "matched": 1, "unanswered": 0, "failure": None}
    assert "William Ruto" in desk.asked
    assert not any(TEXT in json.dumps(batch) for batch in desk.batches)


@pytest.mark.parametrize("url", ["localhost:9", "ftp://x.example/", "http://", "http://x.example:port/"])
def test_an_address_that_is_none_is_refused(runner: CliRunner, tmp_path: Path, url: str) -> None:
    result = runner.invoke(app, ["load", str(tmp_path / "meeting.txt"), "--reconcile", url])
    assert result.exit_code == 2
    assert "--reconcile: must be an address" in result.stderr


async def test_an_article_that_is_posted_is_asked_about_too(
    graph: Graph, neo4j_endpoint: Endpoint, tmp_path: Path, desk: Desk
) -> None:
    await empty(graph)
    settings = make_settings(tmp_path, api_keys=(SecretStr(KEY),), reconcile_url=desk.url)
    async with asking(api.create(settings, neo4j_endpoint)) as client:
        posted = await client.post("/articles", json={"text": TEXT}, headers=WRITE)
        assert posted.status_code == httpx.codes.CREATED, posted.text
        assert (await client.get("/people/william-ruto")).json()["qid"] == "Q11"
