"""Making the resolved layer anew, against the real Neo4j, interrupted wherever it can be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph import archive, judgements, rebuild, schema
from graph.connection import Graph
from graph.errors import GraphOutdated, SchemaTooNew
from graph.judgements import About, Verdict
from graph.rebuild import Begun, Step
from graph.reports import ArticleReport
from graph.verify import Verification, verify
from tests import servers
from tests.graph import stories
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

TWO = ("asha-mwangi", "jean-pierre")
DAY = on("2024-04-01")
OFFICE = stories.office("asha-mwangi", "Envoy", "kenya", DAY)
GIFT = stories.contribution("kenya", "caricom", 100)
A = story("a", event(TWO, DAY, places=("nairobi",)), offices=[OFFICE], published="2024-04-02")
B = story("b", event((*TWO, "mary-cole"), DAY), contributions=[GIFT], published="2024-04-03")
C = story("c", event(("okello",), on("2024-04-03"), represents=("kenya",)))
# Two versions of one address, of which the later counts.
D = story("https://news.example/d", event(("mary-cole",), on("2024-04-05")), published="2024-04-05")
E = story("https://news.example/d", event(TWO, on("2024-04-05")), published="2024-04-06", version=" Corrected.")
REPORTS = (A, B, C, D, E)

OUTDATE = """
MATCH (n:Attache) SET n.version = 1
WITH n
MATCH (e:EntityReport)-[f:REFERS_TO]->(r:Referent)-[:RESOLVES_TO]->(x:Entity)
CREATE (e)-[:RESOLVES_TO]->(x)
WITH DISTINCT r
DETACH DELETE r
"""
BARE = (
    OUTDATE,
    "MATCH ()-[t:TOOK_PART]->() REMOVE t.confidence",
    "MATCH (r:EventReport) REMOVE r.own",
    "MATCH (a:Article) REMOVE a.known, a.origin, a.signature, a.runs",
    "MATCH (k:BlockingKey) DETACH DELETE k",
    "MATCH (:Event)-[:HAS_CONFLICT]->(c) DETACH DELETE c",
    "MATCH (e:Entity) REMOVE e.referents, e.tally",
)


async def load(graph: Graph, *reports: ArticleReport, judged: bool = False) -> Verification:
    """A graph of these articles and, where wanted, of judgements on people and on events of two articles."""
    await servers.empty(graph)
    await schema.ensure(graph)
    for report in reports:
        await archive.write(graph, report)
    if judged:
        await judge(graph, About.ENTITY, "asha-mwangi", "mary-cole")
        own = await graph.read("MATCH (r:EventReport) WITH r ORDER BY r.article RETURN collect(r.own)", {})
        standing = await graph.read(
            "UNWIND $own AS own MATCH (:EventReport {own: own})-[:RESOLVES_TO]->(e) RETURN collect(DISTINCT e.id)",
            {"own": own},
        )
        await judge(graph, About.EVENT, standing[0], standing[-1])
    return await checked(graph)


async def judge(graph: Graph, about: About, left: str, right: str) -> None:
    await judgements.judge(graph, about=about, verdict=Verdict.SAME, left=left, right=right, by="a tester", why="seen")


async def checked(graph: Graph) -> Verification:
    found = await verify(graph)
    assert found.differences == ()
    return found


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps so small that there are many."""
    monkeypatch.setattr(rebuild, "ARTICLES", 1)
    monkeypatch.setattr(rebuild, "DELETED", 60)


class Interrupted(Exception):
    """What the tests interrupt a rebuild with."""


def interrupting(after: int) -> Callable[[Begun | Step], None]:
    """A listener that interrupts once it has been told so many things."""
    heard = 0

    def told(_: Begun | Step) -> None:
        nonlocal heard
        heard += 1
        if heard == after:
            raise Interrupted

    return told


async def test_a_rebuild_gives_what_was_there(graph: Graph) -> None:
    wanted = await load(graph, *REPORTS, judged=True)
    heard: list[Begun | Step] = []
    assert await rebuild.rebuild(graph, heard.append) == 5
    assert heard[0] == Begun(5, 0)
    assert await checked(graph) == wanted
    assert await schema.read(graph) == schema.State(schema.VERSION)


async def test_interrupted_at_every_step_it_is_completed_by_the_next(graph: Graph, small: None) -> None:
    wanted = await load(graph, *REPORTS, judged=True)
    steps: list[Begun | Step] = []
    await rebuild.rebuild(graph, steps.append)
    assert len(steps) > 10
    for after in range(1, len(steps) + 1):
        with pytest.raises(Interrupted):
            await rebuild.rebuild(graph, interrupting(after))
        with pytest.raises(GraphOutdated, match="attache rebuild"):
            await schema.ensure(graph)
        await rebuild.rebuild(graph)
        assert await checked(graph) == wanted, after


async def test_interrupted_after_each_step_it_still_ends(graph: Graph, small: None) -> None:
    wanted = await load(graph, *REPORTS, judged=True)
    resolved = []
    for _ in range(200):
        heard: list[Begun | Step] = []
        stop = interrupting(2)

        def told(what: Begun | Step, heard: list[Begun | Step] = heard, stop: Callable[..., None] = stop) -> None:
            heard.append(what)
            stop(what)

        try:
            await rebuild.rebuild(graph, told)
        except Interrupted:
            assert isinstance(heard[0], Begun)
            resolved.append(heard[0].resolved)
        else:
            break
    assert resolved[-1] == 4  # nothing is done twice
    assert await checked(graph) == wanted


async def test_a_step_that_fails_leaves_nothing_of_itself(
    graph: Graph, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = await load(graph, *REPORTS, judged=True)

    async def failing(*_: object) -> None:
        raise Interrupted

    with monkeypatch.context() as patched:
        patched.setattr(rebuild, "update", failing)
        with pytest.raises(Interrupted):
            await rebuild.rebuild(graph)
    assert await graph.read("MATCH (a:Article)-[:REPORTS]->(r) RETURN count(r)", {}) > 0
    await rebuild.rebuild(graph)
    assert await checked(graph) == wanted


async def test_nobody_writes_while_a_rebuild_is_not_complete(graph: Graph, small: None) -> None:
    await load(graph, A, B)
    with pytest.raises(Interrupted):
        await rebuild.rebuild(graph, interrupting(9))
    with pytest.raises(GraphOutdated, match="attache rebuild"):
        await archive.write(graph, C)
    with pytest.raises(GraphOutdated, match="attache rebuild"):
        await archive.remove(graph, A.article.id)
    await rebuild.rebuild(graph)
    await archive.write(graph, C)
    await checked(graph)


async def test_a_graph_of_version_1_is_refused_and_rebuilt(graph: Graph, small: None) -> None:
    wanted = await load(graph, *REPORTS)
    for statement in BARE:
        await graph.command(statement)
    with pytest.raises(GraphOutdated, match=r"version 1, .*attache rebuild"):
        await schema.ensure(graph)
    with pytest.raises(GraphOutdated, match="attache rebuild"):
        await archive.remove(graph, C.article.id)
    with pytest.raises(Interrupted):
        await rebuild.rebuild(graph, interrupting(8))
    await rebuild.rebuild(graph)
    await schema.ensure(graph)
    assert await checked(graph) == wanted


async def test_what_another_version_has_begun_is_begun_again(graph: Graph, small: None) -> None:
    wanted = await load(graph, *REPORTS)
    await graph.command("MATCH (n:Attache) SET n.version = 1, n.rebuilding = 1, n.rebuilt = $last", {"last": "b"})
    heard: list[Begun | Step] = []
    assert await rebuild.rebuild(graph, heard.append) == 5
    assert heard[0] == Begun(5, 0)
    assert await checked(graph) == wanted


async def test_a_graph_of_a_newer_version_is_left_alone(graph: Graph) -> None:
    await load(graph, A)
    await graph.command("MATCH (n:Attache) SET n.version = n.version + 1")
    with pytest.raises(SchemaTooNew, match="update the program"):
        await rebuild.rebuild(graph)
    assert await graph.read("MATCH (e:Entity) RETURN count(e)", {}) > 0


async def test_an_empty_graph_is_rebuilt_at_once(graph: Graph) -> None:
    await servers.empty(graph)
    assert await rebuild.rebuild(graph) == 0
    assert (await checked(graph)).matches
