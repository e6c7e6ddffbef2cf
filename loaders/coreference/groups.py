"""Several people by one word: "the two leaders", "the foreign ministers", "the delegation"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.countries import PAIR_REACH, link_countries, link_list
from loaders.coreference.holders import FORMER
from loaders.coreference.plurals import together_in
from loaders.coreference.state import State
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.model import BlockKind, Form, Mention

_OTHER_SIDE = frozenset("rebel opposition other second first another joint".split())
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
    if mention.kind is not Kind.PERSON:
        return
    before = next((link for _, link in state.before(number, 1) if link.mention.plural and len(link.entities) > 1), None)
    if (
        before is not None
        and len(before.entities) == (count or len(before.entities))
        and state.kind(before.entities[0]) is Kind.PERSON
    ):
        state.link(number, before.entities, "the same as before")
        return
    if noun == "leader" and not count and _assembled(state, number):
        return
    for back in range(PAIR_REACH + 1 if count else 0):
        keys = [
            key
            for _, link in state.in_sentence(mention.sentence - back)
            if link.mention.last <= mention.first and not link.mention.modifier
            for key in link.entities
            if state.kind(key) is Kind.PERSON
        ]
        keys = list(dict.fromkeys(keys))
        if noun in {"leader", "president"} and len(keys) > count:
            keys = [k for k in keys if state.top(k)]
        if len(keys) == count:
            state.link(number, keys, "the two before")
            return
        if len(keys) > count:
            break
    _holders(state, number, noun, count)


def _assembled(state: State, number: int) -> bool:
    """Link "the leaders" to those whom the nearest sentence before shows together; whether there was one."""
    for index in range(state.mentions[number].sentence - 1, -1, -1):
        together = together_in(state, [link.mention for _, link in state.in_sentence(index)], subject=False)
        if len(together) > 1 and state.kind(together[0]) is Kind.PERSON:
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
