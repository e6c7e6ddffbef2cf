"""When events of short texts in our own words were: their own dates, and those that the telling around them gives."""

from __future__ import annotations

import pytest

from graph.reports import EventReport
from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract

PUBLISHED = "2024-05-17"  # a Friday


def events(text: str, title: str = "A note") -> list[EventReport]:
    source = Source("note.txt", text, Media.TEXT, Metadata(title=title, published=PUBLISHED))
    return list(extract(source).events)


def day(found: list[EventReport], subtype: str) -> str | None:
    [event] = [e for e in found if e.subtype == subtype]
    return None if event.date is None else event.date.edtf


CASES = [
    # the telling goes on from a day of the news
    (
        "President Macron met Chancellor Scholz in Berlin on Wednesday. Macron urged Germany to send more aid.",
        "request",
        "2024-05-15",
    ),
    # but not from the background, nor where the clause turns back
    (
        "President Macron met Chancellor Scholz in Berlin on March 3, 2019. Norway urged Ghana to send more aid.",
        "request",
        None,
    ),
    (
        "President Macron met Chancellor Scholz on Wednesday. Macron previously urged Germany to send more aid.",
        "request",
        None,
    ),
    # nor for what has been, is or may be
    ("President Macron met Chancellor Scholz on Wednesday. Macron has condemned Russia.", "criticism", None),
    # the purpose of going is of the day of going
    ("Minister Joly is in Lima on May 20 to hold talks with President Boluarte.", "meeting", "2024-05-20"),
    # a document or an occasion dates what is said in it
    ("Norway condemned the coup in its May 3 statement.", "criticism", "2024-05-03"),
    # the day of announcing does not date what is announced
    ("Norway today announced a planned visit of its prime minister to Ghana.", "visit", None),
    # from then to now
    ("More than 50 people have been arrested since the protests began in March.", "arrest", "2024-03-01/2024-05-17"),
]


@pytest.mark.parametrize(("text", "subtype", "expected"), CASES)
def test_an_event_has_the_day_that_the_telling_supports(text: str, subtype: str, expected: str | None) -> None:
    assert day(events(text), subtype) == expected


def test_what_is_said_in_a_talk_is_of_its_day_in_an_account_of_it() -> None:
    found = events(
        "Minister Joly spoke yesterday with Minister Kamikawa of Japan.\n\n"
        "The two recalled a hard winter.\n\nMinister Joly thanked Japan for its support.",
        title="Readout of Minister Joly's call with Minister Kamikawa",
    )
    assert day(found, "call") == "2024-05-16"
    assert day(found, "endorsement") == "2024-05-16"


def test_a_statement_performs_its_acts_on_its_day_and_news_does_not() -> None:
    text = "We thank Ghana for its hospitality."
    assert day(events(text, title="Statement by Minister Joly on Ghana"), "endorsement") == PUBLISHED
    quoted = 'The minister praised the talks. "The people of Canada thank Ghana for its hospitality," she wrote.'
    assert all(e.date is None for e in events(quoted))
