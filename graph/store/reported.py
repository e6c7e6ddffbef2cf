"""The reported layer in Neo4j: one article's reports are written together, read together and deleted together.

Rows that belong to an article come as `$articles`, maps of its `id` and its `rows`, so that it is looked up once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, LiteralString

from graph.connection import Transaction, each, one
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

FINGERPRINTS = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN collect([a.id, a.fingerprint])
"""

READ: Final[LiteralString] = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN collect(" + REPORT + ")"

DELETE_REPORTS = """
UNWIND $ids AS id
MATCH (:Article {id: id})-[:REPORTS]->(r)
DETACH DELETE r
"""

DELETE_ARTICLES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
DELETE a
"""

DELETE_KEYS = """
UNWIND $keys AS key
MATCH (k:BlockingKey {key: key}) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() }
DELETE k
"""

WRITE_ARTICLES = """
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a = row
"""

WRITE_ENTITIES = """
UNWIND $articles AS article
MATCH (a:Article {id: article.id})
UNWIND article.rows AS row
CREATE (a)-[:REPORTS]->(r:EntityReport)
SET r = row
"""

WRITE_EVENTS = """
UNWIND $articles AS article
MATCH (a:Article {id: article.id})
UNWIND article.rows AS row
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
UNWIND $articles AS article
MATCH (a:Article {id: article.id})
UNWIND article.rows AS row
MATCH (p:EntityReport {id: row.person})
MATCH (o:EntityReport {id: row.of})
CREATE (a)-[:REPORTS]->(r:OfficeReport)
SET r = row.node
CREATE (r)-[:HELD_BY]->(p)
CREATE (r)-[:OF]->(o)
"""

WRITE_CONTRIBUTIONS = """
UNWIND $articles AS article
MATCH (a:Article {id: article.id})
UNWIND article.rows AS row
MATCH (p:EntityReport {id: row.party})
MATCH (m:EntityReport {id: row.mission})
CREATE (a)-[:REPORTS]->(r:ContributionReport)
SET r = row.node
CREATE (r)-[:FROM]->(p)
CREATE (r)-[:TO]->(m)
"""


async def fingerprints(tx: Transaction, articles: Sequence[str]) -> dict[str, str]:
    """The fingerprint of what the graph holds of each article, by id; those it does not hold are left out."""
    return dict(await one(tx, FINGERPRINTS, ids=articles))


async def read(tx: Transaction, articles: Sequence[str]) -> list[ArticleReport]:
    """What each of the articles reports, exactly as it was written; those that the graph does not hold are left out."""
    return [rows.article_report(found) for found in await one(tx, READ, ids=articles)] if articles else []


async def delete(tx: Transaction, articles: Mapping[str, bool], keys: list[str]) -> None:
    """Delete the articles' reports, those of their `keys` that nobody else has, and the articles marked true."""
    await each(tx, DELETE_REPORTS, "ids", list(articles))
    await each(tx, DELETE_KEYS, "keys", keys)
    await each(tx, DELETE_ARTICLES, "ids", [article for article, whole in articles.items() if whole])


async def write(
    tx: Transaction,
    reports: Mapping[str, ArticleReport],
    texts: Mapping[str, rows.Row],
    keys: Mapping[str, list[str]],
) -> None:
    """Write the articles, which come by fingerprint, and their reports.

    `texts`: by article, what its node keeps of its text; `keys`: blocking keys by event report.
    """
    made = [rows.article_row(report, mark, texts[report.article.id]) for mark, report in reports.items()]
    await each(tx, WRITE_ARTICLES, "rows", made)
    for query, found in (
        (WRITE_ENTITIES, rows.entity_rows),
        (WRITE_EVENTS, lambda report: _keyed(report, keys)),
        (WRITE_OFFICES, rows.office_rows),
        (WRITE_CONTRIBUTIONS, rows.contribution_rows),
    ):
        filled = [{"id": report.article.id, "rows": found(report)} for report in reports.values()]
        await each(tx, query, "articles", [item for item in filled if item["rows"]])


def _keyed(report: ArticleReport, keys: Mapping[str, list[str]]) -> list[rows.Row]:
    return [row | {"keys": keys[row["node"]["id"]]} for row in rows.event_rows(report)]
