"""Common nouns for countries: "the Caribbean nation", "both countries", "these nations", "the country"."""

from __future__ import annotations

from functools import lru_cache

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.source import data
from loaders.model import Mention

PAIR_REACH = 2
"""Whole sentences before its own in which the members of "both countries" are looked for."""
COUNTRY_REACH = 3
"""Sentences before its own in which the antecedent of "the country" is looked for."""
_TRAVEL = frozenset("visit trip travel arrive journey arrival tour fly return stay".split())
_TERRITORIES = frozenset(
    "hong-kong macau puerto-rico greenland gibraltar palestine taiwan guam bermuda new-caledonia".split()
)
_JOINING = frozenset({",", "and", "the", "&", "as", "well", "or"})


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], frozenset[str], frozenset[str]]:
    rows = data("nominals")
    regions = {k: frozenset(v) for k, v in rows["regions"].items()}
    also = {k: frozenset(v) for k, v in rows["also_in"].items()}
    return regions, also, frozenset(rows["islands"]), frozenset(rows["kingdoms"])


def link_countries(state: State, number: int, wanted: int, noun: str) -> None:
    mention = state.mentions[number]
    for back in range(PAIR_REACH + 1):
        keys = [
            country
            for _, link in state.in_sentence(mention.sentence - back)
            if link.mention.last <= mention.first
            for key in link.entities
            for country in as_countries(state, key)
        ]
        keys = list(dict.fromkeys(keys))
        if len(keys) == wanted:
            state.link(number, keys, "countries before")
            return
        if len(keys) > wanted:
            break
    if noun not in {"country", "nation", "side", "delegation", "government"} or wanted != 2:
        return
    ranked = state.country_counts().most_common(3)
    if len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] >= 2 * ranked[2][1]):
        state.link(number, [k for k, _ in ranked[:2]], "countries of the article")


def as_countries(state: State, key: str) -> list[str]:
    kind = state.kind(key)
    if kind is Kind.COUNTRY:
        return [key]
    return [k for k in state.countries_of(key) if k in state.names] if kind is Kind.PERSON else []


def link_list(state: State, number: int) -> None:
    """The countries of the longest list in the sentence before: "these nations"."""
    doc = state.doc
    mention = state.mentions[number]
    for back in (0, 1):
        longest: list[str] = []
        row: list[str] = []
        end = -1
        for _, link in state.in_sentence(mention.sentence - back):
            there = link.mention
            if there.kind is not Kind.COUNTRY or there.last > mention.first or there.modifier:
                continue
            joined = end >= 0 and all(t.lower in _JOINING for t in doc.tokens[end : there.first])
            row = [*row, *link.entities] if joined else list(link.entities)
            longest = max(longest, row, key=len)
            end = there.last
        if len(longest) > 1:
            state.link(number, longest, "list before")
            return


def link_country(state: State, number: int, words: list[str], noun: str) -> None:
    mention = state.mentions[number]
    regions, also, islands, kingdoms = _table()
    region = next(
        (r for size in (2, 1) for i in range(len(words)) if (r := " ".join(words[i : i + size])) in regions), None
    )
    entries = gazetteer().entries

    def fits(key: str) -> bool:
        entry = entries.get(key)
        if entry is None or entry.kind is not Kind.COUNTRY:
            return False
        if region is not None and not (regions[region] & set(entry.regions) or key in also.get(region, ())):
            return False
        if noun == "territory" and key not in _TERRITORIES:
            return False
        if ("island" in words or noun in {"island", "archipelago"}) and key not in islands:
            return False
        return not (noun == "kingdom" and key not in kingdoms)

    barred = _visitors(state, mention)
    candidates = [
        k
        for _, link in state.before(number, COUNTRY_REACH)
        if len(link.entities) == 1
        for k in link.entities
        if fits(k) and k not in barred
    ]
    if region is not None or "island" in words or noun in {"kingdom", "archipelago"}:
        choice = candidates[:1] or _outstanding(state, [k for k in state.names if fits(k)])
        if choice:
            state.link(number, choice, "country of that region")
        return
    if noun not in {"country", "nation", "homeland", "territory", "state"} or words[0] not in {
        "the",
        "this",
        "their",
        "his",
        "her",
        "its",
    }:
        return
    if noun == "state" and words[0] != "this":
        return
    if len(words) > 2:
        return
    if words[0] in {"his", "her"}:
        owner = [k for _, link in state.before(number, 1) for k in link.entities if state.kind(k) is Kind.PERSON]
        own = state.countries_of(owner[0]) if owner else []
        if len(own) == 1:
            state.link(number, own, "country of the person")
        return
    if candidates:
        state.link(number, candidates[:1], "nearest country")


def _outstanding(state: State, keys: list[str]) -> list[str]:
    """The one of several countries that the article speaks of at least twice as often as of any other."""
    counts = state.country_counts()
    ranked = sorted(keys, key=lambda k: -counts[k])
    if len(ranked) == 1 or (len(ranked) > 1 and counts[ranked[0]] >= 2 * counts[ranked[1]] > 0):
        return ranked[:1]
    return []


def _visitors(state: State, mention: Mention) -> set[str]:
    """The countries whose people travel to "the country": it is not theirs."""
    doc = state.doc
    if not any(t.lemma in _TRAVEL for t in list(doc.ancestors(mention.head))[:3]):
        return set()
    people = [
        k for _, link in state.in_sentence(mention.sentence) for k in link.entities if state.kind(k) is Kind.PERSON
    ]
    return {c for k in people for c in state.countries_of(k)}
