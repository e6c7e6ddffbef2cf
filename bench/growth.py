"""What an article costs as the graph grows: `python bench/growth.py [--events SMALL LARGE...] [--spread]`.

Fills two embedded Neo4j, made for the run, with articles of a made-up world, and then loads the same articles into
both: how long that takes, how many statements and how many database hits, and how the large graph compares with the
small one. With several numbers for the large graph it stops at each of them to measure. Unless `--spread`, the small
graph holds the first days of the years that the large one holds, as if the archive were young; with it, every so
many-th article of all of them, so that fewer reports meet.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, LiteralString, TypeVar, cast

from bench.world import World, hash_of
from graph import archive, embedded, schema
from graph.archive import Outcome
from graph.connection import WRITE_TIMEOUT, Graph, Transaction
from graph.reports import ArticleReport

GOAL = 1.3  # times what a load costs in the small graph
PER_DAY = 27  # happenings: 100,000 in some ten years
BATCH = 40  # articles in one transaction while filling
WARM_UP = 4  # rounds over the articles, uncounted: a fresh server takes its first few hundred to get up to speed
HELD_OUT_A_DAY = 2
T = TypeVar("T")


@dataclass(slots=True)
class Cost:
    """Of one load: `hits` and `calls` by statement."""

    seconds: float = 0.0
    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    calls: dict[str, int] = field(default_factory=lambda: defaultdict(int))


class Profiled(Graph):
    """A graph whose writes note what every statement of theirs costs."""

    cost: Cost

    async def write(self, work: Callable[[Transaction], Awaitable[T]], seconds: float = WRITE_TIMEOUT) -> T:
        async def noted(tx: Transaction) -> T:
            self.cost = Cost()
            profiling = _Profiling(tx)
            found = await work(cast("Transaction", profiling))
            for query, result in profiling.results:
                self.cost.calls[query] += 1
                self.cost.hits[query] += _hits((await result.consume()).profile)
            return found

        return await super().write(noted, seconds)


class _Profiling:
    """A transaction that asks for the profile of each of its statements."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.results: list[tuple[str, Any]] = []

    async def run(self, query: LiteralString, parameters: dict[str, Any]) -> Any:
        result = await self._tx.run("PROFILE " + query, parameters)
        self.results.append((query, result))
        return result


def _hits(plan: Any) -> int:
    return int(plan["args"].get("DbHits", 0)) + sum(_hits(child) for child in plan.get("children", ()))


@dataclass(slots=True)
class Filled:
    """A graph with what has been put into it."""

    name: str
    graph: Profiled
    plain: Graph
    articles: int = 0
    events: int = 0
    waiting: list[ArticleReport] = field(default_factory=list)

    async def add(self, reports: list[ArticleReport], *, all_of_them: bool = False) -> None:
        """Store the articles, some later, together with others."""
        self.waiting += reports
        while len(self.waiting) >= BATCH or (all_of_them and self.waiting):
            batch, self.waiting = self.waiting[:BATCH], self.waiting[BATCH:]
            await archive.write_all(self.plain, batch)
            self.articles += len(batch)
            self.events = await self.plain.read("MATCH (e:Event) RETURN count(e)", {})


@asynccontextmanager
async def opened(name: str, home: Path) -> AsyncIterator[Filled]:
    """An empty graph in an embedded server of its own."""
    endpoint = (await asyncio.to_thread(embedded.start, home)).endpoint
    try:
        async with Graph.open(endpoint) as plain, Profiled.open(endpoint) as graph:
            await schema.ensure(plain)
            yield Filled(name, graph, plain)
    finally:
        await asyncio.to_thread(embedded.stop, home)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many events go where, and how many articles are loaded into both in the end."""

    small: int
    large: int
    probes: int
    spread: bool

    def probes_of(self, day: int, reports: list[ArticleReport], held: int) -> Iterator[ArticleReport]:
        """Which of the day's articles are kept back, where `held` are already."""
        every = max(1, self.large // PER_DAY // self.probes) if self.spread else 1
        if day % every == 0:
            yield from reports[: min(self.probes - held, 1 if self.spread else HELD_OUT_A_DAY)]

    def in_small(self, report: ArticleReport, small: Filled) -> bool:
        """Whether an article goes into the small graph too."""
        if self.spread:
            return hash_of(report.article.id) % (self.large // self.small) == 0
        return small.events < self.small


class Filling:
    """The filling of both graphs, which goes on where it stopped; `probes` are the articles kept back."""

    def __init__(self, plan: Plan, small: Filled, large: Filled) -> None:
        self.probes: list[ArticleReport] = []
        self._plan = plan
        self._small = small
        self._large = large
        self._world = World(seed=1, per_day=PER_DAY)
        self._day = 0
        self._seconds = 0.0

    async def until(self, events: int) -> None:
        """Go on until the large graph holds so many events, telling how far it is."""
        began = time.perf_counter()
        while self._large.events < events:
            reports = self._world.articles(self._day)
            held = list(self._plan.probes_of(self._day, reports, len(self.probes)))
            self.probes += held
            rest = [report for report in reports if report not in held]
            await self._small.add([report for report in rest if self._plan.in_small(report, self._small)])
            await self._large.add(rest)
            self._day += 1
            if self._day % 30 == 0:
                seconds = self._seconds + time.perf_counter() - began
                print(
                    f"{self._large.events:>9,} events, {self._large.articles:,} articles, {seconds:,.0f} s", flush=True
                )
        self._seconds += time.perf_counter() - began
        await self._small.add([], all_of_them=True)
        await self._large.add([], all_of_them=True)


async def load(graph: Graph, report: ArticleReport) -> float:
    """Store the article and remove it again; the seconds that storing took."""
    began = time.perf_counter()
    outcome = await archive.write(graph, report)
    seconds = time.perf_counter() - began
    if outcome is not Outcome.ADDED or not await archive.remove(graph, report.article.id):
        raise RuntimeError(f"{report.article.id} was there already")
    return seconds


async def profile(filled: Filled, report: ArticleReport) -> Cost:
    """What the statements of a load cost; slower than a plain one."""
    await archive.write(filled.graph, report)
    cost = filled.graph.cost
    await archive.remove(filled.plain, report.article.id)
    return cost


async def measure(graphs: tuple[Filled, Filled], probes: list[ArticleReport]) -> dict[str, list[Cost]]:
    """What each article costs in each graph, by turns, so that what else the machine does meets both."""
    for _ in range(WARM_UP):
        for report in probes:
            for filled in graphs:
                await load(filled.plain, report)
    found: dict[str, list[Cost]] = {filled.name: [] for filled in graphs}
    for position, report in enumerate(probes):
        for filled in graphs if position % 2 else reversed(graphs):
            seconds = median([await load(filled.plain, report) for _ in range(3)])
            cost = await profile(filled, report)
            cost.seconds = seconds
            found[filled.name].append(cost)
    return found


def table(small: Filled, large: Filled, costs: dict[str, list[Cost]]) -> Iterator[str]:
    """The medians of both graphs, line by line, and the statements whose hits have grown most."""
    yield f"{'':<34} {small.name:>12} {large.name:>12} {'ratio':>8}"
    rows: list[tuple[str, float, float]] = [
        ("articles", small.articles, large.articles),
        ("events", small.events, large.events),
    ]
    measures: tuple[tuple[str, Callable[[Cost], float]], ...] = (
        ("milliseconds a load", lambda cost: 1000 * cost.seconds),
        ("statements a load", lambda cost: sum(cost.calls.values())),
        ("database hits a load", lambda cost: sum(cost.hits.values())),
    )
    for name, of in measures:
        rows.append((name, median(map(of, costs[small.name])), median(map(of, costs[large.name]))))
    for name, a, b in rows:
        yield f"{name:<34} {a:>12,.1f} {b:>12,.1f} {b / a:>8.2f}"
    yield ""
    yield "mean hits a load of the statements that grow most"
    totals = {
        filled.name: {
            query: sum(cost.hits.get(query, 0) for cost in costs[filled.name]) / len(costs[filled.name])
            for query in {query for cost in costs[filled.name] for query in cost.hits}
        }
        for filled in (small, large)
    }
    before, after = totals[small.name], totals[large.name]
    grown = sorted(after, key=lambda query: before.get(query, 0) - after[query])[:8]
    for query in grown:
        yield f"{before.get(query, 0):>12,.0f} {after[query]:>12,.0f}  {' '.join(query.split())[:90]}"


async def run(plan: Plan, stops: list[int], home: Path) -> None:
    async with AsyncExitStack() as stack:
        small = await stack.enter_async_context(opened("small", home / "small"))
        large = await stack.enter_async_context(opened("large", home / "large"))
        filling = Filling(plan, small, large)
        for events in stops:
            await filling.until(events)
            print(f"loading {len(filling.probes)} articles into both", flush=True)
            costs = await measure((small, large), filling.probes)
            for line in table(small, large, costs):
                print(line)
            ratio = median(cost.seconds for cost in costs[large.name]) / median(
                cost.seconds for cost in costs[small.name]
            )
            print(f"a load costs {ratio:.2f} times what it costs in the small graph; the goal is at most {GOAL}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--events", type=int, nargs="+", default=[1_000, 100_000], metavar="N", help="small, large, …")
    parser.add_argument("--articles", type=int, default=40, metavar="N", help="load N articles into both")
    parser.add_argument("--spread", action="store_true", help="the small graph is a thin one, not a young one")
    arguments = parser.parse_args()
    small, *stops = arguments.events
    if not stops or stops != sorted(stops) or small >= stops[0]:
        parser.error("--events takes two numbers or more, each greater than the one before")
    plan = Plan(small, stops[-1], arguments.articles, arguments.spread)
    with tempfile.TemporaryDirectory(prefix="attache-growth-") as folder:
        asyncio.run(run(plan, stops, Path(folder)))


if __name__ == "__main__":
    main()
