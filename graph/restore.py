"""Putting back what `graph.export` wrote in the format `attache`: nothing before the whole of it has been checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from graph import archive, backup
from graph.archive import Outcome
from graph.backup import Judgement, Read
from graph.connection import Graph, Transaction, effect, one
from graph.errors import Contradiction, GraphNotEmpty, InvalidBackup
from graph.judgements import GET, MAKE, STANDING
from graph.reports import ArticleReport
from graph.resolution.bonds import Bonds, contradiction, pair
from graph.store import judged
from graph.store.judged import About, Shift, Verdict
from graph.store.lock import lock
from graph.update import update

ARTICLES = 8  # a transaction: a statement costs little more for eight than for one

HELD = "RETURN {articles: COUNT { (:Article) }, judgements: COUNT { (:Judgement) }}"

REPLACE = "MATCH (j:Judgement {id: $row.id}) SET j = $row"

KNOWN = "MATCH (j:Judgement) WHERE j.id IN $ids RETURN collect([j.id, j.active])"


class Phase(StrEnum):
    """What a restoration is doing."""

    CHECKING = "checking"
    WRITING = "restoring"


@dataclass(frozen=True, slots=True)
class Restored:
    """What has been put back: articles and judgements, and how many were there already as they are in the backup."""

    articles: int
    articles_unchanged: int
    judgements: int
    judgements_unchanged: int


Told = Callable[[Phase, int, int | None], None]


async def restore(graph: Graph, read: Read, *, merge: bool, told: Told) -> Restored:
    """Put a backup into the graph; `read` gives its lines, as often as it is called, each with its end.

    `told` gets the phase, the number of articles done, and of all, where that is known. Into a graph that holds
    something only with `merge`: then articles of the backup replace those of the same id; judgements are added unless
    the graph says the same already, and one that either side has retracted is retracted. The same again changes
    nothing, so an interrupted restoration is completed by a second one with `merge`.

    Raises `InvalidBackup`, `GraphNotEmpty`, `GraphOutdated`, or `Contradiction` where judgements of both sides exclude
    each other; then nothing has been written.
    """
    held = await graph.read(HELD, {})
    if not merge and any(held.values()):
        raise GraphNotEmpty(
            f"the graph holds {held['articles']} articles and {held['judgements']} judgements: restore into another "
            "one, or add --merge to keep these and add those of the backup, which then replace articles of the same id"
        )
    try:
        whole = backup.contents(read, lambda done: told(Phase.CHECKING, done, None))
    except InvalidBackup as error:
        raise InvalidBackup(f"{error}. Nothing has been restored") from error
    # Retractions first: what they take back cannot contradict.
    judgements = sorted(whole.judgements, key=lambda item: item[1]["active"])

    async def fits(tx: Transaction) -> None:
        await lock(tx)
        await _check(tx, judgements)

    await graph.write(fits)
    new = 0
    for _, row in judgements:
        new += await _judge(graph, row)
    stored, outcomes = 0, 0
    for batch in _batches(item for _, item in backup.items(read) if isinstance(item, ArticleReport)):
        outcomes += sum(outcome is not Outcome.UNCHANGED for outcome in await archive.write_all(graph, batch))
        stored += len(batch)
        told(Phase.WRITING, stored, whole.articles)
    return Restored(outcomes, stored - outcomes, new, len(judgements) - new)


def _batches(reports: Iterable[ArticleReport]) -> Iterator[list[ArticleReport]]:
    rest = iter(reports)
    while batch := list(islice(rest, ARTICLES)):
        yield batch


def _bonds(row: Judgement) -> Bonds:
    pairs = frozenset((pair(row["left"], row["right"]),))
    return Bonds(same=pairs) if row["verdict"] == Verdict.SAME else Bonds(different=pairs)


async def _check(tx: Transaction, judgements: list[tuple[int, Judgement]]) -> None:
    """Raise `Contradiction` where a judgement of the backup cannot hold beside those of the graph."""
    bonds = {about: await judged.every(tx, about) for about in About}
    held = dict(await one(tx, KNOWN, ids=[row["id"] for _, row in judgements]))
    for number, row in judgements:
        about, own = About(row["about"]), _bonds(row)
        if not row["active"] and held.get(row["id"]):
            bonds[about] = Shift(about, own, Bonds(), ()).applied(about, bonds[about])
        if not row["active"] or row["id"] in held:
            continue
        chain = contradiction(
            bonds[about], verdict_same=row["verdict"] == Verdict.SAME, left=row["left"], right=row["right"]
        )
        if chain:
            raise Contradiction(
                f"line {number}: judgement {row['id']} says that {row['left']} and {row['right']} are "
                f"{row['verdict']}, judgements of the graph say otherwise, by way of {' – '.join(chain)}: retract one "
                "of these first. Nothing has been restored",
                chain,
            )
        bonds[about] |= own


async def _judge(graph: Graph, row: Judgement) -> bool:
    """Put one judgement back; whether that changed something."""
    about, own, both = About(row["about"]), _bonds(row), pair(row["left"], row["right"])

    async def work(tx: Transaction) -> bool:
        await lock(tx)
        held = await one(tx, GET, id=row["id"])
        if held is not None and (held == row or not held["active"] or row["active"]):
            return False
        query = MAKE if held is None else REPLACE

        async def record() -> None:
            await effect(tx, query, row=row)

        if held is None and not row["active"]:
            await record()
            return True
        around = await judged.bonds(tx, about, both)
        shift = Shift(about, Bonds(), own, tuple(sorted(around.names().union(both))))
        if held is not None:
            shift = replace(shift, lost=own, gained=Bonds())
        elif await one(tx, STANDING, left=both[0], right=both[1], about=row["about"], verdict=row["verdict"]):
            return False
        await update(tx, [], {}, shift, record)
        return True

    return await graph.write(work)
