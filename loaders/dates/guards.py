"""Guards: which hits of the grammar are no time expressions where they stand ("Theresa May", "Agenda 2030")."""

from __future__ import annotations

from loaders.dates.scan import Hit, ambiguous
from loaders.model import Annotated, Token

_TIME_PREPOSITIONS = frozenset(
    "in on since until till by before after of during from to through for between around late early mid and or "
    "throughout starting beginning effective dated as".split()
)
_COUNTED = frozenset(
    "people troops soldiers officers police men women children percent % dollars euros meters metres km miles kilometers "
    "kilometres tons tonnes votes seats members cases deaths homes families refugees personnel times points pounds".split()
)
_NAMED_DAYS = frozenset({"black", "good", "ash", "bloody", "palm", "easter", "super", "red", "cyber", "giving"})
_NOUNISH = frozenset({"NOUN", "PROPN", "ADJ"})


def stands(doc: Annotated, hit: Hit, first: int, last: int) -> bool:
    """Whether the hit on tokens `first` up to `last` is a time expression there."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    before = doc.tokens[first - 1] if first > sentence.first else None
    after = doc.tokens[last] if last < sentence.last else None
    check = _CHECKS.get(hit.kind)
    return check is None or check(doc, hit, first, before, after)


def _word(token: Token | None) -> str:
    return "" if token is None else token.lower


def _month(doc: Annotated, hit: Hit, first: int, before: Token | None, after: Token | None) -> bool:
    if {"year"} & hit.parts.keys() or hit.raw.lower().endswith("year"):
        return True
    if _word(after) in {"'s", "’s"} and _person(doc, first):
        return False
    month, rel = hit.parts["month"].rstrip("."), hit.parts.get("rel")
    here = next(t for t in doc.tokens[first:] if t.lower.rstrip(".") == month)
    if here.tag == "MD" or here.tag.startswith("VB"):
        return False
    if after is not None and (after.pos == "PROPN" and after.dep != "nsubj" and after.i == here.head):
        return False
    if rel is not None or "part" in hit.parts:
        return True
    if before is not None and before.pos == "PROPN" and here.dep != "npadvmod":
        return False
    return month not in ambiguous() or _word(before) in _TIME_PREPOSITIONS


def _person(doc: Annotated, token: int) -> bool:
    return any(span.first <= token < span.last and span.label == "PERSON" for span in doc.spans) or (
        doc.tokens[token].lower == "may"
    )


def _year(_: Annotated, hit: Hit, __: int, before: Token | None, after: Token | None) -> bool:
    if "part" in hit.parts:
        return True
    if _word(after) in _COUNTED:
        return False
    if _word(before) in _TIME_PREPOSITIONS:
        return True
    if _word(before) == "(" and _word(after) in {")", ","}:
        return True
    if before is None or before.pos in {"DET", "ADJ"} or before.tag in {"PRP$", "POS"}:
        return after is not None and after.pos in _NOUNISH
    return False


def _weekday(_: Annotated, hit: Hit, __: int, before: Token | None, after: Token | None) -> bool:
    if _word(before) in _NAMED_DAYS:
        return False
    short = hit.parts["weekday"].rstrip(".") in ambiguous()
    return not short or _word(before) in {"on", "last", "next", "this"}


def _day_of_month(_: Annotated, hit: Hit, __: int, before: Token | None, after: Token | None) -> bool:
    if not hit.parts["day"].endswith(("st", "nd", "rd", "th")) or _word(before) not in {"on", "by", "until", "since"}:
        return False
    return after is None or after.pos not in _NOUNISH


def _period(_: Annotated, hit: Hit, __: int, before: Token | None, after: Token | None) -> bool:
    rel = hit.parts.get("rel")
    return not (rel == "the" and "part" not in hit.parts and "when" not in hit.parts) or "period" not in hit.parts


def _recurring(doc: Annotated, hit: Hit, first: int, before: Token | None, after: Token | None) -> bool:
    return doc.tokens[first].pos != "PROPN" or hit.raw.islower() or hit.parts.get("weekday") is not None


def _duration(_: Annotated, hit: Hit, __: int, before: Token | None, after: Token | None) -> bool:
    return hit.raw.lower().startswith("for") or hit.parts["count"] not in {"a", "an"}


_CHECKS = {
    "month": _month,
    "year": _year,
    "years": _year,
    "weekday": _weekday,
    "day_of_month": _day_of_month,
    "period": _period,
    "recurring": _recurring,
    "duration": _duration,
}
