"""Find: the annotated page → every place in it that speaks of a person, country, body or place."""

from __future__ import annotations

from loaders.mentions.drafts import draft
from loaders.mentions.names import add_hits, add_spans, learn_acronyms
from loaders.mentions.people import find_people
from loaders.model import Annotated, Mention


def find(doc: Annotated) -> tuple[Mention, ...]:
    """All mentions in text order."""
    work = draft(doc)
    find_people(work)
    add_hits(work)
    add_spans(work)
    learn_acronyms(work)
    return tuple(sorted(work.mentions, key=lambda m: (m.first, -m.last)))
