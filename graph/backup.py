"""Reading the format `attache` of `graph.export`, and refusing what is not as it was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph import canonical, decoding, export
from graph.errors import InvalidBackup
from graph.reports import ArticleReport, check
from graph.store.judged import About, Verdict

Judgement = dict[str, Any]
Read = Callable[[], Iterator[bytes]]

TEXTS = ("id", "about", "verdict", "left", "right", "by", "why", "made")
RETRACTED = ("retracted", "retracted_by", "retracted_why")


@dataclass(slots=True)
class Contents:
    """What a whole backup holds: how many articles, and its judgements with the lines they stand on."""

    articles: int = 0
    judgements: list[tuple[int, Judgement]] = field(default_factory=list)


def contents(read: Read, told: Callable[[int], None]) -> Contents:
    """Read a backup from its beginning to its end and see that it is whole; `told` gets the number of each article.

    Raises `InvalidBackup` with the number of the first line that is not as it was written.
    """
    found = Contents()
    for number, item in items(read):
        if isinstance(item, ArticleReport):
            found.articles += 1
            told(found.articles)
        else:
            found.judgements.append((number, item))
    return found


def items(read: Read) -> Iterator[tuple[int, ArticleReport | Judgement]]:
    """Articles, then judgements, each with the number of its line. Raises `InvalidBackup`, at the latest at the end."""
    sums = hashlib.sha256()
    reports = judgements = number = 0
    ended = False
    for number, raw in enumerate(read(), start=1):
        if not raw.endswith(b"\n"):
            raise damaged(number, "the file is cut off in this line")
        if ended:
            raise damaged(number, "this stands behind the last line of the backup")
        line = _parsed(number, raw)
        if number == 1:
            _head(line)
        elif "report" in line:
            reports += 1
            yield number, _report(number, line)
        elif "judgement" in line:
            judgements += 1
            yield number, _judgement(number, line)
        elif line == {"articles": reports, "judgements": judgements, "sha256": sums.hexdigest()}:
            ended = True
        else:
            raise damaged(number, "this line, or others before it, are missing, doubled, moved or altered")
        sums.update(raw)
    if not ended:
        raise damaged(number + 1, "the file is cut off before this line")


def damaged(number: int, what: str) -> InvalidBackup:
    """The error for a line that is not as it was written."""
    return InvalidBackup(f"line {number}: {what}; use another copy of the backup")


def _parsed(number: int, raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise damaged(number, "this is not the JSON that a backup consists of") from error
    if not isinstance(found, dict):
        raise damaged(number, "this is no line of a backup")
    return found


def _head(line: dict[str, Any]) -> None:
    if line.get("format") != export.Format.ATTACHE or not isinstance(line.get("version"), int):
        raise InvalidBackup('line 1: the file is no backup: those begin with {"format":"attache"')
    if line["version"] > export.VERSION:
        raise InvalidBackup(
            f"line 1: the backup has version {line['version']} of the format, this program knows {export.VERSION}: "
            "update the program"
        )


def _unsealed(number: int, line: dict[str, Any], name: str) -> Any:
    value = line[name]
    if canonical.line(line) != export.sealed(name, value):
        raise damaged(number, f"this {name} has been altered")
    return value


def _report(number: int, line: dict[str, Any]) -> ArticleReport:
    try:
        report = decoding.report(_unsealed(number, line, "report"))
        check(report)
    except ValueError as error:
        raise damaged(number, f"this is no valid report: {error}") from error
    return report


def _judgement(number: int, line: dict[str, Any]) -> Judgement:
    row = _unsealed(number, line, "judgement")
    if not isinstance(row, dict) or not _valid(row):
        raise damaged(number, "this is no valid judgement")
    return row


def _valid(row: Judgement) -> bool:
    active = row.get("active")
    texts = TEXTS if active is True else (*TEXTS, *RETRACTED)
    return (
        isinstance(active, bool)
        and row.keys() == {*texts, "active"}
        and all(isinstance(row[name], str) for name in texts)
        and row["about"] in set(About)
        and row["verdict"] in set(Verdict)
        and row["left"] < row["right"]
    )
