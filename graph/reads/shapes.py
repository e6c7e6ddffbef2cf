"""How nodes become JSON: Cypher expressions and predicates that several queries share.

In all of them `e` is an event, `r` a participation, `n` an entity.
"""

from __future__ import annotations

from typing import Final, LiteralString

PARTICIPANTS: Final = 100  # an event's row shows no more; the list of participants goes on

DATE: Final[LiteralString] = """CASE WHEN e.edtf IS NULL THEN null ELSE {
    earliest: e.earliest, latest: e.latest, edtf: e.edtf, precision: e.precision, method: e.method, raw: e.raw,
    anchor: e.anchor
} END"""

PLACES: Final[LiteralString] = """COLLECT {
    MATCH (e)-[at:AT]->(spot:Entity) RETURN {id: spot.id, kind: spot.kind, name: spot.name} ORDER BY at.rank
}"""

REPRESENTS: Final[LiteralString] = """COLLECT {
    UNWIND r.represents AS name MATCH (other:Entity {id: name}) RETURN {id: other.id, name: other.name}
}"""

PASSAGES: Final[LiteralString] = """[i IN range(0, size(r.starts) - 1) |
    {article_id: r.quoted_in[i], start: r.starts[i], end: r.ends[i], quote: r.quotes[i]}]"""

_PART: Final[LiteralString] = (
    """role: r.role, attended: r.attended, confidence: r.confidence, articles: r.articles, sources: r.sources,
    independent_sources: r.independent, known: r.known, represents: """
    + REPRESENTS
    + ", evidence: "
    + PASSAGES
)

PARTICIPANT: Final[LiteralString] = "{id: n.id, kind: n.kind, name: n.name, " + _PART + "}"

# How an event stands where it is only mentioned.
MENTION: Final[LiteralString] = (
    "{id: e.id, type: e.type, subtype: e.subtype, realis: e.realis, label: e.label, date: "
    + DATE
    + ", places: "
    + PLACES
    + "}"
)

EVENT: Final[LiteralString] = (
    """{
    id: e.id, type: e.type, mode: e.mode, subtype: e.subtype, realis: e.realis, label: e.label,
    reference: e.reference, confidence: e.confidence, rules: e.rules, articles: e.articles, sources: e.sources,
    independent_sources: e.independent, known: e.known,
    conflicts: COUNT { (e)-[:HAS_CONFLICT]->() }, candidates: COUNT { (e)-[:CANDIDATE]-() },
    date: """
    + DATE
    + ", places: "
    + PLACES
    + ", participants: COLLECT { MATCH (n:Entity)-[r:PARTICIPATED_IN]->(e) RETURN "
    + PARTICIPANT
    + """ ORDER BY n.id LIMIT $participants },
    evidence: [i IN range(0, size(e.starts) - 1) |
        {article_id: e.quoted_in[i], start: e.starts[i], end: e.ends[i], quote: e.quotes[i]}]
}"""
)

ATTENDANCE: Final[LiteralString] = (
    "{event: " + MENTION + ", participant: {id: n.id, kind: n.kind, name: n.name}, " + _PART + "}"
)

# Filters that are not given come as texts that everything passes, never as null: Neo4j plans a query anew for every
# combination of its parameters' types.
IN_SPAN: Final[LiteralString] = """
  AND (e.edtf IS NOT NULL OR NOT $dated)
  AND coalesce(e.earliest, '') <= $earliest_to AND coalesce(e.latest, '~') >= $latest_from
  AND coalesce(e.earliest, '') >= $earliest_from AND coalesce(e.latest, '~') <= $latest_to
"""

AT_PLACE: Final[LiteralString] = "  AND ($place = '' OR EXISTS { (e)-[:AT]->(:Entity {id: $place}) })\n"
