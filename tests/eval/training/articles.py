"""Coded articles, taken through the stages that come before events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders import coreference, dates, mentions
from loaders.annotate import annotate_all
from loaders.clean import clean
from loaders.model import Annotated, Entities, TimeExpression
from tests.eval.coded import Gold
from tests.eval.sets import GoldSet


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with what a reader says of it. `name` is that of its set and its own: folds keep an article whole."""

    set: str
    gold: Gold
    doc: Annotated
    entities: Entities
    times: tuple[TimeExpression, ...]

    @property
    def name(self) -> str:
        return f"{self.set}/{self.gold.article}"


def coded(sets: Iterable[GoldSet], half: str = "all") -> Iterator[Coded]:
    """The coded articles of `sets`, set by set, by the names of their gold files."""
    for item in sets:
        golds = item.golds(half)
        docs = annotate_all(clean(source) for source in item.sources(golds))
        for gold, doc in zip(golds, docs, strict=True):
            yield prepared(item.name, gold, doc)


def prepared(name: str, gold: Gold, doc: Annotated) -> Coded:
    """One annotated article with its entities and dates."""
    return Coded(name, gold, doc, coreference.link(doc, mentions.find(doc)), dates.find(doc))
