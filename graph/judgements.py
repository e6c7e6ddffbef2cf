"""What people decide: these two are the same, these two are not. Kept with who, when and why; retracted, never deleted.

A judgement names units, not clusters: the referent whose id the entity bears, the report whose id the event bears. So
it outlives whatever else is merged or split, and articles that go and come back.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.connection import Graph, Transaction, effect, one
from graph.errors import AlreadyRetracted, Contradiction, IdenticalIds, KindsDiffer, MergedId, UnknownId
from graph.reports import Kind
from graph.resolution.bonds import Bonds, contradiction, pair
from graph.store import judged
from graph.store.judged import About, Shift, Verdict
from graph.store.lock import lock
from graph.update import update

__all__ = ["About", "Verdict", "judge", "retract"]

ENTITY_SIDES = """
UNWIND $ids AS id
MATCH (n:Referent {id: id})-[:RESOLVES_TO]->(e:Entity)
RETURN collect([n.id, e.id, n.kind, e.referents])
"""

EVENT_SIDES = """
UNWIND $ids AS id
MATCH (r:EventReport {own: id})-[:RESOLVES_TO]->(e:Event)
RETURN collect([r.own, e.id, e.subtype, COLLECT { MATCH (o:EventReport)-[:RESOLVES_TO]->(e) RETURN o.own }])
"""

STANDING = """
OPTIONAL MATCH (j:Judgement {left: $left, right: $right, about: $about, verdict: $verdict}) WHERE j.active
RETURN properties(j)
"""

MAKE = "CREATE (j:Judgement) SET j = $row"

GET = "OPTIONAL MATCH (j:Judgement {id: $id}) RETURN properties(j)"

RETRACT = """
MATCH (j:Judgement {id: $id})
SET j.active = false, j.retracted = $at, j.retracted_by = $by, j.retracted_why = $why
"""


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two that are judged: its unit, the cluster that this is part of, and all the units of that."""

    unit: str
    cluster: str
    kind: str
    fellows: tuple[str, ...]


def now() -> datetime:
    """The instant that a judgement is stamped with."""
    return datetime.now(UTC)


async def judge(
    graph: Graph,
    *,
    about: About,
    verdict: Verdict,
    left: str,
    right: str,
    by: str,
    why: str,
    clock: Callable[[], datetime] = now,
) -> tuple[dict[str, Any], bool]:
    """Judge two entities or two events, by their ids; the effects are there at once.

    Answers the judgement, and whether it is new: one that stands already is answered as it is. Raises `UnknownId`,
    `MergedId`, `IdenticalIds`, `KindsDiffer` or `Contradiction`. `DIFFERENT` may name an id that has been merged into
    the other's: it splits what was merged.
    """

    async def work(tx: Transaction) -> tuple[dict[str, Any], bool]:
        await lock(tx)
        both = pair(left, right)
        # first, since a judgement that holds has merged one of its sides away
        stands = await one(tx, STANDING, left=both[0], right=both[1], about=about.value, verdict=verdict.value)
        if stands is not None:
            return dict(stands), False
        await _check(tx, about, verdict, left, right)
        around = await judged.bonds(tx, about, both)
        _consistent(around, verdict, both)
        row = {
            "id": "j" + uuid.uuid4().hex[:16],
            "about": about.value,
            "verdict": verdict.value,
            "left": both[0],
            "right": both[1],
            "by": by,
            "why": why,
            "made": _instant(clock()),
            "active": True,
        }
        bonds = _bonds(verdict, both)

        async def record() -> None:
            await effect(tx, MAKE, row=row)

        await update(tx, [], {}, Shift(about, Bonds(), bonds, _touched(around, both)), record)
        return row, True

    return await graph.write(work)


async def retract(
    graph: Graph, judgement_id: str, *, by: str, why: str, clock: Callable[[], datetime] = now
) -> dict[str, Any]:
    """Take a judgement back: the graph is what it would be without it. Raises `UnknownId` or `AlreadyRetracted`."""

    async def work(tx: Transaction) -> dict[str, Any]:
        await lock(tx)
        row = await one(tx, GET, id=judgement_id)
        if row is None:
            raise UnknownId(f"There is no judgement {judgement_id}.")
        if not row["active"]:
            raise AlreadyRetracted(f"The judgement {judgement_id} was retracted at {row['retracted']}: nothing to do.")
        about, both = About(row["about"]), pair(row["left"], row["right"])

        async def record() -> None:
            await effect(tx, RETRACT, id=judgement_id, at=_instant(clock()), by=by, why=why)

        bonds = _bonds(Verdict(row["verdict"]), both)
        around = await judged.bonds(tx, about, both)
        await update(tx, [], {}, Shift(about, bonds, Bonds(), _touched(around, both)), record)
        return dict(await one(tx, GET, id=judgement_id))

    return await graph.write(work)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bonds(verdict: Verdict, both: tuple[str, str]) -> Bonds:
    pairs = frozenset((both,))
    return Bonds(same=pairs) if verdict is Verdict.SAME else Bonds(different=pairs)


async def _check(tx: Transaction, about: About, verdict: Verdict, left: str, right: str) -> None:
    """Raise what keeps the two from being judged so."""
    if left == right:
        raise IdenticalIds(f"Both ids are {left}: a judgement takes two.")
    query = ENTITY_SIDES if about is About.ENTITY else EVENT_SIDES
    found = {row[0]: _Side(row[0], row[1], row[2], tuple(row[3])) for row in await one(tx, query, ids=[left, right])}
    for name in (left, right):
        if name not in found:
            raise UnknownId(f"There is no {about.value} {name}.")
    first, second = found[left], found[right]
    splits = verdict is Verdict.DIFFERENT and first.cluster == second.cluster
    for side in (first, second):
        if side.unit != side.cluster and not splits:
            raise MergedId(
                f"{side.unit} has been merged into {side.cluster}: judge that, or retract what merged it.",
                side.cluster,
            )
    people = [side.kind == Kind.PERSON for side in (first, second)]
    if about is About.ENTITY and verdict is Verdict.SAME and people[0] != people[1]:
        raise KindsDiffer(f"{left} is a {first.kind}, {right} a {second.kind}: they cannot be one.")


def _touched(around: Bonds, both: tuple[str, str]) -> tuple[str, ...]:
    """All that judgements tie to the two: these may have gone with their articles, and still stand between others."""
    return tuple(sorted(around.names().union(both)))


def _consistent(standing: Bonds, verdict: Verdict, both: tuple[str, str]) -> None:
    chain = contradiction(standing, verdict_same=verdict is Verdict.SAME, left=both[0], right=both[1])
    if chain:
        against = "judged different" if verdict is Verdict.SAME else "judged the same"
        raise Contradiction(
            f"{chain[0]} and {chain[-1]} are {against}, by way of {' – '.join(chain)}: retract one of these first.",
            chain,
        )
