"""What the passages of a report say beside names: how many of what, and words that tell how often such a thing is.

The words are English, as the extraction's are; a text in another language says nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph.reports import EventReport
from graph.resolution.events import table

_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER: Final = re.compile(
    rf"(?P<before>\b(?:{_MONTHS}) )?(?<![\w.,-])(?P<number>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?![\w,.]*\d)"
    r"(?P<scale> (?:million|billion|trillion)\b)?(?P<after>(?:[ -]+[^\W\d]+){0,3})"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TIME: Final = re.compile(rf"(?:{_MONTHS}|minutes?|hours?|days?|weeks?|months?|years?)\b")
_FIRST: Final = re.compile(
    r"\b(?:initial|initially|first)\b(?! (?:lady|ladies|minister|time|half|quarter|of all|and)\b)", re.IGNORECASE
)
_DEATH: Final = re.compile(r"\b(?:assassinat\w+|murder\w*|kill(?:ed|ing)|slain|death|died)\b", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"\b(?P<title>(?i:(?:(?:vice|deputy|prime|foreign)[ -])?(?:president|minister|premier|chancellor|secretary|"
    r"ambassador|governor|mayor|speaker|leader|chair|chairman|chairwoman|chairperson|director|commissioner|envoy|judge|justice)))\b"
    r"(?! [A-Z])"
)
_RELATIONS: Final = re.compile(r"\b(?:relations|ties)\b", re.IGNORECASE)


def figures(report: EventReport) -> frozenset[tuple[str, str]]:
    """Each number with each of the next words, cut to their beginning: `1000` and `office` for "1,000 officers".

    What is given two numbers is left out, so that "600 of 1,000 officers" is neither.
    """
    found = set(_figures(report))
    often = Counter(unit for _, unit in found)
    return frozenset((number, unit) for number, unit in found if often[unit] == 1)


def _figures(report: EventReport) -> Iterator[tuple[str, str]]:
    for item in report.evidence:
        for found in _NUMBER.finditer(" ".join(item.quote.split())):
            digits, after = found["number"], found["after"].strip(" -")
            few = not found["scale"] and float(digits.replace(",", "")) < table.FEW
            if few or found["before"] or _YEAR.fullmatch(digits) or _TIME.match(after):
                continue
            number = digits.replace(",", "") + (found["scale"] or "").replace(" ", "-")
            for word in re.findall(r"[^\W\d]+", after.casefold()):
                if len(word) >= table.WORD_LETTERS:
                    yield number, word[: table.STEM]


def first(report: EventReport) -> bool:
    """Whether it is told as the first of its kind."""
    return any(_FIRST.search(item.quote) for item in report.evidence)


def death(report: EventReport) -> bool:
    """Whether somebody died of it."""
    return any(_DEATH.search(item.quote) for item in report.evidence)


def offices(report: EventReport) -> frozenset[str]:
    """The titles that are named as offices, not put before a name."""
    found = (match for item in report.evidence for match in _OFFICE.finditer(" ".join(item.quote.split())))
    return frozenset(match["title"].casefold().replace("-", " ") for match in found)


def relations(report: EventReport) -> bool:
    """Whether it is about relations, such as two countries have with each other."""
    return any(_RELATIONS.search(item.quote) for item in report.evidence)
