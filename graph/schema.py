"""Constraints and indexes, as one named list: only what Neo4j Community has, each safe to ask for again.

And the version that a graph is stamped with, which says whether this program may use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import LiteralString

from graph.connection import Graph, Transaction, one
from graph.errors import GraphOutdated, SchemaTooNew

VERSION = 2  # raised with every change of what is stored or of how the resolved layer is computed
OLDEST = 1  # of a graph that does not say

CONSTRAINTS: dict[str, LiteralString] = {
    "attache_name": "FOR (n:Attache) REQUIRE n.name IS UNIQUE",
    "article_id": "FOR (n:Article) REQUIRE n.id IS UNIQUE",
    "entity_report_id": "FOR (n:EntityReport) REQUIRE n.id IS UNIQUE",
    "event_report_id": "FOR (n:EventReport) REQUIRE n.id IS UNIQUE",
    "event_report_own": "FOR (n:EventReport) REQUIRE n.own IS UNIQUE",
    "office_report_id": "FOR (n:OfficeReport) REQUIRE n.id IS UNIQUE",
    "contribution_report_id": "FOR (n:ContributionReport) REQUIRE n.id IS UNIQUE",
    "blocking_key": "FOR (n:BlockingKey) REQUIRE n.key IS UNIQUE",
    "referent_id": "FOR (n:Referent) REQUIRE n.id IS UNIQUE",
    "judgement_id": "FOR (n:Judgement) REQUIRE n.id IS UNIQUE",
    "conflict_id": "FOR (n:Conflict) REQUIRE n.id IS UNIQUE",
    "entity_id": "FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "event_id": "FOR (n:Event) REQUIRE n.id IS UNIQUE",
    "office_id": "FOR (n:Office) REQUIRE n.id IS UNIQUE",
    "contribution_id": "FOR (n:Contribution) REQUIRE n.id IS UNIQUE",
}

INDEXES: dict[str, LiteralString] = {
    "article_by_source": "FOR (n:Article) ON (n.source)",
    "article_by_date": "FOR (n:Article) ON (n.by_date)",
    "entity_by_kind": "FOR (n:Entity) ON (n.kind, n.id)",
    "event_by_date": "FOR (n:Event) ON (n.by_date)",
    "event_by_subtype": "FOR (n:Event) ON (n.by_subtype)",
    "participation_by_owner": "FOR ()-[r:PARTICIPATED_IN]-() ON (r.by_owner)",
    "participation_by_date": "FOR ()-[r:PARTICIPATED_IN]-() ON (r.by_date)",
    "representation_by_owner": "FOR ()-[r:REPRESENTED_AT]-() ON (r.by_owner)",
    "candidate_by_score": "FOR ()-[c:CANDIDATE]-() ON (c.by_score)",
    "conflict_by_size": "FOR (n:Conflict) ON (n.by_size)",
    "conflict_by_field": "FOR (n:Conflict) ON (n.field, n.by_size)",
    "judgement_by_made": "FOR (n:Judgement) ON (n.made, n.id)",
    "judgement_left": "FOR (n:Judgement) ON (n.left)",
    "judgement_right": "FOR (n:Judgement) ON (n.right)",
    "event_by_place": "FOR ()-[r:AT]-() ON (r.by_place)",
}

STATE = """
OPTIONAL MATCH (n:Attache {name: 'graph'})
RETURN n {version: coalesce(n.version, $oldest), .rebuilding}
"""

STAMP = """
MERGE (n:Attache {name: 'graph'})
ON CREATE SET n.version = $version
RETURN n {version: coalesce(n.version, $oldest), .rebuilding}
"""

AWAIT = "CALL db.awaitIndexes(3600)"


@dataclass(frozen=True, slots=True)
class State:
    """What a graph says of itself: its version and, where a rebuild has not been completed, the version of that."""

    version: int
    rebuilding: int | None = None

    def check_known(self, where: str) -> None:
        """Raise `SchemaTooNew` unless this program knows what is stored in `where`, a graph in words."""
        if self.version > VERSION:
            raise SchemaTooNew(
                f"{where} has schema version {self.version}, this program knows {VERSION}: "
                "update the program, or use another database"
            )

    def check_current(self, where: str) -> None:
        """Raise `SchemaTooNew` or `GraphOutdated` unless this program may use both layers of `where`."""
        self.check_known(where)
        if self.rebuilding is not None:
            raise GraphOutdated(
                f"{where} is being rebuilt, or was when that was interrupted: `attache rebuild` completes it"
            )
        if self.version < VERSION:
            raise GraphOutdated(
                f"{where} has schema version {self.version}, this program writes {VERSION}: `attache rebuild` works "
                "its resolved layer out anew; no article needs to be loaded again"
            )


def named(graph: Graph) -> str:
    """The graph in words, for messages."""
    return f"the graph at {graph.endpoint.uri}"


def state(row: dict[str, int]) -> State:
    """From `{version, rebuilding}`."""
    return State(row["version"], row["rebuilding"])


async def read(graph: Graph) -> State | None:
    """What the graph says of itself; `None` where it was never used."""
    row = await graph.read(STATE, {"oldest": OLDEST})
    return state(row) if row else None


async def _stamp(tx: Transaction) -> State:
    return state(await one(tx, STAMP, version=VERSION, oldest=OLDEST))


async def ensure(graph: Graph) -> None:
    """Make every constraint and index that is missing, wait until they answer, and stamp a new graph with its version.

    Raises `SchemaTooNew` where a newer version of the program wrote the graph, `GraphOutdated` where an older one did
    or a rebuild was not completed; then nothing is changed.
    """
    if found := await read(graph):
        found.check_current(named(graph))
    await define(graph)
    (await graph.write(_stamp)).check_current(named(graph))


async def define(graph: Graph) -> None:
    """Make every constraint and index that is missing, and wait until they answer."""
    for name, body in CONSTRAINTS.items():
        await graph.command(_named("CONSTRAINT", name, body))
    for name, body in INDEXES.items():
        await graph.command(_named("INDEX", name, body))
    await graph.command(AWAIT)


def _named(what: LiteralString, name: str, body: LiteralString) -> LiteralString:
    # The names are keys of the two tables above, never input.
    quoted: LiteralString = "CREATE " + what + " " + name + " IF NOT EXISTS " + body
    return quoted
