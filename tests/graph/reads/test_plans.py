"""That pages cost what their rows cost: every list walks an index, and a supernode's page is as cheap as any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, LiteralString

import pytest

from graph import ids
from graph.connection import Graph
from graph.reads import articles, attendance, entities, events, facts
from graph.reads.attendance import AttendanceFilter
from graph.reads.events import EventFilter

pytestmark = pytest.mark.anyio

EVENTS = 3000
HUB = "hub"  # takes part in every event, which all have one place
ROWS = 20

# The resolved layer's form, made in bulk; only what the reads look at.
ENTITIES = "UNWIND $rows AS row CREATE (n:Entity:Person) SET n = row"
OTHERS = """
UNWIND $rows AS row
CREATE (a:Article) SET a = row
CREATE (o:Office) SET o = row
"""
GRAPH = """
UNWIND $rows AS row
MATCH (hub:Entity {id: 'hub'}), (n:Entity {id: row.other}), (spot:Entity {id: 'spot'})
CREATE (e:Event) SET e = row.event
CREATE (hub)-[a:PARTICIPATED_IN]->(e) SET a = row.hub
CREATE (n)-[b:PARTICIPATED_IN]->(e) SET b = row.part
CREATE (e)-[:AT {rank: 0, by_place: row.by_place}]->(spot)
"""


def _part(owner: str, by_date: str) -> dict[str, Any]:
    code = ids.owner_code(owner)
    return {
        "role": "participant",
        "attended": True,
        "represents": [],
        "confidence": 0.9,
        "articles": ["a1"],
        "sources": ["a1"],
        "starts": [0],
        "ends": [1],
        "quotes": ["x"],
        "by_owner": f"{code}1{by_date}",
        "by_date": f"1{by_date}{code}",
    }


def _rows() -> Iterator[dict[str, Any]]:
    for n in range(EVENTS):
        day = f"{2000 + n // 300}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        name = ids.event_id(str(n))
        other = f"p{n % 300:03}"
        node = {
            "id": name,
            "by_date": day + name,
            "earliest": day,
            "latest": day,
            "edtf": day,
            "subtype": "meeting" if n % 5 else "signing",
            "by_subtype": ("meeting|" if n % 5 else "signing|") + day + name,
            "realis": "actual",
            "type": "CONSULT",
            "confidence": 0.9,
            "rules": ["meeting:meet"],
            "articles": ["a1"],
            "starts": [0],
            "ends": [1],
            "quotes": ["x"],
            "sources": ["a1"],
        }
        yield {
            "event": node,
            "other": other,
            "hub": _part(HUB, day + name),
            "part": _part(other, day + name),
            "by_place": ids.owner_code("spot") + day + name,
        }


async def _fill(graph: Graph) -> None:
    names = [HUB, "spot", *(f"p{n:03}" for n in range(300))]
    await graph.command(ENTITIES, {"rows": [{"id": name, "kind": "person", "name": name} for name in names]})
    others = [{"id": f"a{n:04}", "by_date": f"2024-01-01a{n:04}", "title": "x"} for n in range(EVENTS)]
    await graph.command(OTHERS, {"rows": others})
    await graph.command(GRAPH, {"rows": list(_rows())})
    await graph.command("CALL db.resampleOutdatedIndexes()")
    await graph.command("CALL db.clearQueryCaches() YIELD value RETURN value")


def _operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _operators(child)


async def _explained(graph: Graph, query: LiteralString, parameters: dict[str, Any]) -> list[str]:
    explain: LiteralString = "EXPLAIN " + query

    async def work(tx: Any) -> Any:
        return (await (await tx.run(explain, parameters)).consume()).plan

    return [step["operatorType"].split("@")[0] for step in _operators(await graph.write(work))]


async def _hits(graph: Graph, query: LiteralString, parameters: dict[str, Any]) -> int:
    profile: LiteralString = "PROFILE " + query

    async def work(tx: Any) -> Any:
        return (await (await tx.run(profile, parameters)).consume()).profile

    return sum(step.get("dbHits", 0) for step in _operators(await graph.write(work)))


def _attendance(filters: AttendanceFilter, after: str | None = None) -> tuple[LiteralString, dict[str, Any]]:
    return attendance.request(filters, after, ROWS)


def _events(filters: EventFilter, after: str | None = None) -> tuple[LiteralString, dict[str, Any]]:
    return events.request(filters, after, ROWS)


async def test_no_list_scans_and_no_page_costs_more_than_its_rows(graph: Graph) -> None:
    await _fill(graph)
    deep = "2005-06-15e0000000000000000"
    cases = {
        "attendance of a hub": _attendance(AttendanceFilter(person=HUB)),
        "attendance of a hub, deep": _attendance(AttendanceFilter(person=HUB), deep + "0" * 16),
        "attendance of a hub, whether there or not": _attendance(AttendanceFilter(person=HUB, attended=None)),
        "attendance of a hub with another": _attendance(AttendanceFilter(person="p001", country=HUB)),
        "attendance of a hub at a place": _attendance(AttendanceFilter(person=HUB, place="spot")),
        "attendance": _attendance(AttendanceFilter()),
        "attendance, deep": _attendance(AttendanceFilter(), deep + "0" * 16),
        "attendance at a place": _attendance(AttendanceFilter(place="spot")),
        "attendance at a place, deep": _attendance(AttendanceFilter(place="spot"), deep + "0" * 16),
        "attendance by subtype": _attendance(AttendanceFilter(subtype="signing")),
        "events": _events(EventFilter()),
        "events, deep": _events(EventFilter(), deep),
        "events at a place": _events(EventFilter(place="spot")),
        "events by subtype": _events(EventFilter(subtype="signing")),
        "people": (entities.PAGE, {"kind": "person", "after": "p1", "q": "", "n": ROWS}),
        "articles": (articles.PAGE, {"high": "~", "n": ROWS}),
        "offices": (facts.OFFICES, {"after": "", "n": ROWS, "person": "", "of": "", "article": ""}),
        "one event": (events.GET, {"id": "e1", "participants": 100}),
        "one person": (entities.GET, {"id": HUB, "kind": "person"}),
    }
    for name, (query, parameters) in cases.items():
        steps = await _explained(graph, query, parameters)
        scans = [step for step in steps if ("Scan" in step and "Index" not in step) or step == "NodeIndexScan"]
        assert not scans, (name, steps)
        hits = await _hits(graph, query, parameters)
        # Whoever read a hub's 3,000 events, or all of them, would need several times that.
        assert hits <= 100 * (ROWS + 1), (name, hits, steps)
