"""Which report of the extraction is which gold mention, article by article.

Clusters are compared over these alone: what was not found, or made up, is the extraction's error and measured there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.reports import ArticleReport, EntityReport
from tests.eval.align import align
from tests.eval.coded import Gold
from tests.eval.inprocess import Reported
from tests.eval.names import norm
from tests.eval.resolution.clusters import Coded, Mention, names


@dataclass(frozen=True, slots=True)
class Found:
    """The report that tells of a mention: the article's report, and the key of the event or entity in it."""

    report: ArticleReport
    key: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """The mentions that were found, of events and of entities."""

    events: Mapping[Mention, Found]
    entities: Mapping[Mention, Found]


def aligned(golds: Coded, reports: Mapping[tuple[str, str], ArticleReport]) -> Aligned:
    """The reports, by set and article, that tell of what the gold holds; each report tells of one mention at most."""
    events: dict[Mention, Found] = {}
    entities: dict[Mention, Found] = {}
    for group, every in golds.items():
        for gold in every:
            report = reports[group, gold.article]
            for name, key in _events(gold, report):
                events[Mention(group, gold.article, name)] = Found(report, key)
            for name, key in _entities(gold, report):
                entities[Mention(group, gold.article, name)] = Found(report, key)
    return Aligned(events, entities)


def _events(gold: Gold, report: ArticleReport) -> Iterator[tuple[str, str]]:
    rows = Reported([report]).items("/events", article=report.article.id)
    told = [row for row in rows if row["type"] != "x:STATEMENT"]
    for name, row in align(gold.events, told, report.article.id).found.items():
        yield name, row["id"].removeprefix(f"{report.article.id}/")


def _entities(gold: Gold, report: ArticleReport) -> Iterator[tuple[str, str]]:
    """By canonical name first; then by what the gold says may stand for it, and by the forms in the text."""
    also = _also(gold)
    taken: set[str] = set()
    left = sorted(names(gold))
    for look in (_named, _formed):
        missed = []
        for name in left:
            wanted = {norm(name)} if look is _named else {norm(name), *also.get(name, ())}
            key = next((item.key for item in report.entities if item.key not in taken and look(item) & wanted), None)
            if key is None:
                missed.append(name)
            else:
                taken.add(key)
                yield name, key
        left = missed


def _also(gold: Gold) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for event in gold.events:
        for part in event.participants:
            found[part.name] = found.get(part.name, frozenset()) | part.names
    return found


def _named(item: EntityReport) -> set[str]:
    return {norm(item.name)}


def _formed(item: EntityReport) -> set[str]:
    return {norm(item.name), *(norm(form) for form in item.forms)}


def by_article(group: str, found: Iterable[ArticleReport]) -> Iterator[tuple[tuple[str, str], ArticleReport]]:
    """Reports by set and the last part of their article's source, which is what gold files call it."""
    for report in found:
        yield (group, report.article.source.rsplit("/", 1)[-1]), report
