"""Countries and bodies that only an office names: "Governor Jane Roe (OH)", "Secretary of State John Doe"."""

from __future__ import annotations

from loaders.facts.offices import completed
from loaders.gazetteer import gazetteer
from loaders.model import Annotated, ArticleEntity, Entities, Form, Link, Mention

BEHIND = 3
"""Tokens behind a name among which its place stands in brackets."""


def _place(doc: Annotated, first: int, last: int) -> tuple[int, int]:
    """The bracketed word behind a name, else the words of the office."""
    behind = [t.text for t in doc.tokens[last : last + BEHIND]]
    return (last + 1, last + 2) if len(behind) == BEHIND and behind[0] == "(" and behind[2] == ")" else (first, last)


def employers(doc: Annotated, entities: Entities) -> Entities:
    """The entities with those added that the gazetteer knows and the article names only by an office."""
    found: dict[str, list[Link]] = {}
    for statement in completed(doc, entities):
        key = statement.office.of
        entry = gazetteer().entries.get(key or "")
        if key is None or key in entities.by_key or entry is None:
            continue
        first, last = _place(doc, statement.first, statement.last)
        mention = Mention(
            first=first,
            last=last,
            head=last - 1,
            start=doc.tokens[first].start,
            end=doc.tokens[last - 1].end,
            sentence=statement.sentence,
            kind=entry.kind,
            form=Form.NOMINAL,
            name=entry.name,
            key=key,
            qid=entry.qid,
            modifier=True,
        )
        found.setdefault(key, []).append(Link(mention, (key,), "owner of the office"))
    if not found:
        return entities
    added = []
    for key in found:
        entry = gazetteer().entries[key]
        added.append(
            ArticleEntity(
                key=key,
                kind=entry.kind,
                name=entry.name,
                forms=(entry.name,),
                qid=entry.qid,
                iso2=entry.iso2,
                iso3=entry.iso3,
                latitude=entry.latitude,
                longitude=entry.longitude,
                parent=entry.parent,
            )
        )
    together = sorted((*entities.entities, *added), key=lambda x: x.key)
    links = sorted((*entities.links, *(x for row in found.values() for x in row)), key=lambda x: x.mention.first)
    return Entities(tuple(together), tuple(links))
