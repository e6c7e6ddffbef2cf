"""To which mission people are given: the one named nearest, else the country that an unnamed one goes to."""

from __future__ import annotations

import re
from collections import Counter

from graph.reports import Kind
from loaders.facts.counts import Count
from loaders.facts.lexicon import words
from loaders.gazetteer import gazetteer
from loaders.model import Annotated, ArticleEntity, Entities, Token

NAMED = re.compile(r"\b(mission|force|operation|peacekeep\w*|peace-keeping)\b", re.IGNORECASE)
NATIONAL = re.compile(r"\b(police|task|air|armed|defen[cs]e|quds|special|rapid|party)\b", re.IGNORECASE)
CODED = re.compile(
    r"EU(LEX|FOR|TM|CAP|NAVFOR|BAM|MM|POL)\b.*|EUNAVFOR.*|UN(PROFOR|OSOM|ITAF|TAC|TAET|AMIR|MEE|MIT|TSO|MIH|OMIG)"
    r"|AMIS|AMISOM|ATMIS|AUSSOM|ECOMI[GL]|ECOMOG|SAMID?RC|SAMIM|MISCA|AFISMA|IFOR|SFOR|KFOR|ISAF|INTERFET|RAMSI|MNF-?I?"
)
"""Missions by their acronyms, where an article spells none out."""

SPOKEN = frozenset({"mission", "force", "operation", "peacekeeping"})
"""Nouns by which a text goes on to speak of a mission."""


def is_mission(entity: ArticleEntity) -> bool:
    """Whether a body is a mission to which several give people."""
    if entity.kind is not Kind.BODY:
        return False
    entry = gazetteer().entries.get(entity.parent or "")
    if entry is not None and entry.kind is Kind.COUNTRY:
        return False
    if CODED.fullmatch(entity.name):
        return True
    return bool(NAMED.search(entity.name)) and not NATIONAL.search(entity.name)


def named(entities: Entities, sentence: int) -> str | None:
    """The mission spoken of: the nearest in this sentence, else before, else behind."""
    links = [
        link for link in entities.links if len(link.entities) == 1 and is_mission(entities.by_key[link.entities[0]])
    ]
    if not links:
        return None
    nearest = min(
        links, key=lambda x: (abs(x.mention.sentence - sentence), x.mention.sentence > sentence, x.mention.start)
    )
    return nearest.entities[0]


def spoken(doc: Annotated) -> bool:
    """Whether the text speaks of a mission, named or not: "the peacekeepers", "a foreign police force"."""
    return any(t.lemma.lower() in words("mission") or _foreign(doc, t) for t in doc.tokens)


def _foreign(doc: Annotated, token: Token) -> bool:
    return token.lemma.lower() == "force" and any(c.lower in words("foreign") for c in doc.children(token.i))


def destinations(doc: Annotated, entities: Entities) -> tuple[str, ...]:
    """The countries to which people are sent by the text, the likeliest first."""
    found: Counter[str] = Counter()
    for link in entities.links:
        token = doc.tokens[link.mention.head]
        before = doc.tokens[token.head]
        if token.dep != "pobj" or before.lower not in {"to", "in", "for", "into"}:
            continue
        if _people(doc, doc.tokens[before.head]) or doc.tokens[before.i - 1].lemma.lower() in words("mission"):
            found.update(k for key in link.entities if (k := _country(entities, key)))
    return tuple(key for key, _ in found.most_common())


def countries(entities: Entities) -> tuple[str, ...]:
    """The countries of the article, those named most first."""
    found: Counter[str] = Counter()
    for link in entities.links:
        found.update(k for key in link.entities if (k := _country(entities, key)))
    return tuple(key for key, _ in found.most_common())


def _people(doc: Annotated, above: Token) -> bool:
    """Whether a noun or verb moves people: "police to Haiti", "sent troops to", "the deployment of officers to"."""
    lemma = above.lemma.lower()
    if lemma in words("personnel", "move_nouns", "mission"):
        return True
    below = (*doc.children(above.i), doc.tokens[above.head])
    return lemma in words("move") and any(c.lemma.lower() in words("personnel", "groups") for c in below)


def _country(entities: Entities, key: str) -> str | None:
    """The country that an entity is or, as a place, lies in."""
    entity = entities.by_key[key]
    if entity.kind is Kind.COUNTRY:
        return key
    parent = entities.by_key.get(entity.parent or "") if entity.kind is Kind.PLACE else None
    return parent.key if parent is not None and parent.kind is Kind.COUNTRY else None


def of_itself(doc: Annotated, entities: Entities, count: Count) -> bool:
    """Whether a number is the mission's own size: "the mission will grow to 2,500", "a 2,500-strong force"."""
    for token in (count.head, *doc.ancestors(count.head.i)):
        beside = [token, *(c for c in doc.children(token.i) if c.dep in {"nsubj", "nsubjpass"})]
        for word in beside:
            if word is not count.head or count.size:
                if word.lemma.lower() in SPOKEN:
                    return True
                link = entities.by_token.get(word.i)
                if link and any(is_mission(entities.by_key[k]) for k in link.entities):
                    return True
    return False
