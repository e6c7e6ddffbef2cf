"""What the graph makes of many articles, as the API tells it: conflicts, candidates, what was known, who stood in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest

from graph import archive
from graph.connection import Graph
from graph.reports import ArticleReport, DateSpan, Precision, Realis, Role
from tests.app.test_problems import problem
from tests.app.test_reading import items
from tests.graph.stories import contribution, event, office, on, story

pytestmark = pytest.mark.anyio

TWO = ("asha-mwangi", "jean-pierre")


async def load(graph: Graph, *reports: ArticleReport) -> None:
    await archive.write_all(graph, reports)


async def short(client: httpx.AsyncClient, path: str) -> list[dict[str, Any]]:
    """Every row of a list whose pages may come short."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = (await client.get(f"{path}{cursor}")).json()
        rows += page["items"]
        if page["next_cursor"] is None:
            return rows
        cursor = f"&cursor={page['next_cursor']}"


PLANNED = story("plan", event(TWO, on("2024-04-03"), subtype="signing", realis=Realis.PLANNED), published="2024-03-10")
HELD = story(
    "held",
    event((*TWO, "mary-cole"), on("2024-04-03"), subtype="signing", places=("nairobi",)),
    published="2024-04-04",
)
EARLIER = story("earlier", event(TWO, on("2024-02-01"), places=("mombasa",)), published="2024-02-02")
UNDATED = story("undated", event(("mary-cole",), on("2024-01-05")))


async def test_what_was_known_by_a_day(empty: httpx.AsyncClient, graph: Graph) -> None:
    await load(graph, PLANNED, HELD, EARLIER, UNDATED)
    (now,) = await items(empty, "/events?subtype=signing")
    assert (now["realis"], len(now["participants"]), now["sources"]) == ("actual", 3, 2)
    assert now["known"] == "2024-03-10"

    (then,) = await items(empty, "/events?subtype=signing&known_by=2024-03")
    assert (then["id"], then["realis"], then["places"]) == (now["id"], "planned", [])
    assert [(part["id"], part["attended"]) for part in then["participants"]] == [
        ("asha-mwangi", False),
        ("jean-pierre", False),
    ]
    assert (then["articles"], then["sources"]) == ([PLANNED.article.id], 1)
    assert {item["article_id"] for item in then["evidence"]} == {PLANNED.article.id}
    # filters are held against what was known
    assert await items(empty, "/events?known_by=2024-03&realis=planned") == [then]
    assert await items(empty, "/events?realis=planned") == []
    assert await short(empty, "/events?known_by=2024-03&subtype=signing&realis=actual") == []
    assert await short(empty, "/events?known_by=2024-03&place=nairobi") == []
    assert await short(empty, "/events?known_by=2024-03&min_sources=2") == []
    assert len(await items(empty, "/events?min_sources=2")) == 1
    # with everything published, what is known is what is told; articles without a date are never among it
    assert [row["id"] for row in await items(empty, "/events?known_by=2025")] == [
        row["id"] for row in await items(empty, "/events") if row["known"]
    ]
    assert await items(empty, "/events?known_by=2025&subtype=signing") == [now]

    detail = (await empty.get(f"/events/{now['id']}")).json()
    assert [item["turn"] for item in detail["history"]] == ["announced", "held"]
    before = (await empty.get(f"/events/{now['id']}?known_by=2024-03-31")).json()
    assert {name: before[name] for name in then} == then
    assert [item["article"] for item in before["reports"]] == [PLANNED.article.id]
    missing = problem(await empty.get(f"/events/{now['id']}?known_by=2024-03-09"), 404, "not-found")
    assert "2024-03-09" in missing["detail"]


async def test_attendance_known_by_a_day(empty: httpx.AsyncClient, graph: Graph) -> None:
    await load(graph, PLANNED, HELD, EARLIER)
    assert {row["participant"]["id"] for row in await items(empty, "/attendance?subtype=signing")} == {
        *TWO,
        "mary-cole",
    }
    assert await short(empty, "/attendance?subtype=signing&known_by=2024-03&limit=1") == []
    rows = await items(empty, "/attendance?subtype=signing&known_by=2024-03&attended=false")
    assert {row["participant"]["id"] for row in rows} == set(TWO)
    assert {row["event"]["realis"] for row in rows} == {"planned"}
    (earlier,) = await short(empty, "/attendance?person=asha-mwangi&known_by=2024-03&limit=1")
    assert earlier["event"]["date"]["edtf"] == "2024-02-01"
    assert earlier == (await items(empty, "/attendance?person=asha-mwangi&place=mombasa"))[0]
    rows = await items(empty, "/people/asha-mwangi/events?known_by=2024-03")
    assert [(row["event"]["subtype"], row["attended"]) for row in rows] == [("signing", False), ("meeting", True)]


async def test_a_page_of_what_was_known_may_come_short(empty: httpx.AsyncClient, graph: Graph) -> None:
    await load(graph, PLANNED, HELD, EARLIER)
    path = "/events?known_by=2024-03&realis=actual&limit=1"
    first = (await empty.get(path)).json()
    assert first["items"] == []
    (row,) = (await empty.get(f"{path}&cursor={first['next_cursor']}")).json()["items"]
    assert row["date"]["edtf"] == "2024-02-01"


async def test_facts_known_by_a_day(empty: httpx.AsyncClient, graph: Graph) -> None:
    for source, title, day, given in (("m", "Envoy", "2024-03-01", 100), ("n", "envoy", "2024-05-01", 250)):
        await load(
            graph,
            story(
                source,
                offices=[office("asha-mwangi", title, "kenya", on(day))],
                contributions=[contribution("kenya", "caricom", given)],
                published=day,
            ),
        )
    (now,) = await items(empty, "/offices")
    assert (now["from"], now["to"], now["sources"], now["known"]) == ("2024-03-01", "2024-05-01", 2, "2024-03-01")
    (then,) = await items(empty, "/offices?known_by=2024-04")
    assert (then["id"], then["from"], then["to"], then["sources"]) == (now["id"], "2024-03-01", "2024-03-01", 1)
    assert await items(empty, "/offices?known_by=2024-02") == []
    assert {row["personnel"] for row in await items(empty, "/contributions")} == {100, 250}
    assert [row["personnel"] for row in await items(empty, "/contributions?known_by=2024-04")] == [100]


NUMBERS = """
CREATE (c:Conflict {
    id: 'x0000000000000001', field: 'personnel', size: 150.0, by_size: '150.0000x0000000000000001',
    values: '[{"value": 100, "shown": true, "articles": [], "evidence": []}]'
})
WITH c MATCH (g:Contribution) CREATE (g)-[:HAS_CONFLICT]->(c)
"""


async def test_conflicts_on_numbers_name_their_contributions(empty: httpx.AsyncClient, graph: Graph) -> None:
    given = [contribution("kenya", "caricom", number) for number in (100, 250)]
    await load(graph, *(story(f"n{n}", contributions=[item]) for n, item in enumerate(given)))
    await graph.command("MATCH (c:Conflict) DETACH DELETE c")
    await graph.command(NUMBERS)
    (conflict,) = await items(empty, "/conflicts?field=personnel")
    assert {item["personnel"] for item in conflict["contributions"]} == {100, 250}
    assert {item["party"]["name"] for item in conflict["contributions"]} == {"Kenya"}
    assert conflict["event"] is None
    assert [row["id"] for row in await items(empty, "/conflicts?entity=kenya")] == [conflict["id"]]
    assert [row["conflicts"] for row in await items(empty, "/contributions")] == [1, 1]


async def test_attendance_through_delegates(empty: httpx.AsyncClient, graph: Graph) -> None:
    await load(
        graph,
        story("s1", offices=[office("asha-mwangi", "Minister", "kenya", on("2024-03-01"))], published="2024-03-01"),
        story("s2", offices=[office("asha-mwangi", "Minister", "kenya", on("2024-05-01"))], published="2024-05-01"),
        story("s3", event(TWO, on("2024-04-01"))),
        story("s4", event(("kenya", "jean-pierre"), on("2024-04-05"))),
        story("s5", event(("mary-cole",), on("2024-04-10"), represents=("kenya",))),
        story("s6", event(TWO, on("2024-06-01"))),
    )
    path = "/attendance?country=kenya&via=delegates"
    rows = await items(empty, path)
    assert [row["event"]["date"]["edtf"] for row in rows] == ["2024-04-10", "2024-04-05", "2024-04-01"]
    assert {row["participant"]["id"] for row in rows} == {"kenya"}
    stood, itself, held = rows
    assert [(link["person"]["id"], link["represents"], link["office"]) for link in stood["via"]] == [
        ("mary-cole", True, None)
    ]
    assert itself["via"] == []
    (link,) = held["via"]
    assert (link["person"]["id"], link["represents"], link["attended"]) == ("asha-mwangi", False, True)
    assert (link["office"]["title"], link["office"]["from"], link["office"]["to"]) == (
        "Minister",
        "2024-03-01",
        "2024-05-01",
    )
    assert link["office"]["evidence"]
    assert link["evidence"]
    assert await items(empty, path, limit=1) == rows
    assert await items(empty, "/countries/kenya/events?attended=true&via=delegates") == rows
    assert await items(empty, f"{path}&event={held['event']['id']}") == [held]
    assert await items(empty, f"{path}&from=2024-04-10") == [stood]
    direct = await items(empty, "/attendance?country=kenya")
    assert [row["event"]["id"] for row in direct] == [itself["event"]["id"]]
    assert direct[0]["via"] is None


async def test_a_visit_and_its_parts(empty: httpx.AsyncClient, graph: Graph) -> None:
    days = DateSpan(date(2024, 4, 1), date(2024, 4, 3), "2024-04-01/2024-04-03", Precision.INTERVAL, "absolute", "x")
    visit = event(("asha-mwangi",), days, subtype="visit", places=("kenya",), role=Role.VISITOR)
    meeting = event(TWO, on("2024-04-02"), places=("nairobi",), key="2")
    later = event(TWO, on("2024-04-05"), places=("nairobi",), key="3")
    elsewhere = event(("asha-mwangi", "mary-cole"), on("2024-04-03"), subtype="signing", places=("haiti",), key="4")
    await load(graph, story("v", visit, meeting, later, elsewhere, published="2024-04-06"))
    rows = {(row["subtype"], row["date"]["edtf"]): row["id"] for row in await items(empty, "/events")}
    whole = (await empty.get(f"/events/{rows['visit', '2024-04-01/2024-04-03']}")).json()
    part = rows["meeting", "2024-04-02"]
    assert [item["id"] for item in whole["parts"]] == [part]
    assert whole["part_of"] == []
    seen = (await empty.get(f"/events/{part}")).json()
    assert [item["id"] for item in seen["part_of"]] == [whole["id"]]
    assert seen["parts"] == []
    for key in (("meeting", "2024-04-05"), ("signing", "2024-04-03")):
        assert (await empty.get(f"/events/{rows[key]}")).json()["part_of"] == []


async def test_conflicts_keep_every_value(empty: httpx.AsyncClient, graph: Graph) -> None:
    host = story("h", event(TWO, on("2024-04-01"), role=Role.HOST), published="2024-04-02")
    guest = story("g", event(TWO, on("2024-04-01"), role=Role.VISITOR), published="2024-04-03")
    await load(graph, host, guest, EARLIER)
    rows = await items(empty, "/conflicts?field=role")
    assert {row["subject"]["id"] for row in rows} == set(TWO)
    for row in rows:
        assert {item["value"] for item in row["values"]} == {"host", "visitor"}
        assert [item["shown"] for item in row["values"]] == [True, False]
        assert all(item["evidence"] for item in row["values"])
    (told,) = [item for item in await items(empty, "/events") if item["conflicts"]]
    assert await items(empty, told["links"]["conflicts"]) == await items(empty, "/conflicts")
    assert len(await items(empty, f"/conflicts?event={told['id']}", limit=1)) == told["conflicts"] == 2
    assert len(await items(empty, "/conflicts?entity=asha-mwangi&field=role")) == 2
    assert await items(empty, "/conflicts?field=date") == []
    assert await items(empty, "/conflicts?min_size=900") == []
    assert await items(empty, "/conflicts?event=e0") == []


CANDIDATE = """
MATCH (a:Entity {id: 'asha-mwangi'}), (b:Entity {id: 'mary-cole'})
CREATE (a)-[:CANDIDATE {
    score: 1.5, left: 'asha-mwangi', right: 'mary-cole', by_score: '001.5000asha-mwangi|mary-cole',
    reasons: '[["same name", 2.0], ["other office", -0.5]]'
}]->(b)
WITH 1 AS one
MATCH (a:EventReport)-[:RESOLVES_TO]->(first:Event), (b:EventReport)-[:RESOLVES_TO]->(second:Event)
WHERE first.id < second.id WITH * LIMIT 1
CREATE (first)-[:CANDIDATE {
    score: 1.0, left: a.own, right: b.own, by_score: '001.0000' + a.own + '|' + b.own, reasons: '[["place", 1.0]]',
    forbidden: 'different dates'
}]->(second)
"""


async def test_candidates_best_first_with_their_reasons(empty: httpx.AsyncClient, graph: Graph) -> None:
    await load(graph, EARLIER, UNDATED)
    assert await items(empty, "/candidates") == []
    await graph.command(CANDIDATE)
    people, events = await items(empty, "/candidates")
    assert await items(empty, "/candidates", limit=1) == [people, events]
    assert (people["about"], people["score"], people["forbidden"]) == ("entity", 1.5, None)
    assert people["reasons"] == [
        {"feature": "same name", "weight": 2.0},
        {"feature": "other office", "weight": -0.5},
    ]
    assert (people["left"]["id"], people["left"]["name"]) == ("asha-mwangi", "Asha Mwangi")
    assert (people["right"]["unit"], people["right"]["articles"]) == ("mary-cole", 1)
    assert (events["about"], events["forbidden"]) == ("event", "different dates")
    assert {events["left"]["date"]["edtf"], events["right"]["date"]["edtf"]} == {"2024-01-05", "2024-02-01"}
    for query, wanted in (
        ("about=event", [events]),
        ("about=entity", [people]),
        ("kind=person", [people]),
        ("kind=body", []),
        ("entity=mary-cole", [people]),
        (f"event={events['left']['id']}", [events]),
        ("min_score=1.2", [people]),
        ("min_score=2", []),
    ):
        assert await items(empty, f"/candidates?{query}") == wanted, query
    assert (await empty.get("/people/mary-cole")).json()["counts"]["candidates"] == 1


async def test_copies_of_one_text_count_once(empty: httpx.AsyncClient, graph: Graph) -> None:
    words = " ".join(f"Word{n} of a text that an agency sent to all." for n in range(80))
    first = story("one", event(TWO, on("2024-04-01")), published="2024-04-02")
    copies = [
        replace(first, article=replace(first.article, id=f"a{n:016x}", text=first.article.text + words, source=f"c{n}"))
        for n in (1, 2)
    ]
    await load(graph, *copies)
    (row,) = await items(empty, "/events")
    assert (row["sources"], row["independent_sources"]) == (2, 1)
    assert await items(empty, "/events?min_sources=2") == []
    assert await items(empty, "/attendance?min_sources=2") == []
    assert len(await items(empty, "/attendance?min_sources=1")) == 2


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("/events?known_by=someday", "known_by"),
        ("/events?known_by=2024-13", "known_by"),
        ("/events/e1?known_by=2024-02-30", "known_by"),
        ("/offices?known_by=", "known_by"),
        ("/contributions?known_by=2024-W10", "known_by"),
        ("/attendance?known_by=yesterday", "known_by"),
        ("/events?min_sources=0", "min_sources"),
        ("/attendance?min_sources=many", "min_sources"),
        ("/attendance?via=delegates", "via"),
        ("/attendance?via=delegates&country=kenya&person=asha-mwangi", "via"),
        ("/attendance?via=delegates&country=kenya&known_by=2024", "via"),
        ("/countries/kenya/events?via=envoys", "via"),
        ("/candidates?about=article", "about"),
        ("/candidates?min_score=-1", "min_score"),
        ("/candidates?min_score=nan", "min_score"),
        ("/candidates?about=event&kind=person", "kind"),
        ("/candidates?about=event&entity=kenya", "entity"),
        ("/candidates?entity=kenya&event=e1", "event"),
        ("/conflicts?field=colour", "field"),
        ("/conflicts?min_size=large", "min_size"),
        ("/judgements?active=perhaps", "active"),
        ("/judgements?about=facts", "about"),
    ],
)
async def test_a_value_that_is_not_valid(client: httpx.AsyncClient, query: str, parameter: str) -> None:
    found = problem(await client.get(query), 422, "invalid")
    assert [error["parameter"] for error in found["errors"]] == [parameter]


@pytest.mark.parametrize(
    "path", ["/candidates?limit=1", "/conflicts?limit=1", "/judgements?limit=1", "/people/nobody/events?via=delegates"]
)
async def test_lists_of_nothing(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    if path.startswith("/people"):
        problem(answer, 400, "unknown-parameter")
    else:
        assert answer.status_code == 200
