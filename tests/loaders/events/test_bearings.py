"""The signs of a mention beside a trigger, by the clauses and phrases that both stand in."""

from __future__ import annotations

import pytest

from loaders import coreference, dates, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events.bearings import bearings
from loaders.events.frames import propose
from loaders.model import Media, Source


def signs(text: str, subtype: str, name: str) -> set[str]:
    doc = annotate(clean(Source("note.txt", text, Media.TEXT)))
    entities = coreference.link(doc, mentions.find(doc))
    frame = next(f for f in propose(doc, entities, dates.find(doc)) if f.subtype == subtype)
    [link] = [x for x in entities.links if entities.by_key[x.entities[0]].name == name]
    return set(bearings(doc, frame, link))


CASES = [
    ("Norway condemned Eritrea.", "criticism", "Norway", "clause=same/nsubj"),
    ("Norway condemned Eritrea.", "criticism", "Norway", "over"),
    ("Norway condemned Eritrea.", "criticism", "Eritrea", "alone=object"),
    # the possessor of an object stands inside it
    ("Norway condemned Eritrea's raid on the town.", "criticism", "Eritrea", "within=object/1/taken"),
    ("Norway condemned Eritrea's raid on the town.", "criticism", "Eritrea", "clause=same/dobj/in"),
    # the subject of the clause above does what the infinitive says
    ("Norway wants to visit Ghana.", "visit", "Norway", "over"),
    # named in one list with a part
    ("Norway and Ghana condemned Eritrea.", "criticism", "Ghana", "listed-with=actor"),
]


@pytest.mark.parametrize(("text", "subtype", "name", "sign"), CASES)
def test_a_mention_bears_on_a_trigger(text: str, subtype: str, name: str, sign: str) -> None:
    found = signs(text, subtype, name)
    assert sign in found, sorted(found)
