"""What is asked about the entities of one article: a pure function of its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.reports import ArticleReport, EntityReport, Kind
from loaders.gazetteer import Entry, gazetteer


@dataclass(frozen=True, slots=True)
class Question:
    """Who bears this name? `country` and `parent` are Wikidata items, hints where they are known.

    Two entities that give equal questions get equal answers, so an answer is kept by its question.
    """

    kind: Kind
    name: str
    country: str | None = None
    parent: str | None = None


def questions(report: ArticleReport) -> dict[str, Question]:
    """The questions about those entities of the report that have a name and no Wikidata item, by entity key.

    A person known by one word is not asked for: too many people bear it. Neither is what bears no proper name.
    """
    here = {entity.key: entity for entity in report.entities}
    lands = _lands(report, here)
    found = {}
    for entity in report.entities:
        if entity.qid is None and _named(entity):
            above = list(_above(entity.parent, here))
            land = _only(lands.get(entity.key, set())) if entity.kind is Kind.PERSON else _country(above)
            parent = above[0] if above and above[0].kind is not Kind.COUNTRY else None
            found[entity.key] = Question(entity.kind, entity.name, land, parent.qid if parent else None)
    return found


def _named(entity: EntityReport) -> bool:
    words = entity.name.split()
    return any(word[0].isupper() for word in words) and (entity.kind is not Kind.PERSON or len(words) > 1)


def _above(key: str | None, here: Mapping[str, EntityReport]) -> Iterator[EntityReport | Entry]:
    """The thing named by `key` and all that it belongs to, the nearest first."""
    known = gazetteer().entries
    seen = set()
    while key is not None and key not in seen:
        seen.add(key)
        found = here.get(key) or known.get(key)
        if found is None:
            return
        yield found
        key = found.parent


def _country(chain: list[EntityReport | Entry]) -> str | None:
    return next((item.qid for item in chain if item.kind is Kind.COUNTRY), None)


def _lands(report: ArticleReport, here: Mapping[str, EntityReport]) -> dict[str, set[str]]:
    """The countries in which each person holds office."""
    found: dict[str, set[str]] = {}
    for office in report.offices:
        if land := _country(list(_above(office.of, here))):
            found.setdefault(office.person, set()).add(land)
    return found


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
