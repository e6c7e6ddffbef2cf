"""Offices and contributions, by id. Their evidence is read from the reports that support them."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads.filters import ContributionFilter, OfficeFilter
from graph.reads.page import Page, cut

__all__ = ["ContributionFilter", "OfficeFilter", "contribution", "contributions", "office", "offices"]

_ARTICLES: Final[LiteralString] = """COLLECT {
    MATCH (f)<-[:RESOLVES_TO]-()<-[:REPORTS]-(a:Article) RETURN DISTINCT a.id ORDER BY a.id
}"""

_EVIDENCE: Final[LiteralString] = """COLLECT {
    MATCH (f)<-[:RESOLVES_TO]-(r)<-[:REPORTS]-(a:Article)
    UNWIND range(0, size(r.starts) - 1) AS i
    WITH DISTINCT a.id AS source, r.starts[i] AS start, r.ends[i] AS end, r.quotes[i] AS quote
    RETURN {article_id: source, start: start, end: end, quote: quote} ORDER BY source, start, end
}"""

_OFFICE: Final[LiteralString] = (
    """{
    id: f.id, title: f.title, from: f.earliest, to: f.latest,
    person: COLLECT { MATCH (f)-[:HELD_BY]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    of: COLLECT { MATCH (f)-[:OF]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    articles: """
    + _ARTICLES
    + ", evidence: "
    + _EVIDENCE
    + "}"
)

_CONTRIBUTION: Final[LiteralString] = (
    """{
    id: f.id, personnel: f.personnel, status: f.status,
    party: COLLECT { MATCH (f)-[:FROM]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    mission: COLLECT { MATCH (f)-[:TO]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    articles: """
    + _ARTICLES
    + ", evidence: "
    + _EVIDENCE
    + "}"
)

_REPORTED: Final[LiteralString] = """
  AND ($article = '' OR EXISTS { (f)<-[:RESOLVES_TO]-()<-[:REPORTS]-(:Article {id: $article}) })
"""

_OFFICE_ROWS: Final[LiteralString] = (
    """
  AND ($person = '' OR f.person = $person)
  AND ($of = '' OR f.of = $of)
"""
    + _REPORTED
    + "WITH f ORDER BY f.id LIMIT $n\nRETURN collect([f.id, "
    + _OFFICE
    + "])"
)

_CONTRIBUTION_ROWS: Final[LiteralString] = (
    """
  AND ($party = '' OR f.party = $party)
  AND ($mission = '' OR f.mission = $mission)
  AND ($status = '' OR f.status = $status)
"""
    + _REPORTED
    + "WITH f ORDER BY f.id LIMIT $n\nRETURN collect([f.id, "
    + _CONTRIBUTION
    + "])"
)

OFFICES: Final[LiteralString] = "MATCH (f:Office) WHERE f.id > $after" + _OFFICE_ROWS

OFFICES_HELD_BY: Final[LiteralString] = (
    "MATCH (:Entity {id: $person})<-[:HELD_BY]-(f:Office) WHERE f.id > $after" + _OFFICE_ROWS
)

OFFICES_OF: Final[LiteralString] = "MATCH (:Entity {id: $of})<-[:OF]-(f:Office) WHERE f.id > $after" + _OFFICE_ROWS

OFFICE: Final[LiteralString] = (
    "OPTIONAL MATCH (f:Office {id: $id}) RETURN CASE WHEN f IS NULL THEN null ELSE " + _OFFICE + " END"
)

CONTRIBUTIONS: Final[LiteralString] = "MATCH (f:Contribution) WHERE f.id > $after" + _CONTRIBUTION_ROWS

CONTRIBUTIONS_FROM: Final[LiteralString] = (
    "MATCH (:Entity {id: $party})<-[:FROM]-(f:Contribution) WHERE f.id > $after" + _CONTRIBUTION_ROWS
)

CONTRIBUTIONS_TO: Final[LiteralString] = (
    "MATCH (:Entity {id: $mission})<-[:TO]-(f:Contribution) WHERE f.id > $after" + _CONTRIBUTION_ROWS
)

CONTRIBUTION: Final[LiteralString] = (
    "OPTIONAL MATCH (f:Contribution {id: $id}) RETURN CASE WHEN f IS NULL THEN null ELSE " + _CONTRIBUTION + " END"
)


async def offices(graph: Graph, filters: OfficeFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` offices behind the id `after`."""
    given = (filters.person is not None, filters.of is not None)
    query = {(False, False): OFFICES, (False, True): OFFICES_OF}.get(given, OFFICES_HELD_BY)
    parameters = {"person": filters.person or "", "of": filters.of or "", "article": filters.article or ""}
    return cut(await graph.read(query, parameters | {"after": after or "", "n": limit + 1}), limit)


async def office(graph: Graph, office_id: str) -> dict[str, Any] | None:
    """One office."""
    found: dict[str, Any] | None = await graph.read(OFFICE, {"id": office_id})
    return found


async def contributions(graph: Graph, filters: ContributionFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` contributions behind the id `after`."""
    given = (filters.mission is not None, filters.party is not None)
    query = {(False, False): CONTRIBUTIONS, (False, True): CONTRIBUTIONS_FROM}.get(given, CONTRIBUTIONS_TO)
    parameters = {
        "party": filters.party or "",
        "mission": filters.mission or "",
        "status": filters.status or "",
        "article": filters.article or "",
    }
    return cut(await graph.read(query, parameters | {"after": after or "", "n": limit + 1}), limit)


async def contribution(graph: Graph, contribution_id: str) -> dict[str, Any] | None:
    """One contribution."""
    found: dict[str, Any] | None = await graph.read(CONTRIBUTION, {"id": contribution_id})
    return found
