"""`attache judge`, `attache judgements` and `attache retract`"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.table import Table

from app import console, judging
from app.commands import session
from app.commands.rows import Limit, collected, side, table
from graph import judgements
from graph.connection import Graph
from graph.reads import judgements as reads
from graph.reads.filters import JudgementFilter
from graph.store.judged import About, Verdict

By = Annotated[str, typer.Option("--by", help="Who decides: a name, a team, a program.")]
Why = Annotated[str, typer.Option("--why", help="The reason.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class State(StrEnum):
    """Which judgements are shown."""

    ACTIVE = "active"
    RETRACTED = "retracted"
    ALL = "all"

    @property
    def active(self) -> bool | None:
        return None if self is State.ALL else self is State.ACTIVE


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="Whether the two are one.")],
    left: Annotated[str, typer.Argument(metavar="A", help="Id of an entity or an event.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Id of another.")],
    by: By,
    why: Why,
    as_json: AsJson = False,
) -> None:
    """Decide that two people, countries, bodies, places or events are one, or that they are not.

    It holds at once and wins over every rule and score. The same judgement again changes nothing.
    """

    async def work(graph: Graph) -> tuple[dict[str, Any], bool]:
        about = judging.about(left, right)
        return await judgements.judge(graph, about=about, verdict=verdict, left=left, right=right, by=by, why=why)

    made, is_new = session.within(session.settings(), work)
    if as_json:
        console.document({**made, "new": is_new})
    else:
        state = "judged" if is_new else "judged before"
        console.out.print(f"{state} {made['id']}: {left} and {right} are {_said(verdict)}", markup=False)


def retract(
    judgement_id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a judgement, as `attache judgements` gives it.")
    ],
    by: By,
    why: Why,
    as_json: AsJson = False,
) -> None:
    """Retract a judgement: the graph is what it would be without it. The judgement stays listed."""

    async def work(graph: Graph) -> dict[str, Any]:
        return await judgements.retract(graph, judgement_id, by=by, why=why)

    found = session.within(session.settings(), work)
    if as_json:
        console.document(found)
    else:
        console.out.print(f"retracted {judgement_id}", markup=False)


def listed(
    about: Annotated[About | None, typer.Option(help="Only on entities, or only on events.")] = None,
    state: Annotated[State, typer.Option(help="Those that hold, those that were retracted, or all.")] = State.ACTIVE,
    unit: Annotated[str | None, typer.Option("--id", help="Only those with this entity or event on a side.")] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what people decided, the newest first."""
    filters = JudgementFilter(about=about, active=state.active, id=unit)

    async def work(graph: Graph) -> list[dict[str, Any]]:
        return await collected(lambda after, rows: reads.page(graph, filters, after=after, limit=rows), limit)

    found = session.within(session.settings(), work)
    if as_json:
        console.document({"items": found})
        return
    shown: Table = table("id", "verdict", "one", "other", "by", "why", "made", "retracted")
    for row in found:
        sides = [side(row[name]["id"], row[name]["now"]) for name in ("left", "right")]
        shown.add_row(
            row["id"], row["verdict"], *sides, row["by"], row["why"], row["made"][:10], (row["retracted"] or "")[:10]
        )
    console.table(shown, "judgements")


def _said(verdict: Verdict) -> str:
    return "one" if verdict is Verdict.SAME else "not one"
