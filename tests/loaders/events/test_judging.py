"""Which proposed frames are kept, who is said to have taken part, and how sure that is."""

from __future__ import annotations

import pytest

from loaders import coreference, dates, mentions
from loaders.annotate import annotate_all
from loaders.clean import clean
from loaders.events import frames
from loaders.events.frames import keeping, propose
from loaders.model import Media, Source
from loaders.pipeline import extract

MEETING = (
    "The foreign minister of Norway, Anna Berg, met the president of Ghana, Kofi Asante, in Accra on Monday. "
    "Berg said that the two countries want more trade. The minister's plane had been late."
)


def source(text: str) -> Source:
    return Source("note.txt", text, Media.TEXT)


def test_what_is_kept_was_proposed_and_reached_what_it_had_to() -> None:
    doc = next(annotate_all([clean(source(MEETING))]))
    entities, times = coreference.link(doc, mentions.find(doc)), dates.find(doc)
    proposed, kept = propose(doc, entities, times), frames(doc, entities, times)
    assert {f.trigger for f in kept} < {f.trigger for f in proposed}
    assert all(f.chance >= keeping().threshold for f in kept)
    assert all(0 < f.chance < 1 for f in kept)


def test_the_confidence_is_the_probability_of_the_model() -> None:
    report = extract(source(MEETING))
    meeting = next(e for e in report.events if e.subtype == "meeting")
    assert 0.5 < meeting.confidence < 1
    assert all(0 < p.confidence <= 1 for p in meeting.participants)


@pytest.mark.parametrize(("words", "found"), [("illegal and shameful betrayal", True), ("short and clear text", False)])
def test_only_speech_that_judges_is_a_criticism(words: str, found: bool) -> None:
    report = extract(source(f"President Kofi Asante of Ghana said on Monday that Norway's decision was a {words}."))
    assert any(e.subtype == "criticism" for e in report.events) is found


def test_the_counterpart_of_a_talk_before_an_infinitive_was_there() -> None:
    report = extract(
        source("President Kofi Asante spoke on Monday with President Anna Berg of Norway to discuss trade.")
    )
    call = next(e for e in report.events if e.subtype == "call")
    assert {"kofi-asante", "anna-berg"} <= {p.entity for p in call.participants if p.attended}
