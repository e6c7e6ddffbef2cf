"""Offices told by another's: "his predecessor, Jane Roe", "her Chadian counterpart John Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.reports import Kind
from loaders.facts.lexicon import words
from loaders.facts.text import Statement, Text
from loaders.model import Annotated, Entities, Office, Token

NEAR = 3
"""Tokens behind "counterpart" among which the name begins."""


def relatives(doc: Annotated, entities: Entities, said: Sequence[Statement]) -> Iterator[Statement]:
    """The offices of those who have, had or will have the office of another one in the article."""
    text = Text(doc, entities)
    for token in doc.tokens:
        if token.lemma.lower() not in words("before", "after", "beside"):
            continue
        joined = doc.tokens[token.i + 1 : token.i + 2]
        reach = NEAR + 2 * bool(joined and joined[0].lower == "and")  # "her predecessor and husband, John Doe"
        near = doc.tokens[token.i + 1 : token.i + 1 + reach]
        link = next((text.persons[t.i] for t in near if t.i in text.persons), None)
        link = link or (text.persons.get(token.head) if token.dep == "appos" else None)
        if link is None:
            continue
        other = _other(text, token, said)
        if other is None or other.person == link.entities[0] or other.office.of is None:
            continue
        of: str | None = other.office.of
        if token.lemma.lower() in words("beside"):
            of = _country(text, token)
        if of is not None:
            qualifier = "former" if token.lemma.lower() in words("before") else None
            office = Office(other.office.title, of, qualifier)
            yield Statement(link.entities[0], office, token.sentence, token.i, token.i + 1)


def _other(text: Text, token: Token, said: Sequence[Statement]) -> Statement | None:
    """The office of the one whose predecessor or counterpart it is: the last told before, of "his" bearer if known."""
    before = [s for s in said if s.first < token.i and s.office.of is not None]
    owner = next((p for c in text.doc.children(token.i) if c.dep == "poss" and (p := text.person(c.i))), None)
    if owner is not None:
        return next((s for s in said if s.person == owner and s.office.of is not None), None)
    near = [s for s in before if s.sentence == token.sentence]
    return near[-1] if near else None


def _country(text: Text, token: Token) -> str | None:
    """Whose counterpart: "the Chadian counterpart", "her counterpart from Chad"."""
    below = [*text.doc.children(token.i)]
    below += [g for c in below if c.dep == "prep" and c.lower in {"from", "of", "in"} for g in text.doc.children(c.i)]
    for child in below:
        key = text.owners.get(child.i)
        if key is not None and text.entities.by_key[key].kind is Kind.COUNTRY:
            return key
    return None
