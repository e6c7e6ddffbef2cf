"""Whether a frame's event happened: what its clause says, read by the kind of event that it is."""

from __future__ import annotations

from graph.reports import Realis
from loaders.events.lexicon import Entry
from loaders.events.naming import of_noun
from loaders.events.realis import bearer, infinitive, of_verb
from loaders.events.when import SPEECH_ACTS
from loaders.grammar import VERBAL, auxiliaries, governing_verb
from loaders.model import Annotated, Token

TALKING = frozenset(
    "meet speak talk call phone convene gather travel visit write host hold join take confer attend telephone".split()
)
"""Verbs after which an infinitive tells what was said on the occasion."""

KNOWN = SPEECH_ACTS | {"attack", "protest", "arrest", "ruling"}
"""What a noun speaks of after the fact: "will discuss the attack" plans no attack."""

TAKEN = frozenset("opportunity chance occasion moment like want wish desire try attempt seek use pleased".split())
"""Words under which saying something is saying it: "took the occasion to thank her", "tried to persuade him"."""

RESOLVED = frozenset("continue commitment committed determination determined resolve intention promise pledge".split())
"""Words whose infinitive is the content of the speech act that it is read as: "their commitment to stand with her"."""

DECIDED = frozenset("decision vote move decide choose opt".split())
DECISIONS = frozenset("approval refusal establishment sanction ruling request".split())
"""What is done by deciding it: "the decision to create a council", "decided to decline"."""

ORDERING = frozenset("order instruct direct".split())
DECLARED = frozenset("sanction appointment resignation".split())
"""What is done by ordering or announcing it: "announced her resignation", "ordered the office to close"."""

NAMING = frozenset(
    "pledge promise vow commit agree announce offer decide undertake volunteer guarantee swear unveil present outline "
    "declare reaffirm affirm reiterate express make give discuss call set underscore underline emphasize emphasise "
    "stress highlight convey voice thank praise commend congratulate salute pay threaten warn caution issue".split()
)
"""Verbs that name the speech act itself; a future of others is its content: "will continue to work with them"."""


def _of_act(doc: Annotated, token: Token, verb: int, entry: Entry, realis: Realis) -> Realis:
    """The realis of a speech act: whether it was said, not whether what it says will be."""
    said = {w.lower for w in auxiliaries(doc, verb)}
    future = bool(said & {"will", "'ll", "’ll", "shall", "would", "wo"})
    if realis is Realis.NEGATED and "denied" in entry.must:
        return Realis.ACTUAL  # not agreeing is refusing
    if future and realis in {Realis.PLANNED, Realis.HYPOTHETICAL}:
        content = entry.subtype in {"endorsement", "threat", "pledge"} and token.lemma not in NAMING
        if content or (entry.subtype == "refusal" and realis is Realis.PLANNED):
            return Realis.ACTUAL
    word = bearer(doc, verb) if infinitive(doc, verb) else None
    if word is None or realis is Realis.NEGATED:
        return realis
    if word.lemma in RESOLVED and realis is Realis.PLANNED and token.lemma not in NAMING:
        return Realis.ACTUAL
    if word.lemma in TALKING | TAKEN:
        above = word if word.pos in VERBAL else doc.tokens[governing_verb(doc, word.i) or word.i]
        return of_verb(doc, above.i) if above.lemma not in TAKEN else Realis.ACTUAL
    return realis


def _of_verb(doc: Annotated, token: Token, entry: Entry) -> Realis:
    governing = governing_verb(doc, token.i)
    verb = token.i if governing is None else governing
    realis = of_verb(doc, verb)
    if entry.subtype in SPEECH_ACTS:
        realis = _of_act(doc, token, verb, entry, realis)
    if realis is Realis.ACTUAL and entry.words[0] == "call" and entry.subtype == "meeting" and token.tag == "VBG":
        return Realis.PLANNED  # "is calling a meeting"
    word = bearer(doc, verb) if infinitive(doc, verb) else None
    if word is not None and realis is not Realis.NEGATED:
        if entry.subtype in DECISIONS and word.lemma in DECIDED:
            return of_verb(doc, word.i) if word.pos in VERBAL else of_noun(doc, word.i)
        if entry.subtype in DECLARED and word.lemma in ORDERING:
            return of_verb(doc, word.i)
        if entry.subtype == "attack" and word.lemma in {"try", "attempt"} and word.pos in VERBAL:
            return of_verb(doc, word.i)
    return realis


def _failed(doc: Annotated, token: Token) -> bool:
    """Whether it was tried in vain: "a failed coup", "after talks that failed"."""
    words = {c.lower for c in doc.children(token.i)}
    head = doc.tokens[token.head]
    return bool(words & {"failed", "attempted"}) or (token.dep == "nsubj" and head.lemma == "fail")


def told(doc: Annotated, token: Token, entry: Entry) -> Realis:
    """The realis of what the trigger tells, read as the entry."""
    if token.pos in {"NOUN", "PROPN"}:
        realis = of_noun(doc, token.i, known=entry.subtype in KNOWN)
        head = doc.tokens[token.head]
        if token.dep == "dobj" and head.lemma == "tell" and entry.subtype in {"meeting", "summit", "address"}:
            realis = of_verb(doc, head.i)  # "told a news conference"
        if token.dep == "dobj" and head.lemma == "announce" and entry.subtype in DECLARED:
            realis = of_verb(doc, head.i)
        if realis is Realis.HYPOTHETICAL and token.dep == "dobj" and head.lemma in {"attend", "join"}:
            realis = Realis.PLANNED  # whoever may go there, it will be
        if realis is Realis.NEGATED and entry.subtype in {"attack", "meeting"} and _failed(doc, token):
            realis = Realis.ACTUAL
    else:
        realis = _of_verb(doc, token, entry)
    if realis is Realis.PLANNED and entry.subtype == "attack":
        return Realis.HYPOTHETICAL  # nobody can know that it will be
    return entry.realis if entry.realis and realis is Realis.ACTUAL else realis
