"""The reported layer in Neo4j: one article's reports are written together, read together and deleted together."""

from __future__ import annotations

from typing import Final, LiteralString

from graph.connection import Transaction, effect, one
from graph.reports import ArticleReport
from graph.store import rows

# An event report as a map that `rows.event` reads.
EVENT: Final[LiteralString] = """{
    node: properties(r),
    parts: COLLECT {
        MATCH (n:EntityReport)-[t:TOOK_PART]->(r) RETURN {key: n.key, took: properties(t)} ORDER BY t.position
    },
    places: COLLECT { MATCH (r)-[t:AT]->(n:EntityReport) RETURN n.key ORDER BY t.rank }
}"""

# Everything that one article reports, as a map that `rows.article_report` reads.
REPORT: Final[LiteralString] = (
    """{
    article: properties(a),
    entities: COLLECT { MATCH (a)-[:REPORTS]->(r:EntityReport) RETURN properties(r) ORDER BY r.position },
    events: COLLECT { MATCH (a)-[:REPORTS]->(r:EventReport) RETURN """
    + EVENT
    + """ ORDER BY r.position },
    offices: COLLECT {
        MATCH (a)-[:REPORTS]->(r:OfficeReport), (r)-[:HELD_BY]->(p:EntityReport), (r)-[:OF]->(o:EntityReport)
        RETURN {node: properties(r), person: p.key, of: o.key} ORDER BY r.position
    },
    contributions: COLLECT {
        MATCH (a)-[:REPORTS]->(r:ContributionReport), (r)-[:FROM]->(p:EntityReport), (r)-[:TO]->(m:EntityReport)
        RETURN {node: properties(r), party: p.key, mission: m.key} ORDER BY r.position
    }
}"""
)

FINGERPRINT = """
OPTIONAL MATCH (a:Article {id: $id})
RETURN a.fingerprint
"""

READ: Final[LiteralString] = "OPTIONAL MATCH (a:Article {id: $id}) RETURN CASE WHEN a IS NULL THEN null ELSE " + (
    REPORT + " END"
)

DELETE_REPORTS = """
MATCH (:Article {id: $id})-[:REPORTS]->(r)
DETACH DELETE r
"""

DELETE_ARTICLE = """
MATCH (a:Article {id: $id})
DELETE a
"""

DELETE_KEYS = """
UNWIND $keys AS key
MATCH (k:BlockingKey {key: key}) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() }
DELETE k
"""

WRITE_ARTICLE = """
MERGE (a:Article {id: $id})
SET a = $row
"""

WRITE_ENTITIES = """
MATCH (a:Article {id: $id})
UNWIND $rows AS row
CREATE (a)-[:REPORTS]->(r:EntityReport)
SET r = row
"""

WRITE_EVENTS = """
MATCH (a:Article {id: $id})
UNWIND $rows AS row
CREATE (a)-[:REPORTS]->(r:EventReport)
SET r = row.node
WITH r, row
CALL (r, row) {
    UNWIND row.parts AS part
    MATCH (n:EntityReport {id: part.entity})
    CREATE (n)-[t:TOOK_PART]->(r)
    SET t = part.took
}
CALL (r, row) {
    UNWIND row.places AS place
    MATCH (n:EntityReport {id: place.entity})
    CREATE (r)-[:AT {rank: place.rank}]->(n)
}
CALL (r, row) {
    UNWIND row.keys AS key
    MERGE (k:BlockingKey {key: key})
    CREATE (r)-[:HAS_KEY]->(k)
}
"""

WRITE_OFFICES = """
MATCH (a:Article {id: $id})
UNWIND $rows AS row
MATCH (p:EntityReport {id: row.person})
MATCH (o:EntityReport {id: row.of})
CREATE (a)-[:REPORTS]->(r:OfficeReport)
SET r = row.node
CREATE (r)-[:HELD_BY]->(p)
CREATE (r)-[:OF]->(o)
"""

WRITE_CONTRIBUTIONS = """
MATCH (a:Article {id: $id})
UNWIND $rows AS row
MATCH (p:EntityReport {id: row.party})
MATCH (m:EntityReport {id: row.mission})
CREATE (a)-[:REPORTS]->(r:ContributionReport)
SET r = row.node
CREATE (r)-[:FROM]->(p)
CREATE (r)-[:TO]->(m)
"""


async def fingerprint(tx: Transaction, article: str) -> str | None:
    """The fingerprint of what the graph holds of the article, `None` where it holds nothing."""
    found: str | None = await one(tx, FINGERPRINT, id=article)
    return found


async def read(tx: Transaction, article: str) -> ArticleReport | None:
    """What the article reports, exactly as it was written."""
    found = await one(tx, READ, id=article)
    return None if found is None else rows.article_report(found)


async def delete(tx: Transaction, article: str, keys: list[str], *, whole: bool) -> None:
    """Delete the article's reports, the blocking keys of theirs that nobody else has, and, if `whole`, the article."""
    await effect(tx, DELETE_REPORTS, id=article)
    if keys:
        await effect(tx, DELETE_KEYS, keys=keys)
    if whole:
        await effect(tx, DELETE_ARTICLE, id=article)


async def write(tx: Transaction, report: ArticleReport, keys: dict[str, list[str]]) -> None:
    """Write the article and its reports; `keys` holds each event report's blocking keys."""
    article = report.article.id
    await effect(tx, WRITE_ARTICLE, id=article, row=rows.article_row(report))
    if entities := rows.entity_rows(report):
        await effect(tx, WRITE_ENTITIES, id=article, rows=entities)
    if events := [row | {"keys": keys[row["node"]["id"]]} for row in rows.event_rows(report)]:
        await effect(tx, WRITE_EVENTS, id=article, rows=events)
    if offices := rows.office_rows(report):
        await effect(tx, WRITE_OFFICES, id=article, rows=offices)
    if contributions := rows.contribution_rows(report):
        await effect(tx, WRITE_CONTRIBUTIONS, id=article, rows=contributions)
