"""The people, countries and bodies that a stretch of text lists, with their titles, by commas or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from graph.reports import Kind
from loaders.events.companions.words import words
from loaders.events.parties import Party, agent_nouns
from loaders.model import Annotated, Entities, Form, Link, Mention

NAMED = {Form.NAME, Form.SURNAME}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
RELATIVES = {"WP", "WDT", "WP$", "WRB"}
BELONGING = {
    "of",
    "to",
    "for",
    "under",
    "about",
    "against",
    "after",
    "on",
    "at",
    "in",
    "over",
    "toward",
    "towards",
    "than",
    "with",
    "between",
    "before",
    "during",
    "near",
    "behind",
    "like",
    "as",
    "per",
    "via",
}
NAME_WORDS = 4
"""Words of a person's name in a list, at most."""

BREAKS = {",", ";", "—", "–", ")"}


def _mentions(doc: Annotated, entities: Entities, first: int, last: int) -> Iterator[Link]:
    """The named mentions of the stretch, in text order."""
    sentences = range(doc.tokens[first].sentence, doc.tokens[last - 1].sentence + 1) if first < last else range(0)
    for sentence in sentences:
        for link in entities.by_sentence.get(sentence, ()):
            here = link.mention
            if first <= here.first and here.last <= last and here.form in NAMED | {Form.ACRONYM} and link.entities:
                yield link


def stretch_end(doc: Annotated, first: int, last: int) -> int:
    """Where a list that begins at `first` ends: at the next clause's verb, relative clauses left aside."""
    aside = False
    for token in doc.tokens[first:last]:
        if token.tag in RELATIVES:
            aside = True
        elif aside and token.text in BREAKS:
            aside = False
        elif not aside and token.tag in FINITE and token.i > first:
            return token.i
    return last


def _aside(doc: Annotated, first: int, i: int) -> bool:
    """Whether token `i` stands in a relative clause of the stretch."""
    aside = False
    for token in doc.tokens[first:i]:
        if token.tag in RELATIVES:
            aside = True
        elif token.text in BREAKS:
            aside = False
    return aside


def _belongs(doc: Annotated, first: int, here: Mention) -> bool:
    """Whether a name only says whose or of what another is: "the wife of A", "B's adviser"."""
    after = doc.tokens[here.last] if here.last < len(doc.tokens) else None
    if after and after.tag == "POS":
        return True
    k = here.first - 1
    while k >= first and doc.tokens[k].tag in {"DT", "JJ", "PRP$"}:
        k -= 1
    return k > first and doc.tokens[k].tag in {"IN", "TO"} and doc.tokens[k].lower in BELONGING


def _party(link: Link, delegated: bool = False) -> Iterator[Party]:
    here = link.mention
    yield from (Party(key, here.kind, here.start, here.end, delegated) for key in link.entities)


def _delegates_of(doc: Annotated, here: Mention) -> bool:
    """Whether the name says whose people come: "three delegates of the Red Cross", "officials from Chad"."""
    k = here.first - 1
    while k > 0 and doc.tokens[k].tag in {"DT", "JJ"}:
        k -= 1
    noun = doc.tokens[k - 1] if k > 0 and doc.tokens[k].lower in {"of", "from"} else None
    return (
        noun is not None
        and noun.tag == "NNS"
        and (noun.lemma.lower() in agent_nouns() or words().has("people", noun.text))
    )


def people(doc: Annotated, entities: Entities, first: int, last: int) -> tuple[Party, ...]:
    """The persons named as members of the list, and the bodies whose delegates it counts; never countries alone."""
    found: dict[str, Party] = {}
    for link in _mentions(doc, entities, first, last):
        here = link.mention
        if _aside(doc, first, here.first):
            continue
        if here.kind is Kind.PERSON and not _belongs(doc, first, here):
            found.update((p.entity, p) for p in _party(link) if p.entity not in found)
        elif here.kind in {Kind.BODY, Kind.COUNTRY} and _delegates_of(doc, here):
            found.update((p.entity, p) for p in _party(link, delegated=True) if p.entity not in found)
    return tuple(found.values())


def members(doc: Annotated, entities: Entities, first: int, last: int) -> tuple[Party, ...]:
    """The persons of the list, or else the countries and bodies that it names by commas."""
    if found := people(doc, entities, first, last):
        return found
    rows: dict[str, Party] = {}
    for link in _mentions(doc, entities, first, last):
        if link.mention.kind in {Kind.COUNTRY, Kind.BODY} and not _belongs(doc, first, link.mention):
            rows.update((p.entity, p) for p in _party(link))
    return tuple(rows.values())


def item(doc: Annotated, entities: Entities, first: int, last: int) -> tuple[Party, ...]:
    """Who an item of a list is: the person at its beginning, several joined by "and", or the country or body there."""
    links = list(_mentions(doc, entities, first, last))
    persons = [x for x in links if x.mention.kind is Kind.PERSON and not _belongs(doc, first, x.mention)]
    if persons:
        if _named_before(doc, first, persons[0].mention.first):
            return ()
        found = [*_party(persons[0])]
        for before, after in pairwise(persons):
            if doc.text[before.mention.end : after.mention.start].strip() not in {"and", "&"}:
                break
            found += _party(after)
        return tuple(found)
    beginning = next((x for x in links if x.mention.first - first <= 1), None)
    return tuple(_party(beginning)) if beginning and beginning.mention.kind is not Kind.PLACE else ()


def _named_before(doc: Annotated, first: int, person: int) -> bool:
    """Whether the item begins with another name, which nobody took for one: "Jo Roe, Adviser to John Doe"."""
    comma = next((t.i for t in doc.tokens[first:person] if t.text in {",", "–", "-"}), None)
    if comma is None or not 2 <= comma - first <= NAME_WORDS:
        return False
    return all(t.text[:1].isupper() and t.lower not in agent_nouns() for t in doc.tokens[first:comma])
