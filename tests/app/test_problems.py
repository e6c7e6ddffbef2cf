"""Every error is a problem document that says what was wrong and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from app import api, problems
from app.errors import PROBLEMS
from app.middleware.context import RequestContext
from graph.endpoint import Endpoint
from tests.app.conftest import WRITE, asking, make_settings

pytestmark = pytest.mark.anyio


def problem(answer: httpx.Response, status: int, name: str) -> dict[str, Any]:
    """The problem document of an answer that must be one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == problems.MEDIA_TYPE
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert document["type"] == f"/problems/{name}"
    assert document["title"] == PROBLEMS[name].title
    assert document["request_id"] == answer.headers["X-Request-ID"]
    assert document["detail"]
    return document


@pytest.mark.parametrize(
    "path",
    [
        "/articles/a0000000000000000",
        "/articles/a0000000000000000/text",
        "/events/e0",
        "/events/e0/participants",
        "/people/nobody",
        "/people/kenya",
        "/people/nobody/events",
        "/places/nowhere/events",
        "/offices/o0",
        "/contributions/c0",
        "/problems/none",
    ],
)
async def test_an_unknown_id(client: httpx.AsyncClient, path: str) -> None:
    problem(await client.get(path), 404, "not-found")


@pytest.mark.parametrize("path", ["/nothing", "/event", "/events/", "/static-offline-docs/none.js", "/articles/a/b/c"])
async def test_an_unknown_address(client: httpx.AsyncClient, path: str) -> None:
    problem(await client.get(path), 404, "unknown-route")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/articles/a1", "DELETE, GET, HEAD"),
        ("POST", "/events", "GET, HEAD"),
        ("PATCH", "/articles", "GET, HEAD, POST"),
    ],
)
async def test_a_method_that_is_not_taken(client: httpx.AsyncClient, method: str, path: str, allowed: str) -> None:
    answer = await client.request(method, path)
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == allowed


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("/attendance?persn=x", "person"),
        ("/attendance?Country=kenya", "country"),
        ("/events?articles=a1", "article"),
        ("/people?zzz=1", None),
        ("/events/e1?limit=3", None),
        ("/healthz?x=1", None),
    ],
)
async def test_an_unknown_parameter(client: httpx.AsyncClient, query: str, suggestion: str | None) -> None:
    found = problem(await client.get(query), 400, "unknown-parameter")
    assert found.get("suggestion") == suggestion


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("/events?limit=0", "limit"),
        ("/events?limit=101", "limit"),
        ("/events?limit=many", "limit"),
        ("/events?from=yesterday", "from"),
        ("/events?to=2024-02-30", "to"),
        ("/attendance?role=guest", "role"),
        ("/attendance?realis=true", "realis"),
        ("/attendance?when=maybe", "when"),
        ("/attendance?attended=perhaps", "attended"),
        ("/attendance?person=", "person"),
        ("/contributions?status=lost", "status"),
    ],
)
async def test_a_value_that_is_not_valid(client: httpx.AsyncClient, query: str, parameter: str) -> None:
    found = problem(await client.get(query), 422, "invalid")
    assert [error["parameter"] for error in found["errors"]] == [parameter]
    assert all(error["detail"] for error in found["errors"])


async def test_a_range_that_ends_before_it_begins(client: httpx.AsyncClient) -> None:
    found = problem(await client.get("/events?from=2024-05&to=2024-04"), 422, "invalid")
    assert "must not be after" in found["errors"][0]["detail"]


async def test_cursors_are_good_for_their_own_list_alone(client: httpx.AsyncClient) -> None:
    cursor = (await client.get("/attendance?limit=1&attended=any")).json()["next_cursor"]
    assert (await client.get(f"/attendance?limit=2&attended=any&cursor={cursor}")).status_code == 200
    for query in (
        f"/attendance?attended=true&cursor={cursor}",
        f"/attendance?attended=any&person=william-ruto&cursor={cursor}",
        f"/events?cursor={cursor}",
        f"/attendance?attended=any&cursor={cursor[:-1]}",
        "/attendance?cursor=%00%ff",
        "/people?cursor=5",
    ):
        problem(await client.get(query), 400, "invalid-cursor")


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["#/text"]),
        ({"text": ""}, ["#/text"]),
        ({"text": " \n"}, ["#/text"]),
        ({"text": 5}, ["#/text"]),
        ({"text": "Words.", "published": "last week"}, ["#/published"]),
        ({"text": "Words.", "media": "pdf", "url": "ftp://x"}, ["#/media", "#/url"]),
        ({"text": "Words.", "language": "English!"}, ["#/language"]),
        ({"text": "Words.", "publsher": "A"}, ["#/publsher"]),
        ([], ["#"]),
    ],
)
async def test_an_article_that_is_not_valid(client: httpx.AsyncClient, body: object, pointers: list[str]) -> None:
    found = problem(await client.post("/articles", json=body, headers=WRITE), 422, "invalid")
    assert sorted(error["pointer"] for error in found["errors"]) == pointers


async def test_text_that_is_not_unicode(client: httpx.AsyncClient) -> None:
    headers = {**WRITE, "Content-Type": "application/json"}
    answer = await client.post("/articles", content=b'{"text": "half a pair: \\ud83d"}', headers=headers)
    found = problem(answer, 422, "invalid")
    assert found["errors"][0]["pointer"] == "#/text"


async def test_a_body_that_is_not_json(client: httpx.AsyncClient) -> None:
    headers = {**WRITE, "Content-Type": "application/json"}
    found = problem(await client.post("/articles", content=b'{"text": ', headers=headers), 400, "bad-request")
    assert "character 9" in found["detail"]
    problem(await client.post("/articles", content=b"Words.", headers=WRITE), 415, "not-json")
    plain = {**WRITE, "Content-Type": "text/plain"}
    problem(await client.post("/articles", content=b"Words.", headers=plain), 415, "not-json")


async def test_writing_needs_a_key(client: httpx.AsyncClient) -> None:
    for headers in ({}, {"X-API-Key": "wrong"}, {"X-API-Key": ""}):
        for answer in (
            await client.post("/articles", json={"text": "Words."}, headers=headers),
            await client.delete("/articles/a1", headers=headers),
        ):
            problem(answer, 401, "unauthorized")
            assert answer.headers["WWW-Authenticate"] == "ApiKey"


async def test_without_a_configured_key_nothing_is_written(neo4j_endpoint: Endpoint, tmp_path: Path) -> None:
    async with asking(api.create(make_settings(tmp_path), neo4j_endpoint)) as client:
        for headers in ({}, WRITE, {"X-API-Key": ""}):
            problem(await client.delete("/articles/a1", headers=headers), 403, "writes-disabled")


async def test_a_body_that_is_too_large(neo4j_endpoint: Endpoint, tmp_path: Path) -> None:
    async def chunks() -> Any:
        for _ in range(3):
            yield b'{"text": "' + b"x" * 500

    async with asking(api.create(make_settings(tmp_path, max_body=1_000), neo4j_endpoint)) as client:
        headers = {**WRITE, "Content-Type": "application/json"}
        problem(await client.post("/articles", json={"text": "x" * 1_000}, headers=WRITE), 413, "body-too-large")
        problem(await client.post("/articles", content=chunks(), headers=headers), 413, "body-too-large")


async def test_without_a_database_the_server_starts_and_says_so(tmp_path: Path) -> None:
    nowhere = Endpoint("bolt://127.0.0.1:9", "neo4j", "hush")
    async with asking(api.create(make_settings(tmp_path), nowhere)) as client:
        assert (await client.get("/healthz")).json()["status"] == "ok"
        ready = await client.get("/readyz")
        assert "NEO4J_URI" in problem(ready, 503, "graph-unavailable")["detail"]
        answer = await client.get("/events")
        assert "127.0.0.1:9" not in problem(answer, 503, "graph-unavailable")["detail"]
        assert int(answer.headers["Retry-After"]) > 0


async def test_a_fault_shows_nothing_of_the_inside() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("the password is hush")

    transport = httpx.ASGITransport(app=RequestContext(broken))
    async with httpx.AsyncClient(transport=transport, base_url="http://attache.test") as client:
        answer = await client.get("/events", headers={"X-Request-ID": "mine-1"})
    assert problem(answer, 500, "internal-error")["request_id"] == "mine-1"
    assert "hush" not in answer.text


@pytest.mark.parametrize("name", PROBLEMS)
async def test_a_type_of_problem_explains_itself(client: httpx.AsyncClient, name: str) -> None:
    found = (await client.get(f"/problems/{name}")).json()
    assert found["type"] == f"/problems/{name}"
    assert found["status"] == PROBLEMS[name].status
    assert found["help"]
