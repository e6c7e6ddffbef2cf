"""What an entity report plainly refers to: the unit that entities are clusters of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from graph.reports import EntityReport, Kind
from graph.resolution.entities import table
from graph.resolution.entities.names import person


def lone(kind: Kind, name: str, qid: str | None) -> bool:
    """Whether it is a person of whom an article gives one name, and no more is known."""
    return kind is Kind.PERSON and qid is None and " " not in name.strip()


def referent(article: str, report: EntityReport) -> str:
    """The id of the referent of a report.

    A report's key is the same wherever the same entity is plainly meant, so all its reports are one referent. A person
    of whom an article gives only one name is that article's own: two people are never one by their surname alone.
    """
    if lone(report.kind, report.name, report.qid):
        return f"{report.key}-{article[1 : 1 + table.PERSON_CODE]}"
    return report.key


def beside(reports: Iterable[EntityReport]) -> list[tuple[str, str]]:
    """Pairs of keys of one article's persons that share a word of their names: the article names both, as two.

    Persons only: an article's names of one body are told apart by less.
    """
    people = sorted((item.key, _words(item.name)) for item in reports if item.kind is Kind.PERSON)
    return [(one, other) for (one, mine), (other, theirs) in combinations(people, 2) if mine & theirs]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in person(name).words if len(word) > 1)
