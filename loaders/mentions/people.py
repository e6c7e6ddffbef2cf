"""People's names: the engine's spans freed of titles, and names that a title shows where the engine saw none."""

from __future__ import annotations

import re

from graph.reports import Kind
from loaders.gazetteer.names import slug
from loaders.mentions import titles
from loaders.mentions.candidates import BODY_WORDS, NOT_BODIES, PLACE_WORDS
from loaders.mentions.drafts import Draft
from loaders.mentions.runs import (
    LONGEST_NAME,
    SUFFIXES,
    extended,
    is_name_token,
    name_run,
    not_names,
    reaching_back,
    suffixed,
)
from loaders.model import BlockKind, Form, Mention, Office, Span

_LEADING = set("NHQMCTSDOAn")
_TITLED = re.compile(r"H(?:D?Q)*M*$|M$")
_ALIAS = (
    ("also", "known", "as"),
    ("better", "known", "as"),
    ("known", "as"),
    ("alias",),
    ("nicknamed",),
    ("a.k.a.",),
    ("aka",),
)
_STYLES = frozenset("sheikh sheik shaikh mullah patriarch pope prince princess baroness lord mother".split())
"""Forms of address that a single name is never without: "Patriarch Neophyte"."""
_BRACKETS = re.compile(r"[\[\]()]")


def _trim(draft: Draft, first: int, last: int) -> tuple[int, int]:
    """A span without possessive, quotation marks, and the titles at its front."""
    tokens = draft.doc.tokens
    for i in range(first + 1, last):
        if draft.codes[i] == "S":
            last = i
            break
    while last > first and (draft.codes[last - 1] in "SDKLR" or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    while first < last - 1 and draft.codes[first] in _LEADING and not (draft.codes[first] == "C" and first + 1 == last):
        first += 1
    while first < last and tokens[first].pos == "PUNCT":
        first += 1
    while first < last - 1 and tokens[first].lower in not_names() | {"and", "&"}:
        first += 1
    while first < last - 2 and tokens[first].tag in {"NNS", "NNPS"} and first and draft.codes[first - 1] in "AO":
        first += 1
    return first, last


def add_person(draft: Draft, first: int, last: int) -> Mention | None:
    """The person named by tokens `first` up to `last`, with the titles around them."""
    sentence = draft.sentence(first)
    end = sentence.last
    if sentence.kind not in {BlockKind.HEADLINE, BlockKind.ITEM}:
        last = extended(draft, first, last, end)
        first = reaching_back(draft, first, last)
    last = suffixed(draft, last, end)
    if not draft.free(first, last):
        return None
    name = " ".join(_BRACKETS.sub("", draft.doc.words(first, last)).split())
    if " " not in name and first and draft.doc.tokens[first - 1].lower in _STYLES:
        name = f"{draft.doc.tokens[first - 1].text} {name}"
    front = titles.before(draft, first)
    behind = titles.after(draft, last, titled=front is not None and front.office is not None)
    office = front.office if front else None
    country = titles.of_country(draft, last) if office and office.of is None else None
    if office and country:
        office = Office(office.title, country, office.qualifier)
    start = front.first if front and not front.apposition else first
    office = office or next((found.office for found in behind if found.office), None)
    full = len(name.split()) > 1
    made = draft.mention(
        start,
        last,
        Kind.PERSON,
        Form.NAME if full else Form.SURNAME,
        name,
        key=slug(name) if full else None,
        office=office,
    )
    draft.take(first, last)
    _add_alias(draft, last, name, made.key)
    for found in [*([front] if front and front.apposition else []), *behind]:
        if found.office:
            draft.mention(found.first, found.last, Kind.PERSON, Form.TITLE, name, key=made.key, office=found.office)
    return made


def _add_alias(draft: Draft, last: int, name: str, key: str | None) -> None:
    """Add the other name in "Jane Roe, alias Bee": a mention of the same person."""
    tokens = draft.doc.tokens
    end = draft.sentence(last - 1).last
    at = last + (last < end and tokens[last].text in {",", "("})
    for words in _ALIAS:
        if [t.lower for t in tokens[at : at + len(words)]] == list(words):
            at += len(words)
            break
    else:
        return
    if at < end and tokens[at].pos == "PUNCT":
        at += 1
    stop = at
    while stop < end and stop - at < LONGEST_NAME and tokens[stop].text[:1].isupper() and tokens[stop].pos == "PROPN":
        stop += 1
    if stop > at:
        draft.mentions = [m for m in draft.mentions if not (m.first >= at and m.last <= stop)]
        draft.mention(at, stop, Kind.PERSON, Form.NAME, name, key=key)
        draft.take(at, stop)


def _elsewhere_a_person(draft: Draft, span: Span) -> bool:
    """Whether the engine, wrong here, takes the same words for a person's name elsewhere."""
    name = tuple(t.text for t in draft.doc.tokens[span.first : span.last])
    return (
        span.label in {"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"}
        and draft.spans.people.get(name, 0) > 0
    )


def find_people(draft: Draft) -> None:
    """Add every person that is named in the text."""
    doc = draft.doc
    for span in doc.spans:
        if span.label != "PERSON" and not _elsewhere_a_person(draft, span):
            continue
        first, last = _trim(draft, span.first, span.last)
        hits = {draft.hit_at[i].first for i in range(first, last) if i in draft.hit_at}
        if first >= last or (hits and all(i in draft.hit_at for i in range(first, last))):
            continue
        if doc.tokens[first].lower in not_names() or not doc.tokens[first].text[:1].isupper():
            continue
        if doc.tokens[last - 1].lower in not_names():
            continue
        add_person(draft, first, last)
    _find_titled(draft)
    _find_set_off(draft)
    _find_surnames(draft)


def _find_titled(draft: Draft) -> None:
    """Add names that only a title before them shows to be a person's."""
    doc = draft.doc
    for sentence in doc.sentences:
        i = sentence.first + 1
        while i < sentence.last:
            last = i
            if not draft.taken[i] and is_name_token(draft, i) and draft.codes[i - 1] in "HMQCXKN":
                last = name_run(draft, i, sentence.last)
            if last > i and draft.free(i, last) and _titled(draft, sentence.first, i, last):
                add_person(draft, i, last)
            i = max(i + 1, last)


def _titled(draft: Draft, base: int, first: int, last: int) -> bool:
    if _TITLED.search(draft.codes, base, first) or _TITLED.search(draft.codes[base:first]):
        return draft.doc.tokens[first - 1].text[:1].isupper() or last - first > 1
    if last - first < 2 or draft.codes[first - 1] not in "KCXN":
        return False
    found = titles.before(draft, first)
    return found is not None and found.office is not None and found.last >= first - 1


def _find_set_off(draft: Draft) -> None:
    """Add names that an office behind them, or a person beside them in a row, shows: "Guy Odo, the head of …"."""
    for sentence in draft.doc.sentences:
        if sentence.kind is not BlockKind.BODY:
            continue
        i = sentence.first
        while i < sentence.last:
            last = i
            while last < sentence.last and last - i <= LONGEST_NAME and _plain_name(draft, last):
                last += 1
            ended = last == sentence.last or draft.codes[last] not in "HNXPCn"
            known = ended and 1 < last - i <= LONGEST_NAME and not _body_like(draft, i, last)
            if known and (_has_office(draft, last) or _in_row(draft, i, last)):
                add_person(draft, i, last)
            i = max(i + 1, last)


def _plain_name(draft: Draft, i: int) -> bool:
    token = draft.doc.tokens[i]
    return token.tag == "NNP" and draft.codes[i] in "XP" and not draft.taken[i] and is_name_token(draft, i)


def _body_like(draft: Draft, first: int, last: int) -> bool:
    return any(t.lower in BODY_WORDS | NOT_BODIES | PLACE_WORDS for t in draft.doc.tokens[first:last])


def _has_office(draft: Draft, last: int) -> bool:
    return draft.codes.startswith("K", last) and any(f.office for f in titles.after(draft, last))


def _in_row(draft: Draft, first: int, last: int) -> bool:
    """Whether a name hangs on a person's as the next of a row does."""
    tokens = draft.doc.tokens
    outer = [t for t in tokens[first:last] if not first <= t.head < last]
    if len(outer) != 1 or outer[0].dep not in {"conj", "appos"}:
        return False
    head = outer[0].head
    between = {t.lower for t in tokens[min(head, first) + 1 : first]} if head < first else set()
    people = any(m.kind is Kind.PERSON and m.first <= head < m.last and m.form is Form.NAME for m in draft.mentions)
    return people and bool(between & {",", "and"})


def _find_surnames(draft: Draft) -> None:
    """Add surnames of people named in full that the engine did not see as names."""
    tokens = draft.doc.tokens
    surnames: dict[str, int] = {}
    for mention in draft.mentions:
        if mention.kind is Kind.PERSON and mention.form is not Form.TITLE:
            last = mention.last - 1
            while last > mention.first and tokens[last].lower in SUFFIXES | {","}:
                last -= 1
            size = (
                3 if last - 2 >= mention.first and tokens[last - 1].text == "-" and len(mention.name.split()) > 1 else 1
            )
            surnames.setdefault(tokens[last].text, size)
    for token in tokens:
        size = surnames.get(token.text, 0)
        if (
            not size
            or draft.taken[token.i]
            or not token.text[:1].isupper()
            or token.pos not in {"PROPN", "NOUN", "X", "ADJ", "VERB"}
        ):
            continue
        first = token.i - 2 if size > 1 and token.i >= 2 and tokens[token.i - 1].text == "-" else token.i
        if (
            first - 1 >= 0 and tokens[first].sentence == token.sentence and draft.free(first, token.i + 1)
        ) or first == 0:
            add_person(draft, first, token.i + 1)
