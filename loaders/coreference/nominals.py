"""Common nouns: each kind to the rules for it, and bodies by the noun in their name: "the mission", "the council"."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from graph.reports import Kind
from loaders.coreference.countries import link_country
from loaders.coreference.described import by_kind
from loaders.coreference.focus import countries_of, dominant, nearest, outstanding, owners
from loaders.coreference.groups import NUMBERS, link_delegation, link_several
from loaders.coreference.holders import nearest_holder
from loaders.coreference.people import by_surname
from loaders.coreference.quotes import linked
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.names import fold
from loaders.gazetteer.people import people
from loaders.grammar import subjects
from loaders.model import Form, Mention

NEAR = 2
"""Sentences before in which a government named with its country is meant by "the government" at once."""
_VAGUE = frozenset("party group organization organisation movement".split())
_STATE = frozenset("government administration authority authorities regime police army military".split())
"""Nouns that act for the country of the passage where no body of that name was named."""
_ELSEWHERE = frozenset(
    "former previous last past next incoming outgoing local regional provincial municipal city state county other "
    "shadow world global rival parallel exile company".split()
)
"""Adjectives of authorities that are not those of the country, or not of today."""
_GOVERNMENT = frozenset("government administration cabinet authority".split())
_HEADING = frozenset("head lead run form join rejoin leave quit dissolve reshuffle dismiss sack dissolve enter".split())
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
    """The body whose name holds the noun, a body of that kind, or the country that it acts for."""
    mention = state.mentions[number]
    if noun in {"government", "administration", "authority"}:
        _government(state, number)
        return
    adjectives = set(fold(mention.name).split()[1:-1]) - _EMPTY
    named = _named(state, number, noun, adjectives)
    if named is not None:
        state.link(number, (named,), "body of that kind")
        return
    if noun in _STATE:
        _government(state, number)
        return
    if (
        _named_after(state, mention)
        or adjectives - {"militant", "rebel", "armed", "islamist", "extremist"}
        or owners(state, mention)
    ):
        return
    described = by_kind(state, number, noun)
    if described is not None:
        state.link(number, (described,), "body described so")
    elif noun in _VAGUE:
        subjects = [
            link.entities[0]
            for _, link in state.before(number, 1)
            if len(link.entities) == 1 and state.kind(link.entities[0]) is Kind.BODY and state.is_subject(link.mention)
        ]
        state.link(number, subjects[:1], "nearest body")


def _named(state: State, number: int, noun: str, adjectives: set[str]) -> str | None:
    """Of the bodies whose name holds the noun, the one named last in the paragraph, else the one named most."""
    mention = state.mentions[number]
    doc = state.doc
    counts: Counter[str] = Counter()
    for _, link in state.before(number, len(doc.sentences)):
        if len(link.entities) != 1 or link.mention.form is Form.NOMINAL:
            continue
        key = link.entities[0]
        kind, name = state.names[key]
        words = set(fold(name).replace("-", " ").split())
        if kind is Kind.BODY and noun in words and adjectives <= words:
            if doc.sentences[link.mention.sentence].block == doc.sentences[mention.sentence].block:
                return key
            counts[key] += 1
    return counts.most_common(1)[0][0] if counts else None


def _government(state: State, number: int) -> None:
    """ "The Trump administration" by the person's country, "the government" by the country of the passage."""
    mention = state.mentions[number]
    led = _led_by(state, mention)
    if led is not None:
        state.link(number, led if len(led) == 1 else (), "government of the person's country")
        return
    whose = owners(state, mention)
    if whose is not None:
        own = countries_of(state, whose)
        if len(own) == 1:
            state.link(number, own, "government of the person's country")
        return
    if set(fold(mention.name).split()) & _ELSEWHERE:
        return
    headed = _headed(state, mention)
    if headed is not None:
        own = headed or [k for k in [outstanding(state)] if k is not None]
        state.link(number, own if len(own) == 1 else (), "government of the person's country")
        return
    country = _named_government(state, number, NEAR)
    if country is not None:
        state.link(number, (country,), "government named before")
        return
    country = dominant(state)
    if country is not None:
        state.link(number, (country,), "government of the article's country")
        return
    country = _named_government(state, number, len(state.doc.sentences)) or outstanding(state) or nearest(state, number)
    if country is not None:
        state.link(number, (country,), "government of the passage's country")


def _named_government(state: State, number: int, reach: int) -> str | None:
    """The country whose government was named last: "Kenya's government … the government"."""
    tokens = state.doc.tokens
    for _, link in state.before(number, reach):
        mention = link.mention
        if len(link.entities) != 1 or state.kind(link.entities[0]) is not Kind.COUNTRY:
            continue
        inside = mention.form is Form.NOMINAL and any(
            t.lemma in _GOVERNMENT for t in tokens[mention.head : mention.last]
        )
        behind = list(takewhile(lambda t: t.text in {"'s", "’s"} or t.pos == "ADJ", tokens[mention.last :]))
        after = mention.last + len(behind)
        if inside or (after < len(tokens) and tokens[after].lemma in _GOVERNMENT):
            return link.entities[0]
    return None


def _headed(state: State, mention: Mention) -> list[str] | None:
    """The countries of whoever heads, forms or leaves the government: "she headed the government"."""
    doc = state.doc
    token = doc.tokens[mention.head]
    verb = doc.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in _HEADING:
        return None
    return countries_of(
        state, [k for i in subjects(doc, verb.i) for k in linked(state, i) if state.kind(k) is Kind.PERSON]
    )


def _named_after(state: State, mention: Mention) -> bool:
    """Whether the name of the body follows the noun: "the group Voices of Change"."""
    tokens = state.doc.tokens
    return mention.last < len(tokens) and tokens[mention.last].pos == "PROPN" and tokens[mention.last].text[0].isupper()


def _led_by(state: State, mention: Mention) -> list[str] | None:
    """The country of the person named in "the Stone administration"; `None` where none is named."""
    doc = state.doc
    inner = [t for t in doc.tokens[mention.first : mention.head] if t.pos == "PROPN" and t.tag != "POS"]
    if not inner:
        return None
    found: list[str] = []
    for token in inner:
        keys = [p.key for p in by_surname(token.text, state.persons)]
        keys = keys or [k for k in linked(state, token.i) if state.kind(k) is Kind.PERSON]
        known = people().called(token.text)
        if len(keys) == 1 and keys[0] in state.names:
            found.extend(countries_of(state, keys))
        elif known is not None and known.of in gazetteer().entries:
            found.append(known.of)
    return list(dict.fromkeys(found))
