"""People counted in the text: "1,000 of its police officers", "a 2,500-strong force", "another 600 would join them"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.reports import Kind
from loaders.facts.lexicon import words
from loaders.facts.numbers import Number, numbers
from loaders.grammar import VERBAL
from loaders.model import Annotated, Entities, Form, Token

SMALLEST, LARGEST = 2, 500_000
"""Of a contribution; a single officer is a person, half a million people an army."""
NEAR = 7
"""Tokens behind a number among which the noun that it counts stands."""
BACK = 3
"""Sentences back to which a number without a noun reaches for what it counts."""
_INSIDE = {"ADJ", "DET", "NOUN", "PROPN", "NUM"}


@dataclass(frozen=True, slots=True)
class Count:
    """So many people; `head` is the token that stands for them in the sentence, the noun or the number itself.

    `number` is `None` where people are given without a number. `size`: it is the size of a force ("2,500-strong").
    """

    number: int | None
    head: Token
    size: bool = False
    elided: bool = False


def _people_of(entities: Entities, token: Token) -> bool:
    """Whether a word means a country's people: "400 Kenyans"."""
    link = entities.by_token.get(token.i)
    country = link is not None and link.mention.kind is Kind.COUNTRY and link.mention.form is Form.DEMONYM
    return country and token.tag in {"NNS", "NNPS"}


def _counted(doc: Annotated, entities: Entities, number: Number) -> Token | None:
    """The noun for people that a number counts."""
    tokens, found = doc.tokens, None
    end = min(number.last + NEAR, doc.sentences[tokens[number.first].sentence].last)
    for token in tokens[number.last : end]:
        known = found is not None and (
            found.lemma.lower() in words("personnel", "people") or _people_of(entities, found)
        )
        joined = token.lower in {"of", "and", "or", "more", "-", "other", "its", "their", "/"}
        if known and (joined or token.pos not in {"NOUN", "PROPN"}):
            break
        if not (joined or token.pos in _INSIDE or token.tag in {"PRP$", "POS", "VBN", "VBG", "JJR"}):
            break
        if token.pos in {"NOUN", "PROPN"}:
            found = token
    if found is None:
        return None
    fits = found.lemma.lower() in words("personnel", "people") or found.lower in words("personnel")
    return found if fits or _people_of(entities, found) else None


def _spoken_of(doc: Annotated, sentence: int, before: int) -> bool:
    """Whether people who can be given were spoken of a little before."""
    first = doc.sentences[max(0, sentence - BACK)].first
    return any(t.lemma.lower() in words("personnel") for t in doc.tokens[first:before])


def _alone(doc: Annotated, number: Number) -> Token | None:
    """The number as a noun: subject or object of its verb, with the words that say it is one."""
    token = doc.tokens[number.last - 1]
    if token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj", "attr"} or number.year:
        return None
    verb = doc.tokens[token.head]
    if token.dep == "pobj":
        return token if verb.lower == "of" and doc.tokens[verb.head].lemma in words("groups") else None
    if verb.pos not in VERBAL or verb.lemma.lower() not in words("move", "presence", "pledge"):
        return None
    return token


def counts(doc: Annotated, entities: Entities) -> Iterator[Count]:
    """Every number of people who might be given."""
    tokens = doc.tokens
    for number in numbers(doc):
        if not SMALLEST <= number.value <= LARGEST:
            continue
        sentence = doc.sentences[tokens[number.first].sentence]
        behind = tokens[number.last : min(number.last + 2, sentence.last)]
        strong = next((t for t in behind if t.lower == "strong"), None)
        if strong is not None:
            head = strong
            while head.dep in {"amod", "nummod", "compound", "npadvmod"} and head.head != head.i:
                head = tokens[head.head]
            yield Count(number.value, head, size=True)
        elif (noun := _counted(doc, entities, number)) is not None:
            if not (number.year and noun.tag in {"NN", "NNP"}):
                yield Count(number.value, noun, size=noun.lemma.lower() in words("people"))
        elif (alone := _alone(doc, number)) and _spoken_of(doc, sentence.index, number.first):
            yield Count(number.value, alone, elided=True)


def unnumbered(doc: Annotated) -> Iterator[Count]:
    """People, or joining a mission, promised or sent without a number: "Benin offered troops", "pledged to join"."""
    for token in doc.tokens:
        if token.dep in {"dobj", "nsubj", "nsubjpass", "pobj", "conj"} and token.tag in {"NNS", "NN"}:
            counted = any(c.pos == "NUM" for c in doc.children(token.i))
            whole = token.lemma.lower() == "force" and token.tag == "NN"  # the mission itself
            if token.lemma.lower() in words("personnel") and not counted and not whole:
                yield Count(None, token)
        elif token.lemma in words("joining") and token.pos == "VERB":
            yield Count(None, token)
