"""Exports and restorations, against the real Neo4j."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from graph import archive, backup, canonical, decoding, export, judgements, restore, schema
from graph.connection import Graph
from graph.errors import Contradiction, GraphNotEmpty, GraphOutdated, InvalidBackup, SchemaTooNew
from graph.judgements import About, Verdict
from graph.reports import ArticleReport
from graph.resolution.layer import compute
from graph.restore import Restored
from graph.store import judged
from graph.verify import verify
from tests import servers
from tests.graph import stories, strategies
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

TWO = ("asha-mwangi", "jean-pierre")
DAY = on("2024-04-01")
OFFICE = stories.office("asha-mwangi", "Envoy", "kenya", DAY)
GIFT = stories.contribution("kenya", "caricom", 100)
# So long that two texts which share it are copies of one.
LONG = " " + " ".join(f"Delegate {n} spoke of point {n * 7 % 101}." for n in range(60))
A = story("a", event(TWO, DAY, places=("nairobi",)), offices=[OFFICE], published="2024-04-02", version=LONG)
TRIO = (*TWO, "mary-cole")
B = story("b", event(TRIO, DAY, places=("mombasa",)), contributions=[GIFT], published="2024-04-03", version=LONG)
C = story("c", event(("okello",), on("2024-04-03"), represents=("kenya",)))
# Two versions of one address, of which the later counts.
D = story("https://news.example/d", event(("mary-cole",), on("2024-04-05")), published="2024-04-05")
E = story("https://news.example/d", event(TWO, on("2024-04-05")), published="2024-04-06", version=" Corrected.")


async def fill(graph: Graph, *reports: ArticleReport) -> None:
    await servers.empty(graph)
    await schema.ensure(graph)
    for report in reports:
        await archive.write(graph, report)


async def judge(graph: Graph, verdict: Verdict, left: str, right: str) -> str:
    row, _ = await judgements.judge(
        graph, about=About.ENTITY, verdict=verdict, left=left, right=right, by="a tester", why="“seen”"
    )
    return str(row["id"])


def nothing(*_: Any) -> None:
    """Nobody wants to know."""


async def attache(graph: Graph) -> list[str]:
    lines: list[str] = []
    await export.attache(graph, lines.append, nothing)
    return lines


async def resolved(graph: Graph) -> list[str]:
    lines: list[str] = []
    await export.resolved(graph, lines.append)
    return lines


def reading(lines: list[str]) -> Callable[[], Iterator[bytes]]:
    return lambda: (line.encode() + b"\n" for line in lines)


async def put_back(graph: Graph, lines: list[str], *, merge: bool = False) -> Restored:
    return await restore.restore(graph, reading(lines), merge=merge, told=nothing)


async def test_what_an_article_leaves_behind_when_it_is_removed_is_nothing(graph: Graph) -> None:
    await fill(graph, A)
    await judge(graph, Verdict.SAME, "asha-mwangi", "jean-pierre")
    alone = await resolved(graph)
    await archive.write_all(graph, [B, C])
    shared = await resolved(graph)
    assert shared != alone
    origins = {line for line in shared if line.startswith('["origin of')}
    assert f'["origin of {B.article.id}","{A.article.id}"]' in origins
    await archive.remove(graph, B.article.id)
    await archive.remove(graph, C.article.id)
    assert await resolved(graph) == alone


async def test_the_resolved_lines_are_the_facts_that_verification_computes(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.verify.BATCH", 2)
    await fill(graph, A, B, C, D, E)
    await judge(graph, Verdict.SAME, "asha-mwangi", "jean-pierre")
    people = await graph.write(lambda tx: judged.every(tx, About.ENTITY))
    head, *facts = await resolved(graph)
    assert json.loads(head) == {"format": "resolved", "version": schema.VERSION}
    assert facts == sorted(canonical.line([name, value]) for name, value in compute([A, B, C, D, E], people).facts())
    assert canonical.digest(facts) == (await verify(graph)).resolved


async def test_an_export_is_sorted_and_does_not_tell_how_the_graph_came_to_be(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "BATCH", 2)
    await fill(graph, A, B, C)
    lines = await attache(graph)
    assert json.loads(lines[0]) == {"format": "attache", "version": 1}
    found = [json.loads(line)["report"]["article"]["id"] for line in lines[1:-1]]
    assert found == sorted(report.article.id for report in (A, B, C))
    await fill(graph, C, A, B)
    assert await attache(graph) == lines


async def test_a_backup_restores_both_layers_and_judgements(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(graph, A, B, C, D, E)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    gone = await judge(graph, Verdict.DIFFERENT, "asha-mwangi", "jean-pierre")
    await judgements.retract(graph, gone, by="another", why="it was wrong")
    lines, facts, digests = await attache(graph), await resolved(graph), await verify(graph)
    await servers.empty(graph)
    await schema.ensure(graph)
    monkeypatch.setattr(restore, "ARTICLES", 2)
    assert await put_back(graph, lines) == Restored(5, 0, 2, 0)
    assert await attache(graph) == lines
    assert await resolved(graph) == facts
    assert await verify(graph) == digests
    with pytest.raises(GraphNotEmpty, match=r"5 articles and 2 judgements: .*--merge"):
        await put_back(graph, lines)
    assert await put_back(graph, lines, merge=True) == Restored(0, 5, 0, 2)
    assert await attache(graph) == lines


async def test_an_interrupted_restoration_is_completed_by_the_next(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "ARTICLES", 1)
    await fill(graph, A, B, C)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    lines, facts = await attache(graph), await resolved(graph)
    await fill(graph)

    def told(phase: restore.Phase, done: int, total: int | None) -> None:
        if phase is restore.Phase.WRITING:
            assert total == 3
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await restore.restore(graph, reading(lines), merge=False, told=told)
    assert (await verify(graph)).matches
    assert await put_back(graph, lines, merge=True) == Restored(2, 1, 0, 1)
    assert await resolved(graph) == facts


async def test_merging_adds_to_what_is_there(graph: Graph) -> None:
    await fill(graph, A, B)
    made = await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    early = await attache(graph)
    await judgements.retract(graph, made, by="a tester", why="it was wrong")
    late = await attache(graph)
    await fill(graph, stories.retitled(A, "Another headline"), C)
    await put_back(graph, early, merge=True)
    both = await verify(graph)
    assert both.matches
    assert (await attache(graph))[0] == early[0]
    assert (await graph.read("MATCH (a:Article) RETURN count(a)", {}), await standing(graph)) == (3, 1)
    assert await put_back(graph, late, merge=True) == Restored(0, 2, 1, 0)  # the retraction
    assert await standing(graph) == 0
    assert (await verify(graph)).matches
    assert await put_back(graph, early, merge=True) == Restored(0, 2, 0, 1)  # which an older backup does not undo
    assert await standing(graph) == 0


async def standing(graph: Graph) -> int:
    found: int = await graph.read("MATCH (j:Judgement) WHERE j.active RETURN count(j)", {})
    return found


async def test_a_judgement_that_stands_is_not_made_twice(graph: Graph) -> None:
    await fill(graph, A, B)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    lines = await attache(graph)
    await fill(graph, A, B)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    assert await put_back(graph, lines, merge=True) == Restored(0, 2, 0, 1)
    assert await standing(graph) == 1


async def test_judgements_that_exclude_each_other_are_refused_before_anything_is_written(graph: Graph) -> None:
    await fill(graph, A, B)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    lines = await attache(graph)
    await fill(graph, B, C)
    await judge(graph, Verdict.DIFFERENT, "asha-mwangi", "mary-cole")
    before = await attache(graph)
    with pytest.raises(Contradiction, match=r"line 4: .*retract one") as refused:
        await put_back(graph, lines, merge=True)
    assert set(refused.value.chain) == {"asha-mwangi", "mary-cole"}
    assert await attache(graph) == before


async def test_no_damaged_backup_is_taken(graph: Graph) -> None:
    await fill(graph, A, B, C)
    await judge(graph, Verdict.SAME, "asha-mwangi", "mary-cole")
    good = await attache(graph)
    await fill(graph)
    other = canonical.line({**json.loads(good[1]), "more": 1})
    for damaged, where in (
        ([], "line 1: .*cut off"),
        (good[:-1], "line 6: .*cut off"),
        (good[:3], "line 4: .*cut off"),
        ([good[0], good[1].replace("Those named", "These named"), *good[2:]], "line 2: .*altered"),
        ([*good[:4], good[4].replace("mary-cole", "mary-kole"), good[5]], "line 5: .*altered"),
        ([good[0], other, *good[2:]], "line 2: .*altered"),
        ([good[0], *good[2:]], "line 5: .*missing"),
        ([good[0], good[2], good[1], *good[3:]], "line 6: .*moved"),
        ([*good[:2], good[2][:-40], *good[3:]], "line 3: .*JSON"),
        ([*good, good[1]], "line 7: .*behind the last"),
        ([good[0], "[]", *good[1:]], "line 2: .*no line of a backup"),
        (["{}", *good[1:]], "line 1: .*no backup"),
        (['{"format":"attache","version":2}', *good[1:]], "line 1: .*update the program"),
    ):
        with pytest.raises(InvalidBackup, match=where):
            await put_back(graph, damaged)
        assert await graph.read("MATCH (n:Article|Judgement) RETURN count(n)", {}) == 0


def test_a_line_without_its_end_is_cut_off() -> None:
    with pytest.raises(InvalidBackup, match=r"line 2: .*cut off in this line"):
        list(backup.items(lambda: iter([export.head().encode() + b"\n", export.sealed("report", A).encode()])))


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"article": {}}, "report has not the fields"),
        (json.loads(canonical.line(replace(A, events="none"))), r"report.events is no list"),  # type: ignore[arg-type]
        (json.loads(canonical.line(A).replace('"actual"', '"perhaps"')), r"report.events\[0\].realis is 'perhaps'"),
        (json.loads(canonical.line(A).replace('"2024-04-01"', '"1 April"')), "earliest is '1 April'"),
        (json.loads(canonical.line(A).replace('"attended":true', '"attended":1')), "attended is 1"),
        (json.loads(canonical.line(A).replace('"title":"Story a"', '"title":7')), "report.article.title is 7"),
    ],
)
def test_what_is_no_report_is_named(value: Any, where: str) -> None:
    with pytest.raises(ValueError, match=where):
        decoding.report(value)


@hypothesis_settings(max_examples=100, deadline=None)
@given(report=strategies.reports())
def test_reports_come_back_from_their_lines(report: ArticleReport) -> None:
    assert decoding.report(json.loads(canonical.report_line(report))) == report


async def test_a_graph_of_version_1_can_be_backed_up_but_not_read(graph: Graph) -> None:
    await fill(graph, A, B)
    lines = await attache(graph)
    await graph.command("MATCH ()-[t:TOOK_PART]->() REMOVE t.confidence")
    await graph.command("MATCH (n:Attache) SET n.version = 1")
    assert await attache(graph) == lines
    with pytest.raises(GraphOutdated, match="attache rebuild"):
        await resolved(graph)
    with pytest.raises(GraphOutdated, match="attache rebuild"):
        await put_back(graph, lines, merge=True)
    await graph.command("MATCH (n:Attache) SET n.version = $version", {"version": schema.VERSION + 1})
    with pytest.raises(SchemaTooNew):
        await attache(graph)


async def test_an_export_of_nothing_makes_nothing(graph: Graph) -> None:
    await servers.empty(graph)
    assert len(await attache(graph)) == 2
    assert await graph.read("MATCH (n) RETURN count(n)", {}) == 0
