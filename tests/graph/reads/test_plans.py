"""That pages cost what their rows cost: every list walks an index, and a supernode's page is as cheap as any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, LiteralString

import pytest

from graph import ids
from graph.connection import Graph
from graph.reads import (
    articles,
    attendance,
    candidates,
    conflicts,
    delegates,
    entities,
    events,
    facts,
    judgements,
    parts,
    standing,
)
from graph.reads.filters import (
    AttendanceFilter,
    CandidateFilter,
    ConflictFilter,
    EventFilter,
    JudgementFilter,
)

pytestmark = pytest.mark.anyio

EVENTS = 3000
HUB = "hub"  # takes part in every event, which all have one place
ROWS = 20
EARLY, LATE = date(2001, 1, 1), date(2024, 1, 1)
OFFICES_HELD = [
    {"id": f"o{n}", "title": "x", "person": f"p{n:03}", "from": "2003-01-01", "to": "2003-12-31"} for n in range(5)
]

# The resolved layer's form, made in bulk; only what the reads look at.
ENTITIES = "UNWIND $rows AS row CREATE (n:Entity:Person) SET n = row"
REFERENTS = "MATCH (n:Entity) CREATE (f:Referent {id: n.id, kind: n.kind, tally: '{}'})-[:RESOLVES_TO]->(n)"
OTHERS = """
UNWIND $rows AS row
MATCH (hub:Entity {id: 'hub'})
CREATE (a:Article) SET a = row
CREATE (o:Office) SET o = row
CREATE (j:Judgement {
    id: 'j' + row.id, made: '2024-01-01T' + row.id, left: 'hub', right: row.id, about: 'entity', active: true
})
"""
GRAPH = """
UNWIND $rows AS row
MATCH (hub:Entity {id: 'hub'}), (n:Entity {id: row.other}), (spot:Entity {id: 'spot'}), (far:Entity {id: 'far'})
CREATE (e:Event) SET e = row.event
CREATE (hub)-[a:PARTICIPATED_IN]->(e) SET a = row.hub
CREATE (n)-[b:PARTICIPATED_IN]->(e) SET b = row.part
CREATE (far)-[c:REPRESENTED_AT]->(e) SET c = row.far
CREATE (e)-[:AT {rank: 0, by_place: row.by_place}]->(spot)
CREATE (e)-[:HAS_CONFLICT]->(:Conflict {
    id: 'x' + e.id, field: row.field, size: 1.0, by_size: '001.0000x' + e.id, values: '[]', event: e.id
})
CREATE (r:EventReport {
    id: 'r' + e.id, own: e.id, subtype: e.subtype, type: e.type, realis: e.realis, edtf: e.edtf, earliest: e.earliest,
    latest: e.latest
})-[:RESOLVES_TO]->(e)
CREATE (hub)-[:CANDIDATE {
    score: 1.0, left: 'hub', right: n.id, reasons: '[]', by_score: '001.0000hub|' + n.id + e.id
}]->(n)
"""


def _subtype(n: int) -> str:
    return "visit" if n % 7 == 0 else "meeting" if n % 5 else "signing"


def _part(owner: str, by_date: str) -> dict[str, Any]:
    code = ids.owner_code(owner)
    return {
        "role": "visitor" if owner == HUB else "participant",
        "attended": True,
        "represents": [],
        "confidence": 0.9,
        "articles": ["a1"],
        "sources": 1,
        "independent": 1,
        "known": "2020-01-01",
        "quoted_in": ["a1"],
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
            "subtype": _subtype(n),
            "by_subtype": f"{_subtype(n)}|{day}{name}",
            "realis": "actual",
            "type": "CONSULT",
            "confidence": 0.9,
            "rules": ["meeting:meet"],
            "articles": ["a1"],
            "starts": [0],
            "ends": [1],
            "quotes": ["x"],
            "quoted_in": ["a1"],
            "sources": 1,
            "independent": 1,
            "known": day,
        }
        yield {
            "event": node,
            "other": other,
            "hub": _part(HUB, day + name),
            "part": _part(other, day + name),
            "far": {"by": [other], "attended": True, "by_owner": f"{ids.owner_code('far')}1{day}{name}"},
            "field": "role" if n % 10 else "date",
            "by_place": ids.owner_code("spot") + day + name,
        }


async def _fill(graph: Graph) -> None:
    names = [HUB, "spot", "far", *(f"p{n:03}" for n in range(300))]
    rows = [{"id": name, "kind": "person", "name": name, "referents": [name]} for name in names]
    await graph.command(ENTITIES, {"rows": rows})
    await graph.command(REFERENTS)
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


def _delegates(filters: AttendanceFilter, offices: list[dict[str, Any]]) -> tuple[LiteralString, dict[str, Any]]:
    return delegates.PAGE, delegates.parameters(filters, offices, None, None, ROWS)


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
        "offices": (
            facts.OFFICES,
            {"after": "", "n": ROWS, "person": "", "of": "", "article": "", "known_by": ""},
        ),
        "events known by a day": _events(EventFilter(known_by=LATE, subtype="meeting", start=EARLY)),
        "events known by a day, at a place": _events(EventFilter(known_by=LATE, place="spot", realis="actual")),
        "attendance known by a day": _attendance(AttendanceFilter(known_by=LATE, realis="actual")),
        "attendance of a hub known by a day": _attendance(AttendanceFilter(known_by=LATE, person=HUB)),
        "delegates of a hub": _delegates(AttendanceFilter(country=HUB), OFFICES_HELD),
        "delegates of one that only others stand for": _delegates(AttendanceFilter(country="far"), []),
        "candidates": candidates.request(CandidateFilter(), None, ROWS),
        "candidates of some kind": candidates.request(CandidateFilter(kind="person", min_score=0.5), None, ROWS),
        "candidates of one": candidates.request(CandidateFilter(entity="p001"), None, ROWS),
        "conflicts": conflicts.request(ConflictFilter(), None, ROWS),
        "conflicts on a field": conflicts.request(ConflictFilter(field="date"), None, ROWS),
        "conflicts of an event": conflicts.request(ConflictFilter(event=ids.event_id("1")), None, ROWS),
        "conflicts of one": conflicts.request(ConflictFilter(entity="p001"), None, ROWS),
        "judgements": judgements.request(JudgementFilter(), None, ROWS),
        "judgements, deep": judgements.request(JudgementFilter(), "2024-01-01Ta1500|ja1500", ROWS),
        "judgements on one": judgements.request(JudgementFilter(id="a0007"), None, ROWS),
        "a judgement": (judgements.GET, {"id": "ja0001"}),
        "what stands for an entity": (standing.ENTITY, {"id": HUB, "kind": "person"}),
        "what stands for an event": (standing.EVENT, {"id": ids.event_id("1")}),
        "what stands for several": (standing.ALL, {"entities": [HUB, "p001"], "events": [ids.event_id("1")]}),
        "the parts of a visit": (parts.PARTS, parts.parameters(ids.event_id("7"), None)),
        "what a signing was part of": (parts.PART_OF, parts.parameters(ids.event_id("5"), None)),
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
