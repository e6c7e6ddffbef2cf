"""Who stands behind a noun phrase: "Kenyan police officers" is Kenya, "officials from Haiti and Kenya" are both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.reports import Kind
from loaders.grammar import conjuncts
from loaders.model import Annotated, Entities, Form, Link
from loaders.tables import load_table


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
    rows = load_table(files(__package__).joinpath("agents.yaml"))
    return frozenset(word for name, group in rows.items() if not groups or name in groups for word in group)


def _of_link(found: Link, entities: Entities, delegated: bool) -> Iterator[Party]:
    delegated = delegated or found.mention.form is Form.NOMINAL
    for key in found.entities:
        entity = entities.by_key[key]
        if entity.kind is Kind.BODY and entity.name.split()[-1].lower() in OCCASIONS:
            continue  # "the Africa Climate Summit" takes part in nothing
        kind = entity.kind
        yield Party(key, kind, found.mention.start, found.mention.end, delegated)


LIST = re.compile(r"\s*(,|;|and|,\s*and|,?\s*as well as|,?\s*along with|&)\s*(the\s+)?", re.IGNORECASE)
OF = re.compile(r"\s*(of|from)\s+(the\s+)?", re.IGNORECASE)
GROUPS = {"country", "nation", "state", "partner", "government", "member", "ally"}
LISTING = {"including", "include", "includes", "included", "namely", "such"}
OCCASIONS = {"summit", "conference", "ceremony", "games", "forum", "inauguration", "festival", "olympics", "delegation"}
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


def _subject_elsewhere(doc: Annotated, link: Link, verb: int) -> bool:
    """Whether a mention is the subject of another clause than the verb's."""
    token = doc.tokens[link.mention.head]
    return token.dep in {"nsubj", "nsubjpass"} and token.head != verb


def _units(text: str, links: list[Link]) -> list[tuple[Link, int]]:
    """The names of a sentence with where the phrase of each ends: "President Ama Boateng of Ghana" is one."""
    found: list[tuple[Link, int]] = []
    for link in links:
        here = link.mention
        if found and here.kind in {Kind.COUNTRY, Kind.BODY, Kind.PLACE}:
            person, end = found[-1]
            if person.mention.kind is Kind.PERSON and OF.fullmatch(text, end, here.start):
                found[-1] = (person, here.end)
                continue
        if not found or here.start >= found[-1][1]:
            found.append((link, here.end))
    return found


def _neighbours(doc: Annotated, entities: Entities, party: Party, i: int) -> Iterator[Party]:
    """Those named in one list with a party, by commas and "and" alone: long titles lead the parser astray."""
    units = _units(doc.text, entities.by_sentence.get(doc.tokens[i].sentence, []))
    at = next(
        (n for n, (x, _) in enumerate(units) if x.mention.start == party.start and x.mention.end == party.end), None
    )
    if at is None or party.delegated or units[at][0].mention.form not in {Form.NAME, Form.SURNAME}:
        return
    verb = doc.tokens[i].head
    for step in (1, -1):
        here = at
        while 0 <= here + step < len(units):
            far = units[here + step][0].mention
            first, second = sorted((here, here + step))
            between = doc.text[units[first][1] : units[second][0].mention.start]
            if far.kind is not party.kind or far.form not in {Form.NAME, Form.SURNAME}:
                break
            if not LIST.fullmatch(between) or _subject_elsewhere(doc, units[here + step][0], verb):
                break
            yield from _of_link(units[here + step][0], entities, delegated=False)
            here += step


def _named_behind(doc: Annotated, entities: Entities, i: int) -> Iterator[Party]:
    """Countries listed as members of what token `i` speaks of: "the countries that …, including A, B and C"."""
    token = doc.tokens[i]
    if token.lemma not in GROUPS or token.tag != "NNS":
        return
    sentence = doc.sentences[token.sentence]
    cue = next((t.i for t in doc.tokens[i + 1 : sentence.last] if t.lower in LISTING), None)
    if cue is None:
        return
    for link in entities.by_sentence.get(token.sentence, []):
        if link.mention.first > cue and link.mention.kind is Kind.COUNTRY:
            yield from _of_link(link, entities, delegated=False)


def parties(doc: Annotated, entities: Entities, i: int) -> tuple[Party, ...]:
    """All parties of the phrase whose head is token `i`, coordinated ones included; places are none."""
    found: dict[str, Party] = {}
    for j in _listed(doc, entities, i):
        for party in _single(doc, entities, j):
            found.setdefault(party.entity, party)
            if party.kind in {Kind.PERSON, Kind.COUNTRY}:
                for other in _neighbours(doc, entities, party, i):
                    found.setdefault(other.entity, other)
    if not found:
        found.update((p.entity, p) for p in _named_behind(doc, entities, i))
    return tuple(p for p in found.values() if p.kind is not Kind.PLACE)


def owners(doc: Annotated, entities: Entities, i: int) -> tuple[Party, ...]:
    """Whose a thing is that is praised, asked for or complained of: "Kenya's plan", "the vote at the Council"."""
    found: dict[str, Party] = {}
    for child in doc.children(i):
        of = [child] if child.dep == "poss" else []
        if child.dep == "prep" and child.lower in {"of", "by", "at", "from"}:
            of = [c for c in doc.children(child.i) if c.dep == "pobj"]
        for word in of:
            found.update((p.entity, p) for p in parties(doc, entities, word.i))
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
