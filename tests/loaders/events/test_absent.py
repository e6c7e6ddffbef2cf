"""Who an article says was not there."""

from __future__ import annotations

import pytest

from loaders import coreference, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events.absent import absentees
from loaders.model import Media, Metadata, Source


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anna Keller did not attend the talks.", {"anna-keller"}),
        ("Anna Keller could not come to Oslo.", {"anna-keller"}),
        ("Anna Keller boycotted the summit in Oslo.", {"anna-keller"}),
        ("Anna Keller was absent from the talks.", {"anna-keller"}),
        ("Anna Keller attended the talks in Oslo.", set()),
        ("Anna Keller did not boycott the summit.", set()),
    ],
)
def test_who_stayed_away(text: str, who: set[str]) -> None:
    doc = annotate(clean(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))))
    assert absentees(doc, coreference.link(doc, mentions.find(doc))) == who
