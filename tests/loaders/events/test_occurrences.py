"""Which sentences tell of one occurrence, and which of two."""

from __future__ import annotations

import pytest

from loaders import coreference, dates, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events.frames import propose
from loaders.events.occurrences import Telling, occurrences
from loaders.events.when import date_of
from loaders.events.where import places_of
from loaders.model import Media, Metadata, Source


def told(text: str, subtype: str) -> int:
    """How many occurrences of a subtype the text's frames make."""
    doc = annotate(clean(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))))
    entities, times = coreference.link(doc, mentions.find(doc)), dates.find(doc)
    frames = propose(doc, entities, times)
    tellings = [Telling(f, date_of(doc, times, f), places_of(doc, entities, f)) for f in frames]
    return sum(o.subtype == subtype for o in occurrences(tellings, doc))


@pytest.mark.parametrize(
    ("text", "subtype", "count"),
    [
        (
            "Norway imposed sanctions on Belarus on Monday. Norway imposed sanctions on Belarus over the vote.",
            "sanction",
            1,
        ),
        ("Gunmen attacked a market in Nairobi on Monday. Gunmen attacked a hotel in Oslo on Friday.", "attack", 2),
        ("Kenya condemned Belarus on Monday. Ghana condemned Norway in March.", "criticism", 2),
        (
            "William Ruto met Mia Mottley on Monday. William Ruto met Jonas Store on Monday.",
            "meeting",
            2,
        ),
    ],
)
def test_one_occurrence_or_two(text: str, subtype: str, count: int) -> None:
    assert told(text, subtype) == count
