"""People, countries, bodies and places, by id."""

from __future__ import annotations

import json
from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads.page import Page, cut
from graph.reports import Kind

_ROW: Final[LiteralString] = """{
    id: n.id, kind: n.kind, name: n.name, aliases: n.aliases, qid: n.qid, iso2: n.iso2, iso3: n.iso3,
    latitude: n.latitude, longitude: n.longitude,
    parent: COLLECT {
        MATCH (:Referent {id: n.parent})-[:RESOLVES_TO]->(p:Entity) RETURN {id: p.id, name: p.name}
    }[0],
    referents: COLLECT { MATCH (f:Referent)-[:RESOLVES_TO]->(n) RETURN [f.id, f.tally] ORDER BY f.id },
    counts: {
        events: n.events, attended: n.attended, articles: n.articles, candidates: COUNT { (n)-[:CANDIDATE]-() }
    }
}"""

PAGE: Final[LiteralString] = (
    """
MATCH (n:Entity) WHERE n.kind = $kind AND n.id > $after
  AND n.search CONTAINS $q
WITH n ORDER BY n.kind, n.id LIMIT $n
RETURN collect([n.id, """
    + _ROW
    + "])"
)

GET: Final[LiteralString] = (
    """
OPTIONAL MATCH (n:Entity {id: $id}) WHERE n.kind = $kind
RETURN CASE WHEN n IS NULL THEN null ELSE """
    + _ROW
    + " END"
)


def _names(counts: str) -> list[str]:
    """The names that a referent's reports give it, the most frequent first, from its counts as they are stored."""
    found: dict[str, int] = json.loads(counts)["name"]
    return sorted(found, key=lambda name: (-found[name], name))


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"referents": [{"id": name, "names": _names(counts)} for name, counts in row["referents"]]}


async def page(graph: Graph, kind: Kind, *, after: str | None, limit: int, q: str | None = None) -> Page:
    """Up to `limit` entities of the kind behind the id `after`; `q` are words of a name or alias, in any case."""
    words = (q or "").strip().casefold()
    rows = await graph.read(PAGE, {"kind": kind.value, "after": after or "", "q": words, "n": limit + 1})
    return cut([(key, _shown(row)) for key, row in rows], limit)


async def get(graph: Graph, kind: Kind, entity_id: str) -> dict[str, Any] | None:
    """One entity; `None` where none of that kind has the id."""
    found: dict[str, Any] | None = await graph.read(GET, {"id": entity_id, "kind": kind.value})
    return found and _shown(found)
