"""Events, their participants, and attendance: who was at what."""

from __future__ import annotations

from pydantic import Field

from app.schemas.common import (
    ArticleIds,
    Attended,
    Document,
    Happening,
    PartConfidence,
    Quote,
    Represents,
    RoleField,
    Subject,
)


class Participant(Subject):
    """A person, country or body in an event, with the words that say so."""

    role: RoleField
    attended: Attended
    represents: Represents
    confidence: PartConfidence
    articles: ArticleIds
    evidence: list[Quote] = Field(description="The passages that say so.")


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


class Attendance(Document):
    """One entity's part in one event."""

    event: Happening = Field(description="The event.")
    participant: Subject = Field(description="Who.")
    role: RoleField
    attended: Attended
    represents: Represents
    confidence: PartConfidence
    articles: ArticleIds
    evidence: list[Quote] = Field(description="The passages that say so.")
