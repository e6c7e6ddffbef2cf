"""Several versions of one web address, against the real Neo4j: the latest counts, whatever came first."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph import archive
from graph.connection import Graph
from graph.reports import ArticleReport
from graph.verify import Verification, verify
from tests import servers
from tests.graph import stories
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

ADDRESS = "https://news.example/a"
EARLY = story(
    ADDRESS,
    event(("asha-mwangi", "jean-pierre"), on("2024-04-01")),
    published="2024-04-01",
    contributions=[stories.contribution("kenya", "caricom", 100)],
)
LATER = story(ADDRESS, event(("mary-cole",), on("2024-04-01")), published="2024-04-02", version=" Corrected.")
LATEST = story(ADDRESS, event(("mary-cole", "okello"), on("2024-04-01")), published="2024-04-05", version=" Again.")
OTHER = story("https://news.example/b", event(("asha-mwangi", "jean-pierre"), on("2024-04-01")), published="2024-04-03")


async def checked(graph: Graph) -> Verification:
    found = await verify(graph)
    assert found.differences == ()
    return found


async def load(graph: Graph, *reports: ArticleReport) -> Verification:
    await servers.empty(graph)
    for report in reports:
        await archive.write(graph, report)
    return await checked(graph)


async def people(graph: Graph) -> list[str]:
    found: list[str] = await graph.read("MATCH (n:Person) WITH n ORDER BY n.id RETURN collect(n.name)", {})
    return found


async def test_a_later_version_takes_the_place_of_the_earlier_whichever_comes_first(graph: Graph) -> None:
    wanted = await load(graph, EARLY, LATER, LATEST)
    assert await people(graph) == ["Mary Cole", "Okello"]
    for order in list(permutations((EARLY, LATER, LATEST)))[1:]:
        assert await load(graph, *order) == wanted
    await servers.empty(graph)
    await archive.write_all(graph, [LATEST, EARLY, LATER])
    assert await checked(graph) == wanted


async def test_the_earlier_version_is_kept_and_comes_back_when_the_later_goes(graph: Graph) -> None:
    wanted = await load(graph, OTHER, EARLY)
    await load(graph, OTHER, EARLY, LATER, LATEST)
    by = await graph.read("MATCH (a:Article {id: $id}) RETURN a.superseded_by", {"id": EARLY.article.id})
    assert by == LATEST.article.id
    assert await archive.remove(graph, LATEST.article.id)
    assert await people(graph) == ["Asha Mwangi", "Jean Pierre", "Mary Cole"]
    await checked(graph)
    assert await archive.remove(graph, LATER.article.id)
    assert await checked(graph) == wanted


async def test_a_version_that_has_been_superseded_can_be_removed_and_loaded_again(graph: Graph) -> None:
    wanted = await load(graph, LATER, OTHER)
    whole = await load(graph, EARLY, LATER, OTHER)
    assert await archive.write(graph, EARLY) is archive.Outcome.UNCHANGED
    assert await archive.remove(graph, EARLY.article.id)
    assert await checked(graph) == wanted
    await archive.write(graph, EARLY)
    assert await checked(graph) == whole


async def test_versions_of_one_day_all_count(graph: Graph) -> None:
    same = story(ADDRESS, event(("mary-cole",), on("2024-04-01")), published="2024-04-01", version=" Corrected.")
    await load(graph, EARLY, same)
    assert await people(graph) == ["Asha Mwangi", "Jean Pierre", "Mary Cole"]
