"""The query parameters of every list, one model a list."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from app.dates import FirstDay, LastDay
from app.schemas.common import Presence, Via, When
from graph.reads.filters import AttendanceFilter, ContributionFilter, EventFilter, OfficeFilter
from graph.reports import ContributionStatus, Kind, Realis, Role

MAX_LIMIT = 100
DEFAULT_LIMIT = 50

Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class ListQuery(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="Rows a page, at most.")
    cursor: str | None = Field(
        default=None,
        min_length=1,
        max_length=2000,
        description="`next_cursor` of the page before; without it, the first page.",
    )

    def filters(self) -> dict[str, Any]:
        """What decides which rows the list has: everything but the paging."""
        return self.model_dump(mode="json", exclude={"limit", "cursor"}, exclude_none=True)


class Range(BaseModel):
    """A range of days, and how sure an event must be to fall into it."""

    start: FirstDay | None = Field(
        default=None,
        alias="from",
        description="Not before: YYYY, YYYY-MM or YYYY-MM-DD; of a year or a month its first day.",
        examples=["2024-03"],
    )
    end: LastDay | None = Field(
        default=None,
        alias="to",
        description="Not after: YYYY, YYYY-MM or YYYY-MM-DD; of a year or a month its last day.",
        examples=["2024-03"],
    )
    when: When = Field(
        default=When.POSSIBLE,
        description="`possible`: the event may fall into the range; `certain`: it cannot but fall into it.",
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"`from` ({self.start}) must not be after `to` ({self.end})")
        return self


KnownBy = Annotated[
    LastDay | None,
    Field(
        description="As the articles tell it that had been published by the end of this day: YYYY, YYYY-MM or "
        "YYYY-MM-DD. Articles without a date are left out. A page may hold fewer rows than `limit` although "
        "`next_cursor` says that more follow.",
        examples=["2024-03-02"],
    ),
]


def _together(via: Via | None, info: ValidationInfo) -> Via | None:
    """Refuse what `via` cannot go with."""
    if via is not None and info.data.get("known_by") is not None:
        raise ValueError("cannot go with `known_by`: leave one of them out")
    return via


class ArticleQuery(ListQuery):
    """`/articles`"""


class EntityQuery(ListQuery):
    """`/people` and its siblings."""

    q: Word | None = Field(
        default=None, description="Words that a name or an alias must hold, without regard to case.", examples=["ruto"]
    )


class Dated(ListQuery, Range):
    """What lists about events take."""

    subtype: Word | None = Field(default=None, description="Subtype of the event.", examples=["signing"])
    realis: Realis | None = Field(default=None, description="Whether it happened.", examples=["actual"])
    min_sources: int = Field(
        default=1,
        ge=1,
        le=1000,
        description="Told by at least so many articles that are no near-copies of each other.",
        examples=[2],
    )
    known_by: KnownBy = None


class EventQuery(Dated):
    """`/events`"""

    article: Id | None = Field(
        default=None, description="Reported by this article, and told as it tells them.", examples=["a1f0c2d3e4b5a697"]
    )
    type: Word | None = Field(default=None, description="PLOVER type.", examples=["CONSULT"])
    place: Id | None = Field(default=None, description="Id of a place or country.", examples=["nairobi"])

    def to_filter(self) -> EventFilter:
        return EventFilter(
            article=self.article,
            subtype=self.subtype,
            type=self.type,
            realis=self.realis,
            place=self.place,
            start=self.start,
            end=self.end,
            when=self.when.value,
            min_sources=self.min_sources,
            known_by=self.known_by,
        )


class PlaceEventsQuery(Dated):
    """`/places/{id}/events`"""

    type: Word | None = Field(default=None, description="PLOVER type.", examples=["CONSULT"])

    def to_filter(self, place: str) -> EventFilter:
        return EventFilter(
            subtype=self.subtype,
            type=self.type,
            realis=self.realis,
            place=place,
            start=self.start,
            end=self.end,
            when=self.when.value,
            min_sources=self.min_sources,
            known_by=self.known_by,
        )


class EntityEventsQuery(Dated):
    """`/people/{id}/events` and its siblings."""

    role: Role | None = Field(default=None, description="Role in the event.", examples=["signatory"])
    attended: Presence = Field(default=Presence.ANY, description="Whether it was there.")
    place: Id | None = Field(default=None, description="Id of the place or country of the event.", examples=["nairobi"])

    def to_filter(self, kind: Kind, entity: str) -> AttendanceFilter:
        return AttendanceFilter(
            person=entity if kind is Kind.PERSON else None,
            country=entity if kind is Kind.COUNTRY else None,
            body=entity if kind is Kind.BODY else None,
            subtype=self.subtype,
            place=self.place,
            start=self.start,
            end=self.end,
            when=self.when.value,
            min_sources=self.min_sources,
            known_by=self.known_by,
            role=self.role,
            realis=self.realis,
            attended=self.attended.wanted,
        )


class DelegationQuery(EntityEventsQuery):
    """`/countries/{id}/events` and `/bodies/{id}/events`"""

    via: Via | None = Field(
        default=None,
        description="`delegates`: also what it was at through others, who stood for it or held an office of it then.",
    )

    _via = field_validator("via")(_together)


class AttendanceQuery(Dated):
    """`/attendance`"""

    person: Id | None = Field(default=None, description="Id of the person who took part.", examples=["william-ruto"])
    country: Id | None = Field(default=None, description="Id of the country that took part.", examples=["kenya"])
    body: Id | None = Field(default=None, description="Id of the body that took part.", examples=["united-nations"])
    event: Id | None = Field(default=None, description="Id of the event.", examples=["e5d1c09a77b3f2e4"])
    place: Id | None = Field(default=None, description="Id of the place or country of the event.", examples=["nairobi"])
    role: Role | None = Field(default=None, description="Role in the event.", examples=["signatory"])
    attended: Presence = Field(default=Presence.TRUE, description="Whether the participant was there.")
    article: Id | None = Field(default=None, description="Reported by this article.", examples=["a1f0c2d3e4b5a697"])
    via: Via | None = Field(
        default=None,
        description="`delegates`: also what the `country` or `body` was at through others, who stood for it or held an "
        "office of it then. Each row's `via` says through whom.",
    )

    @field_validator("via")
    @classmethod
    def _whose(cls, via: Via | None, info: ValidationInfo) -> Via | None:
        if via is not None and info.data.get("person") is not None:
            raise ValueError("cannot go with `person`: people are where they are themselves")
        if via is not None and info.data.get("country") is None and info.data.get("body") is None:
            raise ValueError("needs `country` or `body`: whose delegates?")
        return _together(via, info)

    def to_filter(self) -> AttendanceFilter:
        return AttendanceFilter(
            person=self.person,
            country=self.country,
            body=self.body,
            event=self.event,
            subtype=self.subtype,
            place=self.place,
            start=self.start,
            end=self.end,
            when=self.when.value,
            min_sources=self.min_sources,
            known_by=self.known_by,
            role=self.role,
            realis=self.realis,
            attended=self.attended.wanted,
            article=self.article,
        )


class OfficeQuery(ListQuery):
    """`/offices`"""

    person: Id | None = Field(default=None, description="Id of the person.", examples=["william-ruto"])
    of: Id | None = Field(default=None, description="Id of the country or body.", examples=["kenya"])
    article: Id | None = Field(default=None, description="Reported by this article.", examples=["a1f0c2d3e4b5a697"])

    known_by: KnownBy = None

    def to_filter(self) -> OfficeFilter:
        return OfficeFilter(person=self.person, of=self.of, article=self.article, known_by=self.known_by)


class ContributionQuery(ListQuery):
    """`/contributions`"""

    party: Id | None = Field(default=None, description="Id of the one who gives.", examples=["kenya"])
    mission: Id | None = Field(default=None, description="Id of the mission.", examples=["mss"])
    status: ContributionStatus | None = Field(default=None, description="How far it has got.", examples=["pledged"])
    article: Id | None = Field(default=None, description="Reported by this article.", examples=["a1f0c2d3e4b5a697"])

    known_by: KnownBy = None

    def to_filter(self) -> ContributionFilter:
        return ContributionFilter(
            party=self.party,
            mission=self.mission,
            status=self.status,
            article=self.article,
            known_by=self.known_by,
        )


class OneEventQuery(BaseModel):
    """`/events/{id}`"""

    known_by: LastDay | None = Field(
        default=None,
        description="As the articles tell it that had been published by the end of this day: YYYY, YYYY-MM or "
        "YYYY-MM-DD.",
        examples=["2024-03-02"],
    )
