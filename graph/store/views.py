"""Stored event reports as resolution sees them, under the entities that stand or those that will."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString

from graph import ids
from graph.connection import Transaction, one
from graph.reports import EventReport, Kind
from graph.resolution.bonds import Bonds
from graph.resolution.events.views import EventView, Resolved, Telling, view
from graph.resolution.layer import Standing, event_key, renamed
from graph.store import judged, rows
from graph.store.judged import About, Shift
from graph.store.reported import EVENT

_FACTS: Final[LiteralString] = """
        MATCH (n)-[:REFERS_TO]->(f:Referent)-[:RESOLVES_TO]->(c:Entity)
        RETURN [n.key, n.kind, n.name, n.parent, f.id, c.id, c.referents] AS facts
"""

# An event report `r` as a map that `raw` reads.
VIEW: Final[LiteralString] = (
    """{
    id: r.id,
    telling: COLLECT { MATCH (a:Article)-[:REPORTS]->(r) RETURN [a.id, a.known, a.origin] }[0],
    event: COLLECT { MATCH (r)-[:RESOLVES_TO]->(e:Event) RETURN e.id }[0],
    report: """
    + EVENT
    + """,
    entities: COLLECT {
        MATCH (n:EntityReport)-[:TOOK_PART]->(r)"""
    + _FACTS
    + """
      UNION
        MATCH (r)-[:AT]->(n:EntityReport)"""
    + _FACTS
    + """
      UNION
        MATCH (r)<-[t:TOOK_PART]-()
        UNWIND t.represents AS key
        MATCH (n:EntityReport {id: r.article + '/entity/' + key})"""
    + _FACTS
    + """
    }
}"""
)

BY_KEYS: Final[LiteralString] = (
    "UNWIND $keys AS key MATCH (:BlockingKey {key: key})<-[:HAS_KEY]-(r:EventReport) WITH DISTINCT r RETURN collect("
    + VIEW
    + ")"
)

BY_IDS: Final[LiteralString] = "UNWIND $ids AS id MATCH (r:EventReport {id: id}) RETURN collect(" + VIEW + ")"

BY_OWN: Final[LiteralString] = "UNWIND $ids AS id MATCH (r:EventReport {own: id}) RETURN collect([r.own, r.id])"

# Event reports that name one of the referents: as somebody who took part, was represented, or as the place.
NAMING = """
UNWIND $referents AS id
MATCH (:Referent {id: id})<-[:REFERS_TO]-(n:EntityReport)
CALL (n) {
    MATCH (n)-[:TOOK_PART]->(r:EventReport) RETURN r
  UNION
    MATCH (n)<-[:AT]-(r:EventReport) RETURN r
  UNION
    MATCH (n)<-[:REPORTS]-(:Article)-[:REPORTS]->(r:EventReport)
    WHERE EXISTS { (r)<-[t:TOOK_PART]-() WHERE n.key IN t.represents }
    RETURN r
}
RETURN collect(DISTINCT r.id)
"""

OF_ARTICLES = """
UNWIND $articles AS id
MATCH (:Article {id: id})-[:REPORTS]->(r:EventReport)
RETURN collect(r.id)
"""


@dataclass(frozen=True, slots=True)
class Raw:
    """A stored event report, with what it resolves to."""

    telling: Telling
    event: str
    report: EventReport
    entities: Mapping[str, Resolved]

    def view(self, stands: Standing | None = None, origins: Mapping[str, str] | None = None) -> EventView:
        """As it is or, where `stands` and `origins` know better, as it will be."""
        if stands is None:
            return view(self.telling, self.report, self.entities)
        article = self.telling.article
        telling = Telling(article, self.telling.known, (origins or {}).get(article, self.telling.origin))
        facts = {
            key: Resolved(item.referent, *stands(item.referent), item.kind, item.name, item.parent)
            if item.referent in stands.entity_of
            else item
            for key, item in self.entities.items()
        }
        return view(telling, self.report, facts)


def raw(row: Mapping[str, Any]) -> Raw:
    """What `VIEW` read."""
    return Raw(
        telling=Telling(*row["telling"]),
        event=row["event"],
        report=rows.event(row["report"]),
        entities={
            key: Resolved(referent, entity, tuple(fellows), Kind(kind), name, parent)
            for key, kind, name, parent, referent, entity, fellows in row["entities"]
        },
    )


@dataclass(slots=True)
class Views:
    """Event reports as they are stored or, with `stands`, `origins`, `gone` and a `shift`, as they will be.

    `raws` keeps everything that has been read; several of these may share it. `come` are reports that are not stored.
    `judged`: whether any judgement holds.
    """

    tx: Transaction
    raws: dict[str, Raw]
    judged: bool
    stands: Standing | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    come: Mapping[str, EventView] = field(default_factory=dict)
    shift: Shift | None = None

    def asked(self, unit: EventView) -> frozenset[str]:
        """The stored keys of every report that shares a key with this one."""
        return frozenset(event_key(key) for key in unit.asked)

    async def by_keys(self, keys: list[str]) -> list[EventView]:
        """Those stored under one of the keys."""
        return self._views(await one(self.tx, BY_KEYS, keys=keys))

    async def by_ids(self, names: list[str]) -> list[EventView]:
        """Those of these ids."""
        return self._views(await one(self.tx, BY_IDS, ids=names)) if names else []

    async def bonds(self, names: list[str]) -> Bonds:
        """The judgements about them, by the ids of reports."""
        own = {ids.event_id(name): name for name in [*names, *self.come]}
        found = Bonds()
        if self.judged:
            found = await judged.bonds(self.tx, About.EVENT, [ids.event_id(name) for name in names])
        if self.shift:
            found = self.shift.applied(About.EVENT, found)
        if unknown := sorted(found.names() - own.keys()):
            own.update(await one(self.tx, BY_OWN, ids=unknown))
        return renamed(found, own)

    def _views(self, found: Iterable[Mapping[str, Any]]) -> list[EventView]:
        for row in found:
            self.raws.setdefault(row["id"], raw(row))
        return [self.raws[row["id"]].view(self.stands, self.origins) for row in found if row["id"] not in self.gone]
