"""One telling of several meetings."""

from __future__ import annotations

from loaders import coreference, dates, events, mentions
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events.frames import propose
from loaders.model import Media, Metadata, Source


def met(text: str) -> list[frozenset[str]]:
    """Whom each call or meeting of the text brings together."""
    doc = annotate(clean(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))))
    entities, times = coreference.link(doc, mentions.find(doc)), dates.find(doc)
    proposed = [f for f in propose(doc, entities, times) if f.subtype in {"call", "meeting"}]
    return [o.who() for o in events.told(doc, entities, times, proposed)]


def test_who_was_spoken_with_separately_was_not_at_the_other_call() -> None:
    text = "Jane Porter spoke separately on Monday with President Nikol Baran of Ghana and President Ilham Amo of Togo."
    assert met(text) == [{"jane-porter", "nikol-baran"}, {"jane-porter", "ilham-amo"}]


def test_a_list_without_such_a_word_is_one_meeting() -> None:
    text = "Jane Porter met with President Nikol Baran of Ghana and President Ilham Amo of Togo on Monday."
    assert len(met(text)) == 1


def test_the_reports_of_meetings_told_by_one_word_have_keys_of_their_own() -> None:
    text = "Jane Porter spoke separately on Monday with President Nikol Baran of Ghana and President Ilham Amo of Togo."
    doc = annotate(clean(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17"))))
    entities, times = coreference.link(doc, mentions.find(doc)), dates.find(doc)
    proposed = [f for f in propose(doc, entities, times) if f.subtype == "call"]
    keys = [report.key for report in events.find(doc, entities, times, proposed)]
    assert len(keys) == len(set(keys)) == 2
