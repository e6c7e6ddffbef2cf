"""The real engine's reading of a few sentences, and what their mentions speak of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders import coreference, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.model import Annotated, ArticleEntity, Link, Media, Metadata, Source


class Linked:
    """The links of a text, to be asked for by the words of their mentions."""

    def __init__(self, doc: Annotated) -> None:
        self.doc = doc
        self.entities = coreference.link(doc, mentions.find(doc))

    def all(self, words: str) -> list[Link]:
        return [x for x in self.entities.links if self.doc.text[x.mention.start : x.mention.end] == words]

    def keys(self, words: str) -> list[tuple[str, ...]]:
        """What each mention of these words speaks of, in text order; nothing for those not linked."""
        return [x.entities for x in self.all(words)]

    def entity(self, key: str) -> ArticleEntity:
        assert key in self.entities.by_key, f"{key} is not among {sorted(self.entities.by_key)}"
        return self.entities.by_key[key]


def _read(text: str, publisher: str | None = None) -> Linked:
    metadata = Metadata(publisher=publisher)
    return Linked(annotate(clean(Source("test.txt", text, Media.TEXT, metadata))))


@pytest.fixture(scope="session")
def read() -> Callable[..., Linked]:
    return _read
