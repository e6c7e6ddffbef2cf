"""Events, their participants, and attendance: who was at what."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from pydantic import Field, computed_field

from app.schemas.common import (
    ArticleIds,
    Attended,
    Document,
    EventDate,
    Happening,
    IndependentSources,
    Known,
    Named,
    PartConfidence,
    Quote,
    Represents,
    RoleField,
    Sources,
    Subject,
)
from graph.reports import Realis
from graph.resolution.events.history import Turn


class Participant(Subject):
    """A person, country or body in an event, with the words that say so."""

    role: RoleField
    attended: Attended
    represents: Represents
    confidence: PartConfidence
    articles: ArticleIds
    sources: Sources
    independent_sources: IndependentSources
    known: Known
    evidence: list[Quote] = Field(description="The passages that say so.")


class EventLinks(Document):
    """Where more is told of it."""

    candidates: str = Field(
        description="Other events that may be the same.", examples=["/candidates?event=e5d1c09a77b3f2e4"]
    )
    conflicts: str = Field(description="What its articles differ on.", examples=["/conflicts?event=e5d1c09a77b3f2e4"])


class Event(Happening):
    """An occurrence that articles report, announce, suppose or deny."""

    mode: str | None = Field(description="PLOVER mode.", examples=["visit", None])
    reference: str | None = Field(
        description="Official number of a numbered thing.", examples=["resolution 2699", None]
    )
    participants: list[Participant] = Field(
        description="Who took part; longer lists continue at /events/{id}/participants."
    )
    evidence: list[Quote] = Field(description="The passages that tell of it.")
    articles: ArticleIds
    sources: Sources
    independent_sources: IndependentSources
    known: Known
    conflicts: int = Field(ge=0, description="How many fields its articles differ on: see `links`.", examples=[1])
    candidates: int = Field(ge=0, description="How many other events may be the same: see `links`.", examples=[0])
    confidence: float = Field(
        ge=0,
        le=1,
        description="How likely it is that this is an event worth telling; of several articles, the surest.",
        examples=[0.9],
    )
    rules: list[str] = Field(
        description="What found it, in all articles together: entries of the lexicon (`subtype:words`), and "
        "`companions`, where a sentence of its own says who came along.",
        examples=[["signing:sign"]],
    )

    @computed_field(description="Where more is told of it.")  # type: ignore[prop-decorator]
    @property
    def links(self) -> EventLinks:
        name = quote(self.id, safe="")
        return EventLinks(candidates=f"/candidates?event={name}", conflicts=f"/conflicts?event={name}")


class Report(Document):
    """One article's report of an event."""

    id: str = Field(
        description="The id that the event would have if this report stood alone; it leads to the event.",
        examples=["e5d1c09a77b3f2e4"],
    )
    article: str = Field(description="The article.", examples=["a1f0c2d3e4b5a697"])
    known: Known
    realis: Realis = Field(description="What the article says: happened, is planned …", examples=["planned"])
    subtype: str = Field(description="What the article calls it.", examples=["signing"])
    date: EventDate | None = Field(description="When, as the article says; null where it does not.")


class HistoryEntry(Document):
    """What an article adds to how an event went."""

    article: str = Field(description="The article.", examples=["a1f0c2d3e4b5a697"])
    known: Known
    realis: Realis = Field(description="What the article says: happened, is planned …", examples=["planned"])
    edtf: str | None = Field(description="The day or days that it names.", examples=["2024-03-01", None])
    turn: Turn | None = Field(
        description="What is new: announced, postponed, cancelled, denied or held; null where nothing is.",
        examples=["announced"],
    )


class EventDetail(Event):
    """An event with everything that is only told of one at a time."""

    reports: list[Report] = Field(description="Who reports it, in order of publication, undated articles last.")
    history: list[HistoryEntry] = Field(
        description="How it went, as told in order of publication, undated articles first."
    )
    parts: list[Happening] = Field(
        description="Of a visit: the meetings, signings and the like that its visitor was at, then and there, by date."
    )
    part_of: list[Happening] = Field(description="The visits that it was part of.")


class OfficeHeld(Document):
    """An office of the country or body, held at the time."""

    id: str = Field(description="Id of the office: more at /offices/{id}.", examples=["o42a6c1d0e9f83b5"])
    title: str = Field(description="The office.", examples=["President"])
    of: Named = Field(description="The country or body.", examples=[{"id": "kenya", "name": "Kenya"}])
    from_: date | None = Field(
        alias="from", description="First day that an article shows it held.", examples=["2024-01-05"]
    )
    to: date | None = Field(description="Last day that an article shows it held.", examples=["2024-06-25"])
    evidence: list[Quote] = Field(description="The passages that say so.")


class Chain(Document):
    """Why somebody's part in an event counts for a country or body."""

    person: Subject = Field(
        description="Who was there for it.",
        examples=[{"id": "william-ruto", "kind": "person", "name": "William Ruto"}],
    )
    represents: bool = Field(
        description="Articles on the event say that this one was there on its behalf.", examples=[False]
    )
    office: OfficeHeld | None = Field(
        description="Else the office that was held then: the event lies within the days that it is known for."
    )
    role: RoleField
    attended: Attended
    articles: ArticleIds
    evidence: list[Quote] = Field(description="The passages that say that this one had a part in the event.")


class Attendance(Document):
    """One entity's part in one event."""

    event: Happening = Field(description="The event.")
    participant: Subject = Field(description="Who.")
    role: RoleField
    attended: Attended
    represents: Represents
    confidence: PartConfidence
    articles: ArticleIds
    sources: Sources
    independent_sources: IndependentSources
    known: Known
    evidence: list[Quote] = Field(description="The passages that say so.")
    via: list[Chain] | None = Field(
        default=None,
        description="With `via=delegates`: who was there for the participant, once for each reason; empty where it "
        "took part itself and nobody else did for it. Else null.",
    )
