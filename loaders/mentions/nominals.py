"""Mentions without a name: pronouns, titles alone, "both countries", "the mission", "Kenyan officials"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.reports import Kind
from loaders.gazetteer import Sense
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.source import data
from loaders.mentions.drafts import Draft
from loaders.model import Form, Office, Token

PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves we us our ours ourselves i me my mine "
    "myself it its itself".split()
)
_THING = frozenset("it its itself".split())
_DEFINITE = frozenset("the this that these those his her its their our both".split())
_NUMBERS = frozenset("two three four five six both all".split())
_INSIDE = frozenset("NXnQCSDHMP")
# words that make a title no office of one person: "the president's office" is caught by the head, these by themselves
_PLURAL_TITLES = frozenset(
    "presidents premiers ministers leaders secretaries chancellors ambassadors envoys officials counterparts kings "
    "senators governors diplomats spokesmen commissioners generals".split()
)
_LONE_TITLES = frozenset(
    "president premier minister secretary chancellor king queen prince pope governor mayor senator congressman "
    "congresswoman representative speaker chairman chairwoman chairperson ambassador envoy general leader taoiseach "
    "emir sultan emperor spokesman spokeswoman spokesperson commissioner administrator judge secretary-general "
    "counterpart president-elect adviser advisor monarch ayatollah commander".split()
)
LONGEST = 8


@dataclass(frozen=True, slots=True)
class _Nouns:
    country: frozenset[str]
    government: frozenset[str]
    body: frozenset[str]
    people: frozenset[str]
    fighters: frozenset[str]


@lru_cache(maxsize=1)
def _nouns() -> _Nouns:
    rows = data("nominals")
    return _Nouns(*(frozenset(rows[name]) for name in ("country", "government", "body", "people", "fighters")))


def _start(draft: Draft, head: int) -> int:
    """Where the noun phrase that ends in token `head` begins, its determiner included."""
    tokens, base = draft.doc.tokens, max(draft.sentence(head).first, head - LONGEST)
    i = head
    while i > base:
        before = tokens[i - 1]
        if before.lower in _DEFINITE or before.lower in {"a", "an", "any", "some", "each", "every", "no"}:
            i -= 1
            if i > base and tokens[i - 1].lower == "all":
                i -= 1
            break
        if (
            before.lower in _NUMBERS
            or (draft.codes[i - 1] in _INSIDE and before.pos != "VERB")
            or (before.pos in {"ADJ", "ADV"} and before.tag not in {"RB", "WRB"})
        ):
            i -= 1
        else:
            break
    return i


def _country_in(draft: Draft, first: int, last: int) -> str | None:
    """The country or body that a phrase names at its front: "the Haitian president", "Chelyabinsk's governor"."""
    for i in range(first, last):
        hit = draft.hit_at.get(i)
        if hit is not None:
            return hit.form.entry.key
    return None


def _of(draft: Draft, head: int) -> tuple[str | None, int]:
    """The key behind "of" after a head, and where the phrase ends then."""
    tokens = draft.doc.tokens
    at = head + 1
    if at < len(tokens) and tokens[at].lower in {"of", "from", "for"}:
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].lower == "the")
        hit = draft.hit_at.get(at)
        if hit is not None and hit.first == at and hit.form.sense is not Sense.ADJECTIVE:
            return hit.form.entry.key, hit.last
    return None, head + 1


def add_pronouns(draft: Draft) -> None:
    """Add every personal and possessive pronoun, but for the "it" of the weather."""
    for token in draft.doc.tokens:
        lower = token.lower
        if lower not in PRONOUNS or token.dep == "expl" or not draft.free(token.i, token.i + 1) or token.text == "US":
            continue
        kind = Kind.BODY if lower in _THING else Kind.PERSON
        plural = lower[:2] in {"th", "we", "us", "ou"}
        draft.mention(token.i, token.i + 1, kind, Form.PRONOUN, token.text, plural=plural, modifier=token.dep == "poss")


def _title(draft: Draft, token: Token, first: int) -> bool:
    """Add "the President", "Haiti's prime minister", "the two leaders"; whether it was one."""
    tokens = draft.doc.tokens
    plural = token.lower in _PLURAL_TITLES
    spouse = token.lower in {"lady", "gentleman"} and token.i > 0 and tokens[token.i - 1].lower in {"first", "second"}
    if not plural and token.lower not in _LONE_TITLES and not spouse:
        return False
    opener = tokens[first].lower
    country = _country_in(draft, first, token.i)
    of, last = _of(draft, token.i)
    if opener in {"a", "an", "any", "some", "no", "each", "every"}:
        return True
    capital = token.text[:1].isupper() and tokens[first].text[:1].isupper()
    if token.dep in {"attr", "oprd"} or (first and tokens[first - 1].lower == "as"):
        capital = True
    if opener not in _DEFINITE and country is None and of is None and not capital and opener not in _NUMBERS:
        return True
    start = first + 1 if opener in _DEFINITE else first
    while start < token.i and (start in draft.hit_at or draft.codes[start] in "SDQ" or tokens[start].lower in _NUMBERS):
        start += 1
    start = max([start, *(i + 1 for i in range(start, token.i) if draft.codes[i] == "S")])
    words = " ".join(draft.doc.words(start, token.i + 1).split())
    qualifier = next((tokens[i].lower for i in range(first, token.i) if draft.codes[i] == "Q"), None)
    office = None if plural else Office(words, country or of or title_words().of(words), qualifier)
    draft.mention(first, last, Kind.PERSON, Form.TITLE if not plural else Form.NOMINAL, draft.doc.words(first, last),
                  head=token.i, plural=plural, office=office)  # fmt: skip
    return True


def _noun(draft: Draft, token: Token, first: int) -> None:
    """Add "the Caribbean nation", "the Kenyan government", "the mission", "the two sides"."""
    tokens, nouns = draft.doc.tokens, _nouns()
    lower = token.lower
    lemma = token.lemma.lower()
    plural = token.tag in {"NNS", "NNPS"}
    opener = tokens[first].lower
    country = _country_in(draft, first, token.i)
    if (lower in nouns.government or lemma in nouns.government) and lower != "delegation":
        of, last = _of(draft, token.i)
        if country or of:
            key = country or of
            draft.mention(first, last, Kind.COUNTRY, Form.NOMINAL, draft.doc.words(first, last), key=key, head=token.i)
            return
        if lower in {"government", "authorities"} and opener == "the":
            draft.mention(
                first, token.i + 1, Kind.BODY, Form.NOMINAL, draft.doc.words(first, token.i + 1), head=token.i
            )
            return
    if lower == "delegation" and country is None:
        draft.mention(first, token.i + 1, Kind.BODY, Form.NOMINAL, draft.doc.words(first, token.i + 1), head=token.i)
        return
    if opener not in _DEFINITE and opener not in _NUMBERS:
        return
    words = draft.doc.words(first, token.i + 1)
    if lemma in nouns.country:
        draft.mention(first, token.i + 1, Kind.COUNTRY, Form.NOMINAL, words, head=token.i, plural=plural)
    elif lemma in nouns.body and not (plural and lemma not in {"side", "delegation", "party"}):
        draft.mention(first, token.i + 1, Kind.BODY, Form.NOMINAL, words, head=token.i, plural=plural)
    elif lemma in nouns.fighters and plural and opener == "the" and first == token.i - 1:
        draft.mention(first, token.i + 1, Kind.BODY, Form.NOMINAL, words, head=token.i)
    elif lemma in nouns.people and (plural or lemma in {"man", "woman", "politician", "candidate", "leader"}):
        draft.mention(first, token.i + 1, Kind.PERSON, Form.NOMINAL, words, head=token.i, plural=plural)


def add_nominals(draft: Draft) -> None:
    """Add the noun phrases that may stand for something named elsewhere."""
    nouns = _nouns()
    interesting = (
        nouns.country
        | nouns.government
        | nouns.body
        | nouns.people
        | nouns.fighters
        | _LONE_TITLES
        | _PLURAL_TITLES
        | {"side", "lady", "gentleman"}
    )
    for token in draft.doc.tokens:
        if draft.taken[token.i] or token.pos not in {"NOUN", "PROPN"}:
            continue
        if token.lower not in interesting and token.lemma.lower() not in interesting:
            continue
        if token.dep == "compound" and token.head == token.i + 1:
            continue
        if token.i + 1 < len(draft.doc.tokens) and draft.codes[token.i + 1] == "P" and draft.taken[token.i + 1]:
            continue
        first = _start(draft, token.i)
        if any(m.first <= token.i < m.last for m in draft.mentions if m.sentence == token.sentence):
            continue
        if not _title(draft, token, first):
            _noun(draft, token, first)
    tokens = draft.doc.tokens
    for token in tokens:
        if token.lower == "two" and token.i and tokens[token.i - 1].lower == "the" and token.pos in {"NUM", "NOUN"}:
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if following is None or following.pos in {"VERB", "AUX", "ADV", "PUNCT", "ADP"}:
                draft.mention(token.i - 1, token.i + 1, Kind.PERSON, Form.NOMINAL, "the two", head=token.i, plural=True)
