"""Link: mentions → the article's entities, each mention linked with the rule that linked it, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import Kind
from loaders.coreference import entities
from loaders.coreference.people import by_surname, cluster
from loaders.gazetteer import gazetteer
from loaders.gazetteer.names import slug
from loaders.model import Annotated, Entities, Form, Link, Mention


def link(doc: Annotated, mentions: Sequence[Mention]) -> Entities:
    """The article's entities and the linked mentions in text order."""
    names: dict[str, tuple[Kind, str]] = {}
    links: list[Link] = []
    people = [m for m in mentions if m.kind is Kind.PERSON]
    persons = cluster(m for m in people if m.form is Form.NAME)
    for mention in mentions:
        if mention.kind is Kind.PERSON:
            if mention.form is Form.SURNAME:
                found = by_surname(mention.name, persons)
                if len(found) == 1:
                    names[found[0].key] = (Kind.PERSON, found[0].name)
                    links.append(Link(mention, (found[0].key,), "surname"))
                elif not found:
                    key = slug(mention.name)
                    names.setdefault(key, (Kind.PERSON, mention.name))
                    links.append(Link(mention, (key,), "single name"))
            else:
                owner = next((p for p in persons if mention.name in p.names), None)
                if owner:
                    names[owner.key] = (Kind.PERSON, owner.name)
                    links.append(Link(mention, (owner.key,), "full name"))
        elif mention.key:
            entry = gazetteer().entries.get(mention.key)
            names.setdefault(mention.key, (entry.kind, entry.name) if entry else (mention.kind, mention.name))
            links.append(Link(mention, (mention.key,), "gazetteer" if entry else "name"))
    return Entities(entities.build(doc, links, names), tuple(links))
