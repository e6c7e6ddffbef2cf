"""Whether a clause happened, is planned, is only possible, or is denied: tense, modality, negation, governing words.

What nouns say is read in `naming.py`, what the kind of event adds in `telling.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.reports import Realis
from loaders.grammar import MAX_CLIMB, VERBAL, auxiliaries
from loaders.model import Annotated, BlockKind, Token
from loaders.tables import load_table


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists of `realis.yaml`: lemmas of governors, modifiers, marks and prepositions by what they say."""

    governors: dict[str, Realis]
    modifiers: dict[str, Realis]
    auxiliaries: dict[str, Realis]
    marks: dict[str, Realis]
    words: dict[str, frozenset[str]]


@cache
def cues() -> Cues:
    """The cue words, read once."""
    data = load_table(files(__package__).joinpath("realis.yaml"))

    def table(name: str) -> dict[str, Realis]:
        return {word: Realis(realis) for realis, words in data[name].items() for word in words}

    return Cues(
        governors=table("governors"),
        modifiers=table("modifiers"),
        auxiliaries=table("auxiliaries"),
        marks=table("marks"),
        words={name: frozenset(words) for name, words in data["words"].items()},
    )


def _own(doc: Annotated, verb: int) -> tuple[Token, ...]:
    """The verb's auxiliaries; a finite form takes none over ("did not concede and vowed to fight on")."""
    token = doc.tokens[verb]
    words = auxiliaries(doc, verb)
    if token.dep == "conj" and all(w.head != verb for w in words):
        finite = token.tag in {"VBZ", "VBP"} or (token.tag == "VBD" and doc.tokens[token.head].tag != "VBN")
        return () if finite else words
    return words


def denying(doc: Annotated, words: tuple[Token, ...]) -> bool:
    """Whether one of the words denies; "not only" and "whether or not" do not."""
    for word in words:
        if word.dep == "neg":
            after = doc.tokens[word.i + 1].lower if word.i + 1 < len(doc.tokens) else ""
            before = doc.tokens[word.i - 1].lower if word.i else ""
            if after not in {"only", "just", "least"} and before != "or":
                return True
    return False


def _conditional(doc: Annotated, verb: int) -> bool:
    """Whether the clause holds only on a condition: "will resign if", "would go only when"."""
    return any(
        child.dep == "advcl" and any(c.dep == "mark" and c.lower in {"if", "unless"} for c in doc.children(child.i))
        for child in doc.children(verb)
    )


def _of_auxiliaries(doc: Annotated, verb: int) -> Realis | None:
    words = _own(doc, verb)
    table = cues().auxiliaries
    if denying(doc, words):
        return Realis.NEGATED
    lowers = [w.lower for w in words]
    if "have" in lowers and ("would" in lowers or "could" in lowers):
        return Realis.HYPOTHETICAL
    for word in words:
        if word.tag != "TO" and (found := table.get(word.lower)):
            return Realis.HYPOTHETICAL if found is Realis.PLANNED and _conditional(doc, verb) else found
    return None


def infinitive(doc: Annotated, verb: int) -> bool:
    """Whether the verb stands in the infinitive with "to"."""
    return doc.tokens[verb].tag == "VB" and any(w.tag == "TO" for w in auxiliaries(doc, verb))


def bearer(doc: Annotated, verb: int) -> Token | None:
    """The word that an infinitive, or the first of coordinated ones, completes or is the purpose of.

    An infinitive that the parser hung on a name belongs to the verb: "spoke with the president of A to thank her".
    """
    token = doc.tokens[verb]
    while token.dep == "conj" and doc.tokens[token.head].tag == "VB":
        token = doc.tokens[token.head]
    head = doc.tokens[token.head]
    if head.i == token.i:
        return None
    if (token.dep in {"acl", "relcl"} and head.pos in {"PROPN", "PRON"}) or head.pos == "ADP":
        if head.dep in {"nsubj", "ROOT"}:
            return head
        return next((above for above in doc.ancestors(head.i) if above.pos in VERBAL), head)
    return head


def past(doc: Annotated, verb: int) -> bool:
    """Whether the verb or its first auxiliary stands in the past or the perfect."""
    words = {w.lower for w in _own(doc, verb)}
    return doc.tokens[verb].tag == "VBD" or bool(words & {"was", "were", "had", "has", "have"})


def _clause(doc: Annotated, word: Token) -> Token:
    """The verb in whose clause a noun or adjective stands."""
    if word.pos in VERBAL:
        return word
    return next((above for above in doc.ancestors(word.i) if above.pos in VERBAL), word)


def _came_true(doc: Annotated, head: Token) -> bool:
    """ "Was allowed to visit", "was able to return", "helped to free": what was made possible came about."""
    words = cues().words
    verb = _clause(doc, head)
    if verb.pos not in VERBAL or not past(doc, verb.i):
        return False
    if head.lemma in words["enabling"]:
        return True
    return head.lemma in words["permitting"] and any(c.dep == "auxpass" for c in doc.children(head.i))


def _looks_forward(doc: Annotated, word: Token) -> bool:
    if word.lower == "forward":
        return doc.tokens[word.head].lemma == "look"
    return word.lemma == "look" and any(c.lower == "forward" for c in doc.children(word.i))


def _borne(doc: Annotated, noun: Token, depth: int) -> Realis:
    """The realis of an infinitive that a noun bears: "(no) plans to meet", "accepted the invitation to visit"."""
    above = _clause(doc, noun)
    if any(c.dep == "det" and c.lower == "no" for c in doc.children(noun.i)):
        return Realis.NEGATED
    if above.pos in VERBAL and noun.dep == "dobj":
        if of_verb(doc, above.i, depth + 1) is Realis.NEGATED:
            return Realis.NEGATED
        if above.lemma in cues().words["accepting"]:
            return Realis.PLANNED
    of = [obj.i for c in doc.children(noun.i) if c.lower == "of" for obj in doc.children(c.i)]
    if {"first", "last", "only", "latest"} & {c.lower for i in (noun.i, *of) for c in doc.children(i)}:
        return Realis.ACTUAL
    return cues().governors.get(noun.lemma, Realis.PLANNED)


def _infinitive(doc: Annotated, verb: int, depth: int) -> Realis:
    """The realis of "to V", from the word that it hangs on."""
    token = doc.tokens[verb]
    head = bearer(doc, verb)
    if any(w.lower == "have" for w in auxiliaries(doc, verb)):
        return Realis.ACTUAL
    headline = doc.sentences[token.sentence].kind in {BlockKind.HEADLINE, BlockKind.SUBTITLE}
    if headline and head and head.dep == "ROOT" and head.i + 2 == verb and head.lemma not in cues().governors:
        return Realis.PLANNED  # the parser takes "Ramgoolam" for a verb
    if head is None or (head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"}):
        return Realis.PLANNED  # "Minister to visit Accra"
    if token.dep in {"relcl", "acl"} and head.pos in {"NOUN", "PROPN"}:
        return _borne(doc, head, depth)
    found = cues().governors.get(head.lemma)
    verb_above = _clause(doc, head)
    above = of_verb(doc, verb_above.i, depth + 1) if verb_above.pos in VERBAL else Realis.ACTUAL
    if head.lower == "going" or _looks_forward(doc, head):
        return Realis.NEGATED if above is Realis.NEGATED else Realis.PLANNED
    if found is Realis.ACTUAL or (above is Realis.ACTUAL and _came_true(doc, head)):
        return above
    if found:
        return Realis.NEGATED if above is Realis.NEGATED and found is not Realis.HYPOTHETICAL else found
    if token.dep in {"advcl", "xcomp"}:
        return above if above is not Realis.ACTUAL else Realis.HYPOTHETICAL
    return Realis.HYPOTHETICAL


def _marked(doc: Annotated, verb: int) -> Realis | None:
    """What a conjunction ("if") or an adverb ("never") says of the clause."""
    token = doc.tokens[verb]
    for child in doc.children(verb):
        if child.dep == "mark" and (found := cues().marks.get(child.lower)):
            return None if child.lower == "until" and token.tag == "VBD" else found
        if child.dep == "advmod" and child.lower == "never":
            return Realis.NEGATED
    return None


def _awaited(doc: Annotated, verb: int, depth: int) -> bool:
    """A present in the adverbial clause of a future: "will sign as soon as the court decides"."""
    token = doc.tokens[verb]
    present = token.tag in {"VBZ", "VBP"} or any(c.lower in {"has", "have"} for c in doc.children(verb))
    marked = any(c.dep in {"mark", "advmod"} and c.lower in cues().words["awaiting"] for c in doc.children(verb))
    head = doc.tokens[token.head]
    if token.tag in {"VBZ", "VBP"} and any(c.dep == "mark" and c.lower == "before" for c in doc.children(verb)):
        return True  # "four days before the country votes"
    planned = token.dep == "advcl" and present and marked and head.pos in VERBAL
    return planned and of_verb(doc, head.i, depth + 1) is Realis.PLANNED


def _dating(doc: Annotated, verb: int) -> Iterator[str]:
    """The words of the clause's own adverbs and of its temporal phrases."""
    for child in doc.children(verb):
        if child.dep in {"npadvmod", "advmod"} or (child.dep == "prep" and child.lower in {"on", "in", "at", "from"}):
            yield from (doc.tokens[i].lower for i in doc.subtree(child.i))


def _scheduled(doc: Annotated, verb: int) -> bool:
    """The present of a timetable: "flies to Lima on Friday", "the court rules tomorrow"."""
    token, words = doc.tokens[verb], cues().words
    if token.tag not in {"VBZ", "VBP"} or token.lemma not in words["timetable"]:
        return False
    if doc.sentences[token.sentence].kind not in {BlockKind.BODY, BlockKind.ITEM}:
        return False
    dating = set(_dating(doc, verb))
    return bool(dating & words["coming"]) and not dating & words["recurring"]


def _above(doc: Annotated, verb: int) -> tuple[Realis | None, int | None]:
    """What the word above a participle or a conjunct says of it, or else the verb whose realis it shares."""
    token = doc.tokens[verb]
    head = doc.tokens[token.head]
    bare = token.tag == "VB" or (token.tag == "VBP" and head.lemma in cues().words["causative"])
    if bare and token.dep in {"xcomp", "ccomp"} and head.pos in VERBAL and not _has_own(doc, verb):
        return None, head.i  # "helped protect the village", "had her aides meet them"
    if token.dep in {"xcomp", "pcomp"} and token.tag == "VBG":
        if head.lower in {"without", "instead"} or (head.lower == "of" and doc.tokens[head.head].lower == "instead"):
            return Realis.NEGATED, None
        if head.lower == "to" and _looks_forward(doc, doc.tokens[head.head]):
            return Realis.PLANNED, None
        temporal = head.pos == "ADP" and head.lower not in {"of", "from", "about", "on", "to", "against"}
        governor = head if head.pos in VERBAL or temporal else doc.tokens[head.head]
        if found := cues().governors.get(governor.lemma):
            if found is Realis.NEGATED and governor.pos in VERBAL and head.pos == "ADP":
                done = of_verb(doc, governor.i, 1) is Realis.ACTUAL and past(doc, governor.i)
                return (Realis.NEGATED if done else Realis.HYPOTHETICAL), None
            return found, None
        if head.pos in VERBAL:
            return None, head.i
    if token.dep == "acl" and token.tag == "VBG" and head.lemma in cues().words["possible"]:
        return Realis.HYPOTHETICAL, None
    if token.dep == "conj" and head.pos in VERBAL and token.tag in {"VB", head.tag}:
        return None, head.i
    if token.dep in {"advcl", "pcomp"} and token.tag == "VBG":
        above = next((above.i for above in doc.ancestors(verb) if above.pos in VERBAL), None)
        if above is not None and head.lower == "by" and infinitive(doc, above):
            word = bearer(doc, above)  # "acted to protect them by closing the road": by the acting
            above = _clause(doc, word).i if word else above
        return None, above
    return None, None


def _has_own(doc: Annotated, verb: int) -> bool:
    """Whether the verb has auxiliaries of its own."""
    return any(c.dep in {"aux", "auxpass"} for c in doc.children(verb))


def of_verb(doc: Annotated, verb: int, depth: int = 0) -> Realis:
    """The realis of the clause of a verb."""
    if found := _of_auxiliaries(doc, verb) or _marked(doc, verb):
        return found
    if depth > MAX_CLIMB:
        return Realis.ACTUAL
    if infinitive(doc, verb):
        return _infinitive(doc, verb, depth)
    if _scheduled(doc, verb) or _awaited(doc, verb, depth):
        return Realis.PLANNED
    found, shared = _above(doc, verb)
    if found:
        return found
    if shared is None:
        return Realis.ACTUAL
    realis, token = of_verb(doc, shared, depth + 1), doc.tokens[verb]
    alone = token.dep == "conj" and token.tag in {"VBZ", "VBP", "VBD"}
    return Realis.ACTUAL if alone and realis is Realis.NEGATED else realis
