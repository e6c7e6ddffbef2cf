"""Candidates and conflicts: what people should look at."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from app.schemas.common import ArticleIds, Document, EventDate, Happening, Named, Quote, Subject
from graph.reports import ContributionStatus, Kind, Realis
from graph.store.judged import About

Unit = Field(
    description="Which of the ids that were merged into it the reasons are about.", examples=["william-samoei-ruto"]
)


class Reason(Document):
    """One thing that speaks for or against two being one."""

    feature: str = Field(description="What was compared.", examples=["persons in common"])
    weight: float = Field(description="What it added to the score.", examples=[1.0])


class EntitySide(Document):
    """One of two entities that may be one."""

    id: str = Field(description="Its id.", examples=["william-ruto"])
    unit: str = Unit
    kind: Kind = Field(description="What it is.", examples=["person"])
    name: str = Field(description="Canonical name.", examples=["William Ruto"])
    aliases: list[str] = Field(description="Every form of its name in the articles.", examples=[["President Ruto"]])
    qid: str | None = Field(description="Wikidata id.", examples=["Q1500297", None])
    articles: int = Field(ge=0, description="How many articles name it.", examples=[8])


class EventSide(Document):
    """One of two events that may be one."""

    id: str = Field(description="Its id.", examples=["e5d1c09a77b3f2e4"])
    unit: str = Unit
    subtype: str = Field(description="What kind of event.", examples=["signing"])
    realis: Realis = Field(description="Whether it happened.", examples=["actual"])
    label: str = Field(description="One readable line.", examples=["William Ruto · signing · Nairobi · 2024-03-01"])
    articles: int = Field(ge=0, description="How many articles tell of it.", examples=[2])
    date: EventDate | None = Field(description="When; null where no article supports a date.")
    places: list[Subject] = Field(
        description="Where, the most specific first.",
        examples=[[{"id": "nairobi", "kind": "place", "name": "Nairobi"}]],
    )


Side = EntitySide | EventSide


class Candidate(Document):
    """Two that are kept apart although something speaks for their being one: for a person to judge."""

    about: About = Field(description="What they are.", examples=["entity"])
    score: float = Field(description="What the reasons add up to; the higher, the likelier.", examples=[1.5])
    forbidden: str | None = Field(
        description="The rule that keeps them apart whatever the score; null where the score alone does.",
        examples=[None, "one article tells them apart"],
    )
    reasons: list[Reason] = Field(description="What speaks for and against it.")
    left: Side | None = Field(description="One of the two; null in the moment in which its last article is removed.")
    right: Side | None = Field(description="The other.")


class ConflictValue(Document):
    """One of the values, with those who give it."""

    value: Any = Field(
        description="The value: a date as `{earliest, latest}`, a place as its id, a number, a word, or true or false.",
        examples=[{"earliest": "2024-03-01", "latest": "2024-03-01"}],
    )
    shown: bool = Field(description="Whether it is the one that is shown.", examples=[True])
    articles: ArticleIds
    evidence: list[Quote] = Field(description="The passages that give it.")


class ContributionMention(Document):
    """A contribution that articles give several numbers for; each number is a contribution of its own."""

    id: str = Field(description="Its id.", examples=["c7b3f2e45d1c09a7"])
    party: Named = Field(description="Who gives.", examples=[{"id": "kenya", "name": "Kenya"}])
    mission: Named = Field(description="To what.", examples=[{"id": "mss", "name": "Multinational Security Support"}])
    personnel: int | None = Field(ge=0, description="Number of people.", examples=[1000])
    status: ContributionStatus = Field(description="How far it has got.", examples=["pledged"])


class ConflictField(StrEnum):
    """What articles may differ on."""

    DATE = "date"
    PLACE = "place"
    REALIS = "realis"
    ATTENDED = "attended"
    ROLE = "role"
    PERSONNEL = "personnel"


class Conflict(Document):
    """A field on which articles differ."""

    id: str = Field(description="Its id, made from what it is about and the field.", examples=["x0c7b3f2e45d1c09a"])
    field: ConflictField = Field(description="What they differ on.", examples=["date"])
    size: float = Field(
        ge=0,
        description="How much: of dates the days between the farthest two, of numbers how far they lie apart, else the "
        "share of the statements that exclude what is shown.",
        examples=[3.0],
    )
    event: Happening | None = Field(description="The event that it is about; null where it is about contributions.")
    contributions: list[ContributionMention] = Field(description="The contributions that it is about.")
    subject: Subject | None = Field(
        description="The participant that it is about, where it is about one.",
        examples=[{"id": "william-ruto", "kind": "person", "name": "William Ruto"}, None],
    )
    values: list[ConflictValue] = Field(description="Each value, the shown one first.")
