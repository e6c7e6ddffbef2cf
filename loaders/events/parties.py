"""Who stands behind a noun phrase: "Kenyan police officers" is Kenya, "officials from Haiti and Kenya" are both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from graph.reports import Kind
from loaders.grammar import conjuncts
from loaders.model import Annotated, Entities, Form, Link


@dataclass(frozen=True, slots=True)
class Party:
    """An entity that a phrase speaks of: where it is named, and whether only through its people."""

    entity: str
    kind: Kind
    start: int
    end: int
    delegated: bool = False


@cache
def agent_nouns(*groups: str) -> frozenset[str]:
    """Nouns for people who act for a country or body (`agents.yaml`), all of them or those of some groups."""
    rows = yaml.safe_load(files(__package__).joinpath("agents.yaml").read_text("utf-8"))
    return frozenset(word for name, group in rows.items() if not groups or name in groups for word in group)


def _of_link(found: Link, entities: Entities, delegated: bool) -> Iterator[Party]:
    delegated = delegated or found.mention.form is Form.NOMINAL
    for key in found.entities:
        kind = entities.by_key[key].kind
        yield Party(key, kind, found.mention.start, found.mention.end, delegated)


PARTITIVE = {
    "part",
    "number",
    "total",
    "hundred",
    "thousand",
    "dozen",
    "batch",
    "wave",
    "group",
    "contingent",
    "score",
    "handful",
}
MODIFYING = ("amod", "compound", "poss", "nmod", "nummod", "det")


def _behind(
    doc: Annotated, entities: Entities, head: int, within: tuple[str, ...] = (*MODIFYING, "prep")
) -> Iterator[Party]:
    """The countries and bodies that a common noun's modifiers name."""
    for child in doc.children(head):
        if child.dep in MODIFYING and child.dep in within:
            for i in conjuncts(doc, child.i):
                if link := entities.by_token.get(i):
                    yield from _of_link(link, entities, delegated=True)
        elif child.dep == "prep" and "prep" in within and child.lower in {"from", "of", "for"}:
            for obj in doc.children(child.i):
                if obj.dep == "pobj":
                    for party in parties(doc, entities, obj.i):
                        yield Party(party.entity, party.kind, party.start, party.end, delegated=True)
    for child in doc.children(head):
        if child.dep == "acl" and child.lower == "representing":
            for obj in doc.children(child.i):
                if obj.dep == "dobj":
                    yield from parties(doc, entities, obj.i)


def _part_of(doc: Annotated, entities: Entities, i: int) -> Iterator[Party]:
    """Those whom a partitive noun is a part of: "Kenyan forces part of the mission", "a number of Thai officials"."""
    for child in doc.children(i):
        if child.dep in {"compound", "nmod"} and child.lemma.lower() in agent_nouns():
            yield from _behind(doc, entities, child.i)
            yield from _behind(doc, entities, i, within=("compound", "amod", "nmod"))
        elif child.dep == "prep" and child.lower == "of":
            for obj in doc.children(child.i):
                if obj.dep == "pobj" and obj.lemma.lower() in agent_nouns():
                    yield from parties(doc, entities, obj.i)


def _single(doc: Annotated, entities: Entities, i: int) -> Iterator[Party]:
    link = entities.by_token.get(i)
    if link and not (link.mention.modifier and doc.tokens[i].pos not in {"PROPN", "PRON"}) and link.entities:
        yield from _of_link(link, entities, delegated=False)
        return
    token = doc.tokens[i]
    if token.lemma in PARTITIVE:
        yield from _part_of(doc, entities, i)
    elif token.lemma.lower() in agent_nouns() or token.lower in agent_nouns():
        yield from _behind(doc, entities, i)
        yield from _equated(doc, entities, i)
    for child in doc.children(i):
        if child.dep == "appos" and child.pos == "PROPN":
            for j in conjuncts(doc, child.i):
                yield from _single(doc, entities, j)
        elif child.dep == "prep" and child.lower in {"including", "like", "as"}:
            for obj in doc.children(child.i):
                if obj.dep == "pobj":
                    yield from parties(doc, entities, obj.i)


def _equated(doc: Annotated, entities: Entities, i: int) -> Iterator[Party]:
    """Those whom the sentence names as what the noun speaks of: "countries that … include A and B", "A and B are …"."""
    token = doc.tokens[i]
    verb = doc.tokens[token.head]
    if verb.lemma not in {"be", "include", "comprise"}:
        return
    wanted = {"attr", "dobj"} if token.dep == "nsubj" else {"nsubj"} if token.dep == "attr" else set()
    for child in doc.children(verb.i):
        if child.dep in wanted and child.i != i:
            for j in conjuncts(doc, child.i):
                if link := entities.by_token.get(j):
                    yield from _of_link(link, entities, delegated=False)


def _listed(doc: Annotated, entities: Entities, i: int) -> tuple[int, ...]:
    """Token `i` and its conjuncts, countries that the parser took for appositions in a list among them."""

    def country(j: int) -> bool:
        link = entities.by_token.get(j)
        return link is not None and link.mention.kind is Kind.COUNTRY and not link.mention.modifier

    found = list(conjuncts(doc, i))
    for here in found:
        if country(here):
            beside = (c.i for c in doc.children(here) if c.dep in {"appos", "npadvmod"} and country(c.i))
            found.extend(j for c in beside for j in conjuncts(doc, c) if j not in found)
    return tuple(found)


def parties(doc: Annotated, entities: Entities, i: int) -> tuple[Party, ...]:
    """All parties of the phrase whose head is token `i`, coordinated ones included; places are none."""
    found: dict[str, Party] = {}
    for j in _listed(doc, entities, i):
        for party in _single(doc, entities, j):
            if party.kind is not Kind.PLACE:
                found.setdefault(party.entity, party)
    return tuple(found.values())


def modifying(_: Annotated, entities: Entities, i: int) -> tuple[Party, ...]:
    """The parties of a word that qualifies a noun ("the Kenyan deployment", "the Ruto visit")."""
    link = entities.by_token.get(i)
    if link is None or link.mention.form is Form.PRONOUN:
        return ()
    return tuple(p for p in _of_link(link, entities, delegated=True) if p.kind is not Kind.PLACE)


def places_at(doc: Annotated, entities: Entities, i: int) -> tuple[str, ...]:
    """Keys of the places, countries and (as venues) bodies that a phrase after "in", "at" or "to" names."""
    found: list[str] = []
    for j in conjuncts(doc, i):
        link = entities.by_token.get(j)
        if link and not link.mention.modifier:
            for key in link.entities:
                if entities.by_key[key].kind is not Kind.PERSON and key not in found:
                    found.append(key)
            last = link.mention.last
            # "State House, Nairobi": what follows the comma lies around it
            for child in doc.children(j):
                if child.dep in {"appos", "npadvmod"} and child.i >= last:
                    found.extend(k for k in places_at(doc, entities, child.i) if k not in found)
        for child in doc.children(j):
            if child.dep == "prep" and child.lower in {"in", "at", "of"}:
                for obj in doc.children(child.i):
                    if obj.dep == "pobj":
                        found.extend(k for k in places_at(doc, entities, obj.i) if k not in found)
    return tuple(found)
