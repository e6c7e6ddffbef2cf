"""Judgements, against the real Neo4j: their effects are there at once, and gone when they are retracted."""

from __future__ import annotations

import pytest

from graph import archive, judgements
from graph.connection import Graph
from graph.errors import AlreadyRetracted, Contradiction, IdenticalIds, KindsDiffer, MergedId, UnknownId
from graph.judgements import About, Verdict
from graph.reports import ArticleReport
from graph.verify import Verification, verify
from tests import servers
from tests.graph import stories
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

DAY = on("2024-04-01")
A = story("a", event(("asha-mwangi", "jean-pierre"), DAY), offices=[stories.office("asha-mwangi", "Envoy", "kenya")])
B = story("b", event(("mary-cole", "jean-pierre"), DAY), offices=[stories.office("mary-cole", "Envoy", "kenya")])
C = story("c", event(("okello",), on("2024-04-03")), contributions=[stories.contribution("kenya", "caricom", 100)])


async def load(graph: Graph, *reports: ArticleReport) -> Verification:
    await servers.empty(graph)
    for report in reports:
        await archive.write(graph, report)
    return await checked(graph)


async def checked(graph: Graph) -> Verification:
    found = await verify(graph)
    assert found.differences == ()
    return found


async def entities(graph: Graph) -> dict[str, list[str]]:
    return dict(await graph.read("MATCH (n:Entity) RETURN collect([n.id, n.referents])", {}))


async def events(graph: Graph) -> list[str]:
    found: list[str] = await graph.read("MATCH (e:Event) WITH e ORDER BY e.id RETURN collect(e.id)", {})
    return found


async def judge(graph: Graph, verdict: Verdict, left: str, right: str, about: About = About.ENTITY) -> tuple[str, bool]:
    row, new = await judgements.judge(
        graph, about=about, verdict=verdict, left=left, right=right, by="a tester", why="to see"
    )
    return row["id"], new


async def retract(graph: Graph, judgement: str) -> None:
    await judgements.retract(graph, judgement, by="a tester", why="it was wrong")


async def test_a_merge_joins_everything_and_its_retraction_restores_it(graph: Graph) -> None:
    before = await load(graph, A, B, C)
    assert len(await events(graph)) == 3
    made, new = await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    assert new
    merged = await entities(graph)
    assert merged["asha-mwangi"] == ["asha-mwangi", "mary-cole"]
    assert "mary-cole" not in merged
    # With the two people one, the two meetings name the same two people on one day.
    assert len(await events(graph)) == 2
    assert len(await graph.read("MATCH (o:Office) RETURN collect(o.id)", {})) == 1
    await checked(graph)
    await retract(graph, made)
    after = await checked(graph)
    assert (after.reported, after.resolved) == (before.reported, before.resolved)


async def test_a_judgement_that_stands_is_answered_as_it_is(graph: Graph) -> None:
    await load(graph, A, B)
    first = await judge(graph, Verdict.DIFFERENT, "asha-mwangi", "mary-cole")
    again = await judge(graph, Verdict.DIFFERENT, "mary-cole", "asha-mwangi")
    assert again == (first[0], False)


async def test_judgements_outlive_the_articles_that_they_are_about(graph: Graph) -> None:
    await load(graph, A, B, C)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    wanted = await checked(graph)
    await archive.remove(graph, B.article.id)
    assert (await entities(graph))["asha-mwangi"] == ["asha-mwangi"]
    await checked(graph)
    await archive.write(graph, B)
    assert await checked(graph) == wanted


async def test_one_who_is_gone_still_ties_the_others(graph: Graph) -> None:
    await load(graph, A, B, story("d", event(("jean-pierre",), on("2024-04-09"))), C)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    second, _ = await judge(graph, Verdict.SAME, "asha-mwangi", "jean-pierre")
    await archive.remove(graph, A.article.id)  # nobody names the one in the middle any more
    together = await entities(graph)
    assert [sorted(found) for found in together.values() if "mary-cole" in found] == [["jean-pierre", "mary-cole"]]
    await checked(graph)
    await retract(graph, second)
    apart = await entities(graph)
    assert [found for found in apart.values() if "mary-cole" in found] == [["mary-cole"]]
    await checked(graph)


async def test_events_are_joined_and_split(graph: Graph) -> None:
    first = story("a", event(("asha-mwangi", "jean-pierre"), DAY, places=("nairobi",)))
    second = story("b", event(("asha-mwangi", "jean-pierre"), DAY, places=("nairobi",)))
    before = await load(graph, first, second, C)
    reports = await graph.read("MATCH (r:EventReport) WHERE r.article <> $c RETURN collect(r.own)", {"c": C.article.id})
    assert len(await events(graph)) == 2
    split, _ = await judge(graph, Verdict.DIFFERENT, reports[0], reports[1], About.EVENT)
    assert len(await events(graph)) == 3
    await checked(graph)
    await retract(graph, split)
    assert await checked(graph) == before
    (other,) = await graph.read("MATCH (r:EventReport {article: $c}) RETURN collect(r.own)", {"c": C.article.id})
    (standing,) = [name for name in await events(graph) if name in reports]
    joined, _ = await judge(graph, Verdict.SAME, standing, other, About.EVENT)
    assert len(await events(graph)) == 1
    found = await checked(graph)
    assert found.resolved != before.resolved
    await retract(graph, joined)
    assert await checked(graph) == before


async def test_what_contradicts_a_standing_judgement_is_refused_with_the_chain(graph: Graph) -> None:
    await load(graph, A, B)
    made, _ = await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    with pytest.raises(Contradiction) as refused:
        await judge(graph, Verdict.DIFFERENT, "asha-mwangi", "mary-cole")
    assert refused.value.chain == ("asha-mwangi", "mary-cole")
    await judge(graph, Verdict.DIFFERENT, "asha-mwangi", "jean-pierre")
    await retract(graph, made)
    await judge(graph, Verdict.SAME, "mary-cole", "jean-pierre")
    with pytest.raises(Contradiction) as refused:
        await judge(graph, Verdict.SAME, "asha-mwangi", "jean-pierre")
    assert set(refused.value.chain) == {"asha-mwangi", "jean-pierre"}
    await checked(graph)


async def test_what_cannot_be_judged_is_refused_and_changes_nothing(graph: Graph) -> None:
    before = await load(graph, A, B)
    with pytest.raises(UnknownId, match="no entity nobody"):
        await judge(graph, Verdict.SAME, "asha-mwangi", "nobody")
    with pytest.raises(IdenticalIds):
        await judge(graph, Verdict.DIFFERENT, "kenya", "kenya")
    with pytest.raises(KindsDiffer):
        await judge(graph, Verdict.SAME, "asha-mwangi", "kenya")
    assert await checked(graph) == before
    made, _ = await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    with pytest.raises(MergedId) as merged:
        await judge(graph, Verdict.SAME, "mary-cole", "jean-pierre")
    assert merged.value.standing == "asha-mwangi"
    with pytest.raises(UnknownId):
        await retract(graph, "j0")
    await retract(graph, made)
    with pytest.raises(AlreadyRetracted):
        await retract(graph, made)
    assert await checked(graph) == before
