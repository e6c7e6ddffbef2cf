"""The arguments of a trigger as its kind of word needs them: occasions attended, nouns of phrases, delegations."""

from __future__ import annotations

from itertools import islice

from graph.reports import Kind, Role
from loaders.events.frame import Part
from loaders.events.lexicon import Entry, lexicon
from loaders.events.parties import Party, modifying, owners, parties
from loaders.events.words import complement
from loaders.grammar import VERBAL, Argument, noun_arguments, verb_arguments
from loaders.model import Annotated, Entities, Token

MARGINS = {"opening", "start", "close", "closing", "margin", "margins", "sidelines", "sideline"}
ATTENDANCE = {"participation", "part", "attendance", "presence"}
OWNED = {"object", "about", "on", "of", "for", "against"}
SESSIONS = {"assembly", "council", "parliament", "congress"}


def _standing(entities: Entities, party: Party) -> bool:
    """Whether a body that an occasion is named after meets in sessions: an assembly, a council, a parliament."""
    return entities.by_key[party.entity].name.split()[-1].lower() in SESSIONS


def parts_of(
    doc: Annotated, entities: Entities, entry: Entry, arguments: tuple[Argument, ...], trigger: Token
) -> tuple[Part, ...]:
    """The parties of the arguments that the entry's pattern knows, each once, in the slot it gives them."""
    found: list[Part] = []
    at = trigger.start
    for argument in arguments:
        slot = entry.pattern.get(argument.function)
        if slot is None:
            continue
        of = modifying if argument.function == "modifier" else parties
        named = of(doc, entities, argument.token)
        if not named and slot.role is Role.RECIPIENT and argument.function in OWNED:
            named = owners(doc, entities, argument.token)
        for party in named:
            if party.start <= at < party.end and party.kind is Kind.BODY and not _standing(entities, party):
                continue  # "the Africa Climate Summit": the occasion's own name
            here = slot
            if argument.function == "possessor" and party.kind in {Kind.COUNTRY, Kind.BODY}:
                here = entry.pattern.get("possessor_country", slot)
            if all(p.party.entity != party.entity for p in found):
                found.append(Part(party, here, argument.function))
    return tuple(found)


def _at_occasion(doc: Annotated, noun: int) -> tuple[Argument, ...]:
    """The subject of a verb of attending, where the noun names the occasion it was at."""
    attending = lexicon().attending
    token = doc.tokens[noun]
    if token.dep != "pobj":
        return ()
    preposition = doc.tokens[token.head]
    above = doc.tokens[preposition.head]
    if above.lemma in MARGINS:
        preposition = doc.tokens[above.head]
        above = doc.tokens[preposition.head]
    if above.lemma in ATTENDANCE:
        taken = [a for a in noun_arguments(doc, above.i) if a.function in {"possessor", "subject", "of"}]
        return tuple(Argument("subject", a.token, a.direct) for a in taken)
    saying = preposition.lower in {"at", "during", "on"} and above.lemma in attending.saying
    if above.pos in VERBAL and (saying or (preposition.lower in attending.at and above.lemma in attending.verbs)):
        return tuple(a for a in verb_arguments(doc, above.i) if a.function in {"subject", "with"})
    return ()


def spoke_at(doc: Annotated, token: Token) -> bool:
    """Whether somebody said something there: "announced during the General Assembly"."""
    if token.dep != "pobj":
        return False
    preposition = doc.tokens[token.head]
    return preposition.lower in {"at", "during"} and doc.tokens[preposition.head].lemma in lexicon().attending.saying


def displaced(doc: Annotated, entities: Entities, token: Token, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The person right before an active verb that the parse leaves without a subject: "In Yerevan Lavrov met …".

    Without a comma after the place, the parser takes both for one name.
    """
    before = doc.tokens[token.i - 1] if token.i > doc.sentences[token.sentence].first else None
    if before is None or token.tag not in {"VBD", "VBZ", "VBP"} or any(a.function == "subject" for a in found):
        return ()
    if token.dep != "ROOT" or any(c.dep in {"nsubj", "nsubjpass", "csubj", "auxpass"} for c in doc.children(token.i)):
        return ()
    link = entities.by_token.get(before.i)
    if link is None or link.mention.kind is not Kind.PERSON or link.mention.modifier:
        return ()
    first = link.mention.first
    opening = doc.tokens[doc.sentences[token.sentence].first]
    if first <= opening.i + 1 or opening.pos != "ADP" or doc.tokens[first - 1].pos not in {"PROPN", "NOUN", "NUM"}:
        return ()
    return (Argument("subject", before.i, direct=True),)


OATH_SCENES = {"ceremony", "palace", "stadium", "hall", "presence", "crowd", "parliament", "square", "residence"}
"""Nouns that say where an oath was taken, or before whom."""


def _aside(doc: Annotated, i: int, top: int) -> bool:
    """Whether a relative clause stands between a token and one above it."""
    for token in (doc.tokens[i], *doc.ancestors(i)):
        if token.i == top:
            return False
        if token.dep == "relcl":
            return True
    return False


def sworn_at(doc: Annotated, entities: Entities, token: Token) -> bool:
    """Whether an oath is told as an occasion, by where or before whom: "was sworn in at the stadium", "in Lilongwe"."""
    if token.lemma != "swear":
        return False
    for i in doc.subtree(token.i):
        word, preposition = doc.tokens[i], doc.tokens[doc.tokens[i].head]
        if word.dep != "pobj" or _aside(doc, i, token.i):
            continue
        link = entities.by_token.get(i)
        kind = link.mention.kind if link and not link.mention.modifier else None
        if preposition.lower in {"in", "at"} and (kind in {Kind.PLACE, Kind.COUNTRY} or word.lemma in OATH_SCENES):
            return True
        if preposition.lower == "before" and (kind in {Kind.PERSON, Kind.BODY} or word.lemma in OATH_SCENES):
            return True
    return False


def of_noun_trigger(doc: Annotated, token: Token) -> tuple[Argument, ...]:
    """The arguments of a noun, those of its light verb, and those who are said to have been there."""
    head = doc.tokens[token.head]
    found = noun_arguments(doc, token.i)
    if token.dep == "dobj" and head.lemma not in lexicon().light:
        own = {c.i for i in (token.i, *(c.i for c in doc.children(token.i))) for c in doc.children(i)}
        found = tuple(a for a in found if a.token in own)
    if token.lower == "delegation":  # "announced the designation of a delegation to Haiti": wherever "to" was hung
        above = [t for t in islice(doc.ancestors(token.i), 3) if t.pos in VERBAL]
        found += tuple(a for verb in above for a in verb_arguments(doc, verb.i) if a.function == "to")
    return found + _at_occasion(doc, token.i)


def of_object(doc: Annotated, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """For whom a thing decided on is meant: "authorised a mission to Haiti"."""
    return tuple(
        Argument("object_to", obj.i)
        for a in arguments
        if a.function == "object"
        for c in doc.children(a.token)
        if c.dep == "prep" and c.lower in {"to", "in", "for"}
        for obj in doc.children(c.i)
        if obj.dep == "pobj"
    )


def of_phrase(doc: Annotated, token: Token, entry: Entry) -> tuple[Argument, ...]:
    """What the noun of a phrase governs: "imposed sanctions on Peru", "expressed support for the plan of Ghana"."""
    return tuple(
        a
        for noun in doc.children(token.i)
        if noun.dep in {"dobj", "nsubjpass"} and noun.lemma.lower() in entry.words
        for a in noun_arguments(doc, noun.i)
        if doc.tokens[doc.tokens[a.token].head].i != token.i and a.function not in {"subject", "modifier"}
    )


def promised(doc: Annotated, entities: Entities, entry: Entry, token: Token) -> tuple[Part, ...]:
    """Those who will do what is announced: "the minister said France would send ships" is a pledge of both."""
    below = complement(doc, token.i)
    if below is None or any(c.dep == "neg" for c in doc.children(below.i)):
        return ()
    return tuple(
        Part(party, entry.pattern["subject"], "subject")
        for argument in verb_arguments(doc, below.i)
        if argument.function == "subject"
        for party in parties(doc, entities, argument.token)
    )
