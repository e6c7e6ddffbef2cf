"""Offices that a verb gives to a person: "was appointed prime minister", "chose X to serve as", "X, acting as"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.focus import countries_of, owners
from loaders.coreference.offices import known_of
from loaders.coreference.quotes import linked
from loaders.coreference.state import State
from loaders.model import Mention, Office, Token

_TO_OBJECT = frozenset(
    "appoint name choose elect select designate swear install reappoint reelect re-elect proclaim declare make bring "
    "confirm propose nominate recognise recognize reinstate".split()
)
_OF_SUBJECT = frozenset(
    "serve act become be remain work resign retire quit continue take step stand return succeed replace".split()
)
_PREDICATIVE = {"attr", "oprd", "pobj", "dobj"}


def link_predicate(state: State, number: int) -> bool:
    """Link a title that a verb says of a person, and give the person the office; whether it was one."""
    mention = state.mentions[number]
    office = mention.office
    if office is None:
        return False
    token = state.doc.tokens[mention.head]
    person = _holder(state, token) or _apposed(state, mention)
    if person is None:
        return False
    if any(o.title.lower() == office.title.lower() and o.qualifier and o.of for o in state.offices[person]):
        state.link(number, (person,), "said of the person")
        return True  # "Prime Minister X" of the interim prime minister says nothing new
    own = countries_of(state, owners(state, mention) or [])
    of = office.of or (own[0] if len(own) == 1 else None) or known_of(state, person, office) or _of(state, office)
    said = Office(office.title, of, office.qualifier)
    state.link(number, (person,), "said of the person")
    state.restate(number, said, "said of the person")
    if of is not None:
        state.name(of)
        if said not in state.offices[person]:
            state.offices[person].append(said)
    return True


def _apposed(state: State, mention: Mention) -> str | None:
    """Who is named beside a title: "Ann Cole, now the leader of …", "their foreign minister, Ann Cole"."""
    doc = state.doc
    token = doc.tokens[mention.head]
    names = [c for c in doc.children(token.i) if c.dep == "appos" and c.i >= mention.last]
    comma = mention.first > 1 and doc.tokens[mention.first - 1].text == ","
    if token.dep == "appos" and any(t.text == "," for t in doc.tokens[token.head : mention.first]):
        names.append(doc.tokens[token.head])
    elif comma and mention.last < len(doc.tokens) and doc.tokens[mention.last].text in {",", "."}:
        names.append(doc.tokens[mention.first - 2])
    keys = {k for name in names for k in linked(state, name.i) if state.kind(k) is Kind.PERSON}
    return keys.pop() if len(keys) == 1 else None


def _of(state: State, office: Office) -> str | None:
    """The country of an office without one: the one whose office of that name the article speaks of."""
    title = office.title.lower()
    found = {o.of for offices in state.offices.values() for o in offices if o.of and o.title.lower() == title}
    if len(found) == 1:
        return found.pop()
    ranked = state.country_counts().most_common(2)
    return ranked[0][0] if len(ranked) == 1 else None


def _holder(state: State, token: Token) -> str | None:
    doc = state.doc
    if token.dep not in _PREDICATIVE:
        return None
    above = doc.tokens[token.head]
    if token.dep == "pobj":
        if above.lower != "as":
            return None
        above = doc.tokens[above.head]
    elif token.dep == "dobj" and above.lemma not in _TO_OBJECT:
        return None
    if above.lemma in {"succeed", "replace"} and above.tag not in {"VBD", "VBN"}:
        return None
    if above.lemma in _TO_OBJECT:
        roles = ("dobj", "nsubjpass")
    elif above.lemma in _OF_SUBJECT:
        roles = ("nsubj", "nsubjpass")
    else:
        return None
    for child in doc.children(above.i):
        if child.dep in roles and child.i != token.i and (key := _person(state, child)):
            return key
    if above.dep in {"xcomp", "relcl", "acl", "conj"}:
        governor = doc.tokens[above.head]
        if above.dep in {"relcl", "acl"}:
            return _person(state, governor)
        for child in doc.children(governor.i):
            if child.dep in {"dobj", "nsubjpass", "nsubj"} and (key := _person(state, child)):
                return key
    return None


def _person(state: State, token: Token) -> str | None:
    if token.lower in {"who", "which", "that"}:
        before = token.i - 1
        token = next((state.doc.tokens[t.head] for t in state.doc.ancestors(token.i) if t.dep == "relcl"), token)
        if before >= 0 and not linked(state, token.i):
            token = state.doc.tokens[before]
    keys = linked(state, token.i)
    return keys[0] if len(keys) == 1 and state.kind(keys[0]) is Kind.PERSON else None
