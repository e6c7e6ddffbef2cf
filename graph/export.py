"""Both layers as canonical JSON lines. No more than a few batches are in memory.

Format `attache`, from which a graph can be restored (`graph.restore`): a line that states format and version, one line
an article with all that it reports, one line a judgement, each sorted by id and with the SHA-256 of its content, and a
last line with their numbers and the SHA-256 of all lines before it. Format `resolved`: what follows from these, each
line a name and a value, sorted; equal graphs give equal bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, LiteralString

from graph import canonical, schema
from graph.connection import ADMIN_TIMEOUT, Graph, Transaction, effect, one
from graph.errors import GraphBusy
from graph.resolution.layer import Layer
from graph.store import events, reported
from graph.store.lock import lock
from graph.verify import CONTRIBUTIONS, ENTITIES, EVENTS, OFFICES, REFERENTS, stream

VERSION = 1  # of the format `attache`
BATCH = 50  # articles, or judgements, a transaction: writers take their turn in between

Put = Callable[[str], None]
Told = Callable[[int, int], None]


class Format(StrEnum):
    """What is exported."""

    ATTACHE = "attache"
    RESOLVED = "resolved"


# A writer between two reads of one article would tear it in two. No node is made here: an export changes nothing.
TURN = """
OPTIONAL MATCH (n:Attache {name: 'graph'})
SET n.writing = true
REMOVE n.writing
"""

COUNT = "MATCH (a:Article) RETURN count(a)"

ARTICLES = """
MATCH (a:Article) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $n
RETURN collect(a.id)
"""

JUDGEMENTS = """
MATCH (j:Judgement) WHERE j.id > $after
WITH j ORDER BY j.id LIMIT $n
RETURN collect(properties(j))
"""

LINKS = """
MATCH (a:Article) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $n
RETURN collect({
    id: a.id, origin: a.origin, later: a.superseded_by,
    links: COLLECT { MATCH (a)-[:REPORTS]->(r)-[:RESOLVES_TO|REFERS_TO]->(c) RETURN [r.id, c.id] }
})
"""

# Labels cannot be parameters in plain Cypher 5.
ENTITY_CANDIDATES = """
MATCH (n:Entity) WHERE n.id > $after AND EXISTS { (n)-[:CANDIDATE]->() }
WITH n ORDER BY n.id LIMIT $n
RETURN collect({id: n.id, others: COLLECT { MATCH (n)-[c:CANDIDATE]->(o) RETURN [o.id, properties(c)] }})
"""
EVENT_CANDIDATES = """
MATCH (n:Event) WHERE n.id > $after AND EXISTS { (n)-[:CANDIDATE]->() }
WITH n ORDER BY n.id LIMIT $n
RETURN collect({id: n.id, others: COLLECT { MATCH (n)-[c:CANDIDATE]->(o) RETURN [o.id, properties(c)] }})
"""

NOTHING: Final = Layer({}, {}, {}, {}, {}, {}, {}, {}, {}, {})

Row = Mapping[str, Any]
Part = Callable[[Row], Layer]


def _candidates(row: Row) -> Layer:
    return replace(NOTHING, candidates={(row["id"], other): values for other, values in row["others"]})


def _target(row: Row, name: str) -> dict[str, str]:
    return {} if row[name] is None else {row["id"]: row[name]}


def _said(row: Row, what: str) -> dict[str, str]:
    return {} if row[what] is None else {row["id"]: row[what]}


# How each kind of fact is read: rows by id, and what a row is of the layer.
PARTS: Final[tuple[tuple[LiteralString, Part], ...]] = (
    (REFERENTS, lambda row: replace(NOTHING, referents={row["id"]: row["node"]})),
    (REFERENTS, lambda row: replace(NOTHING, entity_of={row["id"]: ", ".join(row["entity"])})),
    (ENTITIES, lambda row: replace(NOTHING, entities={row["id"]: row["node"]})),
    (OFFICES, lambda row: replace(NOTHING, offices={row["id"]: row["node"]})),
    (CONTRIBUTIONS, lambda row: replace(NOTHING, contributions={row["id"]: row["node"]})),
    (EVENTS, lambda row: replace(NOTHING, events={row["id"]: events.event(row["event"])})),
    (LINKS, lambda row: replace(NOTHING, links=dict(row["links"]))),
    (LINKS, lambda row: replace(NOTHING, origins=_target(row, "origin"))),
    (LINKS, lambda row: replace(NOTHING, superseded=_target(row, "later"))),
    (ENTITY_CANDIDATES, _candidates),
    (EVENT_CANDIDATES, _candidates),
)


def sealed(name: str, value: Any) -> str:
    """A line with the value under this name, and the SHA-256 of the value's own line."""
    return canonical.line({name: value, "sha256": hashlib.sha256(canonical.line(value).encode()).hexdigest()})


def head() -> str:
    """The first line of an export in the format `attache`."""
    return canonical.line({"format": Format.ATTACHE, "version": VERSION})


async def attache(graph: Graph, put: Put, told: Told) -> tuple[int, int]:
    """Give `put` each line, without its end; how many articles and judgements there were.

    `told` gets how many articles have been written, and how many there are. Graphs of older versions, and those that a
    rebuild was interrupted in, can be exported as well. Each article is as it was at one time, but articles that come
    or go meanwhile may be in it or not. Raises `SchemaTooNew` where a newer version of the program wrote the graph.
    """
    if found := await schema.read(graph):
        found.check_known(schema.named(graph))
    total = await graph.read(COUNT, {})
    sums = hashlib.sha256()

    def write(line: str) -> None:
        put(line)
        sums.update(line.encode() + b"\n")

    write(head())
    articles = judgements = 0
    after = ""
    while page := await _lines(graph, _reports, after):
        articles, after = articles + len(page), page[-1][0]
        for _, line in page:
            write(line)
        told(articles, max(total, articles))
    after = ""
    while page := await _lines(graph, _judgements, after):
        judgements, after = judgements + len(page), page[-1][0]
        for _, line in page:
            write(line)
    put(canonical.line({"articles": articles, "judgements": judgements, "sha256": sums.hexdigest()}))
    return articles, judgements


Page = list[tuple[str, str]]  # ids and lines


async def _lines(graph: Graph, read: Callable[[Transaction, str], Any], after: str) -> Page:
    async def work(tx: Transaction) -> Page:
        await effect(tx, TURN)
        page: Page = await read(tx, after)
        return page

    return await graph.write(work)


async def _reports(tx: Transaction, after: str) -> Page:
    found = await reported.read(tx, await one(tx, ARTICLES, after=after, n=BATCH))
    return sorted((report.article.id, sealed("report", report)) for report in found)


async def _judgements(tx: Transaction, after: str) -> Page:
    found = await one(tx, JUDGEMENTS, after=after, n=BATCH)
    return [(row["id"], sealed("judgement", row)) for row in found]


async def resolved(graph: Graph, put: Put) -> None:
    """Give `put` each line of the resolved layer as it is stored, without its end, behind one that states the format.

    Writers wait meanwhile, so that it is one state. Raises `GraphBusy` where the server broke off in the middle.
    """
    begun = False

    async def work(tx: Transaction) -> None:
        nonlocal begun
        if begun:
            raise GraphBusy("the server broke off the export in the middle: run the same command again")
        await lock(tx)
        begun = True
        put(canonical.line({"format": Format.RESOLVED, "version": schema.VERSION}))
        async for line in _merged([_facts(tx, query, part) for query, part in PARTS]):
            put(line)

    await graph.write(work, seconds=ADMIN_TIMEOUT)


async def _facts(tx: Transaction, query: LiteralString, part: Part) -> AsyncIterator[str]:
    async for row in stream(tx, query):
        for line in sorted(canonical.line([name, value]) for name, value in part(row).facts()):
            yield line


async def _merged(streams: list[AsyncIterator[str]]) -> AsyncIterator[str]:
    """The lines of sorted streams, sorted: some kinds' names begin as others' do."""
    heads = {}
    for lines in streams:
        if (first := await anext(lines, None)) is not None:
            heads[lines] = first
    while heads:
        lines = min(heads, key=heads.__getitem__)
        yield heads[lines]
        following = await anext(lines, None)
        if following is None:
            del heads[lines]
        else:
            heads[lines] = following
