"""Find: the annotated page → every place in it that speaks of a person, country, body or place."""

from __future__ import annotations

from loaders.mentions.drafts import draft
from loaders.mentions.names import add_names
from loaders.mentions.nominals import add_nominals, add_pronouns
from loaders.mentions.people import find_people
from loaders.model import Annotated, Mention


def find(doc: Annotated) -> tuple[Mention, ...]:
    """All mentions in text order."""
    work = draft(doc)
    find_people(work)
    add_names(work)
    add_pronouns(work)
    add_nominals(work)
    return tuple(sorted(work.mentions, key=lambda m: (m.first, -m.last)))
