"""The reported layer as plain data: what ONE article says, each statement with the exact words that say so.

These types are the contract between `loaders`, which make them, and `graph`, which stores and resolves them. They are
immutable, know nothing of Neo4j or of spaCy, and depend on nothing but the article they came from.

Offsets are counted in characters (Unicode code points) of `Article.text`, `end` exclusive, and
`article.text[start:end] == quote` holds for every `Evidence`; `check` raises where it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    BODY = "body"
    PLACE = "place"


class Realis(StrEnum):
    """Whether an event happened, as seen from the article."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Role(StrEnum):
    """What an entity did in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"
    HOST = "host"
    VISITOR = "visitor"
    ORGANIZER = "organizer"
    MEDIATOR = "mediator"
    SIGNATORY = "signatory"
    WITNESS = "witness"
    SPEAKER = "speaker"
    BENEFICIARY = "beneficiary"


class ContributionStatus(StrEnum):
    """How far a contribution to a mission has got."""

    PLEDGED = "pledged"
    PLANNED = "planned"
    DEPLOYED = "deployed"
    TARGET = "target"


class Precision(StrEnum):
    """How much of a date is known. `INTERVAL`: a span that is no calendar unit."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage of the article's text: characters `start` up to, not including, `end`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days on which something may have been, both inclusive; `None` on one side: open.

    `edtf` is the same in the Extended Date/Time Format (ISO 8601-2). `method` says how it was worked out (`absolute`,
    `weekday`, `relative`, `publication`, `context` …), `raw` are the words it was worked out from, `anchor` the date
    they were counted from, where they were.
    """

    earliest: date | None
    latest: date | None
    edtf: str
    precision: Precision
    method: str
    raw: str = ""
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, as stored.

    `id` is derived from `source` and `text` alone. `source` ends with the file's name where it came from a file.
    `published` is an ISO date cut to what is known: `2024`, `2024-03` or `2024-03-01`. `sha256` is that of the text in
    UTF-8. `loader` is the version of the extraction that made the reports.
    """

    id: str
    source: str
    title: str
    text: str
    sha256: str
    loader: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class EntityReport:
    """A person, country, body or place in one article.

    `key` is a readable slug (`kenya`, `william-ruto`), unique in the article, and the same in every article whose
    author plainly means the same entity: the gazetteer's slug where a gazetteer knows it, else the slug of the fullest
    name. A name that only looks like a gazetteer entry carries its kind behind it (`georgia-place`). `forms` are the
    surface forms, sorted. `mentions` are the places in the text, in text order, not empty. `parent` is the key of the
    body or country it belongs to, in the same article or in the gazetteer.
    """

    key: str
    kind: Kind
    name: str
    forms: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    qid: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipationReport:
    """An entity's part in an event. `represents` are keys of those on whose behalf it was there.

    `confidence`, between 0 and 1, is the probability that it took part, given that the event is one.
    """

    entity: str
    role: Role
    attended: bool
    evidence: tuple[Evidence, ...]
    represents: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class EventReport:
    """An occurrence that the article reports, announces, supposes or denies.

    `key` is unique in the article and derived from it alone. `type`, `mode` and `subtype` are those of the ontology
    (PLOVER 0.8 with `x:` extensions). `places` are keys of entity reports, the most specific first. `reference` is the
    official number of a numbered thing ("resolution 2699"). `confidence` is between 0 and 1; `rules` names what fired.
    """

    key: str
    type: str
    mode: str | None
    subtype: str
    realis: Realis
    date: DateSpan | None
    places: tuple[str, ...]
    participants: tuple[ParticipationReport, ...]
    evidence: tuple[Evidence, ...]
    reference: str | None = None
    confidence: float = 1.0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """That a person held, holds or will hold an office. `held` are days on which the article shows it to hold."""

    person: str
    title: str
    of: str
    held: DateSpan | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ContributionReport:
    """That a party gives people to a mission. `personnel` counts them; `None` where no number is given."""

    party: str
    mission: str
    personnel: int | None
    status: ContributionStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything one article reports. Every key used anywhere in it names one of its `entities`."""

    article: Article
    entities: tuple[EntityReport, ...] = ()
    events: tuple[EventReport, ...] = ()
    offices: tuple[OfficeReport, ...] = ()
    contributions: tuple[ContributionReport, ...] = ()


class InvalidReport(ValueError):
    """A report breaks a law of the reported layer; the message says which, and where."""


def _evidence(report: ArticleReport) -> Iterator[tuple[str, Evidence]]:
    for entity in report.entities:
        yield from ((f"entity {entity.key}", e) for e in entity.mentions)
    for event in report.events:
        yield from ((f"event {event.key}", e) for e in event.evidence)
        for part in event.participants:
            yield from ((f"event {event.key}, {part.entity}", e) for e in part.evidence)
    for office in report.offices:
        yield from ((f"office of {office.person}", e) for e in office.evidence)
    for contribution in report.contributions:
        yield from ((f"contribution of {contribution.party}", e) for e in contribution.evidence)


def _confidences(report: ArticleReport) -> Iterator[tuple[str, float]]:
    for event in report.events:
        yield f"event {event.key}", event.confidence
        yield from ((f"event {event.key}, {part.entity}", part.confidence) for part in event.participants)


def check(report: ArticleReport) -> None:
    """Raise `InvalidReport` unless the report keeps the laws of the reported layer.

    Offsets match quotes, keys are unique, every key used is declared, every event has evidence, and confidences lie
    between 0 and 1.
    """
    text = report.article.text
    for where, item in _evidence(report):
        if text[item.start : item.end] != item.quote or not item.quote:
            raise InvalidReport(f"{where}: characters {item.start}:{item.end} are not the quote {item.quote!r}")
    keys = [entity.key for entity in report.entities]
    events = [event.key for event in report.events]
    for what, names in (("entity", keys), ("event", events)):
        if len(set(names)) != len(names):
            twice = sorted({name for name in names if names.count(name) > 1})
            raise InvalidReport(f"{what} keys used twice: {', '.join(twice)}")
    used = {
        *(part.entity for event in report.events for part in event.participants),
        *(key for event in report.events for part in event.participants for key in part.represents),
        *(key for event in report.events for key in event.places),
        *(key for office in report.offices for key in (office.person, office.of)),
        *(key for item in report.contributions for key in (item.party, item.mission)),
    }
    if missing := used - set(keys):
        raise InvalidReport(f"keys without an entity report: {', '.join(sorted(missing))}")
    for event in report.events:
        if not event.evidence:
            raise InvalidReport(f"event {event.key} has no evidence")
    for where, confidence in _confidences(report):
        if not 0 <= confidence <= 1:  # so said, NaN is refused too
            raise InvalidReport(f"{where}: the confidence {confidence} is not between 0 and 1")
