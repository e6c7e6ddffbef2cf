"""People, countries, bodies and places."""

from __future__ import annotations

from pydantic import Field

from app.schemas.common import Document, Named
from graph.reports import Kind


class EntityCounts(Document):
    """How much is known of it."""

    events: int = Field(ge=0, description="Events it has a part in, or that took place in it.", examples=[14])
    attended: int = Field(ge=0, description="Events it was at.", examples=[6])
    articles: int = Field(ge=0, description="Articles that name it.", examples=[8])


class Entity(Named):
    """A person, country, body or place, as resolved from all articles. What a kind does not have is null."""

    kind: Kind = Field(description="What it is.", examples=["person"])
    aliases: list[str] = Field(
        description="Every form of its name in the articles.", examples=[["President Ruto", "Ruto"]]
    )
    qid: str | None = Field(description="Wikidata id.", examples=["Q114", None])
    iso2: str | None = Field(description="ISO 3166-1 alpha-2 code of a country.", examples=["KE", None])
    iso3: str | None = Field(description="ISO 3166-1 alpha-3 code of a country.", examples=["KEN", None])
    latitude: float | None = Field(description="Degrees north.", examples=[-1.28, None])
    longitude: float | None = Field(description="Degrees east.", examples=[36.82, None])
    parent: Named | None = Field(description="The country or body it belongs to.", examples=[None])
    counts: EntityCounts = Field(description="How much is known of it.")
