"""Common nouns for countries: "the Caribbean nation", "both countries", "these nations", "the country"."""

from __future__ import annotations

from functools import lru_cache

from graph.reports import Kind
from loaders.coreference.focus import countries_of, nearest, outstanding, owners
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.source import data

PAIR_REACH = 2
"""Whole sentences before its own in which the members of "both countries" are looked for."""
_OWN = frozenset("country nation homeland territory island kingdom republic archipelago state".split())
_DEFINITE = frozenset("the this their his her its".split())
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

    whose = owners(state, mention)
    if whose is not None:
        if noun not in _OWN:
            return
        own = [k for k in countries_of(state, whose) if fits(k)]
        if len(own) == 1:
            state.link(number, own, "country of the person" if state.kind(whose[0]) is Kind.PERSON else "its country")
        if own or words[0] != "their":
            return
    if region is not None or "island" in words or noun in {"kingdom", "archipelago"}:
        choice = nearest(state, number, fits)
        found = [choice] if choice else _outstanding(state, [k for k in state.names if fits(k)])
        state.link(number, found, "country of that region")
        return
    if noun not in {"country", "nation", "homeland", "territory", "state"} or words[0] not in _DEFINITE:
        return
    if (noun == "state" and words[0] != "this") or len(words) > 2:
        return
    country = nearest(state, number, fits) or outstanding(state)
    if country is not None and fits(country):
        state.link(number, (country,), "nearest country")


def _outstanding(state: State, keys: list[str]) -> list[str]:
    """The one of several countries that the article speaks of at least twice as often as of any other."""
    counts = state.country_counts()
    ranked = sorted(keys, key=lambda k: -counts[k])
    if len(ranked) == 1 or (len(ranked) > 1 and counts[ranked[0]] >= 2 * counts[ranked[1]] > 0):
        return ranked[:1]
    return []
