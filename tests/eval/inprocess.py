"""What the extraction reports, as the lists that an API would give of one article after the other.

Nothing is stored and nothing resolved between articles, so no Neo4j is needed, and what is measured are the loaders
alone: quick, for working on them, training and ablation. The gate measures the running API.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.reports import ArticleReport, DateSpan, EventReport
from loaders import pipeline
from loaders.annotate import annotate_all
from loaders.clean import clean
from tests.eval.answers import Row
from tests.eval.score import Scores, Slip, score
from tests.eval.sets import GoldSet


def measure(wanted: GoldSet, half: str = "all") -> tuple[Scores, list[Slip]]:
    """The measures of one set, and what is wrong."""
    golds = wanted.golds(half)
    docs = annotate_all(clean(source) for source in wanted.sources(golds))
    return score(Reported(pipeline.report(doc) for doc in docs), golds)


class Reported:
    """The lists over `reports`, with the fields that are scored."""

    def __init__(self, reports: Iterable[ArticleReport]) -> None:
        self._reports = {report.article.id: report for report in reports}

    def items(self, path: str, **parameters: str | int) -> Iterator[Row]:
        """Every item of a list; of `/events` those of one article."""
        if path == "/events":
            yield from _events(self._reports[str(parameters["article"])])
            return
        for report in self._reports.values():
            yield from _LISTS[path](report)


def _articles(report: ArticleReport) -> Iterator[Row]:
    yield {"id": report.article.id, "source": report.article.source}


def _events(report: ArticleReport) -> Iterator[Row]:
    names = {entity.key: entity.name for entity in report.entities}
    for event in report.events:
        yield {
            "id": f"{report.article.id}/{event.key}",
            "type": event.type,
            "subtype": event.subtype,
            "realis": event.realis.value,
            "date": _date(event.date),
            "places": [{"id": key, "name": names[key]} for key in event.places],
            "participants": list(_participants(report, event, names)),
            "evidence": [
                {"article_id": report.article.id, "start": e.start, "end": e.end, "quote": e.quote}
                for e in event.evidence
            ],
        }


def _participants(report: ArticleReport, event: EventReport, names: dict[str, str]) -> Iterator[Row]:
    for part in event.participants:
        yield {
            "id": part.entity,
            "name": names[part.entity],
            "role": part.role.value,
            "attended": part.attended,
            "articles": [report.article.id],
        }


def _date(span: DateSpan | None) -> dict[str, Any] | None:
    if span is None:
        return None
    first, last = (day.isoformat() if day else None for day in (span.earliest, span.latest))
    return {"earliest": first, "latest": last, "edtf": span.edtf, "method": span.method, "raw": span.raw}


def _offices(report: ArticleReport) -> Iterator[Row]:
    names = {entity.key: entity.name for entity in report.entities}
    for item in report.offices:
        yield {"person": {"name": names[item.person]}, "title": item.title, "of": {"name": names[item.of]}}


def _contributions(report: ArticleReport) -> Iterator[Row]:
    names = {entity.key: entity.name for entity in report.entities}
    for item in report.contributions:
        row = {"personnel": item.personnel, "status": item.status.value}
        yield {"party": {"name": names[item.party]}, **row}


_LISTS = {"/articles": _articles, "/offices": _offices, "/contributions": _contributions}
