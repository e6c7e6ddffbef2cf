"""Attach: which token a time expression modifies, and which expression dates the event at a token."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.dates.scan import grammar
from loaders.model import Annotated, TimeExpression, Token

MAX_CLIMB = 12  # governors looked at; longer chains are parser errors
_VERBAL = {"VERB", "AUX"}
_THROUGH = {"prep", "pobj", "pcomp", "npadvmod", "advmod", "nummod", "appos", "nmod", "quantmod"}


def governor_of(doc: Annotated, first: int, last: int) -> int:
    """The token that the expression on tokens `first` up to `last` modifies: up from its head, through prepositions."""
    head = next((i for i in range(first, last) if not first <= doc.tokens[i].head < last), first)
    here = doc.tokens[head]
    for _ in range(MAX_CLIMB):
        above = doc.tokens[here.head]
        if above.i == here.i:
            return here.i
        if first <= above.i < last or above.pos in {"ADP", "SCONJ", "PUNCT"} or _timelike(above, here):
            here = above
            continue
        return above.i
    return here.i


def _timelike(above: Token, here: Token) -> bool:
    """"the afternoon of Thursday", "the day before": the noun only carries the date."""
    return above.lower in _CARRIERS and here.dep in _THROUGH | {"prep"}


_CARRIERS = frozenset(
    "day days night morning afternoon evening week weeks month months year years date eve weekend hours later earlier "
    "early late dated".split()
)
_UP = frozenset("dobj obj pobj prep nsubj nsubjpass attr npadvmod advmod agent dative oprd acomp pcomp xcomp conj appos advcl".split())
_TEMPORAL = frozenset("after before following since until ahead prior despite amid".split())


def for_token(doc: Annotated, expressions: Sequence[TimeExpression], trigger: int) -> TimeExpression | None:
    """The expression that dates the event at token `trigger`, `None` where none plainly does.

    The expression may have no span: then the text dates the event, but not so that the day can be worked out.
    Not taken: expressions inside another clause (relative, adverbial, reported), before-nouns of other nouns ("the
    October 7 attack" dates the attack), recurring ones, durations, and limits ("until", "before", "after").
    """
    token = doc.tokens[trigger]
    best: tuple[float, int, TimeExpression] | None = None
    for item in expressions:
        if item.sentence != token.sentence or item.recurring or (item.span is None and item.duration_days is not None):
            continue
        if item.span is not None and _limits(item.span.method):
            continue
        cost = _cost(doc, item, trigger)
        if cost is None:
            continue
        ranked = (cost, abs(item.first - trigger), item)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return None if best is None else best[2]


def _limits(method: str) -> bool:
    return method.partition("+")[2] in {"until", "till", "through", "by", "before", "after"}


def _cost(doc: Annotated, item: TimeExpression, trigger: int) -> float | None:
    """How far the expression is from dating the trigger; `None`: it does not."""
    governor = item.governor
    if governor == trigger or item.first <= trigger < item.last:
        return 0.0
    up = _path(doc, governor, trigger)
    if up is not None:
        return _below(doc, item, up)
    down = _path(doc, trigger, governor)
    if down is not None:
        return _above(doc, item, down)
    return None


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


def _below(doc: Annotated, item: TimeExpression, path: list[Token]) -> float | None:
    """The expression hangs on something that the trigger governs: "signed [an agreement on Friday]"."""
    for token in path:
        if token.dep in {"relcl", "advcl", "ccomp", "acl", "csubj", "parataxis", "conj"} or token.lower in _TEMPORAL:
            return None
        if token.dep == "xcomp":
            return None
    governor = path[0]
    if governor.pos in {"NOUN", "PROPN"}:
        if item.last <= governor.i and _occurrence(governor):
            return None  # "discussed the October 7 attack"
        if _occurrence(governor) and doc.tokens[path[-1].head].lemma not in _light():
            return None
    return float(len(path))


def _above(doc: Annotated, item: TimeExpression, path: list[Token]) -> float | None:
    """The expression hangs on something above the trigger: "on Friday they held [talks]", "is due [to arrive]"."""
    leading = _leads(doc, item)
    cost = 0.0
    for token in path:
        head = doc.tokens[token.head]
        cost += 1
        if token.dep in {"relcl", "acl", "ccomp", "csubj", "parataxis"} or token.lower in _TEMPORAL:
            return None
        if token.dep == "advcl" and not (token.tag == "VBG" and not _marked(doc, token)):
            return None
        if token.dep == "xcomp" and head.lemma not in _aspect() and not _expected(doc, head):
            return None
        if token.dep == "conj" and head.pos in _VERBAL and _own_subject(doc, token) and not leading:
            return None
        if token.dep == "pcomp" and head.lower in _TEMPORAL:
            return None
    return cost


def _leads(doc: Annotated, item: TimeExpression) -> bool:
    """Whether the expression opens the sentence: then it holds for all its main clauses."""
    first = doc.sentences[item.sentence].first
    return item.first - first <= 2 and all(t.pos in {"ADP", "PUNCT", "DET", "ADV"} for t in doc.tokens[first : item.first])


def _marked(doc: Annotated, verb: Token) -> bool:
    return any(c.dep in {"mark", "aux", "nsubj", "nsubjpass"} for c in doc.children(verb.i))


def _own_subject(doc: Annotated, verb: Token) -> bool:
    return any(c.dep in {"nsubj", "nsubjpass", "expl"} for c in doc.children(verb.i))


def _expected(doc: Annotated, head: Token) -> bool:
    return head.lemma in _light("expecting")


def _occurrence(token: Token) -> bool:
    return token.lemma.lower() in _light("occurrences")


def _aspect() -> frozenset[str]:
    return _light("aspect")


def _light(table: str = "light") -> frozenset[str]:
    return frozenset(grammar()["attachment"][table])
