"""Articles sent in and taken out over HTTP."""

from __future__ import annotations

import httpx
import pytest

from graph import verify
from graph.connection import Graph
from tests.app.conftest import WRITE

pytestmark = pytest.mark.anyio

ARTICLE = {
    "text": (
        "NAIROBI, 1 March 2024 - President William Ruto met Haitian Prime Minister Ariel Henry in Nairobi on Friday. "
        "The two leaders witnessed the signing of an agreement on police officers."
    ),
    "published": "2024-03-01",
    "title": "Ruto receives Henry",
    "publisher": "Testing Times",
    "source": "wire/17",
}


async def test_an_article_is_read_kept_and_removed(empty: httpx.AsyncClient, graph: Graph) -> None:
    nothing = await verify.verify(graph)
    added = await empty.post("/articles", json=ARTICLE, headers=WRITE)
    assert added.status_code == 201, added.text
    article = added.json()
    assert added.headers["Location"] == f"/articles/{article['id']}"
    assert (await empty.get(added.headers["Location"])).json() == article
    assert (article["source"], article["title"], article["published"]) == (
        "wire/17",
        "Ruto receives Henry",
        "2024-03-01",
    )
    assert (await empty.get(f"/articles/{article['id']}/text")).text == ARTICLE["text"]
    assert (await empty.get("/people/william-ruto")).json()["counts"]["articles"] == 1
    there = (await empty.get("/attendance", params={"article": article["id"]})).json()["items"]
    assert {"william-ruto", "ariel-henry"} <= {row["participant"]["id"] for row in there}

    removed = await empty.delete(f"/articles/{article['id']}", headers=WRITE)
    assert (removed.status_code, removed.content) == (204, b"")
    assert (await empty.get("/articles")).json() == {"items": [], "next_cursor": None}
    assert (await empty.delete(f"/articles/{article['id']}", headers=WRITE)).status_code == 404
    assert await verify.verify(graph) == nothing


async def test_sending_an_article_again_changes_nothing(empty: httpx.AsyncClient, graph: Graph) -> None:
    first = await empty.post("/articles", json=ARTICLE, headers=WRITE)
    digests = await verify.verify(graph)
    again = await empty.post("/articles", json=ARTICLE, headers=WRITE)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert "Location" not in again.headers
    assert await verify.verify(graph) == digests

    corrected = await empty.post("/articles", json={**ARTICLE, "title": "Henry in Nairobi"}, headers=WRITE)
    assert corrected.status_code == 200
    assert corrected.json()["id"] == first.json()["id"]
    assert corrected.json()["title"] == "Henry in Nairobi"
    assert len((await empty.get("/articles")).json()["items"]) == 1


@pytest.mark.parametrize(
    ("more", "source"), [({}, "api"), ({"url": "https://news.example/17"}, "https://news.example/17")]
)
async def test_what_an_article_is_called(empty: httpx.AsyncClient, more: dict[str, str], source: str) -> None:
    answer = await empty.post("/articles", json={"text": "Kenya and Haiti signed.", **more}, headers=WRITE)
    assert answer.json()["source"] == source
    assert answer.json()["published"] is None


async def test_a_page_without_an_article_is_refused(empty: httpx.AsyncClient) -> None:
    page = {"text": "<html><body><nav></nav></body></html>", "media": "html"}
    answer = await empty.post("/articles", json=page, headers=WRITE)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "#/text"
    assert (await empty.get("/articles")).json()["items"] == []
