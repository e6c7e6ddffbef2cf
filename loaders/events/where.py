"""Where a frame's event was: the places that its clause, its light verb or its occasion is said to be in."""

from __future__ import annotations

from collections.abc import Iterable

from graph.reports import Kind
from loaders.dates.words import attachment
from loaders.events.course import course
from loaders.events.frame import Frame
from loaders.events.parties import places_at
from loaders.grammar import VERBAL, conjuncts
from loaders.model import Annotated, ArticleEntity, Entities, Token

LOCATING = {"in", "at", "inside", "outside", "near", "on", "around", "within"}
TOWARDS = {"to", "into", "across", "through"}
GOING = {"visit", "deployment"}
SITES = frozenset(
    "town city port village province region capital airport base prison border island camp district state resort "
    "suburb hospital embassy palace territory waters coast".split()
)
"""Common nouns for places, which lie in the country that qualifies them: "the Serbian capital"."""

POWERS = {"court", "tribunal", "parliament", "assembly", "senate", "police", "judge", "prosecutor", "authority", "jury"}
STATE_ACTS = {"ruling", "arrest", "approval", "election", "sanction"}
TOPICAL = {"about", "on", "over", "regarding", "concerning", "for", "against", "towards", "toward"}
EMBEDDED = {"relcl", "acl", "advcl", "ccomp", "csubj", "pcomp"}
VENUES = frozenset(
    "embassy consulate mission court parliament congress house senate assembly headquarters base airport hospital "
    "university palace ministry church cathedral mosque school office center centre hall stadium square port hotel "
    "residence chancellery kremlin capitol pentagon barracks prison institute museum".split()
)
"""Last words of bodies' names that name their seats too: what happens "at the Foreign Ministry" happens there."""


def is_place(entity: ArticleEntity) -> bool:
    """Whether something can happen in it: a place, a country, or a body known by its seat."""
    if entity.kind in {Kind.PLACE, Kind.COUNTRY}:
        return True
    words = {w.lower().strip("'’s") for w in entity.name.split()}
    force = words & {"support", "force", "forces", "stabilization", "stabilisation"}
    return entity.kind is Kind.BODY and bool(words & VENUES) and not force


def _below(doc: Annotated, entities: Entities, i: int, words: Iterable[str]) -> list[str]:
    """The places of the phrases that hang on token `i` by these prepositions."""
    found: list[str] = []
    for child in doc.children(i):
        if child.dep == "prep" and child.lower in words:
            for obj in doc.children(child.i):
                if obj.dep == "pobj":
                    found.extend(_at(doc, entities, obj.i, topic=child.lower == "on"))
    return found


def _qualifiers(doc: Annotated, entities: Entities, i: int) -> list[str]:
    """The places and countries that qualify a noun."""
    links = (entities.by_token.get(c.i) for c in doc.children(i) if c.dep in {"compound", "amod", "poss", "nmod"})
    return [k for link in links if link for k in link.entities if is_place(entities.by_key[k])]


def _at(doc: Annotated, entities: Entities, i: int, *, topic: bool = False) -> list[str]:
    """The places that a phrase with this head names; behind "on" no countries, which are what is talked about."""
    found = list(places_at(doc, entities, i))
    if doc.tokens[i].lemma.lower() in SITES or (doc.tokens[i].pos == "PROPN" and not found):
        found.extend(_qualifiers(doc, entities, i))
    return [k for k in found if not topic or entities.by_key[k].kind is Kind.PLACE]


def _qualifying(doc: Annotated, entities: Entities, i: int) -> list[str]:
    """Places that qualify a common noun: "the Kiev court", "Gaza tunnels"."""
    if doc.tokens[i].pos != "NOUN":
        return []
    return [k for k in _qualifiers(doc, entities, i) if entities.by_key[k].kind is Kind.PLACE]


def _named(doc: Annotated, entities: Entities, i: int) -> list[str]:
    """The place that a noun is, or that qualifies it: "the island", "Gaza tunnels", "the airport of Basra"."""
    found = list(places_at(doc, entities, i))
    found.extend(_qualifying(doc, entities, i))
    if doc.tokens[i].dep == "appos":
        found.extend(places_at(doc, entities, doc.tokens[i].head))
    return found


def _struck(doc: Annotated, entities: Entities, frame: Frame) -> list[str]:
    """What was attacked, where it is a place: "shelled the port", "rockets fired at Aden", "the attack on Herat"."""
    found: list[str] = []
    for argument in frame.arguments:
        if argument.function in {"object", "on", "at", "into", "against"}:
            for i in conjuncts(doc, argument.token):
                found.extend(_named(doc, entities, i))
    return found


def _gone_to(doc: Annotated, entities: Entities, frame: Frame) -> list[str]:
    found: list[str] = []
    for argument in frame.arguments:
        link = entities.by_token.get(argument.token) if argument.function == "object" else None
        if link and link.mention.kind is not Kind.PERSON and doc.tokens[argument.token].pos != "PRON":
            found.extend(places_at(doc, entities, argument.token))
    return found


def _clause(doc: Annotated, entities: Entities, frame: Frame) -> list[str]:
    """The places of the phrases at the trigger's governors, and behind the subject: "the High Court in Accra ruled"."""
    found: list[str] = []
    for token in list(course(doc, frame.trigger))[1:]:
        if token.pos in VERBAL:
            found.extend(_below(doc, entities, token.i, LOCATING))
    for argument in frame.arguments:
        if argument.direct and argument.function in {"subject", "object"}:
            found.extend(_below(doc, entities, argument.token, {"in", "at", "near", "outside"}))
            found.extend(_qualifying(doc, entities, argument.token))
            if frame.subtype in STATE_ACTS and doc.tokens[argument.token].lemma.lower() in POWERS:
                found.extend(_qualifiers(doc, entities, argument.token))
    return found


def _of_clause(doc: Annotated, i: int, trigger: int) -> bool:
    """Whether token `i` stands in no clause that the trigger does not stand in too, clauses of time apart."""
    for token in (doc.tokens[i], *doc.ancestors(i)):
        if token.dep in EMBEDDED and token.i != trigger and not any(a.i == token.i for a in doc.ancestors(trigger)):
            at_once = token.dep == "advcl" and any(c.lower in {"when", "as", "while"} for c in doc.children(token.i))
            if not at_once:
                return False
    return True


def _spoken_of(doc: Annotated, preposition: Token, trigger: int) -> bool:
    """ "Talked about the war in Sudan", "opposed the war in Sudan": where the thing is that the event is about."""
    above = {trigger, *(t.i for t in doc.ancestors(trigger))}
    for token in doc.ancestors(preposition.i):
        if token.i in above or token.pos in VERBAL:
            return False
        if token.dep == "pobj" and doc.tokens[token.head].lower in TOPICAL:
            return True
        if token.dep == "dobj" and token.pos == "NOUN" and doc.tokens[token.head].lemma not in attachment("light"):
            return True
    return False


def _loose(doc: Annotated, entities: Entities, frame: Frame) -> list[str]:
    """The place nearest to the trigger in its sentence, wherever the parser has hung the phrase."""
    sentence = doc.sentences[frame.sentence]
    words = {"in", "at", "near", "outside"} | (TOWARDS if frame.subtype in GOING else set())
    best: tuple[int, list[str]] | None = None
    for token in doc.tokens[sentence.first : sentence.last]:
        if token.dep != "prep" or token.lower not in words or not _of_clause(doc, token.i, frame.trigger):
            continue
        if _spoken_of(doc, token, frame.trigger):
            continue
        found = [
            key
            for obj in doc.children(token.i)
            if obj.dep == "pobj"
            for key in _at(doc, entities, obj.i)
            if is_place(entities.by_key[key])
        ]
        distance = abs(token.i - frame.trigger)
        if found and (best is None or distance < best[0]):
            best = distance, found
    return best[1] if best else []


def _where(doc: Annotated, entities: Entities, frame: Frame) -> list[str]:
    """ "A trip to Yalta, where a summit was to be held": the place that the relative clause hangs on."""
    for token in (doc.tokens[frame.trigger], *doc.ancestors(frame.trigger)):
        if token.dep == "relcl":
            if any(c.lower == "where" for c in doc.children(token.i)):
                return list(places_at(doc, entities, token.head)) or _below(doc, entities, token.head, LOCATING)
            return []
    return []


def places_of(doc: Annotated, entities: Entities, frame: Frame) -> tuple[str, ...]:
    """Keys of the places of the frame's event, as its own clause names them, the nearest first."""
    words = LOCATING | (TOWARDS if frame.subtype in {*GOING, "protest"} else set())
    token = doc.tokens[frame.trigger]
    found = _below(doc, entities, token.i, words)
    if frame.subtype in GOING:
        found.extend(_gone_to(doc, entities, frame))
    if frame.subtype == "attack":
        found.extend(_struck(doc, entities, frame))
    head = doc.tokens[token.head]
    if token.pos in {"NOUN", "PROPN", "ADJ"}:
        if head.pos in VERBAL:
            found.extend(_below(doc, entities, head.i, words))
        elif head.pos == "ADP" and doc.tokens[head.head].pos in VERBAL:
            found.extend(_below(doc, entities, head.head, LOCATING))
        for child in doc.children(token.i):
            if child.dep == "compound" and (link := entities.by_token.get(child.i)):
                found.extend(k for k in link.entities if entities.by_key[k].kind is Kind.PLACE)
    elif token.dep in {"xcomp", "advcl", "conj"} and head.pos in VERBAL and not found:
        found.extend(_below(doc, entities, head.i, LOCATING))
    for source in (_where, _clause, _loose):
        found = [k for k in found if is_place(entities.by_key[k])] or source(doc, entities, frame)
    return tuple(dict.fromkeys(k for k in found if is_place(entities.by_key[k])))
