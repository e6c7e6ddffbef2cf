"""Referents in Neo4j: what they are filed under, what counts they have, and which entity they are part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString

from graph.connection import Transaction, each, one
from graph.resolution import tally
from graph.resolution.bonds import Bonds
from graph.resolution.entities.profile import Profile
from graph.resolution.layer import entity_key
from graph.resolution.tally import Row, Tally
from graph.store import judged
from graph.store.judged import About, Shift

_HELD: Final[LiteralString] = """{
    id: n.id, tally: n.tally,
    entity: COLLECT { MATCH (n)-[:RESOLVES_TO]->(e:Entity) RETURN [e.id, e.referents] }[0]
}"""

BY_IDS: Final[LiteralString] = "UNWIND $ids AS id MATCH (n:Referent {id: id}) RETURN collect(" + _HELD + ")"

BY_KEYS: Final[LiteralString] = (
    "UNWIND $keys AS key MATCH (:BlockingKey {key: key})<-[:HAS_KEY]-(n:Referent) WITH DISTINCT n RETURN collect("
    + _HELD
    + ")"
)

WRITE = """
UNWIND $rows AS row
MERGE (n:Referent {id: row.id})
SET n = row
"""

FILE = """
UNWIND $pairs AS pair
MATCH (n:Referent {id: pair[0]})
MERGE (k:BlockingKey {key: pair[1]})
CREATE (n)-[:HAS_KEY]->(k)
"""

UNFILE = """
UNWIND $pairs AS pair
MATCH (:Referent {id: pair[0]})-[h:HAS_KEY]->(k:BlockingKey {key: pair[1]})
DELETE h
WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() }
DELETE k
"""

RESOLVE = """
UNWIND $pairs AS pair
MATCH (n:Referent {id: pair[0]})
MATCH (e:Entity {id: pair[1]})
CREATE (n)-[:RESOLVES_TO]->(e)
"""

UNRESOLVE = """
UNWIND $ids AS id
MATCH (:Referent {id: id})-[r:RESOLVES_TO]->(:Entity)
DELETE r
"""

REFER = """
UNWIND $pairs AS pair
MATCH (r:EntityReport {id: pair[0]})
MATCH (n:Referent {id: pair[1]})
CREATE (r)-[:REFERS_TO]->(n)
"""

# Not DETACH: something that still hangs on it would be a fault, and the transaction must fail.
DELETE = """
UNWIND $ids AS id
MATCH (n:Referent {id: id})
DELETE n
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A stored referent: its counts, its entity, and all the referents of that, itself included."""

    tally: Tally
    entity: str
    fellows: tuple[str, ...]


@dataclass(slots=True)
class Referents:
    """Referents as they are stored or, with `swapped` and a `shift`, as they will be: `None` are about to vanish.

    `held` keeps everything that has been read; several of these may share it. `judged`: whether any judgement holds.
    """

    tx: Transaction
    held: dict[str, Held]
    judged: bool
    swapped: Mapping[str, Profile | None] = field(default_factory=dict)
    shift: Shift | None = None

    def asked(self, unit: Profile) -> frozenset[str]:
        """The stored keys of every referent that shares one with this."""
        return frozenset(entity_key(key) for key in unit.keys)

    async def by_keys(self, keys: list[str]) -> list[Profile]:
        """Those stored under one of the keys."""
        return self._profiles(await one(self.tx, BY_KEYS, keys=keys))

    async def by_ids(self, names: list[str]) -> list[Profile]:
        """Those of these ids."""
        return self._profiles(await one(self.tx, BY_IDS, ids=names)) if names else []

    async def bonds(self, names: list[str]) -> Bonds:
        """The judgements about them."""
        found = await judged.bonds(self.tx, About.ENTITY, names) if self.judged else Bonds()
        return self.shift.applied(About.ENTITY, found) if self.shift else found

    def _profiles(self, rows: Iterable[Mapping[str, Any]]) -> list[Profile]:
        found = []
        for row in rows:
            name = row["id"]
            if name not in self.held:
                entity, fellows = row["entity"]
                self.held[name] = Held(tally.load(row["tally"]), entity, tuple(fellows))
            item = self.swapped.get(name) if name in self.swapped else bare(name, self.held[name].tally)
            if item is not None:
                found.append(item)
        return found


def bare(name: str, counts: Tally) -> Profile:
    """The referent as others are compared with it."""
    return tally.essence(tally.profile(name, counts))


async def write(tx: Transaction, rows: list[Row], filed: list[list[str]], unfiled: list[list[str]]) -> None:
    """Write the referents' rows, and the keys that they are, or are no longer, filed under: (id, key)."""
    await each(tx, WRITE, "rows", rows)
    await each(tx, UNFILE, "pairs", unfiled)
    await each(tx, FILE, "pairs", filed)


async def resolve(tx: Transaction, moved: list[str], pairs: list[list[str]]) -> None:
    """Take those that `moved` from their entities, and tie (referent, entity)."""
    await each(tx, UNRESOLVE, "ids", moved)
    await each(tx, RESOLVE, "pairs", pairs)


async def refer(tx: Transaction, links: Mapping[str, str]) -> None:
    """Tie newly written entity reports to their referents."""
    await each(tx, REFER, "pairs", [list(item) for item in sorted(links.items())])


async def delete(tx: Transaction, names: list[str]) -> None:
    """Delete those that no report refers to, once nothing hangs on them."""
    await each(tx, DELETE, "ids", names)
