"""The conventions: tags, HEAD, request ids, compression, other origins, and pages that need nobody else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import api
from app.middleware.context import HEADER
from graph.endpoint import Endpoint
from tests.app.conftest import asking, make_settings

pytestmark = pytest.mark.anyio

METHODS = {"get", "post", "delete", "put", "patch"}


async def test_what_is_unchanged_is_not_sent_again(client: httpx.AsyncClient) -> None:
    for path in ("/events", "/articles", "/openapi.json", "/docs"):
        first = await client.get(path)
        assert first.status_code == 200
        again = await client.get(path, headers={"If-None-Match": f'"other", {first.headers["ETag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        other = await client.get(path, headers={"If-None-Match": 'W/"other"'})
        assert (other.status_code, other.content) == (200, first.content)


async def test_different_answers_have_different_tags(client: httpx.AsyncClient) -> None:
    tags = [(await client.get(path)).headers["ETag"] for path in ("/events", "/events?limit=1", "/people")]
    assert len(set(tags)) == 3


async def test_errors_and_states_are_not_kept(client: httpx.AsyncClient) -> None:
    for path in ("/events/none", "/healthz", "/readyz"):
        answer = await client.get(path, headers={"If-None-Match": "*"})
        assert answer.status_code in (200, 404)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


async def test_head_is_get_without_a_body(client: httpx.AsyncClient) -> None:
    for path in ("/events", "/healthz", "/events/none"):
        head, get = await client.head(path), await client.get(path)
        assert head.status_code == get.status_code
        assert head.content == b""
        assert head.headers.get("ETag") == get.headers.get("ETag")


@pytest.mark.parametrize(
    ("given", "kept"), [("job-17.a_B", True), ("two words", False), ("x" * 65, False), ("", False)]
)
async def test_request_ids(client: httpx.AsyncClient, given: str, kept: bool) -> None:
    answer = await client.get("/healthz", headers={HEADER: given})
    assert (answer.headers[HEADER] == given) is kept
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,64}", answer.headers[HEADER])


async def test_long_answers_are_compressed(client: httpx.AsyncClient) -> None:
    packed = await client.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    plain = await client.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.json() == plain.json()
    assert packed.headers["ETag"] == plain.headers["ETag"]


async def test_other_origins_only_where_they_are_set(
    client: httpx.AsyncClient, neo4j_endpoint: Endpoint, tmp_path: Path
) -> None:
    origin = {"Origin": "https://maps.example"}
    assert "Access-Control-Allow-Origin" not in (await client.get("/healthz", headers=origin)).headers
    settings = make_settings(tmp_path, cors_origins=("https://maps.example",))
    async with asking(api.create(settings, neo4j_endpoint)) as other:
        allowed = await other.get("/healthz", headers=origin)
        assert allowed.headers["Access-Control-Allow-Origin"] == "https://maps.example"
        stranger = await other.get("/healthz", headers={"Origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in stranger.headers


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
async def test_docs_pages_ask_this_server_alone(client: httpx.AsyncClient, path: str) -> None:
    page = await client.get(path)
    assert page.status_code == 200
    asked = re.findall(r"""(?:src|href)=["']([^"']+)["']|url: ['"]([^'"]+)['"]""", page.text)
    addresses = [one or other for one, other in asked]
    assert any(address.endswith(".js") for address in addresses)
    assert any("favicon" in address for address in addresses)
    for address in addresses:
        assert address.startswith("/"), address
        assert not address.startswith("//"), address
        assert (await client.get(address)).status_code == 200
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    for sources in policy.values():
        assert set(sources.split()) <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}


@pytest.fixture
async def description(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/openapi.json")).json()
    return found


def operations(description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]


async def test_every_operation_is_described(description: dict[str, Any]) -> None:
    found = operations(description)
    ids = [operation["operationId"] for _, _, operation in found]
    assert len(ids) == len(set(ids)) >= 25
    tags = {tag["name"] for tag in description["tags"]}
    for path, method, operation in found:
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        assert set(operation["tags"]) <= tags
        for parameter in operation.get("parameters", ()):
            assert parameter["name"] == "X-API-Key" or parameter["description"], (path, parameter)


async def test_every_field_has_a_description_and_an_example(description: dict[str, Any]) -> None:
    for name, schema in description["components"]["schemas"].items():
        for field, value in schema.get("properties", {}).items():
            assert value.get("description") or "$ref" in value, (name, field)
            composed = {"items", "$ref", "anyOf", "allOf"} & value.keys()
            assert value.get("examples") or value.get("default") is not None or composed, (name, field)


async def test_every_error_is_a_problem_document(description: dict[str, Any]) -> None:
    for path, method, operation in operations(description):
        assert "HTTPValidationError" not in str(operation)
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (path, method, status)
        assert {"422", "500"} <= operation["responses"].keys()


async def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    names = set(re.findall(r"#/components/schemas/(\w+)", str(description)))
    assert names <= description["components"]["schemas"].keys()
    assert "ProblemDocument" in names


async def test_writing_is_marked_as_needing_a_key(description: dict[str, Any]) -> None:
    for path, method, operation in operations(description):
        assert bool(operation.get("security")) is (method in {"post", "delete"}), (path, method)
