"""Who else was there: sentences and lists in our own words, what they add, and to which occasion."""

from __future__ import annotations

import pytest

from loaders import coreference, dates, events, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events.companions import Companions, companions
from loaders.model import Annotated, Entities, Media, Metadata, Source
from loaders.pipeline import extract


def read(text: str) -> tuple[Annotated, Entities]:
    doc = annotate(clean(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))))
    return doc, coreference.link(doc, mentions.find(doc))


def found(text: str) -> list[Companions]:
    return companions(*read(text))


def added(text: str) -> set[str]:
    return {party.entity for item in found(text) for party in item.added}


MET = "President Juan Perez met Prime Minister Lena Moor in Oslo on Monday. "

ADDING = [
    (MET + "Also attending were Finance Minister Karl Vos and Trade Minister Otto Baum.", {"karl-vos", "otto-baum"}),
    (MET + "Participants included Finance Minister Karl Vos and Trade Minister Otto Baum.", {"karl-vos", "otto-baum"}),
    (MET + "Among the guests were Finance Minister Karl Vos and King Olav.", {"karl-vos", "olav"}),
    (MET + "With him were Finance Minister Karl Vos and Trade Minister Otto Baum.", {"karl-vos", "otto-baum"}),
    (MET + "He was joined by Finance Minister Karl Vos and Trade Minister Otto Baum.", {"karl-vos", "otto-baum"}),
    (MET + "Finance Minister Karl Vos and Trade Minister Otto Baum looked on.", {"karl-vos", "otto-baum"}),
    (MET + "Finance Minister Karl Vos was also present.", {"karl-vos"}),
    (MET + "The talks were chaired by Ambassador Karl Vos.", {"karl-vos"}),
    (MET + "Ambassador Karl Vos provided opening remarks.", {"karl-vos"}),
    (
        MET + "The ministers received a briefing from Ambassador Karl Vos and General Otto Baum.",
        {"karl-vos", "otto-baum"},
    ),
    (MET + "Kenya was represented by its foreign minister, Karl Vos.", {"karl-vos"}),
    (MET + "Foreign Minister Karl Vos represented Kenya at the talks.", {"karl-vos"}),
    (
        (
            "President Juan Perez and his delegation, consisting of Finance Minister Karl Vos and General Otto Baum, "
            "arrived in Oslo on Monday."
        ),
        {"karl-vos", "otto-baum"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADDING, ids=[text.split(". ")[-1][:40] for text, _ in ADDING])
def test_sentences_add_people(text: str, expected: set[str]) -> None:
    assert expected <= added(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Finance Minister Karl Vos did not attend.",
        "Finance Minister Karl Vos was not present.",
        "Finance Minister Karl Vos was absent.",
        "Finance Minister Karl Vos sent his regrets.",
        "It was not clear whether Finance Minister Karl Vos would join them.",
        "The board of the bank includes Karl Vos and Otto Baum.",
        "Finance Minister Karl Vos joined the party in 1990.",
        "Among those absent were Finance Minister Karl Vos and General Otto Baum.",
    ],
)
def test_absence_and_membership_add_nobody(sentence: str) -> None:
    assert not {"karl-vos", "otto-baum"} & added(MET + sentence)


HEADINGS = ["Participants:", "Members of the delegation:", "Joining the President at the meeting were:", "Attendees"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_items_under_a_heading(heading: str) -> None:
    text = MET + f"\n\n{heading}\n\n- Karl Vos, Minister of Finance\n\n- Trade Minister Otto Baum\n"
    assert added(text) >= {"karl-vos", "otto-baum"}


def test_a_membership_heading_lists_nobody() -> None:
    text = MET + "\n\nThe Council of Governors includes:\n\n- Governor Karl Vos\n\n- Governor Otto Baum\n"
    assert not {"karl-vos", "otto-baum"} & added(text)


def test_what_is_to_come_is_planned() -> None:
    text = "Minister Ana Rossi will travel to Oslo next week. She will be accompanied by General Otto Baum."
    assert [item.planned for item in found(text)] == [True]


def test_presence_by_video_is_virtual() -> None:
    items = found(MET + "\n\nVirtual participants:\n\n- Karl Vos, Minister of Finance\n\n- General Otto Baum\n")
    assert items
    assert all(item.virtual for item in items)


def test_the_people_join_the_occasion_told_before() -> None:
    report = extract(
        Source(
            "note.txt",
            MET + "Also attending were Finance Minister Karl Vos and Trade Minister Otto Baum.",
            Media.TEXT,
            Metadata(title="A note", published="2024-05-17"),
        )
    )
    meeting = next(e for e in report.events if e.subtype == "meeting")
    assert {"karl-vos", "otto-baum"} <= {p.entity for p in meeting.participants if p.attended}


def test_a_definite_noun_tells_no_second_occasion() -> None:
    doc, entities = read(MET + "Ambassador Karl Vos also joined the meeting.")
    times = dates.find(doc)
    reported = events.find(doc, entities, times, events.frames(doc, entities, times))
    assert [e.subtype for e in reported].count("meeting") == 1
