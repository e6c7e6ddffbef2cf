"""Checking the graph: the resolved layer is computed afresh from every report and compared with what is stored."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, LiteralString

from graph import canonical
from graph.connection import ADMIN_TIMEOUT, Graph, Transaction, one
from graph.reports import ArticleReport
from graph.resolution.layer import Layer, Recomputation
from graph.store import candidates, events, judged, reported, rows
from graph.store.judged import About
from graph.store.lock import lock

BATCH = 200  # articles, or nodes of the resolved layer, a query
DIFFERENCES = 1000  # told one by one: a graph that differs in more has one fault, not a thousand

REPORTS: Final[LiteralString] = (
    "MATCH (a:Article) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $n RETURN collect({id: a.id, report: "
    + reported.REPORT
    + ", origin: a.origin, later: a.superseded_by, "
    "links: COLLECT { MATCH (a)-[:REPORTS]->(r)-[:RESOLVES_TO|REFERS_TO]->(c) RETURN [r.id, c.id] }})"
)

EVENTS: Final[LiteralString] = (
    "MATCH (e:Event) WHERE e.id > $after WITH e ORDER BY e.id LIMIT $n RETURN collect({id: e.id, event: "
    + events.EVENT
    + "})"
)

ENTITIES = """
MATCH (n:Entity) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $n
RETURN collect({id: n.id, node: properties(n), label: [l IN labels(n) WHERE l <> 'Entity']})
"""

REFERENTS = """
MATCH (n:Referent) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $n
RETURN collect({
    id: n.id, node: properties(n), entity: COLLECT { MATCH (n)-[:RESOLVES_TO]->(e:Entity) RETURN e.id }
})
"""

OFFICES = """
MATCH (n:Office) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $n
RETURN collect({
    id: n.id, node: properties(n),
    person: COLLECT { MATCH (n)-[:HELD_BY]->(p:Entity) RETURN p.id },
    of: COLLECT { MATCH (n)-[:OF]->(p:Entity) RETURN p.id }
})
"""

CONTRIBUTIONS = """
MATCH (n:Contribution) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $n
RETURN collect({
    id: n.id, node: properties(n),
    party: COLLECT { MATCH (n)-[:FROM]->(p:Entity) RETURN p.id },
    mission: COLLECT { MATCH (n)-[:TO]->(p:Entity) RETURN p.id }
})
"""

# What is in the graph altogether, other people's data beside it left out: whatever hangs loose makes a number too high.
NODES = """
MATCH (n:Attache|Article|EntityReport|EventReport|OfficeReport|ContributionReport|BlockingKey
       |Referent|Entity|Event|Conflict|Office|Contribution)
RETURN count(n)
"""
RELATIONSHIPS = """
MATCH ()-[r:REPORTS|REFERS_TO|RESOLVES_TO|TOOK_PART|PARTICIPATED_IN|REPRESENTED_AT|AT|HAS_CONFLICT|CANDIDATE|HAS_KEY
         |HELD_BY|OF|FROM|TO]->()
RETURN count(r)
"""


@dataclass(frozen=True, slots=True)
class Verification:
    """Digests of both layers as they are stored, and where the resolved one is not what the reports give."""

    reported: str
    resolved: str
    matches: bool
    differences: tuple[str, ...]


async def verify(graph: Graph) -> Verification:
    """Read every report, compute the resolved layer afresh and compare it with the stored one.

    Writers wait meanwhile, so the answer is about one state. Articles' texts are not kept in memory, their reports are.
    """

    async def work(tx: Transaction) -> Verification:
        await lock(tx)
        return await _verify(tx)

    return await graph.write(work, seconds=ADMIN_TIMEOUT)


async def _verify(tx: Transaction) -> Verification:
    afresh = Recomputation(await judged.every(tx, About.ENTITY), await judged.every(tx, About.EVENT))
    size = _Size()
    links: dict[str, str] = {}
    origins: dict[str, str] = {}
    later: dict[str, str] = {}
    fingerprints: list[str] = []
    async for row in stream(tx, REPORTS):
        report = rows.article_report(row["report"])
        fingerprints.append(canonical.fingerprint(report))
        links.update(row["links"])
        for into, what in ((origins, "origin"), (later, "later")):
            if row[what] is not None:
                into[row["id"]] = row[what]
        afresh.add(report)
        size.add(report)
    wanted = afresh.layer()
    size.finish(wanted, *afresh.blocking())
    found = dict((await _stored(tx, links, origins, later)).facts())
    differences = [*_differences(dict(wanted.facts()), found), *await _loose(tx, size), *[x async for x in _ends(tx)]]
    return Verification(
        reported=canonical.digest(fingerprints),
        resolved=canonical.digest(canonical.line([name, value]) for name, value in found.items()),
        matches=not differences,
        differences=tuple(islice(differences, DIFFERENCES)),
    )


async def stream(tx: Transaction, query: LiteralString) -> AsyncIterator[dict[str, Any]]:
    """The rows of a query that gives `$n` of them, by `id`, behind `$after`; a batch is in memory at a time."""
    after = ""
    while found := await one(tx, query, after=after, n=BATCH):
        for row in found:
            yield row
        after = found[-1]["id"]


async def _stored(tx: Transaction, links: dict[str, str], origins: dict[str, str], later: dict[str, str]) -> Layer:
    """The resolved layer as it is stored; what leads from articles and reports has been read with the reports."""
    referents = [row async for row in stream(tx, REFERENTS)]
    return Layer(
        referents={row["id"]: row["node"] for row in referents},
        entities={row["id"]: row["node"] async for row in stream(tx, ENTITIES)},
        offices={row["id"]: row["node"] async for row in stream(tx, OFFICES)},
        contributions={row["id"]: row["node"] async for row in stream(tx, CONTRIBUTIONS)},
        events={row["id"]: events.event(row["event"]) async for row in stream(tx, EVENTS)},
        links=links,
        entity_of={row["id"]: ", ".join(row["entity"]) for row in referents},
        origins=origins,
        superseded=later,
        candidates=await candidates.every(tx),
    )


def _differences(wanted: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield f"{name}: the reports give it, the graph has it not"
        elif name not in wanted:
            yield f"{name}: no report gives it"
        elif wanted[name] != found[name]:
            yield f"{name}: {_fields(wanted[name], found[name])}"


def _fields(wanted: Any, found: Any) -> str:
    if not isinstance(wanted, dict) or not isinstance(found, dict):
        return f"the reports give {wanted!r}, the graph has {found!r}"
    names = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    return "; ".join(
        f"{name}: the reports give {wanted.get(name)!r}, the graph has {found.get(name)!r}" for name in names
    )


async def _ends(tx: Transaction) -> AsyncIterator[str]:
    """Nodes whose labels or relationships do not say what their properties say."""
    async for row in stream(tx, ENTITIES):
        if row["label"] != [row["node"]["kind"].capitalize()]:
            yield f"entity {row['id']}: it is a {row['node']['kind']}, labelled {row['label']}"
    for query, names in ((OFFICES, ("person", "of")), (CONTRIBUTIONS, ("party", "mission"))):
        async for row in stream(tx, query):
            for name in names:
                if row[name] != [row["node"][name]]:
                    yield f"{row['id']}: its {name} is {row['node'][name]}, it leads to {row[name]}"


class _Size:
    """How many nodes and relationships there should be."""

    def __init__(self) -> None:
        self.nodes = 1  # the one that writers lock
        self.relationships = 0
        self._articles: dict[str, tuple[int, int]] = {}

    def add(self, report: ArticleReport) -> None:
        """Count an article's reports: each is reported and resolved, offices and contributions lead to two entities."""
        pairs = len(report.offices) + len(report.contributions)
        statements = len(report.entities) + len(report.events) + pairs
        inside = sum(len(item.participants) + len(item.places) for item in report.events)
        self._articles[report.article.id] = (statements, 2 * statements + 2 * pairs + inside)

    def finish(self, layer: Layer, keys: int, ties: int) -> None:
        """Count the resolved layer, and the blocking keys with what is filed under them."""
        for name, (nodes, relationships) in self._articles.items():
            awake = name not in layer.superseded
            self.nodes += 1 + nodes * awake
            self.relationships += relationships * awake
        pairs = len(layer.offices) + len(layer.contributions)
        found = layer.events.values()
        conflicts = sum(len(event.conflicts) for event in found)
        self.nodes += len(layer.referents) + len(layer.entities) + len(layer.events) + conflicts + pairs + keys
        inside = sum(len(event.participants) + len(event.places) + len(event.represented) for event in found)
        between = len(layer.referents) + len(layer.candidates)
        self.relationships += 2 * pairs + inside + conflicts + between + ties


async def _loose(tx: Transaction, size: _Size) -> list[str]:
    """What the graph holds beyond both layers, or lacks, by number."""
    found = []
    for what, query, wanted in (
        ("nodes", NODES, size.nodes),
        ("relationships", RELATIONSHIPS, size.relationships),
    ):
        stored = await one(tx, query)
        if stored != wanted:
            found.append(f"{what}: the reports give {wanted} altogether, the graph has {stored}")
    return found
