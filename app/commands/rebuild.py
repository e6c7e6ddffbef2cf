"""`attache rebuild`"""

from __future__ import annotations

import asyncio

from app import console
from app.commands import session
from app.commands.progress import counting
from graph.connection import Graph
from graph.rebuild import Begun, Phase, Step
from graph.rebuild import rebuild as make_anew


def rebuild() -> None:
    """Work the resolved layer out anew from what the articles report. No article is loaded again.

    Needed after an update that says so. However it ends, the same command goes on from there; until it has ended well,
    the graph answers nothing. Judgements stay.
    """

    async def work(graph: Graph) -> int:
        with counting() as count:
            gone = done = total = 0

            def told(what: Begun | Step) -> None:
                nonlocal gone, done, total
                match what:
                    case Begun():
                        total, done = what.articles, what.resolved
                    case Step(phase=Phase.DELETING, number=number):
                        gone += number
                        count(Phase.DELETING, gone, None)
                    case Step(number=number):
                        done += number
                        count(Phase.RESOLVING, done, total)

            return await make_anew(graph, told)

    try:
        articles = session.within(session.settings(), work, current=False)
    except (KeyboardInterrupt, asyncio.CancelledError) as error:
        console.note("the graph is half rebuilt; `attache rebuild` goes on from here")
        raise KeyboardInterrupt from error
    console.out.print(f"articles: {articles} resolved", markup=False)
