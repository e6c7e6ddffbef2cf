"""Blocking keys of event reports: only reports that share one are ever compared.

Two reports can be the same event only with a participant in common on the same days, a number, or a passage in common.
Where a report gives no day, its article's date stands in for one, and only telling participants are looked for: in each
month a country does too many things of one kind for any two reports of them to be worth comparing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from graph.reports import EventReport, Realis
from graph.resolution.bonds import Pair
from graph.resolution.events import once, table


@dataclass(frozen=True, slots=True)
class Names:
    """What participants and places go by: entities or referents. `pairs` are two people each, in their order.

    `actors` did it, or others for them; `subjects` and `partners` are those to whom such a thing happens once.
    """

    who: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    pairs: frozenset[Pair]
    actors: frozenset[str]
    areas: frozenset[str]
    subjects: frozenset[str]
    partners: frozenset[Pair]


def pairs(people: frozenset[str]) -> frozenset[Pair]:
    """Every two of them, in their order."""
    return frozenset(combinations(sorted(people), 2))


def keys(report: EventReport, known: str | None, crowd: int, names: Names) -> frozenset[str]:
    """The keys of a report by these names of its participants; `known` is when its article had been published.

    `crowd` is how many people the report itself names, by whichever names.
    """
    return frozenset(_keys(report, known, crowd, names))


def _keys(report: EventReport, known: str | None, crowd: int, names: Names) -> Iterator[str]:
    family = table.family(report.subtype)
    span = report.date
    if span and span.earliest and span.earliest == span.latest:
        for who in names.who:
            yield f"day|{family}|{span.earliest}|{who}"
    if family not in table.STATEMENTS:
        few = () if crowd > table.PEOPLE_IN_PAIRS else names.pairs
        lone = () if family in table.BUSY else names.people | names.bodies
        for month in _months(_window(report, known, table.NEWS)):
            for who in lone:
                yield f"month|{family}|{month}|{who}"
        for month in _months(_window(report, known, table.NEWS if family in table.BUSY else table.MONTH)):
            for one, other in few:
                yield f"month|{family}|{month}|{one}|{other}"
        if family == "signing":
            for one, other in few:
                yield f"once|{family}|{one}|{other}"
    yield from _once(report, family, names)
    if report.reference is not None:
        yield f"number|{family}|{report.reference}"
    for passage in passages(report):
        yield f"passage|{family}|{passage}"


def _once(report: EventReport, family: str, names: Names) -> Iterator[str]:
    """Keys that need no day: of what happens once to somebody, is the first of its kind, or so many of something."""
    for who in names.subjects:
        yield f"once|{family}|{who}"
    for one, other in names.partners:
        yield f"once|{family}|{one}|{other}"
    if once.first(report):
        for who in names.actors:
            yield f"first|{family}|{who}"
    for number, unit in once.figures(report):
        for who in names.actors:
            yield f"figure|{family}|{number}|{unit}|{who}"
    for year in _years(report):
        if family == "decision":
            # A country that decides as a whole votes on it.
            for who in names.bodies or (names.who if not names.people else ()):
                for area in names.areas:
                    yield f"year|{family}|{year}|{who}|{area}"
        if report.subtype == "election":
            for who in names.people:
                yield f"year|{report.subtype}|{year}|{who}"


def _years(report: EventReport) -> range:
    """The years in which it may have been; none where that is not known to be one or two."""
    span = report.date
    if span is None or span.earliest is None or span.latest is None or (span.latest - span.earliest).days > table.YEAR:
        return range(0)
    return range(span.earliest.year, span.latest.year + 1)


def _months(window: tuple[date, date] | None) -> list[str]:
    """The months of these days, as `2024-03`."""
    if window is None:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in window)
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _window(report: EventReport, known: str | None, news: int) -> tuple[date, date] | None:
    """The days on which it may have been, with those beside; `None` where they would be many, or nothing is known.

    Of an undated report they are as many as `news`, before it appeared or, if it tells of a plan, after.
    """
    span = report.date
    if span is None:
        if known is None:
            return None
        told = date.fromisoformat(known)
        if report.realis is Realis.ACTUAL:
            return _moved(told, -news), told
        return told, _moved(told, news)
    if span.earliest is None or span.latest is None or (span.latest - span.earliest).days > table.MONTH:
        return None
    return _moved(span.earliest, -table.BESIDE), _moved(span.latest, table.BESIDE)


def _moved(day: date, by: int) -> date:
    """So many days later, or the last (first) day there is."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


def passages(report: EventReport) -> frozenset[str]:
    """Digests of the quoted passages that are long enough not to be alike by chance, whatever their case and spaces."""
    return frozenset(
        hashlib.sha256(" ".join(words).encode()).hexdigest()[: table.PASSAGE_DIGITS]
        for words in (item.quote.casefold().split() for item in report.evidence)
        if len(words) >= table.PASSAGE_WORDS
    )
