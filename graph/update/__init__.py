"""Bringing the resolved layer up to date with a change: articles that come and go, judgements that are made or fall.

First everything that the change reaches is read and computed: which version of an address counts, near-copies,
entities, events, and facts beside events.
Then the differences are written. What is computed for a unit comes from the functions that compute the whole layer
afresh; what ties it to others is looked at as it was and as it will be.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from graph.connection import Transaction
from graph.reports import ArticleReport
from graph.resolution.bonds import Bonds
from graph.store import reported
from graph.store.judged import About, Shift, some
from graph.store.texts import properties
from graph.update import entities, events, facts, texts, versions

NOTHING = Shift(About.ENTITY, Bonds(), Bonds(), ())


async def nothing() -> None:
    """Record nothing."""


async def update(
    tx: Transaction,
    old: Sequence[ArticleReport],
    new: Mapping[str, ArticleReport],
    shift: Shift = NOTHING,
    record: Callable[[], Awaitable[None]] = nothing,
) -> None:
    """Put `new`, by fingerprint, in the place of `old`, which is all that is stored of them, in both layers.

    `shift` are judgements that begin or cease to hold; `record` writes so, once everything has been read.
    """
    turned = await versions.plan(tx, old, new)
    judged = await some(tx)
    copied = await texts.plan(tx, turned.leave, turned.come)
    people = await entities.plan(tx, turned.leave, turned.come, shift, judged=judged)
    happened = await events.plan(tx, turned.leave, turned.come, people, copied, shift, judged=judged)
    beside = await facts.plan(tx, turned.leave, turned.come, people)

    await record()
    await texts.withdraw(tx, copied)
    kept = {report.article.id for report in new.values()}
    goes = {report.article.id: False for report in turned.leave}
    goes |= {report.article.id: report.article.id not in kept for report in old}
    await reported.delete(tx, goes, happened.keys_gone)
    kept_of_text = {name: properties(item) for name, item in copied.come.items()}
    await reported.write(tx, turned.come, kept_of_text, happened.keys_come)
    await versions.write(tx, turned)
    await texts.write(tx, copied)
    await events.withdraw(tx, happened)
    await entities.write(tx, people, happened)
    await facts.write(tx, beside)
    await events.write(tx, happened)
    await entities.finish(tx, people)
