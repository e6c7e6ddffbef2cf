"""Offices and contributions, by id. Their evidence is read from the reports that support them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, LiteralString

from graph.connection import Graph
from graph.reads.filters import ContributionFilter, OfficeFilter
from graph.reads.page import Page, cut
from graph.resolution import votes

__all__ = ["ContributionFilter", "OfficeFilter", "contribution", "contributions", "office", "offices"]

# The reports by which it was known, with the days and the title that they give.
_REPORTS: Final[LiteralString] = """COLLECT {
    MATCH (f)<-[:RESOLVES_TO]-(r)<-[:REPORTS]-(a:Article) WHERE $known_by = '' OR a.known <= $known_by
    RETURN {
        article: a.id, origin: a.origin, known: a.known, title: r.title, earliest: r.earliest, latest: r.latest,
        evidence: [i IN range(0, size(r.starts) - 1) |
            {article_id: a.id, start: r.starts[i], end: r.ends[i], quote: r.quotes[i]}]
    } ORDER BY a.id, r.id
}"""

_OFFICE: Final[LiteralString] = (
    """{
    id: f.id,
    person: COLLECT { MATCH (f)-[:HELD_BY]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    of: COLLECT { MATCH (f)-[:OF]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    reports: """
    + _REPORTS
    + "}"
)

_CONTRIBUTION: Final[LiteralString] = (
    """{
    id: f.id, personnel: f.personnel, status: f.status, conflicts: COUNT { (f)-[:HAS_CONFLICT]->() },
    party: COLLECT { MATCH (f)-[:FROM]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    mission: COLLECT { MATCH (f)-[:TO]->(n:Entity) RETURN {id: n.id, name: n.name} }[0],
    reports: """
    + _REPORTS
    + "}"
)

_MEETS: Final[LiteralString] = """
  AND ($known_by = '' OR f.known <= $known_by)
  AND ($article = '' OR EXISTS {
      (f)<-[:RESOLVES_TO]-()<-[:REPORTS]-(a:Article {id: $article}) WHERE $known_by = '' OR a.known <= $known_by
  })
"""

_OFFICE_ROWS: Final[LiteralString] = (
    """
  AND ($person = '' OR f.person = $person)
  AND ($of = '' OR f.of = $of)
"""
    + _MEETS
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
    + _MEETS
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

OFFICES_BY_IDS: Final[LiteralString] = "UNWIND $ids AS id MATCH (f:Office {id: id}) RETURN collect(" + _OFFICE + ")"

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


def _told(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """Who says so, in which words, and since when it was known."""
    articles = sorted({item["article"] for item in reports})
    passages = {
        (passage["article_id"], passage["start"], passage["end"]): passage
        for item in reports
        for passage in item["evidence"]
    }
    return {
        "articles": articles,
        "sources": len(articles),
        "independent_sources": len({item["origin"] for item in reports}),
        "known": min((item["known"] for item in reports if item["known"] is not None), default=None),
        "evidence": [passages[key] for key in sorted(passages)],
    }


def _office(row: dict[str, Any]) -> dict[str, Any]:
    """The office as these reports give it: held at least from the earliest to the latest day of any of them."""
    reports = row.pop("reports")
    return row | {
        "title": votes.name(Counter(item["title"] for item in reports)),
        "from": min((item["earliest"] for item in reports if item["earliest"] is not None), default=None),
        "to": max((item["latest"] for item in reports if item["latest"] is not None), default=None),
        **_told(reports),
    }


def _contribution(row: dict[str, Any]) -> dict[str, Any]:
    return row | _told(row.pop("reports"))


async def offices(graph: Graph, filters: OfficeFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` offices behind the id `after`."""
    given = (filters.person is not None, filters.of is not None)
    query = {(False, False): OFFICES, (False, True): OFFICES_OF}.get(given, OFFICES_HELD_BY)
    parameters = {"person": filters.person or "", "of": filters.of or "", **_parameters(filters, after, limit)}
    return cut([(key, _office(row)) for key, row in await graph.read(query, parameters)], limit)


async def office(graph: Graph, office_id: str) -> dict[str, Any] | None:
    """One office."""
    found: dict[str, Any] | None = await graph.read(OFFICE, {"id": office_id, "known_by": ""})
    return found and _office(found)


async def by_ids(graph: Graph, office_ids: Sequence[str]) -> list[dict[str, Any]]:
    """The offices of these ids; those that nothing has are left out."""
    rows = await graph.read(OFFICES_BY_IDS, {"ids": office_ids, "known_by": ""}) if office_ids else []
    return [_office(row) for row in rows]


async def contributions(graph: Graph, filters: ContributionFilter, *, after: str | None, limit: int) -> Page:
    """Up to `limit` contributions behind the id `after`."""
    given = (filters.mission is not None, filters.party is not None)
    query = {(False, False): CONTRIBUTIONS, (False, True): CONTRIBUTIONS_FROM}.get(given, CONTRIBUTIONS_TO)
    parameters = {
        "party": filters.party or "",
        "mission": filters.mission or "",
        "status": filters.status or "",
        **_parameters(filters, after, limit),
    }
    return cut([(key, _contribution(row)) for key, row in await graph.read(query, parameters)], limit)


async def contribution(graph: Graph, contribution_id: str) -> dict[str, Any] | None:
    """One contribution."""
    found: dict[str, Any] | None = await graph.read(CONTRIBUTION, {"id": contribution_id, "known_by": ""})
    return found and _contribution(found)


def _parameters(filters: OfficeFilter | ContributionFilter, after: str | None, limit: int) -> dict[str, Any]:
    """What both lists take."""
    return {
        "article": filters.article or "",
        "known_by": filters.known_by.isoformat() if filters.known_by else "",
        "after": after or "",
        "n": limit + 1,
    }
