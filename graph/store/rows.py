"""Reports as Neo4j stores them, and back: nothing is lost on the way.

Neo4j has no null and no nested values: an absent value is an absent property, passages are three parallel lists.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph import decoding, ids
from graph.reports import (
    Article,
    ArticleReport,
    ContributionReport,
    ContributionStatus,
    DateSpan,
    EntityReport,
    EventReport,
    Evidence,
    Kind,
    OfficeReport,
    ParticipationReport,
    Precision,
    Realis,
    Role,
)

Row = dict[str, Any]

_UNDATED = "0000-00-00"


def _row(**values: Any) -> Row:
    return {name: value for name, value in values.items() if value is not None}


def _passages(items: Sequence[Evidence]) -> Row:
    return {
        "starts": [item.start for item in items],
        "ends": [item.end for item in items],
        "quotes": [item.quote for item in items],
    }


def _evidence(row: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*item) for item in zip(row["starts"], row["ends"], row["quotes"], strict=True))


def _span(span: DateSpan | None) -> Row:
    if span is None:
        return {}
    return {
        "earliest": span.earliest and span.earliest.isoformat(),
        "latest": span.latest and span.latest.isoformat(),
        "edtf": span.edtf,
        "precision": span.precision.value,
        "method": span.method,
        "raw": span.raw,
        "anchor": span.anchor and span.anchor.isoformat(),
    }


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _date(row: Mapping[str, Any]) -> DateSpan | None:
    if "edtf" not in row:
        return None
    return DateSpan(
        earliest=_day(row.get("earliest")),
        latest=_day(row.get("latest")),
        edtf=row["edtf"],
        precision=Precision(row["precision"]),
        method=row["method"],
        raw=row["raw"],
        anchor=_day(row.get("anchor")),
    )


_PRECISION = {4: "year", 7: "month", 10: "day"}  # by the length of an ISO date cut to what is known


def article_row(report: ArticleReport, fingerprint: str, text: Row) -> Row:
    """The article's node, with what lists show of it kept ready.

    `fingerprint` is that of the report, `text` what near-copies are found by, or who supersedes it.
    """
    item = report.article
    return _row(
        id=item.id,
        source=item.source,
        title=item.title,
        text=item.text,
        sha256=item.sha256,
        loader=item.loader,
        url=item.url,
        publisher=item.publisher,
        published=item.published,
        language=item.language,
        published_precision=_PRECISION.get(len(item.published or "")),
        characters=len(item.text),
        entities=len(report.entities),
        events=len(report.events),
        offices=len(report.offices),
        contributions=len(report.contributions),
        fingerprint=fingerprint,
        **text,
        by_date=((item.published or "") + _UNDATED[len(item.published or "") :])[:10] + item.id,
    )


def _article(row: Mapping[str, Any]) -> Article:
    return Article(
        id=row["id"],
        source=row["source"],
        title=row["title"],
        text=row["text"],
        sha256=row["sha256"],
        loader=row["loader"],
        url=row.get("url"),
        publisher=row.get("publisher"),
        published=row.get("published"),
        language=row["language"],
    )


def entity_rows(report: ArticleReport) -> list[Row]:
    """One node a row."""
    return [
        _row(
            id=ids.entity_report(report.article.id, item.key),
            position=position,
            key=item.key,
            kind=item.kind.value,
            name=item.name,
            forms=list(item.forms),
            qid=item.qid,
            iso2=item.iso2,
            iso3=item.iso3,
            latitude=item.latitude,
            longitude=item.longitude,
            parent=item.parent,
            **_passages(item.mentions),
        )
        for position, item in enumerate(report.entities)
    ]


def entity(row: Mapping[str, Any]) -> EntityReport:
    """What `entity_rows` made a row of."""
    return EntityReport(
        key=row["key"],
        kind=Kind(row["kind"]),
        name=row["name"],
        forms=tuple(row["forms"]),
        mentions=_evidence(row),
        qid=row.get("qid"),
        iso2=row.get("iso2"),
        iso3=row.get("iso3"),
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        parent=row.get("parent"),
    )


def event_rows(report: ArticleReport) -> list[Row]:
    """One node a row, its `parts` and `places` being relationships to the article's entity reports."""
    article = report.article.id
    return [
        {
            "node": _row(
                id=ids.event_report(article, item.key),
                own=ids.event_id(ids.event_report(article, item.key)),
                article=article,
                position=position,
                key=item.key,
                type=item.type,
                mode=item.mode,
                subtype=item.subtype,
                realis=item.realis.value,
                reference=item.reference,
                confidence=item.confidence,
                rules=list(item.rules),
                **_span(item.date),
                **_passages(item.evidence),
            ),
            "parts": [
                {
                    "entity": ids.entity_report(article, part.entity),
                    "took": {
                        "position": at,
                        "role": part.role.value,
                        "attended": part.attended,
                        "represents": list(part.represents),
                        "confidence": part.confidence,
                        **_passages(part.evidence),
                    },
                }
                for at, part in enumerate(item.participants)
            ],
            "places": [
                {"entity": ids.entity_report(article, key), "rank": rank} for rank, key in enumerate(item.places)
            ],
        }
        for position, item in enumerate(report.events)
    ]


def event(row: Mapping[str, Any]) -> EventReport:
    """From `{node, parts: [{key, took}], places: [key]}`, parts and places in their order."""
    node = row["node"]
    return EventReport(
        key=node["key"],
        type=node["type"],
        mode=node.get("mode"),
        subtype=node["subtype"],
        realis=Realis(node["realis"]),
        date=_date(node),
        places=tuple(row["places"]),
        participants=tuple(
            ParticipationReport(
                entity=part["key"],
                role=Role(part["took"]["role"]),
                attended=part["took"]["attended"],
                evidence=_evidence(part["took"]),
                represents=tuple(part["took"]["represents"]),
                confidence=part["took"].get("confidence", 1.0),  # graphs of version 1 may have none
            )
            for part in row["parts"]
        ),
        evidence=_evidence(node),
        reference=node.get("reference"),
        confidence=node["confidence"],
        rules=tuple(node["rules"]),
    )


def office_rows(report: ArticleReport) -> list[Row]:
    """One node a row, with the ids of the entity reports that it leads to."""
    article = report.article.id
    return [
        {
            "node": _row(
                id=ids.office_report(article, position),
                position=position,
                title=item.title,
                **_span(item.held),
                **_passages(item.evidence),
            ),
            "person": ids.entity_report(article, item.person),
            "of": ids.entity_report(article, item.of),
        }
        for position, item in enumerate(report.offices)
    ]


def office(row: Mapping[str, Any]) -> OfficeReport:
    """From `{node, person, of}`."""
    node = row["node"]
    return OfficeReport(
        person=row["person"], title=node["title"], of=row["of"], held=_date(node), evidence=_evidence(node)
    )


def contribution_rows(report: ArticleReport) -> list[Row]:
    """One node a row, with the ids of the entity reports that it leads to."""
    article = report.article.id
    return [
        {
            "node": {
                "id": ids.contribution_report(article, position),
                "position": position,
                "personnel": item.personnel,
                "status": item.status.value,
                **_passages(item.evidence),
            },
            "party": ids.entity_report(article, item.party),
            "mission": ids.entity_report(article, item.mission),
        }
        for position, item in enumerate(report.contributions)
    ]


def contribution(row: Mapping[str, Any]) -> ContributionReport:
    """From `{node, party, mission}`."""
    node = row["node"]
    return ContributionReport(
        party=row["party"],
        mission=row["mission"],
        personnel=node.get("personnel"),
        status=ContributionStatus(node["status"]),
        evidence=_evidence(node),
    )


def article_report(row: Mapping[str, Any]) -> ArticleReport:
    """The whole report from `{article, entities, events, offices, contributions}`, each list in its order.

    One that has been superseded lies with the article's node.
    """
    if "asleep" in row["article"]:
        return decoding.report(json.loads(row["article"]["asleep"]))
    return ArticleReport(
        article=_article(row["article"]),
        entities=tuple(entity(item) for item in row["entities"]),
        events=tuple(event(item) for item in row["events"]),
        offices=tuple(office(item) for item in row["offices"]),
        contributions=tuple(contribution(item) for item in row["contributions"]),
    )
