"""Institutions named without their country: "Parliament", "the Supreme Court"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Entry, Form, Hit, Sense
from loaders.gazetteer.institutions import by_words
from loaders.gazetteer.names import fold, words
from loaders.model import Annotated

_WITHOUT_ARTICLE = frozenset({"parliament", "congress"})
"""What news names without an article and in small letters: "she told parliament"."""
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())


def hit_at(doc: Annotated, first: int, last: int, entry: Entry, sense: Sense = Sense.NAME) -> Hit:
    """Tokens `first` up to `last` as a hit of `entry`."""
    tokens = doc.tokens
    form = Form(words(doc.words(first, last)), entry, sense)
    return Hit(first, last, tokens[first].start, tokens[last - 1].end, form)


def find_bare(doc: Annotated, hits: list[Hit], at: dict[int, Hit]) -> list[Hit]:
    """Institution words that stand without their country: "Parliament", "the Supreme Court"."""
    kinds = by_words()
    tokens = doc.tokens
    found: list[Hit] = []
    starts = {words_[0] for words_ in kinds}
    i = 0
    while i < len(tokens):
        here = at.get(i)
        if here is not None:
            if here.form.words in kinds and here.form.sense is Sense.NAME:
                found.append(here)
            i = here.last
            continue
        if fold(tokens[i].text) in starts:
            size = next((n for n in (3, 2, 1) if tuple(fold(t.text) for t in tokens[i : i + n]) in kinds), 0)
            if size and all(j not in at for j in range(i, i + size)) and _stands_alone(doc, at, i, i + size):
                kind = kinds[tuple(fold(t.text) for t in tokens[i : i + size])]
                found.append(hit_at(doc, i, i + size, Entry(kind.id, Kind.BODY, doc.words(i, i + size))))
                i += size
                continue
        i += 1
    for hit in found:
        if hit in hits:
            hits.remove(hit)
            for i in range(hit.first, hit.last):
                at.pop(i, None)
    return found


def _stands_alone(doc: Annotated, at: dict[int, Hit], first: int, last: int) -> bool:
    """Whether institution words are a name or a definite mention, and no part of a longer phrase."""
    tokens = doc.tokens
    before = tokens[first - 1] if first else None
    capital = tokens[first].text[:1].isupper()
    if last < len(tokens) and tokens[last].text[:1].isupper() and tokens[last].pos == "PROPN" and last not in at:
        return False
    if before is None or before.lower in {"the", "its", "his", "her", "their", "this"}:
        return capital or before is not None
    if before.lower in _DAYS:
        return capital
    if not capital and last - first == 1 and tokens[first].lower in _WITHOUT_ARTICLE:
        return tokens[first].dep in _ARGUMENTS and before.pos in {
            "ADP",
            "VERB",
            "CCONJ",
            "SCONJ",
            "AUX",
            "ADV",
            "PUNCT",
        }
    return capital and not (before.pos == "PROPN" and before.text[:1].isupper() and first - 1 not in at)
