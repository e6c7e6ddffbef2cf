"""What statements of offices are made of: an article with its links by token, and the statement itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.reports import Kind
from loaders.model import Annotated, Entities, Form, Link, Office


@dataclass(frozen=True, slots=True)
class Statement:
    """That `person` has `office`; tokens `first` up to `last`, exclusive, say so."""

    person: str
    office: Office
    sentence: int
    first: int
    last: int


@dataclass(frozen=True)
class Text:
    """An article with the links that its words for offices are read by."""

    doc: Annotated
    entities: Entities

    @cached_property
    def owners(self) -> dict[int, str]:
        """The country or body that a token speaks of, by the narrowest mention."""
        found: dict[int, str] = {}
        for link in sorted(self.entities.links, key=lambda x: x.mention.first - x.mention.last):
            key = link.entities[0]
            if len(link.entities) == 1 and self.entities.by_key[key].kind is not Kind.PERSON:
                found.update(dict.fromkeys(range(link.mention.first, link.mention.last), key))
        return found

    @cached_property
    def persons(self) -> dict[int, Link]:
        """The mention of one person that covers a token."""
        found: dict[int, Link] = {}
        for link in sorted(self.entities.links, key=lambda x: x.mention.last - x.mention.first):
            if len(link.entities) == 1 and self.entities.by_key[link.entities[0]].kind is Kind.PERSON:
                found.update(dict.fromkeys(range(link.mention.first, link.mention.last), link))
        return found

    def named(self, i: int) -> bool:
        """Whether a token belongs to a person's name."""
        link = self.persons.get(i)
        return link is not None and link.mention.form in {Form.NAME, Form.SURNAME}

    def person(self, i: int) -> str | None:
        """The one person whom a token speaks of."""
        link = self.persons.get(i)
        return link.entities[0] if link is not None else None
