"""`attache candidates` and `attache conflicts`"""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.markup import escape

from app import console
from app.commands import session
from app.commands.rows import Limit, collected, side, table
from app.exits import UsageError
from app.schemas.review import ConflictField
from graph.connection import Graph
from graph.reads import candidates as candidate_reads
from graph.reads import conflicts as conflict_reads
from graph.reads import standing
from graph.reads.filters import CandidateFilter, ConflictFilter
from graph.reports import Kind
from graph.store.judged import About

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def candidates(
    about: Annotated[About | None, typer.Option(help="Only entities, or only events.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only entities of this kind.")] = None,
    entity: Annotated[str | None, typer.Option(metavar="ID", help="Only those with this entity.")] = None,
    event: Annotated[str | None, typer.Option(metavar="ID", help="Only those with this event.")] = None,
    min_score: Annotated[float, typer.Option(min=0, max=999, help="Least score.")] = 0.0,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List pairs that may be one, the likeliest first, with what speaks for and against each.

    `attache judge` decides on them.
    """
    if event is not None and (entity is not None or kind is not None or about is About.ENTITY):
        raise UsageError("--event: cannot go with --entity, --kind or --about entity, which narrow entities")
    if about is About.EVENT and (entity is not None or kind is not None):
        raise UsageError("--about event: cannot go with --entity or --kind, which narrow entities")
    filters = CandidateFilter(about=about, kind=kind, entity=entity, event=event, min_score=min_score)

    async def work(graph: Graph) -> list[dict[str, Any]]:
        found = await standing.resolved(graph, filters)
        return await collected(lambda after, rows: candidate_reads.page(graph, found, after=after, limit=rows), limit)

    rows = session.within(session.settings(), work)
    if as_json:
        console.document({"items": rows})
        return
    shown = table("score", "one", "other", "reasons")
    for row in rows:
        sides = [side(item["unit"], item) if item else "" for item in (row["left"], row["right"])]
        reasons = [f"{item['feature']} {item['weight']:+g}" for item in row["reasons"]]
        reasons += [f"kept apart: {row['forbidden']}"] if row["forbidden"] else []
        shown.add_row(f"{row['score']:g}", *sides, escape("; ".join(reasons)))
    console.table(shown, "candidates")


def conflicts(
    field: Annotated[ConflictField | None, typer.Option(help="Only those on this field.")] = None,
    event: Annotated[str | None, typer.Option(metavar="ID", help="Only those of this event.")] = None,
    entity: Annotated[
        str | None, typer.Option(metavar="ID", help="Only those of what this entity has a part in.")
    ] = None,
    min_size: Annotated[float, typer.Option(min=0, max=999, help="Least size.")] = 0.0,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what articles differ on, the largest first, each value with how many articles give it."""
    filters = ConflictFilter(field=field, event=event, entity=entity, min_size=min_size)

    async def work(graph: Graph) -> list[dict[str, Any]]:
        found = await standing.resolved(graph, filters)
        return await collected(lambda after, rows: conflict_reads.page(graph, found, after=after, limit=rows), limit)

    rows = session.within(session.settings(), work)
    if as_json:
        console.document({"items": rows})
        return
    shown = table("field", "size", "of", "values, the shown one first")
    for row in rows:
        values = [
            f"{json.dumps(item['value'], ensure_ascii=False)} ({len(item['articles'])})" for item in row["values"]
        ]
        shown.add_row(row["field"], f"{row['size']:g}", escape(_whose(row)), escape("; ".join(values)))
    console.table(shown, "conflicts")


def _whose(row: dict[str, Any]) -> str:
    """What the conflict is about, with the id to ask for."""
    if row["event"] is not None:
        subject = f"{row['subject']['name']} at " if row["subject"] else ""
        return f"{subject}{row['event']['label']} ({row['event']['id']})"
    return "; ".join(f"{item['party']['name']} to {item['mission']['name']}" for item in row["contributions"][:1])
