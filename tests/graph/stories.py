"""Small valid articles for tests: a world of few people, places and days, so that reports meet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph import ids
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

# Every name stands in every story's text, so that any of them can be quoted.
NAMES: dict[str, tuple[Kind, str]] = {
    "asha-mwangi": (Kind.PERSON, "Asha Mwangi"),
    "jean-pierre": (Kind.PERSON, "Jean Pierre"),
    "mary-cole": (Kind.PERSON, "Mary Cole"),
    "okello": (Kind.PERSON, "Okello"),
    "kenya": (Kind.COUNTRY, "Kenya"),
    "haiti": (Kind.COUNTRY, "Haiti"),
    "caricom": (Kind.BODY, "CARICOM"),
    "nairobi": (Kind.PLACE, "Nairobi"),
    "mombasa": (Kind.PLACE, "Mombasa"),
}
PARENTS = {"nairobi": "kenya", "mombasa": "kenya"}
BODY = "Those named are " + ", ".join(name for _, name in NAMES.values()) + ". They met. They signed. "


def on(day: str) -> DateSpan:
    """One exact day."""
    when = date.fromisoformat(day)
    return DateSpan(when, when, day, Precision.DAY, "absolute", raw=day)


def month(of: str) -> DateSpan:
    """A month of 30 days, as `2024-04`."""
    return DateSpan(
        date.fromisoformat(f"{of}-01"), date.fromisoformat(f"{of}-30"), of, Precision.MONTH, "absolute", raw=of
    )


def passage(words: str) -> tuple[Evidence, ...]:
    """Where the words stand in every story's text."""
    start = BODY.index(words)
    return (Evidence(start, start + len(words), words),)


def entity(key: str, *, qid: str | None = None) -> EntityReport:
    kind, name = NAMES[key]
    return EntityReport(key, kind, name, (name,), passage(name), qid=qid, parent=PARENTS.get(key))


def event(
    who: Sequence[str],
    when: DateSpan | None,
    *,
    key: str = "1",
    subtype: str = "meeting",
    places: Sequence[str] = (),
    realis: Realis = Realis.ACTUAL,
    reference: str | None = None,
    role: Role = Role.PARTICIPANT,
    represents: Sequence[str] = (),
    confidence: float = 1.0,
    rules: Sequence[str] = (),
) -> EventReport:
    """An event of these participants, there if it was held, and as surely as it is one."""
    return EventReport(
        key=key,
        type="CONSULT",
        mode=None,
        subtype=subtype,
        realis=realis,
        date=when,
        places=tuple(places),
        participants=tuple(
            ParticipationReport(
                entity=name,
                role=role,
                attended=realis is Realis.ACTUAL,
                evidence=passage(NAMES[name][1]),
                represents=tuple(represents),
                confidence=confidence,
            )
            for name in who
        ),
        evidence=passage("They met."),
        reference=reference,
        confidence=confidence,
        rules=tuple(rules),
    )


def office(person: str, title: str, of: str, held: DateSpan | None = None) -> OfficeReport:
    return OfficeReport(person, title, of, held, passage(NAMES[person][1]))


def contribution(party: str, mission: str, personnel: int | None) -> ContributionReport:
    return ContributionReport(party, mission, personnel, ContributionStatus.PLEDGED, passage(NAMES[party][1]))


def story(
    source: str,
    *events: EventReport,
    offices: Sequence[OfficeReport] = (),
    contributions: Sequence[ContributionReport] = (),
    also: Sequence[str] = (),
    published: str | None = None,
    title: str = "",
    version: str = "",
) -> ArticleReport:
    """An article with these statements and the entities that they, or `also`, name; `version` is part of its text."""
    named = {
        *also,
        *(key for item in events for key in item.places),
        *(part.entity for item in events for part in item.participants),
        *(key for item in events for part in item.participants for key in part.represents),
        *(key for item in offices for key in (item.person, item.of)),
        *(key for item in contributions for key in (item.party, item.mission)),
    }
    text = BODY + source + version
    article = Article(
        id=ids.article_id(source, text),
        source=source,
        title=title or f"Story {source}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        loader="1",
        published=published,
    )
    entities = tuple(entity(key) for key in NAMES if key in named)
    return ArticleReport(article, entities, tuple(events), tuple(offices), tuple(contributions))


def retitled(report: ArticleReport, title: str) -> ArticleReport:
    """The same article under another headline: same id, other content."""
    return replace(report, article=replace(report.article, title=title))


def unstorable(source: str) -> ArticleReport:
    """An article that breaks no law of reports, and that Neo4j rejects: its entity's key is too long for an index."""
    report = story(source, also=["kenya"])
    return replace(report, entities=(replace(report.entities[0], key="long-" * 8000),))
