"""The real engine's reading of a few sentences, and the mentions in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders import mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.model import Annotated, Media, Mention, Source


class Found:
    """The mentions of a text, to be asked for by the words that they cover."""

    def __init__(self, doc: Annotated) -> None:
        self.doc = doc
        self.all = mentions.find(doc)

    def words(self, mention: Mention) -> str:
        return self.doc.text[mention.start : mention.end]

    def at(self, words: str) -> Mention:
        found = [m for m in self.all if self.words(m) == words]
        assert found, f"no mention {words!r} among {[self.words(m) for m in self.all]}"
        return found[0]

    def known_keys(self) -> set[str]:
        return {m.key for m in self.all if m.key}


@pytest.fixture(scope="session")
def find() -> Callable[[str], Found]:
    return lambda text: Found(annotate(clean(Source("test.txt", text, Media.TEXT))))
