"""People, countries, bodies and places."""

from __future__ import annotations

from urllib.parse import quote

from pydantic import Field, computed_field

from app.schemas.common import Document, Named
from graph.reports import Kind


class EntityCounts(Document):
    """How much is known of it."""

    events: int = Field(ge=0, description="Events it has a part in, or that took place in it.", examples=[14])
    attended: int = Field(ge=0, description="Events it was at.", examples=[6])
    articles: int = Field(ge=0, description="Articles that name it.", examples=[8])
    candidates: int = Field(ge=0, description="Others that may be the same: see `links.candidates`.", examples=[1])


class Referent(Document):
    """What all reports under one key plainly mean. An entity is one of them, or several that were found to be one."""

    id: str = Field(description="Its id; as an entity's id it leads to the entity.", examples=["william-samoei-ruto"])
    names: list[str] = Field(
        description="The names that articles give it, the most frequent first.", examples=[["William Samoei Ruto"]]
    )


class EntityLinks(Document):
    """Where more is told of it."""

    candidates: str = Field(description="Others that may be the same.", examples=["/candidates?entity=william-ruto"])
    conflicts: str = Field(
        description="What articles differ on in the events and contributions that it has a part in.",
        examples=["/conflicts?entity=william-ruto"],
    )


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
    referents: list[Referent] = Field(description="What has been merged into it, itself included: their ids lead here.")
    counts: EntityCounts = Field(description="How much is known of it.")

    @computed_field(description="Where more is told of it.")  # type: ignore[prop-decorator]
    @property
    def links(self) -> EntityLinks:
        name = quote(self.id, safe="")
        return EntityLinks(candidates=f"/candidates?entity={name}", conflicts=f"/conflicts?entity={name}")
