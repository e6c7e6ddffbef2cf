"""From a query and a read to one page of a list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from app import cursors
from app.queries import ListQuery
from graph.reads.page import Page


async def page(route: str, query: ListQuery, read: Callable[[str | None, int], Awaitable[Page]]) -> dict[str, Any]:
    """The document of the page that `query` asks for in the list at `route`.

    `read` takes the key to go on after and the number of rows. Raises `InvalidCursor`.
    """
    filters = query.filters()
    after = cursors.decode(query.cursor, route, filters) if query.cursor is not None else None
    found = await read(after, query.limit)
    more = cursors.encode(found.next_key, route, filters) if found.next_key is not None else None
    return {"items": found.items, "next_cursor": more}
