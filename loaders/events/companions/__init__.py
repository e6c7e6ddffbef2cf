"""Who else was there: "was accompanied by A", "Also present were B and C", the names of a list.

Such sentences carry no event of their own: they add people to an occasion that is told before or right after.

words      the words of such sentences                     → Words
runs       the names that a stretch of text lists          → Party …
headings   lists under a heading                           → Companions …
lists      sentences that are lists                        → Companions …
clauses    verbs that say who was there                    → Companions …
occasions  which occasions they speak of                   → Occurrence …
"""

from __future__ import annotations

from dataclasses import replace

from graph.reports import Role
from loaders.events.companions.clauses import of_verbs
from loaders.events.companions.headings import below_headings
from loaders.events.companions.item import Companions
from loaders.events.companions.lists import in_sentences, of_delegations
from loaders.events.companions.occasions import occasions, own_occasion
from loaders.events.frame import Part
from loaders.events.lexicon import Slot
from loaders.events.occurrences import Occurrence, Telling
from loaders.model import Annotated, BlockKind, Entities

__all__ = ["RULE", "Companions", "add", "companions"]

RULE = "companions"
"""The rule of a telling that only adds people; it is as sure as the telling that it adds them to."""


def companions(doc: Annotated, entities: Entities) -> list[Companions]:
    """Every sentence of the article that adds people to an occasion, in text order."""
    found = [*of_verbs(doc, entities), *below_headings(doc, entities), *in_sentences(doc, entities)]
    found += of_delegations(doc, entities)
    return sorted(found, key=lambda c: c.trigger)


def _slot(occurrence: Occurrence) -> Slot:
    return Slot(Role.VISITOR if occurrence.subtype == "visit" else Role.PARTICIPANT, present=True)


def add(doc: Annotated, entities: Entities, found: list[Occurrence]) -> None:
    """Join each sentence about companions to the occasions that it speaks of."""
    before = 0
    for item in companions(doc, entities):
        listed = doc.sentences[item.sentence].kind is BlockKind.ITEM
        before = before + 1 if listed else 0
        if again := own_occasion(found, item):
            again[1].tellings += again[0].tellings
            found[:] = [o for o in found if o is not again[0]]
        for occurrence in occasions(doc, found, item, before):
            slot = _slot(occurrence)
            parts = tuple(Part(p, slot, "companion") for p in item.added if p.entity not in occurrence.who())
            if parts:
                first = occurrence.tellings[0].frame
                entry = replace(first.entry, words=("accompany",), rule=RULE, realis=None)
                frame = replace(
                    first,
                    trigger=item.trigger,
                    sentence=item.sentence,
                    entry=entry,
                    parts=parts,
                    arguments=(),
                    object=None,
                )
                occurrence.tellings.append(Telling(frame, None, ()))
