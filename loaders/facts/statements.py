"""Where the text says that a person holds an office: by a title at the name, a verb, a row of names behind a plural."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.facts.heading import headed, heading
from loaders.facts.lexicon import words
from loaders.facts.text import Statement, Text
from loaders.gazetteer.offices import title_words
from loaders.grammar import VERBAL, antecedent, auxiliaries, conjuncts, verb_arguments
from loaders.model import Annotated, Entities, Form, Mention, Office, Token

APART = 2
"""Tokens between a name and the title in apposition to it: a comma and a word like "now"."""
_BARE = {"now", "currently", "then", "once", "formerly", "himself", "herself"}
_UNREAL = {"will", "would", "could", "may", "might", "should", "can", "to"}


def statements(doc: Annotated, entities: Entities) -> Iterator[Statement]:
    """Every statement of an office."""
    text = Text(doc, entities)
    for link in entities.links:
        mention = link.mention
        if mention.office is not None and len(link.entities) == 1:
            office = _whole(text, mention) if mention.form is Form.TITLE else mention.office
            yield Statement(link.entities[0], office, mention.sentence, mention.first, mention.last)
    for token in doc.tokens:
        if token.pos in VERBAL:
            yield from _said(text, token)
        elif token.tag in {"NNS", "NNPS"}:
            yield from _row(text, token)
        elif token.pos in {"NOUN", "PROPN"}:
            yield from _beside(text, token)


def _whole(text: Text, mention: Mention) -> Office:
    """The office of a title alone with the field that follows it: "the secretary" | "of state"."""
    office = mention.office or Office("", None)
    tokens = text.doc.tokens
    if mention.last < len(tokens) and tokens[mention.last].lower == "of" and (found := phrase(text, mention.head)):
        longer = found[0]
        if longer.title.lower().startswith(f"{office.title.lower()} of "):
            return Office(longer.title, longer.of or office.of, office.qualifier or longer.qualifier)
    return office


def _said(text: Text, verb: Token) -> Iterator[Statement]:
    """What a verb says: "served as ambassador", "who is the minister", "succeeded him as", "who heads the agency"."""
    doc, lemma = text.doc, verb.lemma.lower()
    of_object, of_subject = lemma in words("given", "greeting_new"), lemma in words("held")
    helpers = auxiliaries(doc, verb.i)
    if not (of_object or of_subject or lemma in words("heading")):
        return
    arguments = verb_arguments(doc, verb.i)
    if lemma in words("heading") and any(c.dep == "agent" for c in doc.children(verb.i)):
        yield from headed(text, verb)
        return
    if any(h.dep == "neg" or h.lower in _UNREAL for h in helpers) and not of_object:
        return
    holders = [a.token for a in arguments if a.function == ("object" if of_object else "subject")]
    holder = next((p for i in holders if (p := _one_meant(text, antecedent(doc, i)))), None)
    if holder is None:
        return
    if lemma in words("heading"):
        yield from heading(text, holder, verb, [a.token for a in arguments if a.function == "object"])
        return
    for child in doc.children(verb.i):
        named = [child] if child.dep in {"attr", "oprd"} else []
        if child.dep == "prep" and child.lower == "as":
            named = [c for c in doc.children(child.i) if c.dep == "pobj"]
        elif child.dep == "prep" and lemma in words("greeting_new"):
            named = [p for n in doc.children(child.i) for c in doc.children(n.i) if c.lower == "as"
                     for p in doc.children(c.i) if p.dep == "pobj"]  # fmt: skip
        for head in named:
            for i in conjuncts(doc, head.i):
                if doc.tokens[i].tag in {"NNS", "NNPS"}:
                    continue  # "beside her stood two envoys"
                if (found := phrase(text, i)) is not None:
                    office, first, last = found
                    yield Statement(holder, office, verb.sentence, first, last)


def _one_meant(text: Text, i: int) -> str | None:
    """The person whom a token speaks of, or whose country it is: "Jane Roe of Niger, who chairs the group"."""
    token = text.doc.tokens[i]
    preposition = text.doc.tokens[token.head]
    behind = token.dep == "pobj" and preposition.lower == "of" and text.person(i) is None
    return text.person(preposition.head) if behind else text.person(i)


def _beside(text: Text, noun: Token) -> Iterator[Statement]:
    """An apposition to a name: "Jane Roe, the union's commissioner for trade", "the commission's head, John Doe"."""
    if noun.lower not in title_words().heads:
        return
    doc = text.doc
    link = next((x for c in doc.children(noun.i) if c.dep == "appos" and (x := text.persons.get(c.i))), None)
    if link is None and noun.dep == "appos":
        link = text.persons.get(noun.head)
    if link is None or link.mention.form not in {Form.NAME, Form.SURNAME}:
        return
    if link.mention.first <= noun.i < link.mention.last:
        return
    if (found := phrase(text, noun.i)) is not None:
        office, first, last = found
        left, right = sorted(((first, last), (link.mention.first, link.mention.last)))
        start = left[1]
        while start < right[0] and (doc.tokens[start].lower == "of" or start in text.owners):
            start += 1  # "Jane Roe of Niger, the union's commissioner"
        between = [t.lower for t in doc.tokens[start : right[0]]]
        if between and len(between) <= APART and between[0] in {",", "-", "–", "—", "("} and set(between[1:]) <= _BARE:
            yield Statement(link.entities[0], office, noun.sentence, first, last)


def _row(text: Text, noun: Token) -> Iterator[Statement]:
    """The names behind a plural title: "Senators Jane Roe and John Doe", "two lawmakers, Jane Roe and John Doe"."""
    doc = text.doc
    if noun.lemma.lower() not in title_words().heads or noun.i in text.persons:
        return
    found = phrase(text, noun.i, apart=True)
    if found is None:
        return
    office, first, last = found
    end, at = doc.sentences[noun.sentence].last, last
    owners = _owners_of(text, noun)
    if owners or any(t.text == ":" for t in doc.tokens[last:end]):
        at = next((t.i for t in doc.tokens[last:end] if t.text == ":" or (owners and t.text == ",")), last)
    if at < end and doc.tokens[at].text in {",", ":"}:
        at += 1
    names: list[tuple[str, str | None]] = []
    while at < end and (link := text.persons.get(at)) is not None:
        at = link.mention.last
        of = None
        if at + 1 < end and doc.tokens[at].lower == "of":
            at += 1 + (doc.tokens[at + 1].lower == "the")
            of = text.owners.get(at)
            while at < end and of is not None and text.owners.get(at) == of:
                at += 1
        if link.mention.office is None:
            names.append((link.entities[0], of))
        while at < end and (doc.tokens[at].text == "," or doc.tokens[at].lower == "and"):
            at += 1
    pairs = len(owners) == len(names)
    for n, (person, of) in enumerate(names):
        whose = of or (owners[n] if pairs else office.of)
        yield Statement(person, Office(office.title, whose, office.qualifier), noun.sentence, first, last)


def _owners_of(text: Text, noun: Token) -> list[str]:
    """Of whom several hold an office: "the presidents of Chad and Niger"."""
    for child in text.doc.children(noun.i):
        if child.dep == "prep" and child.lower == "of":
            below = [c.i for c in text.doc.children(child.i) if c.dep == "pobj"]
            return [k for b in below for i in conjuncts(text.doc, b) if (k := text.owners.get(i))]
    return []


def phrase(text: Text, i: int, *, apart: bool = False) -> tuple[Office, int, int] | None:
    """The office that the phrase with head `i` says, and its first and last token; `None` where it says none.

    `apart`: what stands behind the noun is not part of it.
    """
    doc, known, token = text.doc, title_words(), text.doc.tokens[i]
    if token.lemma.lower() not in known.heads and token.lower not in known.heads:
        return None
    first = i
    while first > doc.sentences[token.sentence].first and _inside(text, doc.tokens[first - 1], i):
        first -= 1
    of, qualifier, start = None, None, first
    for here in doc.tokens[first:i]:
        if here.lower in known.qualifiers:
            qualifier, start = here.lower, here.i + 1
        elif (owner := text.owners.get(here.i)) is not None and here.lower not in known.inner:
            of, start = owner, here.i + 1
        elif here.tag in {"DT", "PRP$", "POS", "CD", "JJS"} or here.lower in {"-", "new", "next", "only", "then"}:
            start = here.i + 1
    start, last, title_end = min(start, i), i + 1, i + 1
    for child in () if apart else doc.children(i):
        if (
            child.dep == "prep"
            and not any(text.named(j) for j in _closed(doc, child.i))
            and child.i >= last
            and child.lower in {"of", "for", "to", "on", "at"}
        ):
            last = max(last, max(_closed(doc, child.i)) + 1)
            if any(c.tag == "CD" for c in doc.children(child.i)):
                break  # "a general of 64"
            whose = _whose(text, child) if child.lower in {"of", "at"} else None
            if whose is not None and of is None:
                of = whose
            else:
                title_end = last
    title = " ".join(doc.words(start, title_end).split())
    if apart and title.lower().endswith(token.lower):
        title = title[: -len(token.text)] + token.lemma
    if of is None and token.lower in words("personal"):
        of = next((text.person(c.i) for c in doc.children(i) if c.dep == "poss"), None)
    if title.lower() in words("vague") and of is None:
        return None
    return Office(title, of or known.of(title), qualifier), first, last


def _inside(text: Text, token: Token, head: int) -> bool:
    """Whether a word belongs to the left side of a noun phrase."""
    if token.pos in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ"} and token.text != "-":
        return False
    return not text.named(token.i) and head in {a.i for a in text.doc.ancestors(token.i)}


def _closed(doc: Annotated, i: int) -> list[int]:
    """A prepositional phrase without what is hung on its end: clauses and appositions."""
    found = [i]
    for child in doc.children(i):
        if child.dep not in {"relcl", "appos", "punct", "acl", "advcl", "npadvmod"} and child.i > i:
            found += _closed(doc, child.i)
    return found


def _whose(text: Text, preposition: Token) -> str | None:
    return next((k for c in text.doc.children(preposition.i) if c.dep == "pobj" and (k := text.owners.get(c.i))), None)
