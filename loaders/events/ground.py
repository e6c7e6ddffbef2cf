"""The ground: where an occurrence was when no words of its own say so: on whose soil, by whom and to whom done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.reports import Kind
from loaders.events.occurrences import Occurrence
from loaders.events.scene import first_frame
from loaders.events.settings import SCENE_MENTIONS
from loaders.events.when import SPEECH_ACTS
from loaders.events.where import is_place
from loaders.model import Annotated, BlockKind, Entities
from loaders.ontology import subtypes

DOMESTIC = {"attack", "arrest", "protest", "ruling", "election", "ceremony", "establishment", "resignation", "sanction"}
"""Kinds of events that take place on the soil of the country whose people and bodies they befall."""

OWN_AFFAIRS = SPEECH_ACTS | {"appointment", "approval", "meeting"}
"""Kinds that take place in a country where they are its own affair: nobody of another country has a part in them."""

AUTHORITY = {"ruling", "approval", "appointment", "election", "resignation", "arrest", "sanction"}
"""Kinds of acts of a state's powers: they take place where those who act are at home."""

NATIONAL = {"approval", "election", "appointment", "ruling", "arrest", "protest", "attack"}
"""Kinds that take place in the country that the article is about where it says nothing of those who acted."""

NEXT = 2  # sentences between two tellings of one scene of unrest
DATELINE_TOKENS = 10  # a dateline is no longer: place, day, agency

UNREST = {"attack", "arrest", "protest"}

DESTINATION = {"visit": ("host",), "deployment": ("recipient",), "aid": ("recipient", "beneficiary")}
"""Kinds of events whose place is the country of those in these roles."""


def country_of(entities: Entities, key: str) -> str | None:
    """The country that an entity is, or that it lies in or belongs to."""
    seen: set[str] = set()
    here: str | None = key
    while here and here not in seen and (entity := entities.by_key.get(here)):
        if entity.kind is Kind.COUNTRY:
            return here
        seen.add(here)
        here = entity.parent
    return None


def _countries(entities: Entities, keys: Iterable[str]) -> set[str]:
    """The countries of these people and bodies, people's by their offices."""
    found: set[str] = set()
    for key in keys:
        entity = entities.by_key[key]
        if entity.kind is Kind.PERSON:
            of = (country_of(entities, o.of) for o in entity.offices if o.of)
            found.update(c for c in of if c)
        elif country := country_of(entities, key):
            found.add(country)
    return found


def destination(entities: Entities, occurrence: Occurrence) -> tuple[str, ...]:
    """The country visited, or to which people or goods were sent."""
    roles = DESTINATION.get(occurrence.subtype)
    return tuple(sorted(_countries(entities, occurrence.who(*roles)))) if roles else ()


def soil(entities: Entities, occurrence: Occurrence, *, news: bool = True) -> tuple[str, ...]:
    """The one country that the people and bodies of a domestic event belong to, else the scene of the article.

    In an office's own texts, words are of no place: only `news` tells where they were said.
    """
    kind = occurrence.subtype
    if kind not in DOMESTIC | OWN_AFFAIRS or (kind in SPEECH_ACTS and not news):
        return ()
    if kind == "ceremony" and not news:
        return ()  # who is sent to a ceremony is not at home there
    if kind in AUTHORITY and len(acting := _countries(entities, occurrence.who("actor"))) == 1:
        return tuple(acting)
    befallen = occurrence.who("recipient") if kind == "attack" else occurrence.who()
    found = _countries(entities, befallen)
    if kind in OWN_AFFAIRS:
        found |= _countries(entities, occurrence.behind)
    if found:
        return tuple(found) if len(found) == 1 else ()
    return scene(entities) if kind in DOMESTIC | NATIONAL | SPEECH_ACTS else ()


def scene(entities: Entities, but: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The country that the article is about: more than half of all it says of countries is of this one."""
    counts = Counter(
        link.entities[0] for link in entities.links if len(link.entities) == 1 and link.mention.kind is Kind.COUNTRY
    )
    for key in but:
        counts.pop(key, None)
    if not counts:
        return ()
    country, number = counts.most_common(1)[0]
    return (country,) if number >= SCENE_MENTIONS and number * 2 > counts.total() else ()


def abroad(entities: Entities, occurrence: Occurrence) -> tuple[str, ...]:
    """Where people or goods were sent, no words saying so: the country that the article is about, the senders apart."""
    if occurrence.subtype not in {"deployment", "aid"}:
        return ()
    return scene(entities, frozenset(_countries(entities, occurrence.who("actor")) | occurrence.behind))


def beside(occurrence: Occurrence, found: Sequence[Occurrence], places: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The places of the unrest told next to it: the scene of unrest stays where it is."""
    if occurrence.subtype not in UNREST:
        return ()
    at = first_frame(occurrence).sentence
    near: list[tuple[int, tuple[str, ...]]] = []
    for other, there in zip(found, places, strict=True):
        distance = at - first_frame(other).sentence
        if other is not occurrence and other.subtype in UNREST and there and -NEXT <= distance <= NEXT:
            near.append((abs(distance) * 2 + (distance < 0), there))
    return min(near)[1] if near else ()


def heading(doc: Annotated, entities: Entities, occurrence: Occurrence) -> tuple[str, ...]:
    """The place in which the headline sets occasions and unrest: "… in Kabul", "delegation to Chile"."""
    if occurrence.subtype not in UNREST and not subtypes()[occurrence.subtype].occasion:
        return ()
    if occurrence.subtype in {"call", "visit"}:
        return ()
    for sentence in doc.sentences:
        if sentence.kind is BlockKind.HEADLINE:
            for token in doc.tokens[sentence.first + 1 : sentence.last]:
                link = entities.by_token.get(token.i)
                before = doc.tokens[token.i - 1].lower
                if link and before in {"in", "to", "at"} and is_place(entities.by_key[link.entities[0]]):
                    return link.entities
    return ()


def dateline(doc: Annotated, entities: Entities, occurrence: Occurrence) -> tuple[str, ...]:
    """The place that the article was sent from, for what its first sentence tells: "Lima, May 3 (Agency) – …"."""
    first = next((s for s in doc.sentences if s.kind is BlockKind.BODY), None)
    if first is None or first_frame(occurrence).sentence != first.index:
        return ()
    link = entities.by_token.get(first.first)
    if link is None or link.mention.first != first.first or link.mention.kind not in {Kind.PLACE, Kind.COUNTRY}:
        return ()
    behind = [t.text for t in doc.tokens[link.mention.last : link.mention.last + DATELINE_TOKENS]]
    return (
        link.entities
        if behind and behind[0] in {",", "-", "–", "—", "("} and {"-", "–", "—", "("} & set(behind)
        else ()
    )


def enclosed(entities: Entities, places: Sequence[str]) -> tuple[str, ...]:
    """The places and the countries that they lie in, as far as the article speaks of them.

    A place that no gazetteer knows lies in the country that the article is about.
    """
    mentioned = {key for link in entities.links for key in link.entities}
    around = {key: country_of(entities, key) for key in places}
    unknown = scene(entities) if places and not any(around.values()) else ()
    countries = [c for c in around.values() if c and c in mentioned]
    return tuple(dict.fromkeys([*places, *countries, *unknown]))
