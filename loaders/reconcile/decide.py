"""What is made of a service's answers: a pure function of one report and of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from graph.reports import ArticleReport
from loaders.reconcile.limits import THRESHOLD
from loaders.reconcile.wire import Candidate

QID: Final = re.compile(r"Q[1-9][0-9]*")


def chosen(candidates: Iterable[Candidate]) -> str | None:
    """The Wikidata item that the candidates settle on.

    That is the one that the service calls a match, else the only one that scores `THRESHOLD` or more. `None` where
    there are two of them, or where its id is none of Wikidata's.
    """
    offered = list(candidates)
    sure = {item.id for item in offered if item.match} or {item.id for item in offered if item.score >= THRESHOLD}
    return found if len(sure) == 1 and QID.fullmatch(found := sure.pop()) else None


def reconciled(report: ArticleReport, items: Mapping[str, str]) -> ArticleReport:
    """The report with these Wikidata items, given by entity key.

    An entity keeps the item it has. Two entities of one article are two, so that an item which several of them would
    have goes to none, or stays with the one that had it.
    """
    new = {item.key: items[item.key] for item in report.entities if item.qid is None and item.key in items}
    claims = Counter([*new.values(), *{item.qid for item in report.entities if item.qid is not None}])
    taken = {key: qid for key, qid in new.items() if claims[qid] == 1}
    if not taken:
        return report
    return replace(
        report,
        entities=tuple(replace(item, qid=taken[item.key]) if item.key in taken else item for item in report.entities),
    )
