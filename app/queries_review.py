"""The query parameters of lists for review: candidates, conflicts and judgements."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, field_validator

from app.queries import Id, ListQuery
from app.schemas.review import ConflictField
from graph.reads.filters import CandidateFilter, ConflictFilter, JudgementFilter
from graph.reports import Kind
from graph.store.judged import About


class CandidateQuery(ListQuery):
    """`/candidates`"""

    about: About | None = Field(default=None, description="What the two are. Default: either.", examples=["entity"])
    entity: Id | None = Field(default=None, description="Id of one of the two.", examples=["william-ruto"])
    event: Id | None = Field(default=None, description="Id of one of the two.", examples=["e5d1c09a77b3f2e4"])
    kind: Kind | None = Field(default=None, description="What kind of entities they are.", examples=["person"])
    min_score: float = Field(default=0.0, ge=0, le=999, allow_inf_nan=False, description="Least score.", examples=[1.5])

    @field_validator("entity")
    @classmethod
    def _of_entities(cls, entity: str | None, info: ValidationInfo) -> str | None:
        if entity is not None and info.data.get("about") is About.EVENT:
            raise ValueError("cannot go with `about=event`: no event is an entity")
        return entity

    @field_validator("event")
    @classmethod
    def _of_events(cls, event: str | None, info: ValidationInfo) -> str | None:
        if event is not None and info.data.get("about") is About.ENTITY:
            raise ValueError("cannot go with `about=entity`: no entity is an event")
        if event is not None and info.data.get("entity") is not None:
            raise ValueError("cannot go with `entity`: no event is an entity")
        return event

    @field_validator("kind")
    @classmethod
    def _kind_of_entities(cls, kind: Kind | None, info: ValidationInfo) -> Kind | None:
        if kind is not None and (info.data.get("about") is About.EVENT or info.data.get("event") is not None):
            raise ValueError("cannot go with events: it narrows entities")
        return kind

    def to_filter(self) -> CandidateFilter:
        return CandidateFilter(
            about=self.about,
            kind=self.kind,
            entity=self.entity,
            event=self.event,
            min_score=self.min_score,
        )


class ConflictQuery(ListQuery):
    """`/conflicts`"""

    field: ConflictField | None = Field(default=None, description="What articles differ on.", examples=["date"])
    event: Id | None = Field(default=None, description="Id of the event.", examples=["e5d1c09a77b3f2e4"])
    entity: Id | None = Field(
        default=None,
        description="Id of a person, country or body: conflicts of the events and contributions that it has a part in.",
        examples=["kenya"],
    )
    min_size: float = Field(
        default=0.0,
        ge=0,
        le=999,
        allow_inf_nan=False,
        description="Least size. Sizes of one `field` can be compared with each other.",
        examples=[2],
    )

    def to_filter(self) -> ConflictFilter:
        return ConflictFilter(field=self.field, event=self.event, entity=self.entity, min_size=self.min_size)


class JudgementQuery(ListQuery):
    """`/judgements`"""

    about: About | None = Field(default=None, description="What the two are.", examples=["event"])
    active: bool | None = Field(
        default=None, description="Whether they hold or have been retracted. Default: either.", examples=[True]
    )
    id: Id | None = Field(
        default=None,
        description="Id of an entity or event on either side: this one, or what is one with it at present.",
        examples=["william-ruto"],
    )

    def to_filter(self) -> JudgementFilter:
        return JudgementFilter(about=self.about, active=self.active, id=self.id)
