"""What is asked of the API, answered from a real graph."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.app.archive import ECHO_TEXT, PLAN_TEXT, SIGNING_TEXT, reports

pytestmark = pytest.mark.anyio

SIGNING, ECHO, PLAN = (report.article.id for report in reports())
TEXTS = {SIGNING: SIGNING_TEXT, ECHO: ECHO_TEXT, PLAN: PLAN_TEXT}


async def items(
    client: httpx.AsyncClient, path: str, *, limit: int | None = None, **params: str
) -> list[dict[str, Any]]:
    """Every row of a list, page by page."""
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        asked = {**params, "limit": limit, "cursor": cursor}
        given = {name: value for name, value in asked.items() if value is not None}
        answer = await client.get(httpx.URL(path).copy_merge_params(given))
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found
        assert len(page["items"]) == (limit or 50)


def who(rows: list[dict[str, Any]]) -> set[str]:
    return {row["participant"]["id"] for row in rows}


async def test_articles_are_listed_newest_first(client: httpx.AsyncClient) -> None:
    rows = await items(client, "/articles")
    assert [row["id"] for row in rows] == [PLAN, ECHO, SIGNING]
    first = rows[-1]
    assert (first["source"], first["publisher"], first["published"]) == ("signing.txt", "Testing Times", "2024-03-01")
    assert first["characters"] == len(SIGNING_TEXT)
    assert first["counts"] == {"entities": 5, "events": 1, "offices": 1, "contributions": 1}
    assert (await client.get(f"/articles/{SIGNING}")).json() == first


@pytest.mark.parametrize("article_id", TEXTS)
async def test_a_text_is_answered_as_it_is(client: httpx.AsyncClient, article_id: str) -> None:
    answer = await client.get(f"/articles/{article_id}/text")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text == TEXTS[article_id]


async def test_who_was_at_the_signing(client: httpx.AsyncClient) -> None:
    signings = await items(client, "/events?subtype=signing&from=2024-03-01&to=2024-03-01")
    assert len(signings) == 1
    event = signings[0]
    assert event["articles"] == sorted([SIGNING, ECHO])
    assert [place["id"] for place in event["places"]] == ["nairobi"]
    assert event["date"]["edtf"] == "2024-03-01"
    assert (event["confidence"], event["rules"]) == (0.9, ["signing:put", "signing:signed"])

    rows = await items(client, "/attendance", event=event["id"])
    assert who(rows) == {"william-ruto", "ariel-henry"}
    for row in rows:
        assert row["attended"] is True
        assert row["role"] == "signatory"
        assert row["confidence"] == 0.95
        assert {quote["article_id"] for quote in row["evidence"]} == {SIGNING, ECHO}

    participants = await items(client, f"/events/{event['id']}/participants")
    assert {(row["id"], row["confidence"]) for row in participants} == {("william-ruto", 0.95), ("ariel-henry", 0.95)}
    whole = (await client.get(f"/events/{event['id']}")).json()
    assert {name: whole[name] for name in event} == event
    assert [item["article"] for item in whole["reports"]] == [SIGNING, ECHO]
    assert event["id"] in [item["id"] for item in whole["reports"]]
    assert [(item["known"], item["turn"]) for item in whole["history"]] == [
        ("2024-03-01", "held"),
        ("2024-03-02", None),
    ]
    assert (event["sources"], event["independent_sources"], event["known"]) == (2, 2, "2024-03-01")
    assert event["links"] == {
        "candidates": f"/candidates?event={event['id']}",
        "conflicts": f"/conflicts?event={event['id']}",
    }


async def test_every_quote_stands_where_it_says(client: httpx.AsyncClient) -> None:
    quotes = []
    for path in ("/events", "/attendance?attended=any", "/offices", "/contributions"):
        for row in await items(client, path):
            parts = row.get("participants", [])
            quotes += [*row["evidence"], *(quote for part in parts for quote in part["evidence"])]
    assert len(quotes) > 10
    for quote in quotes:
        assert TEXTS[quote["article_id"]][quote["start"] : quote["end"]] == quote["quote"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"william-ruto", "ariel-henry"}),
        ("person=ariel-henry", {"ariel-henry"}),
        ("person=nobody", set()),
        ("attended=any", {"william-ruto", "ariel-henry", "haiti"}),
        ("attended=false", {"william-ruto", "haiti"}),
        ("attended=false&country=haiti", {"haiti"}),
        ("body=united-nations&attended=any", set()),
        ("attended=any&realis=planned", {"william-ruto", "haiti"}),
        ("role=signatory", {"william-ruto", "ariel-henry"}),
        ("role=host&attended=any", {"haiti"}),
        ("subtype=visit&attended=any", {"william-ruto", "haiti"}),
        ("place=nairobi", {"william-ruto", "ariel-henry"}),
        ("place=haiti", set()),
        (f"article={PLAN}&attended=any", {"william-ruto", "haiti"}),
        (f"article={ECHO}", {"william-ruto", "ariel-henry"}),
        ("from=2024-03&to=2024-03", {"william-ruto", "ariel-henry"}),
        ("from=2024-03-02", set()),
        ("to=2024-02", set()),
        ("attended=any&from=2024-09-15", {"william-ruto", "haiti"}),
        ("attended=any&from=2024-09-15&when=certain", set()),
        ("attended=any&from=2024-09&to=2024-09&when=certain", {"william-ruto", "haiti"}),
        ("attended=any&from=2025", set()),
    ],
)
async def test_attendance_by_filter(client: httpx.AsyncClient, query: str, expected: set[str]) -> None:
    assert who(await items(client, f"/attendance?{query}")) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["visit", "signing"]),
        (f"article={PLAN}", ["visit"]),
        ("type=SUPPORT", ["signing"]),
        ("realis=actual", ["signing"]),
        ("place=haiti", ["visit"]),
        ("from=2024-04", ["visit"]),
        ("to=2024-09-10&from=2024-09-05&when=certain", []),
    ],
)
async def test_events_by_filter(client: httpx.AsyncClient, query: str, expected: list[str]) -> None:
    assert [row["subtype"] for row in await items(client, f"/events?{query}")] == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/people", ["ariel-henry", "william-ruto"]),
        ("/people?q=RUTO", ["william-ruto"]),
        ("/countries", ["haiti", "kenya"]),
        ("/bodies", ["mss", "united-nations"]),
        ("/places", ["nairobi"]),
    ],
)
async def test_entities_by_id(client: httpx.AsyncClient, path: str, expected: list[str]) -> None:
    rows = await items(client, path)
    assert [row["id"] for row in rows] == expected
    for row in rows:
        assert (await client.get(f"{path.partition('?')[0]}/{row['id']}")).json() == row


async def test_an_entity_tells_what_is_known(client: httpx.AsyncClient) -> None:
    ruto = (await client.get("/people/william-ruto")).json()
    assert (ruto["name"], ruto["kind"], ruto["qid"]) == ("William Ruto", "person", "Q1500297")
    assert ruto["counts"] == {"events": 2, "attended": 1, "articles": 3, "candidates": 0}
    assert ruto["referents"] == [{"id": "william-ruto", "names": ["William Ruto"]}]
    assert ruto["links"]["conflicts"] == "/conflicts?entity=william-ruto"
    kenya = (await client.get("/countries/kenya")).json()
    assert (kenya["iso2"], kenya["iso3"]) == ("KE", "KEN")
    nairobi = (await client.get("/places/nairobi")).json()
    assert nairobi["parent"] == {"id": "kenya", "name": "Kenya"}
    assert nairobi["latitude"] == pytest.approx(-1.28)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/people/william-ruto/events", ["visit", "signing"]),
        ("/people/william-ruto/events?attended=true", ["signing"]),
        ("/people/ariel-henry/events", ["signing"]),
        ("/people/ariel-henry/events?subtype=visit", []),
        ("/countries/haiti/events", ["visit"]),
        ("/bodies/united-nations/events", []),
    ],
)
async def test_the_events_of_an_entity(client: httpx.AsyncClient, path: str, expected: list[str]) -> None:
    assert [row["event"]["subtype"] for row in await items(client, path)] == expected


async def test_the_events_at_a_place(client: httpx.AsyncClient) -> None:
    assert [row["subtype"] for row in await items(client, "/places/nairobi/events")] == ["signing"]


async def test_offices_and_contributions(client: httpx.AsyncClient) -> None:
    [office] = await items(client, "/offices")
    assert (office["person"]["id"], office["title"], office["of"]["name"]) == ("william-ruto", "President", "Kenya")
    assert (office["from"], office["to"]) == ("2024-03-01", "2024-03-01")
    assert (await client.get(f"/offices/{office['id']}")).json() == office
    assert await items(client, "/offices?person=ariel-henry") == []
    [given] = await items(client, "/contributions", mission="mss")
    assert (given["party"]["id"], given["personnel"], given["status"]) == ("kenya", 1000, "pledged")
    assert (await client.get(f"/contributions/{given['id']}")).json() == given
    assert await items(client, "/contributions?status=deployed") == []


@pytest.mark.parametrize(
    "path",
    [
        "/articles",
        "/events",
        "/people",
        "/countries",
        "/bodies",
        "/attendance?attended=any",
        "/people/william-ruto/events",
    ],
)
async def test_pages_of_one_row_give_the_whole_list(client: httpx.AsyncClient, path: str) -> None:
    whole = await items(client, path)
    joined = await items(client, path, limit=1)
    assert joined == whole
    assert len(whole) >= 2
