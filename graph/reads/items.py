"""The Wikidata items that the graph holds for the entities of articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, LiteralString

from graph.connection import Graph

ITEMS: Final[LiteralString] = """
RETURN COLLECT {
    UNWIND $articles AS id
    MATCH (a:Article {id: id})-[:REPORTS]->(r:EntityReport) WHERE r.qid IS NOT NULL
    RETURN [a.id, r.key, r.qid]
}
"""


async def of(graph: Graph, articles: Sequence[str]) -> dict[str, dict[str, str]]:
    """By article id and entity key; articles without any, and those that the graph does not hold, are left out."""
    found: dict[str, dict[str, str]] = {}
    for article, key, qid in await graph.read(ITEMS, {"articles": list(articles)}):
        found.setdefault(article, {})[key] = qid
    return found
