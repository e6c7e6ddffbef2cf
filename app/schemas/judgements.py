"""Judgements, as they are sent in and as they are answered."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.schemas.common import Document
from graph.reports import Kind
from graph.store.judged import About, Verdict


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("must hold words, not only white space")
    return value.strip()


By = Annotated[
    str,
    AfterValidator(_filled),
    Field(min_length=1, max_length=200, description="Who decides: a name, a team, a program.", examples=["A. Editor"]),
]
Why = Annotated[
    str,
    AfterValidator(_filled),
    Field(min_length=1, max_length=2000, description="The reason.", examples=["Both are the President of Kenya."]),
]
UnitId = Annotated[str, Field(min_length=1, max_length=200)]


class NewJudgement(BaseModel):
    """A decision on two entities or two events."""

    model_config = ConfigDict(extra="forbid")

    about: About | None = Field(
        default=None, description="What the two are. Default: what their ids look like.", examples=["entity"]
    )
    verdict: Verdict = Field(description="Whether they are one.", examples=["same"])
    left: UnitId = Field(description="Id of an entity or an event.", examples=["william-ruto"])
    right: UnitId = Field(description="Id of another of the same kind.", examples=["william-samoei-ruto"])
    by: By
    why: Why


class NewRetraction(BaseModel):
    """The decision that a judgement does not hold any more."""

    model_config = ConfigDict(extra="forbid")

    by: By
    why: Why


class SideNow(Document):
    """What a side of a judgement is part of at present."""

    id: str = Field(description="Id of the entity or event.", examples=["william-ruto"])
    kind: Kind | None = Field(default=None, description="What it is, of an entity.", examples=["person"])
    name: str | None = Field(default=None, description="Canonical name, of an entity.", examples=["William Ruto"])
    subtype: str | None = Field(default=None, description="What kind of event it is, of an event.", examples=["visit"])
    label: str | None = Field(
        default=None, description="One readable line, of an event.", examples=["William Ruto · visit · Haiti"]
    )


class JudgedSide(Document):
    """One of the two that a judgement is about."""

    id: str = Field(description="The id that was judged.", examples=["william-samoei-ruto"])
    now: SideNow | None = Field(
        description="What it is part of at present; null while no article speaks of it: the judgement rests until then."
    )


class Judgement(Document):
    """What a person decided on two entities or two events."""

    id: str = Field(description="Its id.", examples=["j5d1c09a77b3f2e4"])
    about: About = Field(description="What the two are.", examples=["entity"])
    verdict: Verdict = Field(description="Whether they are one.", examples=["same"])
    left: JudgedSide = Field(description="One of the two: that with the smaller id.")
    right: JudgedSide = Field(description="The other.")
    by: str = Field(description="Who decided.", examples=["A. Editor"])
    why: str = Field(description="The reason.", examples=["Both are the President of Kenya."])
    made: datetime = Field(description="When.", examples=["2026-11-24T20:15:00Z"])
    active: bool = Field(description="Whether it holds: it has not been retracted.", examples=[True])
    retracted: datetime | None = Field(description="When it was retracted.", examples=[None])
    retracted_by: str | None = Field(description="Who retracted it.", examples=[None])
    retracted_why: str | None = Field(description="Why.", examples=[None])
