"""Governor: the token that a time expression modifies, as the grammar has it, parser errors of known kinds undone."""

from __future__ import annotations

from loaders.dates.words import attachment
from loaders.model import Annotated, Token

MAX_CLIMB = 12  # governors looked at; longer chains are parser errors
_CARRIERS = frozenset(
    "day days night morning afternoon evening week weeks month months year years date eve weekend hours hour minutes "
    "minute moments seconds later earlier early late dated back soon as".split()
)
_VERBAL = frozenset({"VERB", "AUX"})


def governor_of(doc: Annotated, first: int, last: int) -> int:
    """The token that the expression on tokens `first` up to `last` modifies: up from its head, through prepositions."""
    found = _climb(doc, first, last)
    token = doc.tokens[found]
    sentence = doc.sentences[doc.tokens[first].sentence]
    if leads(doc, first, sentence.index) and (token.pos not in _VERBAL or token.dep in {"acl", "relcl", "amod"}):
        root = next(t for t in doc.tokens[sentence.first : sentence.last] if t.head == t.i)
        after = last < sentence.last and doc.tokens[last].lower == ","
        if root.pos in _VERBAL and (after or token.pos not in {"NOUN", "PROPN"}) and root.i >= last:
            return root.i
    return _reacted(doc, first, _from_name(doc, first, found))


def _from_name(doc: Annotated, first: int, governor: int) -> int:
    """ "Urged her party, the Greens, on Monday to …": no name has a day, but the verb that governs it."""
    token = doc.tokens[governor]
    named = token.pos == "PROPN" and token.lemma.lower() not in attachment("occurrences") and governor < first
    if not named or doc.tokens[first - 1].lower not in {"on", ","}:
        return governor
    return next((t.i for t in doc.ancestors(governor) if t.pos in _VERBAL), governor)


def leads(doc: Annotated, first: int, sentence: int) -> bool:
    """Whether an expression from token `first` opens its sentence: then it holds for all the main clauses."""
    start = doc.sentences[sentence].first
    before = doc.tokens[start:first]
    return len(before) <= 3 and all(t.pos in {"ADP", "PUNCT", "DET", "ADV"} for t in before)


def _climb(doc: Annotated, first: int, last: int) -> int:
    head = next((i for i in range(first, last) if not first <= doc.tokens[i].head < last), first)
    here = doc.tokens[head]
    for _ in range(MAX_CLIMB):
        above = doc.tokens[here.head]
        if above.i == here.i:
            return _rooted(doc, here, first, last)
        if not (first <= above.i < last or _passes(above)):
            return above.i
        here = above
    return here.i


def _passes(above: Token) -> bool:
    """Prepositions (also one the tagger took for a name) and nouns that only carry the date: "the morning of"."""
    return above.pos in {"ADP", "SCONJ", "PUNCT"} or above.dep == "prep" or above.lower in _CARRIERS


def _rooted(doc: Annotated, here: Token, first: int, last: int) -> int:
    """The climb ended at the sentence's root: where that is the expression or its preposition, the first verb below."""
    if not (first <= here.i < last or here.pos in {"ADP", "SCONJ"}):
        return here.i
    return next((t.i for t in doc.children(here.i) if t.pos in _VERBAL), here.i)


def _reacted(doc: Annotated, first: int, governor: int) -> int:
    """The parser gives a day to one of two that could have it; what the verb means decides.

    "They welcomed the vote in the council yesterday": the vote has it. "He had asked for her resignation Monday
    night": the asking has it.
    """
    token = doc.tokens[governor]
    verb = doc.tokens[doc.tokens[token.head].head] if token.dep == "pobj" else doc.tokens[token.head]
    if token.dep in {"dobj", "pobj"} and token.i < first and verb.lemma in attachment("asking"):
        return verb.i if verb.tag in {"VBD", "VBN"} and doc.tokens[first - 1].pos != "ADP" else governor
    if token.lemma not in attachment("reacting") or first < governor:
        return governor
    for child in doc.children(governor):
        if child.dep == "dobj" and child.i < first and child.lemma.lower() in attachment("occurrences"):
            return child.i
    return governor
