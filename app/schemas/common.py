"""What several resources share: pages, evidence, references and dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.reports import Kind, Precision, Realis, Role

Row = TypeVar("Row")

ArticleIds = Annotated[
    list[str], Field(description="Ids of the articles that say so.", examples=[["a1f0c2d3e4b5a697"]])
]
RoleField = Annotated[Role, Field(description="What it did in the event.", examples=["signatory"])]
Attended = Annotated[
    bool,
    Field(description="Whether the articles say, or plainly imply, that it was there.", examples=[True]),
]

PartConfidence = Annotated[
    float,
    Field(
        ge=0,
        le=1,
        description="How likely it is that it took part, if the event is one; of several articles, the surest.",
        examples=[0.87],
    ),
]


class Document(BaseModel):
    """Base of everything that is sent: values are read by attribute name or by JSON name."""

    model_config = ConfigDict(populate_by_name=True)


Sources = Annotated[int, Field(ge=1, description="How many articles say so.", examples=[4])]
IndependentSources = Annotated[
    int,
    Field(ge=1, description="How many of them are no near-copies of each other: copies count once.", examples=[2]),
]
Known = Annotated[
    date | None,
    Field(
        description="The day by whose end the first article that says so had been published; null where none has a "
        "date.",
        examples=["2024-03-02"],
    ),
]


class ListOf(Document, Generic[Row]):
    """One page of a list. Follow `next_cursor`, with the same filters, until it is null."""

    items: list[Row] = Field(description="The rows of this page, in the order of the list.")
    next_cursor: str | None = Field(
        description="Pass it as `cursor` to get the next page; null on the last one.", examples=["AXh5eg4q9w", None]
    )


class Named(Document):
    """A reference to a person, country, body or place."""

    id: str = Field(description="Readable, stable id.", examples=["kenya"])
    name: str = Field(description="Canonical name.", examples=["Kenya"])


Represents = Annotated[
    list[Named],
    Field(description="On whose behalf: countries and bodies.", examples=[[{"id": "kenya", "name": "Kenya"}]]),
]


class Subject(Named):
    """A reference that says what kind of thing it points to."""

    kind: Kind = Field(description="What it is.", examples=["country"])


class Quote(Document):
    """A passage of an article: `text[start:end] == quote`, where text is what `/articles/{id}/text` answers."""

    article_id: str = Field(description="The article.", examples=["a1f0c2d3e4b5a697"])
    start: int = Field(ge=0, description="First character, counted in Unicode code points from 0.", examples=[120])
    end: int = Field(ge=0, description="Character after the last one.", examples=[171])
    quote: str = Field(description="The exact words.", examples=["Ruto and Henry signed the accord in Nairobi"])


class When(StrEnum):
    """How sure an event must be to fall into a range of days."""

    POSSIBLE = "possible"
    CERTAIN = "certain"


class Via(StrEnum):
    """Through whom a country or body may have been somewhere."""

    DELEGATES = "delegates"


class Presence(StrEnum):
    """Whether a participant was there; `any` leaves it open."""

    TRUE = "true"
    FALSE = "false"
    ANY = "any"

    @property
    def wanted(self) -> bool | None:
        return None if self is Presence.ANY else self is Presence.TRUE


class EventDate(Document):
    """The days on which an event may have been, and how that was worked out. Both ends are inclusive."""

    earliest: date | None = Field(description="First possible day; null: open.", examples=["2024-03-01"])
    latest: date | None = Field(description="Last possible day; null: open.", examples=["2024-03-01"])
    edtf: str = Field(description="The same in the Extended Date/Time Format (ISO 8601-2).", examples=["2024-03-01"])
    precision: Precision = Field(description="How much of the date is known.", examples=["day"])
    method: str = Field(description="How it was worked out.", examples=["weekday"])
    raw: str | None = Field(default=None, description="The words it was worked out from.", examples=["on Friday"])
    anchor: date | None = Field(
        default=None, description="The day that relative words were counted from.", examples=["2024-03-02"]
    )


class Happening(Document):
    """What every mention of an event says of it."""

    id: str = Field(description="Id of the event, made from what it is.", examples=["e5d1c09a77b3f2e4"])
    type: str = Field(description="PLOVER type, or an `x:` extension.", examples=["SUPPORT"])
    subtype: str = Field(description="The word to filter on.", examples=["signing"])
    realis: Realis = Field(
        description="Whether it happened, is planned, only possible, or denied.", examples=["actual"]
    )
    label: str = Field(description="One readable line.", examples=["Signing: William Ruto, Ariel Henry (Nairobi)"])
    date: EventDate | None = Field(description="When; null where no article supports a date.")
    places: list[Subject] = Field(
        description="Where, the most specific first.",
        examples=[[{"id": "nairobi", "kind": "place", "name": "Nairobi"}]],
    )
