"""How far a person's name reaches: runs of name words, particles, suffixes, and what the engine has cut off."""

from __future__ import annotations

from functools import lru_cache

from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import given_names, title_words
from loaders.mentions.drafts import Draft

PARTICLES = frozenset("de da do dos del della van von der den bin ibn al el ben la le du di y".split())
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
LONGEST_NAME = 5
"""Words of a name, particles not counted."""


@lru_cache(maxsize=1)
def not_names() -> frozenset[str]:
    """Words in capitals that are no part of a name."""
    return title_words().not_names


def is_name_token(draft: Draft, i: int) -> bool:
    """Whether a token may be a part of a name."""
    token = draft.doc.tokens[i]
    return (
        draft.codes[i] in "XPC"
        and i not in draft.hit_at
        and token.text[:1].isupper()
        and token.pos in {"PROPN", "NOUN", "ADJ", "X"}
        and token.lower not in not_names()
    )


def name_run(draft: Draft, first: int, end: int) -> int:
    """Where the run of name words that begins at `first` ends; `first` when there is none."""
    last = first
    while last < end and last - first < LONGEST_NAME + 2:
        token = draft.doc.tokens[last]
        joins = token.text == "-" or token.lower in PARTICLES
        if is_name_token(draft, last) or (joins and last > first and last + 1 < end and is_name_token(draft, last + 1)):
            last += 1
        else:
            break
    return last


def suffixed(draft: Draft, last: int, end: int) -> int:
    """Behind "Jr.", "III" or ", Jr." where one follows."""
    tokens = draft.doc.tokens
    if last < end and tokens[last].lower in SUFFIXES:
        return last + 1
    if last + 1 < end and tokens[last].text == "," and tokens[last + 1].lower in SUFFIXES:
        return last + 2
    return last


def extended(draft: Draft, first: int, last: int, end: int) -> int:
    """Behind the parts of the name that the engine has cut off: "Ursula von" | "der Leyen", "Aba bin" | "Said Odo"."""
    tokens = draft.doc.tokens
    if draft.codes[last - 1] != "P" and tokens[last - 1].lower not in PARTICLES:
        return last
    while last < end and last - first < LONGEST_NAME + 2:
        stop = last
        while stop < end and tokens[stop].lower in PARTICLES:
            stop += 1
        cut = tokens[last - 1].lower in PARTICLES
        if stop >= end or draft.taken[stop] or not _name_like(draft, stop) or (stop in draft.hit_at and not cut):
            break
        if stop == last and not cut and (draft.codes[stop] not in "XP" or tokens[stop].tag != "NNP"):
            break
        last = stop + 1
    return last


def reaching_back(draft: Draft, first: int, last: int) -> int:
    """Where a name begins whose first parts the engine has cut off: "Anders" | "Fogh Rasmussen"."""
    tokens = draft.doc.tokens
    base = draft.sentence(first).first
    at = first
    while at > base and last - at < LONGEST_NAME:
        before = tokens[at - 1]
        joins = before.lower in PARTICLES and at - 1 > base and _name_like(draft, at - 2)
        if not joins and not (
            _name_like(draft, at - 1)
            and before.tag == "NNP"
            and draft.codes[at - 1] in "XP"
            and at - 1 not in draft.named
        ):
            break
        if draft.taken[at - 1] or at - 1 in draft.hit_at:
            break
        at -= 1
    if at == first and _place_in_name(draft, first, last, base):
        at -= 1
    while at < first and tokens[at].lower in not_names():
        at += 1
    if at == base and base < first and fold(tokens[base].text) not in given_names() and draft.codes[base] != "P":
        at += 1
    return at


def _place_in_name(draft: Draft, first: int, last: int, base: int) -> bool:
    """Whether a town's name right before a person's is the first part of it: "Aden" | "Hashi Odo"."""
    hit = draft.hit_at.get(first - 1) if first - 1 > base else None
    if hit is None or hit.form.entry.latitude is None or hit.last - hit.first > 1:
        return False
    token, before = draft.doc.tokens[first - 1], draft.doc.tokens[first - 2]
    return token.dep == "compound" and first <= token.head < last and before.pos not in {"ADP", "ADJ", "CCONJ"}


def _name_like(draft: Draft, i: int) -> bool:
    token = draft.doc.tokens[i]
    return token.text[:1].isupper() and token.pos == "PROPN" and token.lower not in not_names()
