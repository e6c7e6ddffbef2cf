"""Where events of short texts in our own words were: by their clauses, their occasions, their countries."""

from __future__ import annotations

import pytest

from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract


def places(text: str, subtype: str, title: str = "A note") -> tuple[str, ...]:
    report = extract(Source("note.txt", text, Media.TEXT, Metadata(title=title, published="2024-05-17")))
    [event] = [e for e in report.events if e.subtype == subtype]
    return event.places


CASES = [
    ("Norway and Vietnam signed a fisheries agreement in Hanoi on Tuesday.", "signing", "hanoi"),
    # wherever the parser hangs the phrase
    ("Minister Joly met yesterday with Minister Kamikawa of Japan in Geneva.", "meeting", "geneva"),
    ("On Monday in Kabul, gunmen killed two teachers.", "attack", "kabul"),
    # what was struck
    ("Rebels shelled Goma on Monday.", "attack", "goma"),
    # the country that qualifies a town
    ("Two people were arrested in the Serbian capital on Monday.", "arrest", "serbia"),
    # a stay goes on
    ("Chancellor Scholz visited Nairobi on Monday. Scholz thanked Kenya for its help.", "endorsement", "nairobi"),
    # powers of a state act at home
    ("Kenya's High Court ruled on Monday that the tax was unlawful.", "ruling", "kenya"),
]


@pytest.mark.parametrize(("text", "subtype", "expected"), CASES)
def test_an_event_has_the_place_that_the_text_supports(text: str, subtype: str, expected: str) -> None:
    assert expected in places(text, subtype)


def test_what_a_talk_is_about_is_not_where_it_is() -> None:
    text = "Canada's Foreign Minister Melanie Joly met Japan's Foreign Minister Yoko Kamikawa over the war in Sudan."
    found = places(text, "meeting")
    assert "sudan" not in found


def test_a_place_brings_the_country_that_the_text_speaks_of() -> None:
    found = places("Kenya was host. The ministers of Norway and Ghana met in Nairobi on Monday.", "meeting")
    assert found[0] == "nairobi"
    assert "kenya" in found
