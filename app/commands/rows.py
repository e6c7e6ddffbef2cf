"""What commands that list rows have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from app.queries import MAX_LIMIT
from graph.reads.page import Page

Limit = Annotated[int, typer.Option(min=1, max=10_000, help="Rows, at most.")]


async def collected(read: Callable[[str | None, int], Awaitable[Page]], limit: int) -> list[dict[str, Any]]:
    """The first `limit` rows of the list whose pages `read` gives."""
    rows: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        page = await read(after, min(MAX_LIMIT, limit - len(rows)))
        rows += page.items
        after = page.next_key
        if after is None or len(rows) >= limit:
            return rows


def table(*columns: str) -> Table:
    """An empty table of these columns."""
    made = Table(box=None, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def side(unit: str, now: dict[str, Any] | None) -> str:
    """One of two that are judged, or may be one: its name and the id to give to `attache judge`."""
    if now is None:
        return escape(f"{unit} (in no article)")
    name = now.get("name") or now.get("label")
    merged = "" if unit == now["id"] else f", told as {unit}"
    return escape(f"{name} ({now['id']}{merged})")
