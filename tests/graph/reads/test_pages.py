"""Walking lists page by page: complete, in order, and stable while articles load."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from graph import archive
from graph.connection import Graph
from graph.errors import InvalidCursorKey
from graph.reads import articles, attendance, entities, events, facts
from graph.reads.attendance import AttendanceFilter
from graph.reads.events import EventFilter
from graph.reads.facts import ContributionFilter, OfficeFilter
from graph.reads.page import Page
from graph.reports import ArticleReport, Kind, Realis
from tests.graph import stories
from tests.graph.stories import event, month, on, story

pytestmark = pytest.mark.anyio

TWO = ("asha-mwangi", "jean-pierre")
ARCHIVE = [
    story("a", event(TWO, on("2024-04-01"), places=("nairobi",)), published="2024-04-02"),
    story("b", event(("asha-mwangi", "kenya"), on("2024-04-03"), subtype="signing", places=("mombasa",))),
    story("c", event(("asha-mwangi",), month("2024-04"), places=("nairobi",)), published="2024"),
    story("d", event(TWO, None), published="2024-04"),
    story(
        "e",
        event((*TWO, "mary-cole", "okello"), on("2024-05-01"), realis=Realis.PLANNED),
        offices=[stories.office("asha-mwangi", "Envoy", "kenya", on("2024-05-01"))],
        contributions=[stories.contribution("kenya", "caricom", 100)],
    ),
]


async def load(graph: Graph, reports: list[ArticleReport]) -> None:
    for report in reports:
        await archive.write(graph, report)


async def walk(read: Callable[[str | None, int], Awaitable[Page]], limit: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        page = await read(after, limit)
        assert len(page.items) <= limit
        rows += page.items
        if page.next_key is None:
            return rows
        assert len(page.items) == limit
        after = page.next_key


def of_events(graph: Graph, filters: EventFilter) -> Callable[[str | None, int], Awaitable[Page]]:
    return lambda after, limit: events.page(graph, filters, after=after, limit=limit)


def of_attendance(graph: Graph, filters: AttendanceFilter) -> Callable[[str | None, int], Awaitable[Page]]:
    return lambda after, limit: attendance.page(graph, filters, after=after, limit=limit)


def when(row: dict[str, Any]) -> str | None:
    found: str | None = row["date"] and row["date"]["edtf"]
    return found


def sources(*names: str) -> list[ArticleReport]:
    return [report for report in ARCHIVE if report.article.source in names]


EVENTS: list[tuple[EventFilter, list[str | None]]] = [
    (EventFilter(), ["2024-05-01", "2024-04-03", "2024-04", "2024-04-01", None]),
    (EventFilter(subtype="meeting"), ["2024-05-01", "2024-04", "2024-04-01", None]),
    (EventFilter(type="CONSULT", realis="planned"), ["2024-05-01"]),
    (EventFilter(place="nairobi"), ["2024-04", "2024-04-01"]),
    (EventFilter(place="nairobi", end=date(2024, 4, 2)), ["2024-04", "2024-04-01"]),
    (EventFilter(start=date(2024, 4, 2), end=date(2024, 4, 30)), ["2024-04-03", "2024-04"]),
    (
        EventFilter(start=date(2024, 4, 1), end=date(2024, 4, 30), when="certain"),
        ["2024-04-03", "2024-04", "2024-04-01"],
    ),
    (EventFilter(start=date(2024, 4, 2), when="certain"), ["2024-05-01", "2024-04-03"]),
    (EventFilter(end=date(2024, 4, 29), when="certain"), ["2024-04-03", "2024-04-01"]),
    (EventFilter(article=ARCHIVE[3].article.id), [None]),
    (EventFilter(article=ARCHIVE[1].article.id), ["2024-04-03"]),  # an article without a date of publication
    (EventFilter(article=ARCHIVE[0].article.id, place="mombasa"), []),
    (EventFilter(place="nowhere"), []),
]


async def test_events_newest_first_by_every_filter(graph: Graph) -> None:
    await load(graph, ARCHIVE)
    for filters, wanted in EVENTS:
        whole = await walk(of_events(graph, filters), 100)
        found = [when(row) for row in whole]
        # A month sorts by its first day, so among the events of that day by the event's id.
        assert sorted(found, key=str) == sorted(wanted, key=str), filters
        assert await walk(of_events(graph, filters), 2) == whole
        days = [(row["date"] or {}).get("earliest", "") for row in whole]
        assert days == sorted(days, reverse=True)


ATTENDANCE = [
    (AttendanceFilter(), 7),
    (AttendanceFilter(attended=False), 4),
    (AttendanceFilter(attended=None), 11),
    (AttendanceFilter(person="asha-mwangi"), 4),
    (AttendanceFilter(person="asha-mwangi", attended=None), 5),
    (AttendanceFilter(person="asha-mwangi", place="nairobi"), 2),
    (AttendanceFilter(person="asha-mwangi", country="kenya"), 1),
    (AttendanceFilter(country="kenya"), 1),
    (AttendanceFilter(subtype="signing"), 2),
    (AttendanceFilter(place="nairobi"), 3),
    (AttendanceFilter(place="nairobi", person="jean-pierre"), 1),
    (AttendanceFilter(role="participant", realis="planned", attended=False), 4),
    (AttendanceFilter(role="host"), 0),
    (AttendanceFilter(article=ARCHIVE[0].article.id), 2),
    (AttendanceFilter(article=ARCHIVE[0].article.id, person="mary-cole"), 0),
    (AttendanceFilter(start=date(2024, 4, 2), end=date(2024, 4, 30), when="certain"), 2),
    (AttendanceFilter(start=date(2024, 4, 2), end=date(2024, 4, 30)), 3),
    (AttendanceFilter(body="caricom"), 0),
]


async def test_attendance_is_complete_by_every_filter(graph: Graph) -> None:
    await load(graph, ARCHIVE)
    for filters, wanted in ATTENDANCE:
        whole = await walk(of_attendance(graph, filters), 100)
        assert len(whole) == wanted, filters
        assert await walk(of_attendance(graph, filters), 3) == whole, filters
        keys = [(row["event"]["date"] or {}).get("earliest", "") for row in whole]
        assert keys == sorted(keys, reverse=True)


async def test_attendance_of_one_event_says_who_in_which_words(graph: Graph) -> None:
    await load(graph, sources("a"))
    (found,) = (await events.page(graph, EventFilter(), after=None, limit=5)).items
    rows = await walk(of_attendance(graph, AttendanceFilter(event=found["id"])), 1)
    assert {row["participant"]["name"] for row in rows} == {"Asha Mwangi", "Jean Pierre"}
    text = ARCHIVE[0].article.text
    for row in rows:
        assert row["event"]["places"] == [{"id": "nairobi", "kind": "place", "name": "Nairobi"}]
        (said,) = row["evidence"]
        assert text[said["start"] : said["end"]] == said["quote"] == row["participant"]["name"]
    own = await walk(of_attendance(graph, AttendanceFilter(event=found["id"], person="jean-pierre")), 5)
    assert [row["participant"]["id"] for row in own] == ["jean-pierre"]


async def test_pages_stay_valid_while_articles_load(graph: Graph) -> None:
    await load(graph, sources("a", "b", "c"))
    before = [row["id"] for row in await walk(of_events(graph, EventFilter()), 10)]
    first = await events.page(graph, EventFilter(), after=None, limit=1)
    await load(graph, sources("d", "e"))
    rest = await walk(
        lambda after, limit: events.page(graph, EventFilter(), after=after or first.next_key, limit=limit), 1
    )
    seen = [first.items[0]["id"], *(row["id"] for row in rest)]
    assert len(set(seen)) == len(seen)
    assert set(before) <= set(seen)


async def test_articles_newest_published_first(graph: Graph) -> None:
    await load(graph, ARCHIVE)
    rows = await walk(lambda after, limit: articles.page(graph, after=after, limit=limit), 2)
    assert [row["published"] for row in rows] == ["2024-04-02", "2024-04", "2024", None, None]
    one = ARCHIVE[4].article
    found = await articles.get(graph, one.id)
    assert found is not None
    assert found["counts"] == {"entities": 6, "events": 1, "offices": 1, "contributions": 1}
    assert await articles.text(graph, one.id) == one.text
    assert await articles.get(graph, "a0") is None
    assert await articles.text(graph, "a0") is None


async def test_entities_by_kind_and_words(graph: Graph) -> None:
    await load(graph, ARCHIVE)
    rows = await walk(lambda after, limit: entities.page(graph, Kind.PERSON, after=after, limit=limit), 1)
    ids = [row["id"] for row in rows]
    assert ids == sorted(ids)
    assert {row["kind"] for row in rows} == {"person"}
    found = await entities.page(graph, Kind.PERSON, after=None, limit=5, q=" MWANGI ")
    assert [row["id"] for row in found.items] == ["asha-mwangi"]
    nairobi = await entities.get(graph, Kind.PLACE, "nairobi")
    assert nairobi is not None
    assert nairobi["parent"] == {"id": "kenya", "name": "Kenya"}
    assert await entities.get(graph, Kind.PERSON, "nairobi") is None


async def test_a_contribution_may_have_no_number(graph: Graph) -> None:
    await load(graph, [stories.story("a", contributions=[stories.contribution("kenya", "caricom", None)])])
    (row,) = (await facts.contributions(graph, ContributionFilter(), after=None, limit=5)).items
    assert row["personnel"] is None
    assert await facts.contribution(graph, row["id"]) == row


async def test_facts_by_their_filters(graph: Graph) -> None:
    await load(graph, ARCHIVE)
    article = ARCHIVE[4].article.id
    for office in (
        OfficeFilter(),
        OfficeFilter(person="asha-mwangi"),
        OfficeFilter(of="kenya"),
        OfficeFilter(person="asha-mwangi", of="kenya", article=article),
    ):
        (row,) = (await facts.offices(graph, office, after=None, limit=5)).items
        assert (row["person"]["name"], row["title"], row["of"]["id"]) == ("Asha Mwangi", "Envoy", "kenya")
        assert (row["from"], row["to"], row["articles"]) == ("2024-05-01", "2024-05-01", [article])
        assert await facts.office(graph, row["id"]) == row
    for given in (
        ContributionFilter(),
        ContributionFilter(party="kenya"),
        ContributionFilter(mission="caricom", status="pledged", article=article),
    ):
        (row,) = (await facts.contributions(graph, given, after=None, limit=5)).items
        assert (row["party"]["id"], row["mission"]["id"], row["personnel"]) == ("kenya", "caricom", 100)
        assert [item["quote"] for item in row["evidence"]] == ["Kenya"]
        assert await facts.contribution(graph, row["id"]) == row
    assert (await facts.offices(graph, OfficeFilter(article="a0"), after=None, limit=5)).items == []
    assert (await facts.contributions(graph, ContributionFilter(status="target"), after=None, limit=5)).items == []


async def test_participants_of_an_event_by_id(graph: Graph) -> None:
    await load(graph, sources("e"))
    (found,) = (await events.page(graph, EventFilter(), after=None, limit=5)).items
    rows = await walk(lambda after, limit: events.participants(graph, found["id"], after=after, limit=limit), 3)
    assert rows == found["participants"]
    assert len(rows) == 4
    whole = await events.get(graph, found["id"])
    assert whole is not None
    assert {name: whole[name] for name in found} == found
    assert (await events.participants(graph, "e0", after=None, limit=3)).items == []


async def test_a_key_of_another_list_is_refused(graph: Graph) -> None:
    with pytest.raises(InvalidCursorKey, match="ask for the first page anew"):
        await events.page(graph, EventFilter(), after="kenya", limit=1)
    with pytest.raises(InvalidCursorKey):
        await attendance.page(graph, AttendanceFilter(), after="2024-04-01e0123456789abcdef", limit=1)
    with pytest.raises(InvalidCursorKey):
        await articles.page(graph, after="~", limit=1)
