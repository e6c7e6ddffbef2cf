"""Writing and removing articles, against the real Neo4j."""

from __future__ import annotations

from dataclasses import replace

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import archive, canonical
from graph.archive import Outcome
from graph.connection import Graph
from graph.errors import QueryFailed
from graph.reports import ArticleReport, Evidence, InvalidReport, Realis
from graph.resolution.layer import compute
from graph.store import reported
from graph.verify import Verification, verify
from tests import servers
from tests.graph import stories, strategies
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

TWO = ("asha-mwangi", "jean-pierre")
DAY = on("2024-04-01")
A = story("a", event(TWO, DAY, places=("nairobi",)), offices=[stories.office("asha-mwangi", "Envoy", "kenya", DAY)])
B = story("b", event((*TWO, "mary-cole"), DAY), contributions=[stories.contribution("kenya", "caricom", 100)])
C = story("c", event(TWO, on("2024-04-02"), realis=Realis.PLANNED), also=["okello"])

# The examples of a test share one database, and each empties it first.
real = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def load(graph: Graph, *reports: ArticleReport) -> Verification:
    """Empty the graph, write the reports, and see that both layers agree."""
    await servers.empty(graph)
    for report in reports:
        assert await archive.write(graph, report) is Outcome.ADDED
    return await checked(graph)


async def checked(graph: Graph) -> Verification:
    found = await verify(graph)
    assert found.differences == ()
    assert found.matches
    return found


async def test_writing_twice_changes_nothing(graph: Graph) -> None:
    once = await load(graph, A, B)
    assert [await archive.write(graph, report) for report in (A, B)] == [Outcome.UNCHANGED] * 2
    assert await checked(graph) == once


async def test_any_order_gives_equal_digests(graph: Graph) -> None:
    assert await load(graph, A, B, C) == await load(graph, C, A, B) == await load(graph, B, C, A)


async def test_articles_written_together_give_what_they_give_one_by_one(graph: Graph) -> None:
    changed = stories.retitled(B, "Another headline")
    wanted = await load(graph, A, changed, C)
    await load(graph, A, B)
    found = await archive.write_all(graph, [C, changed, A])
    assert found == [Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED]
    assert await checked(graph) == wanted
    assert await archive.write_all(graph, [A, changed, C]) == [Outcome.UNCHANGED] * 3
    assert await archive.write_all(graph, []) == []


async def test_of_articles_written_together_all_are_stored_or_none(graph: Graph) -> None:
    before = await load(graph, A)
    with pytest.raises(QueryFailed):
        await archive.write_all(graph, [B, stories.unstorable("d"), C])
    assert await checked(graph) == before
    with pytest.raises(ValueError, match="ids of their own"):
        await archive.write_all(graph, [B, stories.retitled(B, "Another headline")])
    assert await checked(graph) == before


async def test_removing_leaves_what_the_others_give(graph: Graph) -> None:
    alone = await load(graph, A)
    await load(graph, A, B, C)
    assert await archive.remove(graph, B.article.id)
    assert await archive.remove(graph, C.article.id)
    assert await checked(graph) == alone


async def test_removing_everything_leaves_no_node_of_either_layer(graph: Graph) -> None:
    await load(graph, A, B, C)
    for report in (A, B, C):
        assert await archive.remove(graph, report.article.id)
    await checked(graph)
    assert await graph.read("MATCH (n) RETURN collect(labels(n))", {}) == [["Attache"]]


async def test_removing_the_unknown_changes_nothing(graph: Graph) -> None:
    before = await load(graph, A)
    assert not await archive.remove(graph, "a0000000000000000")
    assert await checked(graph) == before


async def test_new_content_under_the_same_id_replaces_the_old(graph: Graph) -> None:
    other = stories.retitled(B, "Another headline")
    wanted = await load(graph, A, other)
    await load(graph, A, B)
    assert await archive.write(graph, other) is Outcome.CHANGED
    assert await checked(graph) == wanted


async def test_a_broken_report_is_refused_whole(graph: Graph) -> None:
    before = await load(graph, A)
    broken = story("d", event(TWO, DAY))
    wrong = ArticleReport(
        broken.article, tuple(replace(item, mentions=(Evidence(0, 3, "No."),)) for item in broken.entities)
    )
    with pytest.raises(InvalidReport, match="are not the quote"):
        await archive.write(graph, wrong)
    assert await checked(graph) == before


async def test_writers_at_the_same_time_take_turns(graph: Graph) -> None:
    reports = [story(f"s{n}", event(TWO, DAY, places=("nairobi",))) for n in range(12)]
    wanted = await load(graph, *reports)
    await servers.empty(graph)
    async with anyio.create_task_group() as tasks:
        for report in reports:
            tasks.start_soon(archive.write, graph, report)
    assert await checked(graph) == wanted


@real
@given(report=strategies.reports())
async def test_what_is_read_back_is_what_was_written(graph: Graph, report: ArticleReport) -> None:
    await load(graph, report)

    assert await graph.write(lambda tx: reported.read(tx, [report.article.id])) == [report]


@st.composite
def walks(draw: st.DrawFn) -> tuple[dict[str, ArticleReport], list[tuple[str, ArticleReport]]]:
    """Loads, reloads, changes and removals in any order, with what must be there in the end."""
    sources = ("s0", "s1", "s2", "s3")
    there: dict[str, ArticleReport] = {}
    steps = []
    for source in draw(st.lists(st.sampled_from(sources), min_size=4, max_size=9)):
        if source in there and draw(st.booleans()):
            steps.append(("remove", there.pop(source)))
        else:
            there[source] = draw(strategies.crowded(source))
            steps.append(("write", there[source]))
    return there, steps


@st.composite
def batches(draw: st.DrawFn) -> list[list[ArticleReport]]:
    """Articles, in any order, put together anyhow."""
    left = draw(st.permutations([draw(strategies.crowded(f"s{n}")) for n in range(5)]))
    found = []
    while left:
        size = draw(st.integers(1, len(left)))
        found.append(left[:size])
        left = left[size:]
    return found


@real
@given(together=batches())
async def test_however_articles_are_put_together_the_graph_is_the_same(
    graph: Graph, together: list[list[ArticleReport]]
) -> None:
    await servers.empty(graph)
    for reports in together:
        await archive.write_all(graph, reports)
    await checked(graph)


@real
@given(walk=walks())
async def test_every_walk_ends_where_a_fresh_load_does(
    graph: Graph, walk: tuple[dict[str, ArticleReport], list[tuple[str, ArticleReport]]]
) -> None:
    """Verification computes everything afresh; it need not be loaded afresh as well."""
    left, steps = walk
    await servers.empty(graph)
    for what, report in steps:
        if what == "write":
            await archive.write(graph, report)
        else:
            assert await archive.remove(graph, report.article.id)
    found = await checked(graph)
    assert found.reported == canonical.digest(canonical.fingerprint(report) for report in left.values())


async def test_the_counts_of_an_entity_with_many_reports_are_kept(graph: Graph) -> None:
    reports = [story(f"s{n}", event(("kenya",), on(f"2024-04-{n + 1:02}"))) for n in range(9)]
    await load(graph, *reports)
    await archive.remove(graph, reports[3].article.id)
    (stored,) = await graph.read("MATCH (n:Entity {id: 'kenya'}) RETURN collect(properties(n))", {})
    assert stored == compute([*reports[:3], *reports[4:]]).entities["kenya"]
    assert (stored["events"], stored["articles"]) == (8, 8)


async def test_a_changed_report_lets_go_of_what_only_its_old_words_were_tied_to(graph: Graph) -> None:
    meeting = event(("kenya",), on("2024-04-01"))
    await load(graph, story("s0", meeting), story("s1", meeting))
    await archive.write(graph, story("s0", event((), on("2024-04-01"))))
    found = await checked(graph)
    assert found.reported
