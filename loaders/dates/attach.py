"""Attach: which expression dates the event at a token."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reports import Precision
from loaders.dates.governor import MAX_CLIMB, leads
from loaders.dates.quotes import quotation
from loaders.dates.words import attachment
from loaders.model import Annotated, TimeExpression, Token

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_TEMPORAL = frozenset({"after", "before", "following", "since", "until", "ahead", "prior", "despite", "amid"})
_LIMITS = frozenset({"until", "till", "through", "by", "before", "after"})
_UNIT_NOUNS = frozenset({"day", "date", "week", "month", "year", "night", "evening", "morning", "weekend"})
_OPENING = frozenset({"open", "begin", "start", "launch"})  # "which began in May" goes on; "on May 3" is its day
_CLAUSES = frozenset({"relcl", "ccomp", "acl", "csubj", "parataxis", "amod"})
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})


def for_token(doc: Annotated, expressions: Sequence[TimeExpression], trigger: int) -> TimeExpression | None:
    """The expression that dates the event at token `trigger`, `None` where none plainly does.

    The expression may have no span: then the text dates the event, but not so that the day can be worked out.
    Not taken: expressions inside another clause (relative, adverbial, reported), before-nouns of other nouns ("the
    October 7 attack" dates the attack), recurring ones, durations, limits ("until", "before", "after"), and those on
    the other side of a quotation mark.
    """
    token = doc.tokens[trigger]
    best: tuple[float, int, TimeExpression] | None = None
    for item in expressions:
        if item.sentence != token.sentence or not _dates(doc, item, trigger):
            continue
        cost = _cost(doc, item, trigger)
        if cost is not None and (best is None or (cost, abs(item.first - trigger)) < best[:2]):
            best = (cost, abs(item.first - trigger), item)
    return None if best is None else best[2]


def _dates(doc: Annotated, item: TimeExpression, trigger: int) -> bool:
    """Whether the expression can date an event at all, and this one as far as quotation marks go."""
    if item.recurring or (item.span is None and item.duration_days is not None):
        return False
    limit = "" if item.span is None else item.span.method.partition("+")[2]
    if limit in _LIMITS:
        return False
    if limit == "since" and not _lasting(doc, item.governor):
        return False
    sentence = doc.sentences[item.sentence]
    return quotation(doc, sentence, item.first) == quotation(doc, sentence, trigger)


def _lasting(doc: Annotated, governor: int) -> bool:
    """Whether the verb tells what has gone on since: "have filled the streets since June"."""
    return any(c.dep in {"aux", "auxpass"} and c.lower in _PERFECT for c in doc.children(governor))


def _cost(doc: Annotated, item: TimeExpression, trigger: int) -> float | None:
    """How far the expression is from dating the trigger; `None`: it does not."""
    if item.governor == trigger or item.first <= trigger < item.last or _named_by(doc, item, trigger):
        return 0.0
    if _when(doc, item, trigger) or _told_of(doc, item, trigger):
        return 0.0
    if _in_name(doc, item):
        return _within(doc, item, trigger)
    up = _path(doc, item.governor, trigger)
    if up is not None:
        return _below(doc, up)
    down = _path(doc, trigger, item.governor)
    return None if down is None else _above(doc, item, down)


def _in_name(doc: Annotated, item: TimeExpression) -> bool:
    """A year before a noun is part of what the thing is called: "the 2022 World Cup", "the 2016 referendum"."""
    year = item.span is not None and item.span.precision is Precision.YEAR
    return year and item.last <= item.governor and doc.tokens[item.governor].pos in {"NOUN", "PROPN"}


def _within(doc: Annotated, item: TimeExpression, trigger: int) -> float | None:
    """What is done in the thing itself is of its year: "voted in a 2016 referendum"."""
    path = _path(doc, item.governor, trigger)
    return float(len(path)) if path is not None and _set_in(path) else None


def _named_by(doc: Annotated, item: TimeExpression, trigger: int) -> bool:
    """ "February 29, the day he arrived", "the same day he arrived": the clause says which day it is."""
    token = doc.tokens[trigger]
    noun = doc.tokens[token.head]
    if token.dep not in {"relcl", "acl"} or noun.lower not in _UNIT_NOUNS:
        return False
    between = doc.tokens[item.last : noun.i]
    named = item.first <= noun.i < item.last
    return named or (0 < len(between) <= 2 and all(t.pos in {"PUNCT", "DET"} for t in between))


def _when(doc: Annotated, item: TimeExpression, trigger: int) -> bool:
    """ "On May 3, 2003, when she took office": the clause behind the day tells what happened on it."""
    behind = doc.tokens[item.last : item.last + 2]
    at = next((t.i for t in behind if t.lower == "when"), None)
    plain = at is not None and (at == item.last or behind[0].lower == ",")
    return plain and any(c.i == at for c in doc.children(trigger))


def _told_of(doc: Annotated, item: TimeExpression, trigger: int) -> bool:
    """ "The talks, which opened on May 3", "the promise she made last year": the clause only says when the noun was."""
    verb = doc.tokens[item.governor]
    if verb.dep != "relcl" or verb.head != trigger or doc.tokens[trigger].pos not in {"NOUN", "PROPN"}:
        return False
    exact = item.span is not None and item.span.precision is Precision.DAY
    return verb.lemma in attachment("light") | attachment("happening") and (exact or verb.lemma not in _OPENING)


def _path(doc: Annotated, low: int, high: int) -> list[Token] | None:
    """The tokens from `low` up to, not including, `high`; `None` where `high` does not govern `low`."""
    found = [doc.tokens[low]]
    for above in doc.ancestors(low):
        if above.i == high:
            return found
        if len(found) > MAX_CLIMB:
            return None
        found.append(above)
    return None


def _below(doc: Annotated, path: list[Token]) -> float | None:
    """The expression hangs on something that the trigger governs: "signed [an agreement on Friday]"."""
    if _set_in(path):
        return float(len(path))
    for token in path:
        if token.dep == "advcl" and _simultaneous(doc, token):
            continue
        if token.dep in _CLAUSES | {"advcl", "conj", "xcomp"} or token.lower in _TEMPORAL:
            return None
    governor = path[0]
    occurrence = governor.pos in {"NOUN", "PROPN"} and governor.lemma.lower() in attachment("occurrences")
    if occurrence and doc.tokens[path[-1].head].lemma not in attachment("light"):
        return None  # "discussed the October 7 attack" is of another day, "held a meeting on Friday" is not
    return float(len(path))


def _above(doc: Annotated, item: TimeExpression, path: list[Token]) -> float | None:
    """The expression hangs on something above the trigger: "on Friday they held [talks]", "is due [to arrive]"."""
    for token in path:
        head = doc.tokens[token.head]
        if (token.dep == "acl" and _decided(doc, token, head)) or _hours_after(doc, token):
            continue
        if token.lower in {"after", "following", "amid"} and item.span and item.span.precision is Precision.YEAR:
            continue  # "fled in 2016 after clashes": the year is wide enough for both
        if token.dep in _CLAUSES or token.lower in _TEMPORAL or (token.dep == "pcomp" and head.lower in _TEMPORAL):
            return None
        if _reason(doc, token, head):
            return None
        if token.dep in {"advcl", "xcomp"} and _said_there(doc, token, head):
            continue
        if token.dep == "advcl" and (token.tag != "VBG" or _marked(doc, token)):
            return None
        if token.dep == "xcomp" and head.lemma not in attachment("aspect") | attachment("expecting"):
            return None
        if token.dep == "conj" and head.pos in _VERBAL and not _shared(doc, item, token):
            return None
    return float(len(path))


def _decided(doc: Annotated, verb: Token, noun: Token) -> bool:
    """ "Yesterday's decision to authorise the mission" is the authorisation itself."""
    to = any(c.lower == "to" and c.dep == "aux" for c in doc.children(verb.i))
    return to and noun.lemma.lower() in attachment("decisions")


def _hours_after(doc: Annotated, verb: Token) -> bool:
    """ "Resigned on Monday, hours after he had lost the vote": both are of one day."""
    below = doc.children(verb.i)
    after = any(c.lower in {"after", "before"} and c.dep == "mark" for c in below)
    return verb.dep == "advcl" and after and any(c.lemma.lower() in attachment("soon") for c in below)


def _reason(doc: Annotated, token: Token, head: Token) -> bool:
    """ "Thanked him today for hosting the summit": what one is thanked or blamed for was before."""
    return (
        token.dep in {"pcomp", "pobj"} and head.lower == "for" and doc.tokens[head.head].lemma in attachment("judging")
    )


def _set_in(path: list[Token]) -> bool:
    """ "Said in its May 3 statement", "voted in a 2016 referendum", "founded by a decree issued on May 3".

    The expression dates what the act was done in or by: the path goes up from it through a preposition to the act.
    """
    through = path[-1]
    below = path[-2] if len(path) > 1 else None
    if below is None or below.dep != "pobj" or through.dep not in {"prep", "agent"}:
        return False
    if below.lemma.lower() not in attachment("occurrences") | attachment("documents"):
        return False
    if path[0].i == below.i:
        return through.lower in {"in", "at", "during"}
    return len(path) == 3 and path[0].dep == "acl" and path[0].tag == "VBN" and through.lower in {"in", "by", "under"}


def _shared(doc: Annotated, item: TimeExpression, verb: Token) -> bool:
    """Whether a coordinated verb is dated by an expression on the first one."""
    if leads(doc, item.first, item.sentence):
        return True
    precise = item.span is not None and item.span.precision is Precision.DAY
    return precise and not any(c.dep in _SUBJECTS for c in doc.children(verb.i))


def _simultaneous(doc: Annotated, verb: Token) -> bool:
    """ "When announcing the plan on Monday, he called …": the clause names the occasion of the main one."""
    return any(c.lower in {"when", "while"} for c in doc.children(verb.i))


def _said_there(doc: Annotated, verb: Token, head: Token) -> bool:
    """What one talks or goes somewhere for is of the same day: "spoke with him today to thank him"."""
    to = any(c.lower == "to" and c.dep == "aux" for c in doc.children(verb.i))
    if to and head.lemma in attachment("going") and verb.lemma in attachment("done_there"):
        return True
    if to and head.lemma in attachment("deciding"):
        return True
    return to and head.lemma in attachment("talking") and verb.lemma in attachment("talked")


def _marked(doc: Annotated, verb: Token) -> bool:
    return any(c.dep in {"mark", "aux"} | _SUBJECTS for c in doc.children(verb.i))
