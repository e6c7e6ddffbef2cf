"""How far a contribution has got, by the verbs and nouns above the people: pledged, planned, deployed, a target."""

from __future__ import annotations

from enum import Enum, auto

from graph.reports import ContributionStatus
from loaders.facts.counts import Count
from loaders.facts.lexicon import words
from loaders.grammar import VERBAL, auxiliaries
from loaders.model import Annotated, Token

AROUND = 4
"""Tokens before a number among which "the full deployment of" makes it a target."""
_FUTURE = {"will", "would", "shall", "'ll", "’ll", "'d"}
_POSSIBLE = {"could", "can", "may", "might"}
_LASTING = frozenset("serve operate patrol work participate remain stay stand base station post".split())
_APART = {"conj", "relcl", "advcl", "parataxis"}
"""How a clause hangs that the verb above it does not govern."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_OFFERED = {"ready", "willing", "prepared", "able"}


class _Step(Enum):
    """What the nearest word of motion says."""

    DONE = auto()
    COMING = auto()
    POSSIBLE = auto()
    INFINITIVE = auto()
    NOMINAL = auto()


def _step(doc: Annotated, verb: Token) -> _Step:
    """What the tense of a verb of motion says."""
    helpers = auxiliaries(doc, verb.i)
    lower = {h.lower for h in helpers}
    if lower & _FUTURE:
        return _Step.COMING
    if lower & _POSSIBLE:
        return _Step.POSSIBLE
    if any(h.tag == "TO" for h in helpers):
        perfect = "have" in lower
        return _Step.DONE if perfect else _Step.INFINITIVE
    if verb.tag == "VBG":
        if any(h.lemma == "be" for h in helpers):
            return _Step.DONE if verb.lemma in _LASTING else _Step.COMING
        return _Step.DONE if verb.lemma in _LASTING or verb.dep == "acl" else _Step.INFINITIVE
    return _Step.INFINITIVE if verb.tag == "VB" and not helpers else _Step.DONE


def _negated(doc: Annotated, token: Token) -> bool:
    return any(c.dep == "neg" or c.lower in {"never", "no"} for c in doc.children(token.i))


def _there(doc: Annotated, verb: Token) -> bool:
    """Whether a verb of being tells a place: "are there now", "has 700 in the country"."""
    near = [*doc.children(verb.i), *(g for c in doc.children(verb.i) for g in doc.children(c.i))]
    placed = {"there", "in", "on", "at", "here", "deployed", "stationed", "serving"}
    return any(c.lower in placed and not any(g.lower in _MONTHS for g in doc.children(c.i)) for c in near)


def is_target(doc: Annotated, count: Count) -> bool:
    """Whether the number is what a mission shall have."""
    if count.number is None:
        return False
    strong = any(t.lower == "strong" for t in doc.tokens[count.head.i - AROUND : count.head.i + 1])
    if count.size and strong:
        return True
    first = max(doc.sentences[count.head.sentence].first, count.head.i - 2 * AROUND)
    around = {t.lower for t in doc.tokens[first : count.head.i + AROUND] if t.sentence == count.head.sentence}
    if around & words("target_words"):
        return True
    above = doc.tokens[count.head.head]
    if above.lemma in {"of", "to", "for", "at", "by", "with"}:
        governor = doc.tokens[above.head]
        if above.lemma == "of" and governor.lemma in words("target_nouns") - {"contingent", "total"}:
            return True
        if governor.lemma in words("target_verbs") and above.lemma != "of" and governor.lemma != "bring":
            return governor.lemma in {"grow", "swell", "expand", "increase", "rise"} or count.size
    return count.size and above.lemma in {"reach", "number", "total", "comprise", "have"} and not _negated(doc, above)


def status(doc: Annotated, count: Count) -> ContributionStatus | None:
    """How far it has got; `None` where nothing is given."""
    if is_target(doc, count):
        return ContributionStatus.TARGET
    if count.size:
        return None
    step: _Step | None = None
    below: Token | None = None
    arrived = False
    for token in (count.head, *doc.ancestors(count.head.i)):
        if step in {_Step.DONE, _Step.COMING} and below is not None and below.dep in _APART:
            break
        if token is not count.head and _withheld(doc, token):
            return None
        if (promised := _promised(token, count, step)) is not None:
            return promised
        if step is None:
            step = _moved(doc, count, token)
        elif step is _Step.NOMINAL and arrived and token.lemma in words("greeting") and token.tag in {"VBD", "VBN"}:
            step = _Step.DONE
        arrived = arrived or token.lemma.lower() in words("arrived_nouns")
        below = token
    if step is _Step.INFINITIVE and count.number is None and count.head.pos == "VERB":
        return ContributionStatus.PLEDGED  # "thanked Kenya for answering the call to lead the mission"
    if step is _Step.DONE:
        return ContributionStatus.DEPLOYED
    return None if step in {None, _Step.POSSIBLE} else ContributionStatus.PLANNED


def _withheld(doc: Annotated, token: Token) -> bool:
    """Whether under this word nothing is given: "asked for", "refused to", "has not sent"."""
    return token.lemma.lower() in words("without") or (token.pos in VERBAL and _negated(doc, token))


def _promised(token: Token, count: Count, step: _Step | None) -> ContributionStatus | None:
    """What a word of promising or approving makes of the people below it."""
    lemma = token.lemma.lower()
    if token.pos in VERBAL:
        if lemma in words("pledge"):
            return ContributionStatus.PLANNED if step is _Step.COMING else ContributionStatus.PLEDGED
        if lemma in words("approve") and step in {None, _Step.NOMINAL, _Step.INFINITIVE}:
            return ContributionStatus.PLANNED
        return None
    offered = token.pos == "ADJ" and lemma in _OFFERED and step in {None, _Step.INFINITIVE}
    named = token is not count.head and lemma in words("pledge_nouns")
    return ContributionStatus.PLEDGED if offered or named else None


def _moved(doc: Annotated, count: Count, token: Token) -> _Step | None:
    """What a word says of the people's way to the mission, by itself or a verb coordinated with it."""
    lemma = token.lemma.lower()
    if token.pos not in VERBAL:
        if token is count.head:
            return None
        return _Step.NOMINAL if lemma in words("move_nouns", "arrived_nouns") else None
    if lemma in words("move"):
        return _step(doc, token)
    if lemma == "be" and any(c.dep == "xcomp" and c.tag == "VB" for c in doc.children(token.i)):
        return _Step.COMING  # "another 500 are to follow"
    if lemma in words("presence") and _there(doc, token):
        return _step(doc, token)
    for other in doc.children(token.i):
        if other.dep == "conj" and other.pos in VERBAL and other.lemma.lower() in words("move"):
            return _step(doc, other)
    return None
