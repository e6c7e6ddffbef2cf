"""What becomes of the articles of a load."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from app import feed, ingest
from app.ingest import Listener, Summary
from graph.connection import Graph
from graph.reports import ArticleReport
from graph.verify import verify
from loaders.read import Failure
from tests.graph import stories
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

GOOD = [story(f"s{n}", event(("kenya", "haiti"), on("2024-04-01"))) for n in range(feed.CHUNK + 2)]
BAD = stories.unstorable("bad")
UNREAD = Failure("unread", "nothing in it")


async def load(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, *extracted: ArticleReport | Failure
) -> tuple[Summary, list[ArticleReport | Failure]]:
    """Load what an extraction has given, and what was told of it."""

    async def reports(*_: object) -> AsyncGenerator[ArticleReport | Failure, None]:
        for item in extracted:
            yield item

    monkeypatch.setattr(feed, "reports", reports)
    told: list[ArticleReport | Failure] = []
    summary = Summary()
    await ingest.load(graph, [], summary, Listener(lambda _: None, told.append))
    assert (await verify(graph)).matches
    return summary, told


async def test_articles_are_stored_and_told_of_in_their_order(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[ArticleReport | Failure] = [*GOOD[:3], UNREAD, *GOOD[3:]]
    summary, told = await load(graph, monkeypatch, *given)
    assert told == given
    assert (summary.added, summary.changed, summary.unchanged) == (len(GOOD), 0, 0)
    assert summary.failures == [UNREAD]
    assert summary.events == len(GOOD)

    again, told = await load(graph, monkeypatch, *GOOD[:3], stories.retitled(GOOD[3], "Another headline"))
    assert (again.added, again.changed, again.unchanged) == (0, 1, 3)
    assert len(told) == 4


async def test_an_article_that_the_graph_rejects_costs_no_other(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    summary, told = await load(graph, monkeypatch, GOOD[0], BAD, *GOOD[1:])
    assert summary.added == len(GOOD)
    (failure,) = summary.failures
    assert (failure.name, told[1]) == ("bad", failure)
    assert "the graph rejects it" in failure.reason


async def test_one_article_twice_is_written_twice(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    other = stories.retitled(GOOD[0], "Another headline")
    summary, told = await load(graph, monkeypatch, GOOD[0], GOOD[1], other, other)
    assert (summary.added, summary.changed, summary.unchanged) == (2, 1, 1)
    assert told == [GOOD[0], GOOD[1], other, other]
