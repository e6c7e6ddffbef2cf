"""Articles, as they are sent in and as they are answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.dates import cut_date
from app.schemas.common import Document
from graph.reports import Precision
from loaders.model import Media


class ArticleCounts(Document):
    """How much the article reports."""

    entities: int = Field(ge=0, description="People, countries, bodies and places.", examples=[9])
    events: int = Field(ge=0, description="Events.", examples=[6])
    offices: int = Field(ge=0, description="Statements that somebody holds an office.", examples=[2])
    contributions: int = Field(ge=0, description="Statements that somebody gives people to a mission.", examples=[1])


class Article(Document):
    """An article, without its text: that is at `/articles/{id}/text`."""

    id: str = Field(description="Id, made from source and text.", examples=["a1f0c2d3e4b5a697"])
    source: str = Field(description="File name, address, or what the sender called it.", examples=["sample/accord.md"])
    url: str | None = Field(description="Where it was published.", examples=["https://news.example/accord"])
    title: str = Field(description="Headline.", examples=["Kenya and Haiti sign policing accord"])
    publisher: str | None = Field(description="Who published it.", examples=["Nairobi Courier"])
    published: str | None = Field(
        description="Date of publication, cut to what is known: 2024, 2024-03 or 2024-03-01.", examples=["2024-03-01"]
    )
    published_precision: Precision | None = Field(description="How much of that date is known.", examples=["day"])
    language: str = Field(description="BCP 47 tag of its language.", examples=["en"])
    sha256: str = Field(description="SHA-256 of the text in UTF-8, in hexadecimal.", examples=["9f" * 32])
    loader: str = Field(description="Version of the extraction that read it.", examples=["1"])
    characters: int = Field(ge=0, description="Length of the text in Unicode code points.", examples=[2380])
    counts: ArticleCounts = Field(description="How much it reports.")


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("must hold words, not only white space")
    return value


Published = Annotated[str, AfterValidator(cut_date)]


class NewArticle(BaseModel):
    """An article to read and keep."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, AfterValidator(_filled)] = Field(
        min_length=1,
        description="The article, written as `media` says.",
        examples=[
            "NAIROBI, 1 March 2024 - President William Ruto met Prime Minister Ariel Henry in Nairobi on Friday."
        ],
    )
    media: Media = Field(default=Media.TEXT, description="How `text` is written.", examples=["text"])
    title: str | None = Field(default=None, max_length=1000, description="Headline.", examples=["Ruto meets Henry"])
    publisher: str | None = Field(
        default=None, max_length=300, description="Who published it.", examples=["Nairobi Courier"]
    )
    published: Published | None = Field(
        default=None,
        description="Date of publication as YYYY, YYYY-MM or YYYY-MM-DD: relative dates are counted from it.",
        examples=["2024-03-01"],
    )
    url: str | None = Field(
        default=None,
        max_length=2000,
        pattern=r"^https?://\S+$",
        description="Where it was published. It is kept, not fetched.",
        examples=["https://news.example/ruto-henry"],
    )
    language: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="BCP 47 tag of its language.",
        examples=["en"],
    )
    source: str | None = Field(
        default=None,
        min_length=1,
        max_length=1000,
        description="What to call it: part of its identity. Default: the url, else `api`.",
        examples=["wire-20240301-17"],
    )
