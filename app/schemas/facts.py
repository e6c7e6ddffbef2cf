"""Facts beside events: who held which office, and who gives how many people to which mission."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from app.schemas.common import ArticleIds, Document, IndependentSources, Known, Named, Quote, Sources
from graph.reports import ContributionStatus


class Office(Document):
    """That a person held an office, with days on which the articles show it."""

    id: str = Field(description="Id, made from the fact.", examples=["o42a6c1d0e9f83b5"])
    person: Named = Field(description="Who.", examples=[{"id": "william-ruto", "name": "William Ruto"}])
    title: str = Field(description="The office.", examples=["President"])
    of: Named = Field(description="The country or body.", examples=[{"id": "kenya", "name": "Kenya"}])
    from_: date | None = Field(
        alias="from", description="First day that an article shows it held.", examples=["2024-03-01"]
    )
    to: date | None = Field(description="Last day that an article shows it held.", examples=["2024-06-25"])
    articles: ArticleIds
    sources: Sources
    independent_sources: IndependentSources
    known: Known
    evidence: list[Quote] = Field(description="The passages that say so.")


class Contribution(Document):
    """That a party gives people to a mission."""

    id: str = Field(description="Id, made from the fact.", examples=["c7b3f2e45d1c09a7"])
    party: Named = Field(description="Who gives.", examples=[{"id": "kenya", "name": "Kenya"}])
    mission: Named = Field(
        description="To what.", examples=[{"id": "mss", "name": "Multinational Security Support Mission"}]
    )
    personnel: int | None = Field(
        ge=0, description="Number of people; `null` where no article gives one.", examples=[1000]
    )
    status: ContributionStatus = Field(description="How far it has got.", examples=["pledged"])
    conflicts: int = Field(
        ge=0,
        description="Whether articles give other numbers for the same: `/conflicts?field=personnel` shows them.",
        examples=[1],
    )
    articles: ArticleIds
    sources: Sources
    independent_sources: IndependentSources
    known: Known
    evidence: list[Quote] = Field(description="The passages that say so.")
