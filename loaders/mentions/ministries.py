"""Ministries with their country: "Mexico's foreign ministry", "the Ministry of Justice and Law of Colombia"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Entry, Hit, slug
from loaders.mentions.bare import hit_at
from loaders.model import Annotated

LONGEST = 7
"""Words that the subject of a ministry may have."""
_USUAL = {"foreign": "Foreign Affairs", "defence": "Defense", "external affairs": "Foreign Affairs"}
_LOWER = frozenset({"of", "and", "the", "for"})


def find_ministries(doc: Annotated, at: dict[int, Hit]) -> list[Hit]:
    """Ministries whose country stands beside them; `at`: the names known so far, by token."""
    found = []
    for token in doc.tokens:
        if token.lower == "ministry":
            hit = _behind(doc, at, token.i) if token.text[:1].isupper() else None
            hit = hit or _before(doc, at, token.i)
            if hit is not None:
                found.append(hit)
    return found


def _country(at: dict[int, Hit], i: int) -> Hit | None:
    hit = at.get(i)
    return hit if hit is not None and hit.form.entry.kind is Kind.COUNTRY else None


def _entry(subject: str, country: Entry) -> Entry:
    subject = _USUAL.get(
        subject.lower(), " ".join(w if w in _LOWER else w[:1].upper() + w[1:] for w in subject.split())
    )
    name = f"Ministry of {subject} ({country.name})"
    return Entry(slug(name), Kind.BODY, name, parent=country.key)


def _before(doc: Annotated, at: dict[int, Hit], i: int) -> Hit | None:
    """ "Haiti's justice ministry", "the Kenyan Foreign Ministry"."""
    first = i
    while first > 0 and i - first < LONGEST and doc.tokens[first - 1].sentence == doc.tokens[i].sentence:
        before = doc.tokens[first - 1]
        country = _country(at, first - 1 - (before.lower in {"'s", "’s"}))
        if country is not None and first < i:
            return hit_at(doc, country.first, i + 1, _entry(doc.words(first, i), country.form.entry))
        if before.pos not in {"NOUN", "PROPN", "ADJ", "CCONJ"} or first - 1 in at:
            return None
        first -= 1
    return None


def _behind(doc: Annotated, at: dict[int, Hit], i: int) -> Hit | None:
    """ "the Ministry of Justice and Law of Colombia"."""
    tokens = doc.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].lower != "of":
        return None
    for last in range(i + 3, min(i + 3 + LONGEST, len(tokens))):
        if tokens[last].sentence != tokens[i].sentence:
            return None
        after = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].lower == "the")
        country = _country(at, after)
        if tokens[last].lower in {"of", "in"} and country is not None:
            return hit_at(doc, i, country.last, _entry(doc.words(i + 2, last), country.form.entry))
        if tokens[last].pos not in {"NOUN", "PROPN", "ADJ", "CCONJ"}:
            return None
    return None
