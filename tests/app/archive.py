"""A small archive of hand-made reports for the tests of the edges: three articles, two of them on one signing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from graph.ids import article_id
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

SIGNING_TEXT = (
    "NAIROBI, 1 March 2024 - President William Ruto and Prime Minister Ariel Henry put their names to a policing "
    "accord in Nairobi on Friday. Kenya promised 1,000 officers for the mission."
)
ECHO_TEXT = "On Friday William Ruto and Ariel Henry signed the accord on police officers in Nairobi, an aide said. 🖋"
PLAN_TEXT = "William Ruto is due in Haiti in September 2024. Officers of the United Nations wait for him."


def article(name: str, text: str, published: str | None, publisher: str = "Testing Times") -> Article:
    return Article(
        id=article_id(name, text),
        source=name,
        title=text.partition(".")[0][:60],
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        loader="test",
        url=f"https://news.example/{name}",
        publisher=publisher,
        published=published,
    )


def at(text: str, words: str) -> tuple[Evidence, ...]:
    start = text.index(words)
    return (Evidence(start, start + len(words), words),)


def entity(text: str, key: str, kind: Kind, name: str, words: str, **more: str | float) -> EntityReport:
    plain = EntityReport(key=key, kind=kind, name=name, forms=(words,), mentions=at(text, words))
    return replace(plain, **more)  # type: ignore[arg-type]


def day(value: date) -> DateSpan:
    return DateSpan(value, value, value.isoformat(), Precision.DAY, "weekday", "on Friday", value)


def signing(name: str, text: str, act: str, published: str, confidence: float) -> ArticleReport:
    """An article on the signing in Nairobi, `act` the words that tell of it; of who was there it is a bit surer."""
    people = (
        entity(text, "william-ruto", Kind.PERSON, "William Ruto", "William Ruto", qid="Q1500297"),
        entity(text, "ariel-henry", Kind.PERSON, "Ariel Henry", "Ariel Henry"),
        entity(text, "nairobi", Kind.PLACE, "Nairobi", "Nairobi", latitude=-1.28, longitude=36.82, parent="kenya"),
    )
    parts = tuple(
        ParticipationReport(
            key, Role.SIGNATORY, attended=True, evidence=at(text, words), confidence=round(confidence + 0.05, 2)
        )
        for key, words in (("ariel-henry", "Ariel Henry"), ("william-ruto", "William Ruto"))
    )
    event = EventReport(
        key="signing-1",
        type="SUPPORT",
        mode=None,
        subtype="signing",
        realis=Realis.ACTUAL,
        date=day(date(2024, 3, 1)),
        places=("nairobi",),
        participants=parts,
        evidence=at(text, act),
        confidence=confidence,
        rules=(f"signing:{act.partition(' ')[0]}",),
    )
    return ArticleReport(article(name, text, published), entities=people, events=(event,))


def reports() -> tuple[ArticleReport, ...]:
    """The archive."""
    first = signing("signing.txt", SIGNING_TEXT, "put their names to a policing accord", "2024-03-01", 0.75)
    kenya = entity(SIGNING_TEXT, "kenya", Kind.COUNTRY, "Kenya", "Kenya", iso2="KE", iso3="KEN")
    mission = entity(SIGNING_TEXT, "mss", Kind.BODY, "Multinational Security Support Mission", "the mission")
    promised = ContributionReport(
        "kenya", "mss", 1000, ContributionStatus.PLEDGED, at(SIGNING_TEXT, "Kenya promised 1,000 officers")
    )
    office = OfficeReport(
        "william-ruto", "President", "kenya", day(date(2024, 3, 1)), at(SIGNING_TEXT, "President William Ruto")
    )
    first = replace(first, entities=(*first.entities, kenya, mission), contributions=(promised,), offices=(office,))
    echo = signing("echo.txt", ECHO_TEXT, "signed the accord", "2024-03-02", 0.9)
    return first, echo, planned()


def planned() -> ArticleReport:
    """An article on a visit to come, in some month."""
    text = PLAN_TEXT
    entities = (
        entity(text, "william-ruto", Kind.PERSON, "William Ruto", "William Ruto"),
        entity(text, "haiti", Kind.COUNTRY, "Haiti", "Haiti", iso2="HT", iso3="HTI"),
        entity(text, "united-nations", Kind.BODY, "United Nations", "United Nations"),
    )
    month = DateSpan(date(2024, 9, 1), date(2024, 9, 30), "2024-09", Precision.MONTH, "absolute", "in September 2024")
    parts = (
        ParticipationReport("haiti", Role.HOST, attended=False, evidence=at(text, "Haiti")),
        ParticipationReport("william-ruto", Role.VISITOR, attended=False, evidence=at(text, "William Ruto")),
    )
    visit = EventReport(
        key="visit-1",
        type="CONSULT",
        mode="visit",
        subtype="visit",
        realis=Realis.PLANNED,
        date=month,
        places=("haiti",),
        participants=parts,
        evidence=at(text, "is due in Haiti"),
    )
    return ArticleReport(article("plan.md", text, "2024-08", "Other Times"), entities=entities, events=(visit,))
