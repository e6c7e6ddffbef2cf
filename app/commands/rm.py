"""`attache rm`"""

from __future__ import annotations

from typing import Annotated

import typer

from app import console
from app.commands import session
from app.exits import FAILED
from graph import archive
from graph.connection import Graph


def rm(
    article_ids: Annotated[
        list[str], typer.Argument(metavar="ARTICLE_ID…", help="Ids of articles, as /articles gives them.")
    ],
) -> None:
    """Remove articles, and with them everything that only they report."""

    async def remove(graph: Graph) -> list[str]:
        unknown = []
        for article_id in article_ids:
            if await archive.remove(graph, article_id):
                console.out.print(f"removed {article_id}", markup=False)
            else:
                unknown.append(article_id)
        return unknown

    unknown = session.within(session.settings(), remove)
    for article_id in unknown:
        console.error(f"there is no article {article_id}")
    if unknown:
        raise typer.Exit(FAILED)
