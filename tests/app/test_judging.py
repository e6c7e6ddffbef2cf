"""Judgements over HTTP: what they do at once, how they are undone, and what is refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from graph import archive, verify
from graph.connection import Graph
from tests.app.conftest import WRITE
from tests.app.test_problems import problem
from tests.graph.stories import event, on, story

pytestmark = pytest.mark.anyio

APRIL = story("a", event(("asha-mwangi", "jean-pierre", "kenya"), on("2024-04-01")), published="2024-04-02")
MAY = story("b", event(("mary-cole", "jean-pierre"), on("2024-05-01")), published="2024-05-02")
WHO = {"by": "A. Editor", "why": "She goes by two names."}


@pytest.fixture
async def told(empty: httpx.AsyncClient, graph: Graph) -> httpx.AsyncClient:
    await archive.write_all(graph, [APRIL, MAY])
    return empty


async def judge(client: httpx.AsyncClient, verdict: str, left: str, right: str, **more: str) -> httpx.Response:
    body = {"verdict": verdict, "left": left, "right": right, **WHO, **more}
    return await client.post("/judgements", json=body, headers=WRITE)


async def listed(client: httpx.AsyncClient, query: str = "") -> list[dict[str, Any]]:
    answer = await client.get(f"/judgements{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_a_wrong_merge_is_made_seen_and_undone(told: httpx.AsyncClient, graph: Graph) -> None:
    before = await verify.verify(graph)
    made = await judge(told, "same", "asha-mwangi", "mary-cole")
    assert made.status_code == 201, made.text
    row = made.json()
    assert made.headers["Location"] == f"/judgements/{row['id']}"
    assert (row["about"], row["verdict"], row["by"], row["active"]) == ("entity", "same", "A. Editor", True)
    stands = row["left"]["now"]["id"]
    assert row["right"]["now"]["id"] == stands
    (merged,) = {"asha-mwangi", "mary-cole"} - {stands}

    entity = (await told.get(f"/people/{stands}")).json()
    assert {item["id"]: item["names"] for item in entity["referents"]} == {
        "asha-mwangi": ["Asha Mwangi"],
        "mary-cole": ["Mary Cole"],
    }
    for path, location in (
        (f"/people/{merged}", f"/people/{stands}"),
        (f"/people/{merged}/events?attended=any&limit=7", f"/people/{stands}/events?attended=any&limit=7"),
    ):
        moved = await told.get(path)
        assert (moved.status_code, moved.headers["Location"]) == (308, location)
        assert moved.headers["Cache-Control"] == "no-store"
        assert (await told.head(path)).status_code == 308
    rows = (await told.get("/attendance", params={"person": merged})).json()["items"]
    assert [row["event"]["date"]["edtf"] for row in rows] == ["2024-05-01", "2024-04-01"]
    assert {row["participant"]["id"] for row in rows} == {stands}
    problem(await told.get(f"/countries/{merged}"), 404, "not-found")

    undone = await told.post(f"/judgements/{row['id']}/retraction", json=WHO, headers=WRITE)
    assert undone.status_code == 200, undone.text
    assert (undone.json()["active"], undone.json()["retracted_by"]) == (False, "A. Editor")
    assert (await told.get(f"/people/{merged}")).status_code == 200
    assert (await verify.verify(graph)).resolved == before.resolved
    again = await told.post(f"/judgements/{row['id']}/retraction", json=WHO, headers=WRITE)
    problem(again, 409, "already-retracted")


async def test_a_judgement_again_changes_nothing(told: httpx.AsyncClient) -> None:
    for verdict, pair in (("different", ("asha-mwangi", "jean-pierre")), ("same", ("asha-mwangi", "mary-cole"))):
        first = await judge(told, verdict, *pair)
        again = await judge(told, verdict, *reversed(pair))
        assert (first.status_code, again.status_code) == (201, 200), again.text
        assert again.json() == first.json()
        assert "Location" not in again.headers


async def test_two_events_are_made_one_and_split(told: httpx.AsyncClient) -> None:
    ids = [row["id"] for row in (await told.get("/events")).json()["items"]]
    made = await judge(told, "same", *ids)
    assert (made.status_code, made.json()["about"]) == (201, "event")
    (one,) = (await told.get("/events")).json()["items"]
    (merged,) = set(ids) - {one["id"]}
    assert one["sources"] == 2
    moved = await told.get(f"/events/{merged}/participants?limit=2")
    assert (moved.status_code, moved.headers["Location"]) == (308, f"/events/{one['id']}/participants?limit=2")
    assert (await told.get(f"/events/{merged}")).headers["Location"] == f"/events/{one['id']}"
    assert len((await told.get("/attendance", params={"event": merged})).json()["items"]) == 4
    detail = (await told.get(f"/events/{one['id']}")).json()
    assert {item["id"] for item in detail["reports"]} == set(ids)


async def test_what_is_refused_says_what_to_do(told: httpx.AsyncClient) -> None:
    event_id = (await told.get("/events")).json()["items"][0]["id"]
    problem(await judge(told, "same", "asha-mwangi", "nobody"), 404, "not-found")
    problem(await judge(told, "same", "asha-mwangi", "asha-mwangi"), 422, "identical-ids")
    problem(await judge(told, "same", "asha-mwangi", "kenya"), 422, "kinds-differ")
    problem(await judge(told, "same", "asha-mwangi", event_id), 422, "kinds-differ")
    problem(await judge(told, "same", "asha-mwangi", event_id, about="entity"), 404, "not-found")
    problem(await told.post("/judgements/j0/retraction", json=WHO, headers=WRITE), 404, "not-found")

    row = (await judge(told, "same", "asha-mwangi", "mary-cole")).json()
    stands = row["left"]["now"]["id"]
    (merged,) = {"asha-mwangi", "mary-cole"} - {stands}
    found = problem(await judge(told, "same", merged, "jean-pierre"), 409, "merged-id")
    assert found["standing"] == stands
    found = problem(await judge(told, "different", "asha-mwangi", "mary-cole"), 409, "contradiction")
    assert set(found["chain"]) == {"asha-mwangi", "mary-cole"}


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["#/by", "#/left", "#/right", "#/verdict", "#/why"]),
        ({"verdict": "maybe", "left": "a", "right": "b", **WHO}, ["#/verdict"]),
        ({"verdict": "same", "left": "", "right": "b", **WHO}, ["#/left"]),
        ({"verdict": "same", "left": "a", "right": "b", "by": " ", "why": "x"}, ["#/by"]),
        ({"verdict": "same", "left": "a", "right": "b", "about": "article", **WHO}, ["#/about"]),
        ({"verdict": "same", "left": "a", "right": "b", "reason": "x", **WHO}, ["#/reason"]),
    ],
)
async def test_values_that_are_not_valid(client: httpx.AsyncClient, body: object, pointers: list[str]) -> None:
    found = problem(await client.post("/judgements", json=body, headers=WRITE), 422, "invalid")
    assert sorted(error["pointer"] for error in found["errors"]) == pointers


async def test_judging_needs_a_key(client: httpx.AsyncClient) -> None:
    problem(await client.post("/judgements", json={}), 401, "unauthorized")
    problem(await client.post("/judgements/j1/retraction", json=WHO), 401, "unauthorized")
    problem(await client.get("/judgements/j1"), 404, "not-found")


async def test_judgements_are_listed_newest_first_by_every_filter(told: httpx.AsyncClient) -> None:
    first = (await judge(told, "different", "asha-mwangi", "jean-pierre")).json()
    second = (await judge(told, "same", "asha-mwangi", "mary-cole")).json()
    events = [row["id"] for row in (await told.get("/events")).json()["items"]]
    third = (await judge(told, "different", *events)).json()
    rows = await listed(told)
    assert [row["made"] for row in rows] == sorted((row["made"] for row in rows), reverse=True)
    assert {row["id"] for row in rows} == {first["id"], second["id"], third["id"]}
    assert [row["id"] for row in await listed(told, "?about=event")] == [third["id"]]
    assert [row["id"] for row in await listed(told, f"?id={events[1]}")] == [third["id"]]
    # what is one with an id counts as well
    assert {row["id"] for row in await listed(told, "?id=mary-cole")} == {first["id"], second["id"]}
    await told.post(f"/judgements/{second['id']}/retraction", json=WHO, headers=WRITE)
    assert [row["id"] for row in await listed(told, "?active=false")] == [second["id"]]
    assert {row["id"] for row in await listed(told, "?active=true")} == {first["id"], third["id"]}
    walked, cursor = [], ""
    for _ in range(3):
        page = (await told.get(f"/judgements?limit=1{cursor}")).json()
        walked += page["items"]
        cursor = f"&cursor={page['next_cursor']}"
    assert page["next_cursor"] is None
    assert [row["id"] for row in walked] == [row["id"] for row in rows]


async def test_a_judgement_outlives_its_articles(told: httpx.AsyncClient, graph: Graph) -> None:
    made = (await judge(told, "same", "asha-mwangi", "mary-cole")).json()
    await archive.remove(graph, MAY.article.id)
    resting = (await told.get(f"/judgements/{made['id']}")).json()
    sides = {side["id"]: side["now"] for side in (resting["left"], resting["right"])}
    assert sides["mary-cole"] is None
    assert sides["asha-mwangi"]["id"] == "asha-mwangi"
    await archive.write(graph, MAY)
    assert (await told.get(f"/judgements/{made['id']}")).json() == made
