"""Several people by one word: "the two leaders", "the foreign ministers", "the delegation"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import Kind
from loaders.coreference.countries import PAIR_REACH, link_countries, link_list
from loaders.coreference.holders import FORMER
from loaders.coreference.plurals import together_in
from loaders.coreference.state import State
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.model import BlockKind, Form, Mention

_OTHER_SIDE = frozenset("rebel opposition other second first another joint".split())
_DEFINITE = frozenset("the both these those all".split())
_BETWEEN = frozenset(", and the 's ’s foreign prime defence defense interior".split())
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


def link_several(state: State, number: int, noun: str, count: int) -> None:
    mention = state.mentions[number]
    if noun in {"country", "nation", "state", "government", "side", "delegation", "party", "neighbour", "neighbor"}:
        if count:
            link_countries(state, number, count, noun)
        elif noun in {"country", "nation"} and fold(mention.name).split()[0] in {"these", "those"}:
            link_list(state, number)
        return
    if mention.kind is not Kind.PERSON or state.doc.words(mention.first, state.doc.sentences[mention.sentence].last)[
        mention.end - mention.start :
    ].startswith("-"):
        return
    words = fold(mention.name).split()
    if _by_countries(state, number, noun):
        return
    if words[0] not in _DEFINITE:
        return
    if noun == "leader" and set(words) - _DEFINITE - set(NUMBERS) - {"leaders"}:
        return
    before = next((link for _, link in state.before(number, 1) if link.mention.plural and len(link.entities) > 1), None)
    if (
        before is not None
        and len(before.entities) == (count or len(before.entities))
        and state.kind(before.entities[0]) is Kind.PERSON
        and _of_different_countries(state, before.entities)
    ):
        state.link(number, before.entities, "the same as before")
        return
    if noun == "leader" and not count and _assembled(state, number):
        return
    plain = len([w for w in words if w not in _DEFINITE and w not in NUMBERS]) <= 1
    if count and plain and _counted(state, number, noun, count):
        return
    _holders(state, number, noun, count)


def _counted(state: State, number: int, noun: str, count: int) -> bool:
    """Link "the two" to as many people whom a sentence before shows together, or names; whether there were such."""
    mention = state.mentions[number]
    for back in range(PAIR_REACH + 1):
        rows = [x for _, x in state.in_sentence(mention.sentence - back) if x.mention.last <= mention.first]
        together = together_in(state, [x.mention for x in rows], subject=False)
        if len(together) == count and state.kind(together[0]) is Kind.PERSON:
            state.link(number, together, "those who met")
            return True
        named = [k for x in rows if not x.mention.modifier for k in x.entities if state.kind(k) is Kind.PERSON]
        keys = list(dict.fromkeys(named))
        if noun in {"leader", "president"} and len(keys) > count:
            keys = [k for k in keys if state.top(k)]
        if len(keys) == count and _of_different_countries(state, keys):
            state.link(number, keys, "the two before")
            return True
        if len(keys) > count:
            break
    return False


def _of_different_countries(state: State, keys: Sequence[str]) -> bool:
    """Whether several people may be those who met: not all of one country."""
    known = [tuple(state.countries_of(k)) for k in keys]
    return len(set(known)) > 1 or not all(known)


def _by_countries(state: State, number: int, noun: str) -> bool:
    """Link "the Thai and Lao presidents" to the holder of the office in each country; whether several were named."""
    mention = state.mentions[number]
    doc = state.doc
    inside = [
        x for _, x in state.in_sentence(mention.sentence)
        if x.mention.first < mention.head and x.mention.modifier and state.kind(x.entities[0]) is Kind.COUNTRY
    ]  # fmt: skip
    named = {i for x in inside for i in range(x.mention.first, x.mention.last)}
    inside = [
        x for x in inside if all(t.lower in _BETWEEN or t.i in named for t in doc.tokens[x.mention.last : mention.head])
    ]
    countries = list(dict.fromkeys(x.entities[0] for x in inside))
    if len(countries) < 2:
        return False
    same = title_words().same_office
    office = same(
        " ".join([*(w for w in fold(doc.words(inside[-1].mention.last, mention.head + 1)).split()[:-1]), noun])
    )
    found = []
    for country in countries:
        holders = [
            k for k, held in state.offices.items()
            if country in state.countries_of(k)
            and (state.top(k) if noun == "leader" else any(same(o.title) == office for o in held))
        ]  # fmt: skip
        found += holders if len(holders) == 1 else [country]
    state.link(number, found, "the holders of the office")
    return True


def _assembled(state: State, number: int) -> bool:
    """Link "the leaders" to those whom the nearest sentence before shows together; whether there was one."""
    for index in range(state.mentions[number].sentence - 1, -1, -1):
        together = together_in(state, [link.mention for _, link in state.in_sentence(index)], subject=False)
        if len(together) > 1 and state.kind(together[0]) is Kind.PERSON and _of_different_countries(state, together):
            state.link(number, together, "those who met")
            return True
    return False


def _holders(state: State, number: int, noun: str, count: int) -> None:
    """All who hold the office that a plural names: "the foreign ministers", "the two leaders"."""
    mention = state.mentions[number]
    words = [w for w in fold(mention.name).split() if w not in NUMBERS and w not in {"the", "these", "those"}]
    asked = " ".join([*words[:-1], noun])
    same = title_words().same_office
    if noun == "leader":
        keys = [k for k in state.offices if state.top(k)]
    else:
        keys = [
            k
            for k, held in state.offices.items()
            if any(same(o.title) == asked and o.qualifier not in FORMER for o in held)
        ]
    if len(keys) == count or (not count and len(keys) > 1 and noun != "leader"):
        state.link(number, keys, "the holders of the office")


def link_delegation(state: State, number: int) -> None:
    """Those whom the article lists as members, else those whom it shows travelling together, else who sent it."""
    if set(fold(state.mentions[number].name).split()) & _OTHER_SIDE:
        return
    listed = _listed(state)
    if len(listed) > 1:
        state.link(number, listed, "members of the delegation")
        return
    doc = state.doc
    mention = state.mentions[number]
    for index in range(mention.sentence - 1, -1, -1):
        sentence = doc.sentences[index]
        words = {t.lemma.lower() for t in doc.tokens[sentence.first : sentence.last]}
        if words & {"accompany", "join"}:
            keys = [
                k
                for n, link in state.in_sentence(index)
                if n < number
                for k in link.entities
                if state.kind(k) is Kind.PERSON
            ]
            if keys:
                state.link(number, keys, "those who travelled together")
                return
        if "delegation" in words:
            head = next(t for t in doc.tokens[sentence.first : sentence.last] if t.lemma.lower() == "delegation")
            below = set(doc.subtree(head.i))
            keys = [k for _, link in state.in_sentence(index) if link.mention.head in below for k in link.entities
                    if state.kind(k) in {Kind.COUNTRY, Kind.BODY} and _sends(state, link.mention, head.i)]  # fmt: skip
            if keys:
                state.link(number, keys, "who sent the delegation")
                return


def _sends(state: State, mention: Mention, delegation: int) -> bool:
    """Whether a name inside "a U.S. delegation from X to Y" is that of a sender, not of the host."""
    doc = state.doc
    token = doc.tokens[mention.head]
    while token.i != delegation and token.head != token.i:
        if token.dep == "prep" and token.lower in {"to", "in", "for"}:
            return False
        token = doc.tokens[token.head]
    return True


def _listed(state: State) -> list[str]:
    """People whose name begins a paragraph that is no sentence: the members of a delegation."""
    found: dict[str, None] = {}
    for _, link in sorted(state.links.items()):
        mention = link.mention
        sentence = state.doc.sentences[mention.sentence]
        opens = mention.kind is Kind.PERSON and mention.form is Form.NAME and mention.first <= sentence.first + 1
        if opens and sentence.kind in {BlockKind.ITEM, BlockKind.BODY} and len(link.entities) == 1:
            words = state.doc.tokens[sentence.first : sentence.last]
            if not any(t.pos in {"VERB", "AUX"} and t.tag in _FINITE for t in words):
                found[link.entities[0]] = None
    return list(found)
