"""Occurrences that news retells for years: such as happen once, or seldom, to those who are named.

Of these a report needs no date to be of the same time as another; nothing here contradicts a date that is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from graph.reports import EventReport, Kind, Role
from graph.resolution.bonds import Pair
from graph.resolution.events import table, wording

Named = tuple[str, Kind, Role]
"""A participant by whichever name, with what it is and what it did."""


def subjects(report: EventReport, parts: Iterable[Named]) -> frozenset[str]:
    """Those of the participants to whom such a thing happens once: who is appointed, resigns, dies or is founded."""
    kind, roles = table.SUBJECTS.get(report.subtype, (None, ()))
    if kind is None or (report.subtype in table.DEADLY and not wording.death(report)):
        return frozenset()
    return frozenset(name for name, what, role in parts if what is kind and role in roles)


def partners(report: EventReport, parts: Iterable[Named]) -> frozenset[Pair]:
    """Every two countries among the participants, in their order, if the report tells that they took up relations."""
    if report.subtype != "establishment" or not wording.relations(report):
        return frozenset()
    return frozenset(combinations(sorted({name for name, what, _ in parts if what is Kind.COUNTRY}), 2))


def figures(report: EventReport) -> frozenset[tuple[str, str]]:
    """How many of what it is about, where that tells such things apart."""
    return wording.figures(report) if table.family(report.subtype) in table.COUNTED else frozenset()


def first(report: EventReport) -> bool:
    """Whether it is called the first of its kind, where that tells such things apart."""
    return table.family(report.subtype) in table.FIRST_OF_ALL and wording.first(report)


def offices(report: EventReport) -> frozenset[str]:
    """The offices that are named where somebody takes or leaves one."""
    return wording.offices(report) if report.subtype in table.OF_OFFICE else frozenset()
