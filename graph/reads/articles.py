"""Articles: newest published first, those without a date last."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads.page import ARTICLE_KEY, LAST, Page, checked, cut

_ROW: Final[LiteralString] = """{
    id: a.id, source: a.source, url: a.url, title: a.title, publisher: a.publisher, published: a.published,
    published_precision: a.published_precision, language: a.language, sha256: a.sha256, loader: a.loader,
    characters: a.characters,
    counts: {entities: a.entities, events: a.events, offices: a.offices, contributions: a.contributions}
}"""

PAGE: Final[LiteralString] = (
    """
MATCH (a:Article) WHERE a.by_date >= '' AND a.by_date < $high
WITH a ORDER BY a.by_date DESC LIMIT $n
RETURN collect([a.by_date, """
    + _ROW
    + "])"
)

GET: Final[LiteralString] = "OPTIONAL MATCH (a:Article {id: $id}) RETURN CASE WHEN a IS NULL THEN null ELSE " + (
    _ROW + " END"
)

TEXT = "OPTIONAL MATCH (a:Article {id: $id}) RETURN a.text"


async def page(graph: Graph, *, after: str | None, limit: int) -> Page:
    """Up to `limit` articles behind the key `after`. Raises `InvalidCursorKey`."""
    rows = await graph.read(PAGE, {"high": checked(after, ARTICLE_KEY) or LAST, "n": limit + 1})
    return cut(rows, limit)


async def get(graph: Graph, article_id: str) -> dict[str, Any] | None:
    """One article without its text."""
    found: dict[str, Any] | None = await graph.read(GET, {"id": article_id})
    return found


async def text(graph: Graph, article_id: str) -> str | None:
    """An article's text: what all offsets count in."""
    found: str | None = await graph.read(TEXT, {"id": article_id})
    return found
