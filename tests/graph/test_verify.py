"""That verification finds what is wrong, not only that it agrees."""

from __future__ import annotations

from typing import LiteralString

import pytest

from graph import archive
from graph.connection import Graph
from graph.verify import verify
from tests.graph import stories
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("MATCH (n:Entity {id: 'kenya'}) SET n.articles = 7", "entity kenya: articles: the reports give 1"),
        ("MATCH (n:Entity {id: 'kenya'}) REMOVE n:Country", "entity kenya: it is a country, labelled []"),
        ("MATCH (n:Event) DETACH DELETE n", "the reports give it, the graph has it not"),
        ("MATCH ()-[r:PARTICIPATED_IN]->() DELETE r", "participant asha-mwangi: the reports give it"),
        ("CREATE (:Event {id: 'e1', label: 'x'})", "event e1: no report gives it"),
        ("CREATE (:BlockingKey {key: 'loose'})", "nodes: the reports give"),
        ("MATCH (n:Office)-[r:OF]->() DELETE r", "its of is kenya, it leads to []"),
    ],
)
async def test_damage_is_told(graph: Graph, damage: LiteralString, told: str) -> None:
    office = stories.office("asha-mwangi", "Envoy", "kenya")
    await archive.write(graph, story("a", event(("asha-mwangi",), on("2024-04-01")), offices=[office]))
    assert (await verify(graph)).matches
    await graph.command(damage)
    found = await verify(graph)
    assert not found.matches
    assert any(told in difference for difference in found.differences), found.differences


async def test_the_digests_tell_different_archives_apart(graph: Graph) -> None:
    empty = await verify(graph)
    await archive.write(graph, story("a", event(("asha-mwangi",), on("2024-04-01"))))
    one = await verify(graph)
    assert empty.matches
    assert (empty.reported != one.reported, empty.resolved != one.resolved) == (True, True)
