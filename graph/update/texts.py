"""Articles that come and go among their near-copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.connection import Transaction
from graph.reports import ArticleReport
from graph.resolution import copies, publication
from graph.resolution.copies import Text
from graph.resolution.layer import origins
from graph.store import texts as store
from graph.store.reach import component
from graph.store.texts import Texts


@dataclass(frozen=True, slots=True)
class Copied:
    """`come` are the texts of articles to be written, `fresh` those that were not stored, `gone` those that go.

    `origins` are the first near-copies of all that is reached, by article; `changed` those that are not stored so.
    """

    come: Mapping[str, Text]
    fresh: list[Text]
    gone: list[str]
    origins: Mapping[str, str]
    changed: Mapping[str, str]


async def plan(tx: Transaction, old: Sequence[ArticleReport], new: Mapping[str, ArticleReport]) -> Copied:
    """Read what near-copies the articles have and will have. Nothing is written."""
    held: dict[str, str] = {}
    source = Texts(tx, held)
    were = {item.id: item for item in await source.by_ids([report.article.id for report in old])}
    come = {item.article.id: _text(item, were) for item in new.values()}
    changed = {name for name in were.keys() | come.keys() if were.get(name) != come.get(name)}
    swapped = {name: come.get(name) for name in were.keys() | come.keys()}
    was = await component(source, [were[name] for name in sorted(changed & were.keys())], copies.RULES)
    will_source = Texts(tx, held, swapped)
    will = await component(will_source, [come[name] for name in sorted(changed & come.keys())], copies.RULES)
    tied = {name: swapped.get(name, item) for name, item in (was.units | will.units).items()}
    found = origins({name: item for name, item in tied.items() if item is not None})
    stay = {name: held[name] for name in come.keys() - found.keys()}
    return Copied(
        come=come,
        fresh=[item for name, item in sorted(come.items()) if name not in were],
        gone=sorted(were.keys() - come.keys()),
        origins=found | stay,
        # the nodes of articles that come are written anew, so theirs must be stored again
        changed={name: first for name, first in found.items() if held.get(name) != first or name in come} | stay,
    )


def _text(report: ArticleReport, were: Mapping[str, Text]) -> Text:
    known = publication.known(report.article.published)
    stored = were.get(report.article.id)  # the text is part of the id, so its signature is the same
    if stored is None:
        return copies.text(report.article, known)
    return Text(stored.id, known, stored.signature, stored.size, stored.keys)


async def withdraw(tx: Transaction, copied: Copied) -> None:
    """Take the articles that go from their blocking keys."""
    await store.unfile(tx, copied.gone)


async def write(tx: Transaction, copied: Copied) -> None:
    """File new articles, and store whose near-copy each is."""
    await store.file(tx, copied.fresh)
    await store.originate(tx, copied.changed)
