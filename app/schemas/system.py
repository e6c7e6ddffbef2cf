"""Problem documents and the server's own state."""

from __future__ import annotations

from pydantic import Field

from app.schemas.common import Document


class InvalidValue(Document):
    """One value that is not valid."""

    detail: str = Field(description="What it must be.", examples=["Input should be less than or equal to 100"])
    pointer: str | None = Field(
        default=None, description="JSON pointer (RFC 6901) into the body, as a URI fragment.", examples=["#/published"]
    )
    parameter: str | None = Field(default=None, description="Name of the parameter.", examples=["limit"])


class ProblemDocument(Document):
    """An error, as RFC 9457 has it."""

    type: str = Field(description="Address that explains this kind of problem.", examples=["/problems/not-found"])
    title: str = Field(description="The kind of problem, in words.", examples=["Nothing has this id"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(
        description="What was wrong with this request.", examples=["There is no event e0000000000000000."]
    )
    instance: str = Field(description="The address that was asked for.", examples=["/events/e0000000000000000"])
    request_id: str = Field(
        description="The request's id, as in X-Request-ID; the log has it.",
        examples=["4f1c0d9be2a5476f9f3a7c1e8d60b2aa"],
    )
    errors: list[InvalidValue] | None = Field(
        default=None, description="Each value that is not valid, where some are not."
    )
    suggestion: str | None = Field(default=None, description="The name that was probably meant.", examples=["person"])
    standing: str | None = Field(
        default=None, description="Of an id that has been merged away: the one that stands.", examples=["william-ruto"]
    )
    chain: list[str] | None = Field(
        default=None,
        description="Of a contradiction: the ids that judgements lead along from one side to the other.",
        examples=[["w-ruto", "william-ruto", "william-samoei-ruto"]],
    )


class ProblemKind(Document):
    """What a `type` of problem means."""

    type: str = Field(description="Its address.", examples=["/problems/not-found"])
    title: str = Field(description="What it is, in words.", examples=["Nothing has this id"])
    status: int = Field(description="The HTTP status that it comes with.", examples=[404])
    help: str = Field(description="What to do about it.", examples=["Take ids from the lists."])


class Health(Document):
    """That the process answers."""

    status: str = Field(description="Always `ok`.", examples=["ok"])
    version: str = Field(description="Version of Attache.", examples=["0.1.0"])


class Readiness(Document):
    """That requests can be answered: the database is there."""

    status: str = Field(description="Always `ready`; the other answer is a problem document.", examples=["ready"])
    neo4j_version: str = Field(description="Version of the database.", examples=["2026.09.0"])
    neo4j_edition: str = Field(description="Edition of the database.", examples=["community"])
