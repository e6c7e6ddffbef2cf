"""Who gives the people: by their own modifiers, by the subject of the verbs above, or as the text before has it."""

from __future__ import annotations

from graph.reports import Kind
from loaders.events.parties import Party, parties
from loaders.facts.counts import BACK, Count
from loaders.facts.lexicon import words
from loaders.gazetteer import gazetteer
from loaders.gazetteer.people import people
from loaders.grammar import VERBAL, verb_arguments
from loaders.model import Annotated, Entities, Token

FORMER = frozenset({"former", "ex", "late", "then", "deposed", "ousted"})


def country_of(entities: Entities, key: str) -> str | None:
    """The country in whose name an entity gives: itself, its office's, the one it belongs to."""
    entity = entities.by_key[key]
    if entity.kind is Kind.COUNTRY:
        return key
    places = [o.of for o in entity.offices if o.of and o.qualifier not in FORMER]
    if entity.kind is Kind.PERSON:
        places += [known.of for known in people().named(entity.name)]
    if entity.kind is Kind.BODY and entity.parent:
        places.append(entity.parent)
    for place in places:
        entry = gazetteer().entries.get(place)
        country = place if entry is not None and entry.kind is Kind.COUNTRY else entry.parent if entry else None
        if country in entities.by_key and entities.by_key[country].kind is Kind.COUNTRY:
            return country
    return None


def _countries(entities: Entities, found: tuple[Party, ...], *, offices: bool) -> list[str]:
    keys = [country_of(entities, p.entity) if offices else p.entity for p in found]
    return list(dict.fromkeys(k for k in keys if k and entities.by_key[k].kind is Kind.COUNTRY))


def _own(doc: Annotated, entities: Entities, token: Token) -> list[str]:
    """Whose the people are by the words around them."""
    found = _countries(entities, parties(doc, entities, token.i), offices=False)
    if found:
        return found
    link = entities.by_token.get(token.i)
    if link is not None and link.mention.kind is Kind.COUNTRY:
        return list(link.entities)
    for child in doc.children(token.i):
        if child.dep in {"relcl", "acl"}:
            for below in verb_arguments(doc, child.i):
                if below.function == "subject" and below.token != token.i:
                    found += _countries(entities, parties(doc, entities, below.token), offices=True)
        elif child.dep == "appos":
            found += _own(doc, entities, child)
    return list(dict.fromkeys(found))


def _above(doc: Annotated, entities: Entities, count: Count) -> list[str]:
    """Those who give by the verbs and nouns of giving above the people."""
    for above in doc.ancestors(count.head.i):
        lemma = above.lemma.lower()
        if above.pos not in VERBAL:
            if lemma in words("groups", "move_nouns", "pledge_nouns", "arrived_nouns"):
                found = _countries(entities, parties(doc, entities, above.i), offices=False) or _of_noun(
                    doc, entities, above
                )
                if found:
                    return found
            continue
        giving = lemma in words("move", "pledge", "approve", "presence", "joining") and lemma not in words("receiving")
        if above.dep == "pcomp" and (thanked := _thanked(entities, doc.tokens[above.head])):
            return thanked
        for argument in verb_arguments(doc, above.i) if giving or lemma in words("announce") else ():
            if argument.function == "subject" and argument.token != count.head.i:
                found = _countries(entities, parties(doc, entities, argument.token), offices=True)
                if found and (giving or _spoken(doc, entities, count, found)):
                    return found
    return []


def _thanked(entities: Entities, preposition: Token) -> list[str]:
    """The country that stands right before "for" in "thanks to Kenya for leading the mission"."""
    link = entities.by_token.get(preposition.i - 1) if preposition.lower == "for" else None
    return list(link.entities) if link is not None and link.mention.kind is Kind.COUNTRY else []


def _of_noun(doc: Annotated, entities: Entities, noun: Token) -> list[str]:
    """Whose pledge or deployment it is: "Kenya's deployment of", "the Kenyan pledge", "a pledge by Kenya"."""
    found: list[str] = []
    for child in doc.children(noun.i):
        inner = [child] if child.dep in {"poss", "amod", "compound"} else []
        if child.dep == "prep" and child.lower in {"by", "from"}:
            inner = [c for c in doc.children(child.i) if c.dep == "pobj"]
        for word in inner:
            if (link := entities.by_token.get(word.i)) is not None:
                found += [k for key in link.entities if (k := country_of(entities, key))]
    return list(dict.fromkeys(found))


def _spoken(doc: Annotated, entities: Entities, count: Count, said: list[str]) -> bool:
    """Whether those who only announce speak of their own: the sentence names no other country before the people."""
    first = doc.sentences[count.head.sentence].first
    others = {
        key
        for link in entities.by_sentence.get(count.head.sentence, [])
        if first <= link.mention.first < count.head.i and link.mention.kind is Kind.COUNTRY
        for key in link.entities
    }
    return others <= set(said)


def _before(doc: Annotated, entities: Entities, count: Count) -> list[str]:
    """Whose people were spoken of last."""
    first = doc.sentences[max(0, count.head.sentence - BACK)].first
    for token in reversed(doc.tokens[first : count.head.i]):
        people = token.lemma.lower() in words("personnel", "groups") and token.pos in {"NOUN", "PROPN"}
        if people and (found := _own(doc, entities, token)):
            return found
    return []


def givers(doc: Annotated, entities: Entities, count: Count) -> list[str]:
    """The countries that give the people; none where the text does not say."""
    found = [] if count.elided else _own(doc, entities, count.head)
    found = found or _above(doc, entities, count)
    return found or (_before(doc, entities, count) if count.number is not None else [])
