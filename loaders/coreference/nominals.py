"""Common nouns: each kind to the rules for it, and bodies by the noun in their name: "the mission", "the council"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.countries import link_country
from loaders.coreference.groups import NUMBERS, link_delegation, link_several
from loaders.coreference.holders import nearest_holder
from loaders.coreference.offices import DOMINANT
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.names import fold
from loaders.model import Form

_VAGUE = frozenset("party group organization organisation movement".split())
_EMPTY = frozenset("international multinational support".split())
"""Adjectives that need not be in the name of the body meant."""


def link_nominal(state: State, number: int) -> None:
    """Link a noun phrase to what it stands for."""
    mention = state.mentions[number]
    words = fold(mention.name).split()
    noun = state.doc.tokens[mention.head].lemma.lower()
    count = next((NUMBERS[w] for w in words if w in NUMBERS), 0)
    if mention.kind is Kind.COUNTRY and mention.key is not None:
        entry = gazetteer().entries.get(mention.key)
        state.name(mention.key)
        if mention.key in state.names and entry is not None:
            state.link(
                number,
                (mention.key,),
                "government of the country" if entry.kind is Kind.COUNTRY else "officials of the body",
            )
    elif mention.plural or count:
        link_several(state, number, noun, count)
    elif mention.kind is Kind.COUNTRY:
        link_country(state, number, words, noun)
    elif mention.kind is Kind.BODY and noun == "delegation":
        link_delegation(state, number)
    elif mention.kind is Kind.BODY:
        _body(state, number, noun)
    elif mention.kind is Kind.PERSON and noun == "leader":
        tops = [k for k in state.offices if state.top(k)]
        keys = nearest_holder(state, number, tops) if len(tops) > 1 else tops
        if len(keys) == 1:
            state.link(number, keys, "leader")


def _body(state: State, number: int, noun: str) -> None:
    """The body named last whose name holds the noun: "the council" → the Security Council."""
    mention = state.mentions[number]
    if noun in {"government", "administration", "authority"}:
        _government(state, number)
        return
    adjectives = set(fold(mention.name).split()[1:-1]) - _EMPTY
    for _, link in state.before(number, len(state.doc.sentences)):
        if len(link.entities) != 1 or link.mention.form is Form.NOMINAL:
            continue
        key = link.entities[0]
        kind, name = state.names[key]
        words = set(fold(name).replace("-", " ").split())
        if kind is Kind.BODY and noun in words and adjectives <= words:
            state.link(number, (key,), "body of that kind")
            return
    if noun in _VAGUE:
        subjects = [
            link.entities[0]
            for _, link in state.before(number, 1)
            if len(link.entities) == 1 and state.kind(link.entities[0]) is Kind.BODY and state.is_subject(link.mention)
        ]
        state.link(number, subjects[:1], "nearest body")


def _government(state: State, number: int) -> None:
    """ "The Trump administration" by the person's country, "the government" by the country of the article."""
    mention = state.mentions[number]
    inside = {
        country
        for _, link in state.in_sentence(mention.sentence)
        if mention.first <= link.mention.first < mention.last
        for key in link.entities
        if state.kind(key) is Kind.PERSON
        for country in state.countries_of(key)
    }
    if len(inside) == 1:
        state.link(number, inside, "government of the person's country")
        return
    counts = state.country_counts()
    ranked = counts.most_common(1)
    if ranked and ranked[0][1] >= DOMINANT * sum(counts.values()):
        state.link(number, (ranked[0][0],), "government of the article's country")
