"""Which country a passage is about: what "the country" and, without a name, "the government" or "the police" mean."""

from __future__ import annotations

from collections.abc import Callable

from graph.reports import Kind
from loaders.coreference.quotes import linked
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.people import people
from loaders.model import Form, Link, Mention

REACH = 2
"""Sentences before its own in which the country of a passage is looked for."""
DOMINANT = 0.6
"""Share of all talk of countries that makes one the country an article is about."""
OUTSTANDING = 2
"""How many times as often as any other country the one must be spoken of that an article is about."""
RARE = 5
"""A country spoken of this many times less than the foremost is not taken up again beyond its own sentence."""
_TRAVEL = frozenset("visit trip travel arrive journey arrival tour fly return stay land".split())
_OWNERS = frozenset("his her their its our my".split())


_PERSON, _BESIDE, _NAMED, _SUBJECT = 1, 3, 4, 5
"""How much the country of a person, an adjective, a name and a subject count; of a person as subject one more."""


def owners(state: State, mention: Mention) -> list[str] | None:
    """Whose a noun is, by the "his", "its" or "the country's" before it; `None` where nothing like it stands there."""
    doc = state.doc
    for child in doc.children(mention.head):
        if child.dep == "poss" and mention.first <= child.i < mention.head:
            return list(linked(state, child.i))
    if doc.tokens[mention.first].lower in _OWNERS and mention.first != mention.head:
        return list(linked(state, mention.first))
    return None


def countries_of(state: State, keys: list[str]) -> list[str]:
    """The countries that entities are or speak for, national bodies by their parent."""
    found: list[str] = []
    for key in keys:
        kind = state.kind(key)
        if kind in {Kind.COUNTRY, Kind.PERSON}:
            own = state.countries_of(key) or known_country(state, key)
            found.extend(k for k in own if k not in found)
        elif (country := state.parent_country(key)) is not None and country not in found:
            found.append(country)
    return found


def known_country(state: State, key: str) -> list[str]:
    """The country of a well-known person whose office the article does not say."""
    entries = gazetteer().entries
    found = {k.of for k in people().named(state.names[key][1])}
    return [k for k in sorted(found) if k in entries and entries[k].kind is Kind.COUNTRY] if len(found) == 1 else []


def dominant(state: State) -> str | None:
    """The country that the whole article is about."""
    counts = state.country_counts()
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= DOMINANT * sum(counts.values()):
        return ranked[0][0]
    return None


def outstanding(state: State) -> str | None:
    """The country that the article speaks of far more than of any other."""
    ranked = state.country_counts().most_common(2)
    if len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= OUTSTANDING * ranked[1][1]):
        return ranked[0][0]
    return None


def nearest(state: State, number: int, fits: Callable[[str], bool] = lambda _: True) -> str | None:
    """The country of the nearest sentence before that has one: its subject's first, of several the more spoken of."""
    mention = state.mentions[number]
    counts = state.country_counts()
    most = max(counts.values(), default=0)
    barred: set[str] = set()
    for index in range(mention.sentence, max(-1, mention.sentence - REACH - 1), -1):
        ranks: dict[str, int] = {}
        here, acts = index == mention.sentence, False
        for other, link in state.in_sentence(index):
            if other == number or len(link.entities) != 1 or (here and link.mention.last > mention.first):
                continue
            own = countries_of(state, list(link.entities))
            if here and _travels(state, mention, link):
                barred.update(own)
            elif here and _acts_on(state, mention, link):
                acts = True
            elif rank := _rank(state, link):
                ranks |= {k: max(ranks.get(k, 0), rank) for k in own if fits(k) and (here or counts[k] * RARE >= most)}
        ranks = {k: rank for k, rank in ranks.items() if k not in barred}
        if ranks:
            return max(ranks, key=lambda k: (ranks[k], counts[k]))
        if acts:  # "Chad wants peace in the country": its own or another's
            break
    return None


def _rank(state: State, link: Link) -> int:
    """How much a mention makes its country the one spoken of."""
    mention, key = link.mention, link.entities[0]
    doc = state.doc
    if mention.form is Form.PRONOUN and mention.modifier:
        return 0
    if mention.last < len(doc.tokens) and doc.tokens[mention.last].text == "-":
        return 0  # "Saudi-backed"
    sentence = doc.sentences[mention.sentence]
    travel = [t.i for t in doc.tokens[sentence.first : sentence.last] if t.lemma in _TRAVEL]
    if state.kind(key) is Kind.COUNTRY:
        above = next(doc.ancestors(mention.head), doc.tokens[mention.head])
        if mention.modifier:
            return 0 if above.pos == "PROPN" else _BESIDE  # "the Royal Thai Society" is about no country
        if doc.tokens[mention.head].tag in {"NNPS", "NNS"} and mention.form is Form.DEMONYM:
            return _BESIDE
        return _SUBJECT if state.is_subject(mention) or (above.dep == "prep" and above.head in travel) else _NAMED
    if travel:
        return 0
    return _PERSON + (state.is_subject(mention) and not mention.modifier)


def _travels(state: State, mention: Mention, link: Link) -> bool:
    """Whether a name of the same sentence is that of a traveller to the country meant."""
    doc = state.doc
    travel = {t.i for t in list(doc.ancestors(mention.head))[:3] if t.lemma in _TRAVEL}
    there = link.mention
    above = next(doc.ancestors(there.head), doc.tokens[there.head])
    goes = state.is_subject(there) and above.i in travel
    return bool(travel) and (state.kind(link.entities[0]) is Kind.PERSON or goes or above.lower == "from")


def _acts_on(state: State, mention: Mention, link: Link) -> bool:
    """Whether a country of the same sentence does something to, in or for the one meant."""
    doc = state.doc
    if state.kind(link.entities[0]) is not Kind.COUNTRY or not state.is_subject(link.mention):
        return False
    token = doc.tokens[mention.head]
    helped = token.dep == "nsubj" and doc.tokens[doc.tokens[token.head].head].lemma in {"help", "let", "make"}
    return helped or token.dep not in {"nsubj", "nsubjpass", "poss"}
