"""An explanation says what the report says, and why; its JSON keeps its shape."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from loaders.annotate import annotate
from loaders.clean import clean
from loaders.explain import Explanation, explain
from loaders.model import Annotated, Media, Metadata, Source
from loaders.pipeline import report

TEXT = """Foreign Minister Erlan Toktogulov met Peruvian President Rosa Quispe in Lima on Monday.

The president said Peru would send 200 engineers to the mission in Haiti. A dance festival was held by the sea.
"""


@pytest.fixture(scope="module")
def doc() -> Annotated:
    source = Source("note.txt", TEXT, Media.TEXT, Metadata(title="Talks in Lima", published="2024-05-15"))
    return annotate(clean(source))


@pytest.fixture(scope="module")
def found(doc: Annotated) -> Explanation:
    return explain(doc)


def test_events_are_those_of_the_report(doc: Annotated, found: Explanation) -> None:
    made = report(doc)

    assert [event.key for event in found.events] == [event.key for event in made.events]
    for said, reported in zip(found.events, made.events, strict=True):
        assert [(p.entity, p.role, p.attended) for p in said.participants] == [
            (p.entity, p.role.value, p.attended) for p in reported.participants
        ]
    assert {entity.key for entity in found.entities} == {entity.key for entity in made.entities}


def test_every_participant_was_weighed_and_nobody_left_out_took_part(found: Explanation) -> None:
    for event in found.events:
        assert all(part.judgement for part in event.participants), event.key
        assert not {part.entity for part in event.participants} & {out.entity for out in event.left_out}
        chances = [out.judgement.chance for out in event.left_out]
        assert chances == sorted(chances, reverse=True)


def test_a_meeting_is_told_with_its_reasons(found: Explanation) -> None:
    first = found.sentences[0]
    [met] = [frame for frame in first.frames if frame.subtype == "meeting"]

    assert (first.kind, met.trigger, met.rule, met.kept) == ("body", "met", "meeting:meet", True)
    assert met.judgement.chance >= met.judgement.threshold
    assert met.judgement.signs
    assert {(part.entity, part.function) for part in met.parts} == {
        ("erlan-toktogulov", "subject"),
        ("rosa-quispe", "object"),
    }
    [monday] = first.times
    assert monday.days
    assert (monday.text, monday.days.edtf, monday.days.anchor) == ("Monday", "2024-05-13", "2024-05-15")
    [meeting] = [event for event in found.events if event.subtype == "meeting"]
    assert meeting.days
    assert meeting.days.edtf == "2024-05-13"
    assert "lima" in meeting.places
    assert {"erlan-toktogulov", "rosa-quispe"} <= {part.entity for part in meeting.participants if part.attended}


def test_a_title_alone_is_linked_with_a_reason(found: Explanation) -> None:
    [mention] = [m for m in found.sentences[1].mentions if m.text == "The president"]

    assert mention.entities == ("rosa-quispe",)
    assert mention.form == "title"
    assert mention.reason


def test_passages_are_those_of_the_text(doc: Annotated, found: Explanation) -> None:
    for sentence in found.sentences:
        assert sentence.text == doc.text[sentence.start : sentence.end]
        for mention in sentence.mentions:
            assert mention.text == doc.text[mention.start : mention.end]
        for time in sentence.times:
            assert time.text == doc.text[time.start : time.end]
        for frame in sentence.frames:
            assert frame.trigger == doc.text[frame.start : frame.end]
    for event in found.events:
        assert all(quote.quote == doc.text[quote.start : quote.end] for quote in event.evidence)


def test_same_article_same_explanation(doc: Annotated, found: Explanation) -> None:
    assert explain(doc) == found


def test_json_keeps_its_shape(found: Explanation) -> None:
    document = json.loads(json.dumps(asdict(found)))

    days = {"edtf", "earliest", "latest", "precision", "method", "raw", "anchor"}
    judgement = {"chance", "threshold", "signs"}
    assert set(document) == set(
        "id source title published loader sentences entities events offices contributions".split()
    )
    sentence = document["sentences"][0]
    assert set(sentence) == set("number kind start end text mentions times frames".split())
    assert set(sentence["mentions"][0]) == set("text start end kind form modifier entities reason office".split())
    assert set(sentence["times"][0]) == set("text start end governor recurring days".split())
    assert set(sentence["times"][0]["days"]) == days
    frame = sentence["frames"][0]
    assert set(frame) == set("trigger start end subtype rule realis parts doubts judgement kept".split())
    assert set(frame["parts"][0]) == {"entity", "role", "function", "present"}
    assert set(frame["judgement"]) == judgement
    assert set(frame["judgement"]["signs"][0]) == {"sign", "weight"}
    assert set(document["entities"][0]) == {"key", "kind", "name", "forms", "qid", "parent"}
    event = document["events"][0]
    assert set(event) == set(
        "key type mode subtype realis confidence rules days places reference participants left_out evidence".split()
    )
    assert set(event["participants"][0]) == set("entity role attended represents functions judgement".split())
    assert set(event["evidence"][0]) == {"start", "end", "quote"}
    assert set(document["offices"][0]) == {"person", "title", "of", "held", "evidence"}
    assert set(document["contributions"][0]) == {"party", "mission", "personnel", "status", "evidence"}
