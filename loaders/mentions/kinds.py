"""Names that a noun beside them shows to be a body's: "the Ata Meken party", "charity Aba", "Malian rebels"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Hit, gazetteer
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.source import data
from loaders.mentions.bare import hit_at
from loaders.mentions.candidates import BODY_WORDS, entry_for, is_title
from loaders.model import Annotated, Token

LONGEST = 4
"""Words of a name that only a common noun shows to be a body's."""
_BEHIND = frozenset(data("nominals")["named_before"])
_FRONT = frozenset(data("nominals")["named_behind"])
_GROUPS = frozenset(data("nominals")["groups"])
_OFFICES = frozenset("chairman chairwoman chairperson spokesman spokeswoman spokesperson founder chief".split())
"""Offices of bodies: what stands right before one is the body."""
_NOT_IN = frozenset(data("nominals")["not_in_body"])


def _named(doc: Annotated, at: dict[int, Hit], i: int) -> bool:
    token = doc.tokens[i]
    return (
        token.text[:1].isupper()
        and token.tag in {"NNP", "NNPS"}
        and i not in at
        and not is_title(token)
        and token.lower not in title_words().inner
        and token.lower not in _NOT_IN
    )


def _run_before(doc: Annotated, at: dict[int, Hit], noun: Token) -> int:
    first = noun.i
    base = doc.sentences[noun.sentence].first
    while first > base and noun.i - first < LONGEST:
        hyphen = doc.tokens[first - 1].text == "-" and first - 2 >= base and _named(doc, at, first - 2)
        if not (hyphen or _named(doc, at, first - 1)):
            break
        first -= 1
    return first


def _run_behind(doc: Annotated, at: dict[int, Hit], noun: Token) -> int:
    last = noun.i + 1
    end = doc.sentences[noun.sentence].last
    while last < end and last - noun.i <= LONGEST:
        hyphen = doc.tokens[last].text == "-" and last > noun.i + 1 and last + 1 < end and _named(doc, at, last + 1)
        if not (hyphen or _named(doc, at, last)):
            break
        last += 1
    return last


def _determined(doc: Annotated, first: int, base: int) -> bool:
    """Whether a name before its noun stands as one does: behind an article, a possessive, an adjective, a nation."""
    if first == base:
        return False
    before = doc.tokens[first - 1]
    return before.lower in {"the", "a", "an", "'s", "’s", "his", "her", "its", "their"} or before.pos in {"ADJ", "NOUN"}


def _group(doc: Annotated, at: dict[int, Hit], noun: Token) -> Hit | None:
    """ "Malian rebels", "Islamist militants": armed or organised people named by where or what they are."""
    first = noun.i
    base = doc.sentences[noun.sentence].first
    if first == base:
        return None
    inner = first - 1
    if doc.tokens[inner].lower in {"student", "rebel", "militant", "armed", "opposition"} and inner > base:
        inner -= 1
    word = doc.tokens[inner]
    hit = at.get(inner)
    if hit is not None:
        if hit.form.entry.kind is not Kind.COUNTRY or hit.last != inner + 1:
            return None
        inner = hit.first
    elif not (word.text[:1].isupper() and word.tag in {"JJ", "NNP", "NNPS"} and inner > base) or is_title(word):
        return None
    name = doc.words(inner, noun.i + 1)
    return hit_at(doc, inner, noun.i + 1, entry_for(Kind.BODY, name))


def find_kinds(doc: Annotated, at: dict[int, Hit]) -> list[Hit]:
    """Bodies that a common noun beside their name shows. `at`: the names known so far."""
    found = []
    full = {i for s in doc.spans if s.label == "PERSON" and s.last - s.first > 1 for i in range(s.first, s.last)}
    for noun in doc.tokens:
        if not noun.text.islower() or noun.pos not in {"NOUN", "PROPN"}:
            continue
        if noun.lower in _GROUPS:
            hit = _group(doc, at, noun)
            if hit is not None:
                found.append(hit)
            continue
        base = doc.sentences[noun.sentence].first
        if noun.lower in _OFFICES:
            first = _run_before(doc, at, noun)
            behind = doc.tokens[noun.i + 1] if noun.i + 1 < len(doc.tokens) else None
            alone = first == noun.i - 1 and doc.tokens[first].lower in BODY_WORDS
            named = behind is not None and behind.tag == "NNP" and not alone
            if first < noun.i and named and not set(range(first, noun.i)) & full:
                found.append(_made(doc, first, noun.i))
        if noun.lower in _BEHIND:
            first = _run_before(doc, at, noun)
            if first < noun.i and not set(range(first, noun.i)) & full and _determined(doc, first, base):
                found.append(_made(doc, first, noun.i))
        if noun.lower in _FRONT:
            last = _run_behind(doc, at, noun)
            if last > noun.i + 1 and not set(range(noun.i + 1, last)) & full:
                found.append(_made(doc, noun.i + 1, last))
    return found


def _made(doc: Annotated, first: int, last: int) -> Hit:
    name = doc.words(first, last)
    known = gazetteer().named(name)
    entry = known.entry if known is not None and known.entry.kind is Kind.BODY else entry_for(Kind.BODY, name)
    return hit_at(doc, first, last, entry)
