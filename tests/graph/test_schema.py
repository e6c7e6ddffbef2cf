"""Constraints, indexes, and the version of the graph."""

from __future__ import annotations

import pytest

from graph import schema
from graph.connection import Graph
from graph.errors import SchemaTooNew

pytestmark = pytest.mark.anyio


async def test_everything_named_is_there_and_asking_again_changes_nothing(graph: Graph) -> None:
    await schema.ensure(graph)
    found = await graph.read("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name)", {})
    assert set(found) >= {*schema.CONSTRAINTS, *schema.INDEXES}


async def test_a_graph_of_a_newer_version_is_left_alone(graph: Graph) -> None:
    await graph.command("MATCH (n:Attache) SET n.version = n.version + 1")
    with pytest.raises(SchemaTooNew, match="update the program"):
        await schema.ensure(graph)
