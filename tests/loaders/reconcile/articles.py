"""Reports of entities alone, for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from graph.reports import Article, ArticleReport, EntityReport, Evidence, Kind, OfficeReport, check

ALL_KINDS = (
    ("asha-mwangi", Kind.PERSON, "Asha Mwangi"),
    ("harbour-board", Kind.BODY, "Harbour Board"),
    ("freedonia", Kind.COUNTRY, "Freedonia"),
    ("lake-town", Kind.PLACE, "Lake Town"),
)


def entity(
    key: str, kind: Kind, name: str, *, qid: str | None = None, parent: str | None = None, start: int = 0
) -> EntityReport:
    return EntityReport(key, kind, name, (name,), (Evidence(start, start + len(name), name),), qid=qid, parent=parent)


def article(
    *entities: tuple[str, Kind, str]
    | tuple[str, Kind, str, str | None]
    | tuple[str, Kind, str, str | None, str | None],
    offices: Sequence[tuple[str, str]] = (),
    source: str = "a",
) -> ArticleReport:
    """An article that names these: key, kind, name, Wikidata item, parent; and (person, of) that hold office."""
    text = ". ".join(item[2] for item in entities)
    made = []
    for item in entities:
        key, kind, name, qid, parent = (*item, None, None)[:5]
        made.append(entity(key, kind, name, qid=qid, parent=parent, start=text.index(name)))
    here = Evidence(0, len(entities[0][2]), entities[0][2])
    report = ArticleReport(
        Article(source, source, source, text, hashlib.sha256(text.encode()).hexdigest(), "1"),
        entities=tuple(made),
        offices=tuple(OfficeReport(person, "Minister", of, None, (here,)) for person, of in offices),
    )
    check(report)
    return report


def items(report: ArticleReport) -> dict[str, str | None]:
    return {item.key: item.qid for item in report.entities}
