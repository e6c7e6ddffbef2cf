"""Whether what our own sentences tell happened, is planned, is only possible, or is denied."""

from __future__ import annotations

import pytest

from loaders import coreference, dates, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events.frames import propose
from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract

CASES = [
    # speech acts: whether it was said, not whether what it says will be
    ("President Meri emphasized that Estonia will continue to support Moldova.", "endorsement", "actual"),
    ("Minister Sali made clear that Albania will respond decisively if Serbia attacks.", "threat", "actual"),
    ("President Kiir did not concede and vowed to fight on.", "pledge", "actual"),
    (
        "President Meri spoke with Prime Minister Sandu of Moldova to offer his congratulations.",
        "endorsement",
        "actual",
    ),
    ("Minister Sali took the opportunity to thank Prime Minister Sandu.", "endorsement", "actual"),
    ("The government of Peru did not agree to the proposal of Chile.", "refusal", "actual"),
    ("Minister Sali decided to decline the offer of Serbia.", "refusal", "actual"),
    ("Minister Sali will thank Prime Minister Sandu in Tirana.", "endorsement", "planned"),
    # what is granted, forced, attempted
    ("President Meri was allowed to visit Minsk.", "visit", "actual"),
    ("President Meri was able to visit Minsk.", "visit", "actual"),
    ("President Meri was forced to resign.", "resignation", "actual"),
    ("Rebels tried to assassinate President Kiir.", "attack", "actual"),
    ("President Meri had no plans to meet Prime Minister Sandu.", "meeting", "negated"),
    ("President Meri accepted an invitation to visit Moldova.", "visit", "planned"),
    # futures
    ("President Meri is going to meet Prime Minister Sandu.", "meeting", "planned"),
    ("President Meri flies to Lima on Saturday for talks with President Boluarte.", "visit", "planned"),
    ("President Meri flies to Lima on Saturday for talks with President Boluarte.", "meeting", "planned"),
    ("President Meri will resign if the party loses.", "resignation", "hypothetical"),
    ("The delegation of Estonia was due in Lima for talks.", "visit", "planned"),
    ("President Meri agreed to have his aides meet Prime Minister Sandu.", "meeting", "planned"),
    ("President Meri looked forward to attending the summit in Vilnius.", "summit", "planned"),
    ("Prosecutor Brandt has called a press conference for noon.", "meeting", "planned"),
    ("Minister Sali spoke four days before Prime Minister Sandu visits Tirana.", "visit", "planned"),
    ("Minister Sali asked Judge Brandt to attend the summit in Vilnius.", "summit", "planned"),
    # nouns: spoken of after the fact, unless brought about or sought
    ("Fighters of Hamas claimed responsibility for the attack on Ashdod.", "attack", "actual"),
    ("Minister Sali will investigate the attack on Tirana.", "attack", "actual"),
    ("Minister Sali warned of an attack on Tirana.", "attack", "hypothetical"),
    ("Serbia will launch an attack on Tirana.", "attack", "hypothetical"),
    ("Any attack by Serbia on Albania is unacceptable.", "attack", "hypothetical"),
    ("The leaders discussed the ongoing blockade of Albania by Serbia.", "sanction", "actual"),
    ("Minister Sali condemned last month's election in Serbia.", "election", "actual"),
    ("The ministers prepared for next week's summit in Vilnius.", "summit", "planned"),
    ("After failed negotiations with Serbia, Minister Sali left.", "meeting", "actual"),
    ("Minister Sali announced the resignation of Judge Brandt.", "resignation", "actual"),
    ("Parliament in Tirana weighed an emergency summit with Serbia.", "summit", "hypothetical"),
]


def realis(text: str, subtype: str) -> set[str]:
    source = Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))
    doc = annotate(clean(source))
    found = propose(doc, coreference.link(doc, mentions.find(doc)), dates.find(doc))
    return {frame.realis.value for frame in found if frame.subtype == subtype}


@pytest.mark.parametrize(("text", "subtype", "expected"), CASES, ids=[f"{s}:{t[:40]}" for t, s, _ in CASES])
def test_what_a_sentence_says_of_its_event(text: str, subtype: str, expected: str) -> None:
    assert realis(text, subtype) == {expected}


def test_a_headline_with_an_infinitive_tells_a_plan() -> None:
    source = Source("note.txt", "Meri was in Tallinn.", Media.TEXT, Metadata(title="Meri to visit Moldova in May"))
    doc = annotate(clean(source))
    found = propose(doc, coreference.link(doc, mentions.find(doc)), dates.find(doc))
    assert {f.realis.value for f in found if f.subtype == "visit"} <= {"planned"}


def settled(text: str, subtype: str) -> set[str]:
    source = Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))
    return {event.realis.value for event in extract(source).events if event.subtype == subtype}


def test_a_day_to_come_makes_a_plan_but_not_of_what_was_said() -> None:
    assert settled("The summit of Kenya and Uganda on May 25 is in Nairobi.", "summit") == {"planned"}
    assert settled("Prime Minister Sandu thanked President Macron for a visit on May 25.", "endorsement") == {"actual"}


def test_the_past_of_the_next_day_happened_further_east() -> None:
    text = "President Macron met Prime Minister Luxon in Wellington on May 18."
    assert settled(text, "meeting") == {"actual"}
