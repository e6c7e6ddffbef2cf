"""From a query and a read to one page of a list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from app import cursors
from app.queries import ListQuery
from graph.connection import Graph
from graph.reads import standing
from graph.reads.page import Page

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

F = TypeVar("F", bound="DataclassInstance")


async def page(route: str, query: ListQuery, read: Callable[[str | None, int], Awaitable[Page]]) -> dict[str, Any]:
    """The document of the page that `query` asks for in the list at `route`.

    `read` takes the key to go on after and the number of rows. Raises `InvalidCursor`.
    """
    filters = query.filters()
    after = cursors.decode(query.cursor, route, filters) if query.cursor is not None else None
    found = await read(after, query.limit)
    more = cursors.encode(found.next_key, route, filters) if found.next_key is not None else None
    return {"items": found.items, "next_cursor": more}


async def filtered(
    graph: Graph,
    route: str,
    query: ListQuery,
    filters: F,
    read: Callable[[F, str | None, int], Awaitable[Page]],
    owner: Callable[[], Awaitable[object]] | None = None,
) -> dict[str, Any]:
    """As `page`, of a list that is narrowed to `filters`: ids among them that have been merged away stand for what
    they were merged into.

    That is looked up only where nothing was found, since an id that has been merged away has nothing of its own.
    `owner` is asked then as well: it raises where there is nothing whose list this could be.
    """

    async def asked(after: str | None, limit: int) -> Page:
        found = await read(filters, after, limit)
        if found.items or found.next_key is not None:
            return found
        if owner is not None:
            await owner()
        resolved = await standing.resolved(graph, filters)
        return found if resolved == filters else await read(resolved, after, limit)

    return await page(route, query, asked)
