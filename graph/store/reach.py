"""Which event reports a change reaches: those that a chain of likenesses ties to the changed ones, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, LiteralString

from graph.connection import Transaction, one
from graph.reports import EventReport, Kind
from graph.resolution.cluster import links
from graph.resolution.keys import EntityFacts, entity_cluster
from graph.resolution.views import EventView, view
from graph.store import rows
from graph.store.reported import EVENT

CANDIDATES: Final[LiteralString] = (
    """
UNWIND $keys AS key
MATCH (:BlockingKey {key: key})<-[:HAS_KEY]-(r:EventReport)
WITH DISTINCT r
RETURN collect({
    article: r.article,
    event: """
    + EVENT
    + """,
    entities: COLLECT {
        MATCH (n:EntityReport)-[:TOOK_PART]->(r)
        RETURN {key: n.key, kind: n.kind, name: n.name, qid: n.qid, parent: n.parent} AS facts
      UNION
        MATCH (r)-[:AT]->(n:EntityReport)
        RETURN {key: n.key, kind: n.kind, name: n.name, qid: n.qid, parent: n.parent} AS facts
      UNION
        MATCH (r)<-[t:TOOK_PART]-()
        UNWIND t.represents AS key
        MATCH (n:EntityReport {id: r.article + '/entity/' + key})
        RETURN {key: n.key, kind: n.kind, name: n.name, qid: n.qid, parent: n.parent} AS facts
    }
})
"""
)


def _view(row: Mapping[str, Any]) -> EventView:
    article: str = row["article"]
    report: EventReport = rows.event(row["event"])
    entities = {
        item["key"]: EntityFacts(
            cluster=entity_cluster(article, item["key"], Kind(item["kind"]), item["qid"]),
            kind=Kind(item["kind"]),
            name=item["name"],
            parent=item["parent"],
        )
        for item in row["entities"]
    }
    return view(article, report, entities)


async def component(tx: Transaction, seeds: Iterable[EventView]) -> dict[str, EventView]:
    """The stored reports that are linked with a seed, directly or through others; seeds that are stored are among them.

    Reads the reports that share a blocking key with one that is linked, and nothing else.
    """
    seen: dict[str, EventView] = {item.id: item for item in seeds}
    stored: set[str] = set()
    reached: dict[str, EventView] = {}
    asked: set[str] = set()
    frontier = list(seen.values())
    while frontier:
        keys = sorted({key for item in frontier for key in item.keys} - asked)
        if keys:
            asked.update(keys)
            found = [_view(row) for row in await one(tx, CANDIDATES, keys=keys)]
            stored.update(item.id for item in found)
            for item in found:
                seen.setdefault(item.id, item)
        reached.update((item.id, item) for item in frontier)
        near = {name for _, left, right in links(frontier, seen) for name in (left, right)}
        frontier = [seen[name] for name in sorted(near - set(reached))]
    return {name: item for name, item in reached.items() if name in stored}
