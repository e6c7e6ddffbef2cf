"""What words can and cannot be in a body's or place's name, and the engine's spans cut to names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graph.reports import Kind
from loaders.gazetteer import Entry, Hit, gazetteer, slug
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import given_names, title_words
from loaders.model import Annotated, Token

BODY_WORDS = frozenset(
    "council party ministry commission committee court agency organization organisation union association force forces "
    "police army bank fund foundation foundations university group movement front assembly parliament senate congress "
    "department office institute center centre corporation company airlines airways authority federation league club "
    "board bureau service services administration academy alliance coalition brigade battalion corps guard mission "
    "team network society trust tribunal secretariat cartel militia embassy consulate observatory collaborative caucus "
    "partnership fleet navy observer times post herald news journal".split()
)
KINDS = {"ORG": Kind.BODY, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE, "NORP": Kind.BODY}
ACRONYM = re.compile(r"[A-Z][A-Za-z&-]*[A-Z]s?\d*$")
PLACE_WORDS = frozenset(
    "county city island islands province district airport square street avenue oblast governorate".split()
)
NOT_BODIES = frozenset(
    "resolution act treaty agreement accord convention protocol order law bill readout statement summit dialogue talks "
    "ceremony games cup championship championships festival day week plan project campaign constitution declaration "
    "communiqué award prize war crisis delegation delegations elections election referendum strategy framework".split()
)
LOWER_IN_NAMES = frozenset("of the and for & - in on to de la".split())
GENERIC = frozenset(
    "administration government ministry treasury republic kingdom state states parties democrats republicans president "
    "majority minority plan strategy initiative program programme covid".split()
)
NOT_LAST = frozenset(
    "affairs government administration african european asian american eastern western northern southern".split()
)
NOT_NAMED = frozenset("covid covid-19 coronavirus internet gmt utc bst est brexit abstains".split())
LONGEST_ITEM = 9
"""Words of a list line that may be nothing but a name."""

LONGEST_PERSON = 4
"""Words of a name that only its first word shows to be a person's."""

SHORTEST_UNEXPLAINED = 3
"""Letters that an acronym needs which the text does not explain."""


def entry_for(kind: Kind, name: str) -> Entry:
    name = " ".join(name.split())
    known = gazetteer()
    found = known.city(name) if kind is Kind.PLACE else None
    if found is None:
        key = slug(name)
        clash = known.entries.get(key)
        if clash is not None and clash.kind is not kind:
            key = f"{key}-{kind.value}"
        found = clash if clash is not None and clash.kind is kind else Entry(key, kind, name)
    return found


def trimmed(doc: Annotated, first: int, last: int) -> tuple[int, int]:
    """A span without article, possessive, brackets and quotation marks around it."""
    tokens = doc.tokens
    while first < last and (tokens[first].lower in {"the", "a", "an"} or tokens[first].pos == "PUNCT"):
        first += 1
    while last > first and (tokens[last - 1].lower in {"'s", "’s", "'", "’"} or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def is_title(token: Token) -> bool:
    return token.lower in title_words().heads or token.lower in title_words().honorifics


def is_office_word(token: Token) -> bool:
    return is_title(token) or token.lower in title_words().inner or token.lower in LOWER_IN_NAMES


def _by_given_name(tokens: Sequence[Token]) -> bool:
    """Whether what the engine takes for a body or place is written as a person's name: "Morgan Odo"."""
    return (
        1 < len(tokens) <= LONGEST_PERSON
        and fold(tokens[0].text) in given_names()
        and all(t.tag == "NNP" and t.text[:1].isupper() and not t.text.isupper() for t in (tokens[0], tokens[-1]))
        and all(t.tag in {"NNP", "HYPH"} for t in tokens)
        and not any(t.lower in BODY_WORDS | PLACE_WORDS | NOT_BODIES for t in tokens)
    )


def person_names(doc: Annotated) -> Counter[tuple[str, ...]]:
    """Names that the engine takes for people's more often than for anything else, and the surnames in them."""
    found: Counter[tuple[str, ...]] = Counter()
    others: Counter[tuple[str, ...]] = Counter()
    for span in doc.spans:
        first, last = trimmed(doc, span.first, span.last)
        name = tuple(t.text for t in doc.tokens[first:last])
        if span.label == "PERSON" or (span.label in KINDS and _by_given_name(doc.tokens[first:last])):
            found[name] += 1
        elif span.label in KINDS:
            others[name] += 1
    for name, count in others.items():
        if count > found[name]:
            found[name] = 0
    for name, count in list(found.items()):
        if count > 0 and len(name) > 1:
            for part in name:
                if len(part) > SHORTEST_UNEXPLAINED:
                    found[(part,)] += count
    return found


_ALSO_GIVEN = frozenset({"chad", "jordan", "georgia", "israel"})
"""Countries whose names people bear."""


def without_given_names(doc: Annotated, hits: Sequence[Hit]) -> list[Hit]:
    """The hits but for places that begin a person's name: "Douglas" | "Odo"; not scenes: "In Baku" | "Odo met"."""
    scenes = {s.first + 1 for s in doc.sentences if doc.tokens[s.first].text == "In"}
    people = {s.first: s.last for s in doc.spans if s.label == "PERSON" and s.last - s.first > 1}
    known = {h.first for h in hits}
    return [
        h
        for h in hits
        if not (
            h.first in people
            and h.first not in scenes
            and h.last == h.first + 1 < people[h.first]
            and h.last not in known
            and (h.form.entry.kind is Kind.PLACE or doc.tokens[h.first].lower in _ALSO_GIVEN)
            and not doc.tokens[h.last].text.islower()
            and doc.tokens[h.last].pos == "PROPN"
        )
    ]


def behind_an_owner(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a body's name begins that the engine ran together with its leader's: "Guy Odo's" | "National Party"."""
    for i in range(first + 1, last - 1):
        person = fold(tokens[first].text) in given_names() and tokens[i].lower in {"'s", "’s"}
        if person and tokens[last - 1].lower in BODY_WORDS:
            return i + 1
    return first


def before_a_person(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a span ends that the engine ran into a person's name: "the House" | "Nancy Pelosi"."""
    for i in range(first + 1, last - 1):
        if tokens[i].tag == tokens[i + 1].tag == "NNP" and fold(tokens[i].text) in given_names():
            return i
    return last
