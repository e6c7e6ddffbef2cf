"""What a sentence or list adds to an occasion, before it is known to which."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.events.parties import Party


@dataclass(frozen=True, slots=True)
class Companions:
    """Parties that a sentence says were at an occasion.

    `trigger` is the word that says it. `known` are people who were there too, `subtypes` what the occasion's noun can
    be ("at the ceremony"); empty sets leave it open. `listed`: the parties of a list under a heading, which speaks of
    what the article is about. `planned`: they are to come. `sided`: the words speak of a delegation. `spoke`: they only
    gave a speech or a briefing, `own` being its words, which tell no occasion of their own here.
    """

    trigger: int
    sentence: int
    added: tuple[Party, ...]
    known: frozenset[str] = frozenset()
    subtypes: frozenset[str] = frozenset()
    listed: bool = False
    planned: bool = False
    sided: bool = False
    virtual: bool = False
    spoke: bool = False
    own: frozenset[int] = frozenset()
