"""Guards: which hits of the grammar are no time expressions where they stand ("Theresa May", "Agenda 2030")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from loaders.dates.scan import Hit, ambiguous
from loaders.dates.words import attachment, guard
from loaders.model import Annotated, Token

_NOUNISH = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A hit on its tokens, with the tokens beside it in its sentence."""

    doc: Annotated
    hit: Hit
    first: int
    before: Token | None
    after: Token | None

    @property
    def left(self) -> str:
        return "" if self.before is None else self.before.lower

    @property
    def right(self) -> str:
        return "" if self.after is None else self.after.lower

    @property
    def before_noun(self) -> bool:
        return self.after is not None and self.after.pos in _NOUNISH


def stands(doc: Annotated, hit: Hit, first: int, last: int) -> bool:
    """Whether the hit on tokens `first` up to `last` is a time expression there."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    before = doc.tokens[first - 1] if first > sentence.first else None
    after = doc.tokens[last] if last < sentence.last else None
    check = _CHECKS.get(hit.kind)
    return check is None or check(_Place(doc, hit, first, before, after))


def _month(place: _Place) -> bool:
    parts = place.hit.parts
    if "year" in parts or place.hit.raw.lower().endswith("year"):
        return True
    month = parts["month"].rstrip(".")
    here = next(t for t in place.doc.tokens[place.first :] if month in t.lower)
    if here.tag == "MD" or here.tag.startswith("VB") or _of_person(place, here):
        return False
    if "rel" in parts or "part" in parts:
        return True
    if place.after is not None and place.after.pos == "PROPN" and place.after.i == here.head:
        return False  # "the October Revolution"
    if place.before is not None and place.before.pos == "PROPN" and here.dep != "npadvmod":
        return False
    return month not in ambiguous() or place.left in guard("time_prepositions")


def _of_person(place: _Place, month: Token) -> bool:
    """ "against May's deal", "April Ryan": the engine saw a person, or only a person can own."""
    if month.lower == "may" and place.right in {"'s", "’s"}:
        return True
    return any(span.first <= month.i < span.last and span.label == "PERSON" for span in place.doc.spans)


def _year(place: _Place) -> bool:
    if "part" in place.hit.parts or place.left in guard("time_prepositions"):
        return place.right not in guard("counted")
    if place.left == "(":
        return place.right in {")", ","}
    opens = place.before is None or place.before.pos in {"DET", "ADJ"} or place.before.tag in {"PRP$", "POS"}
    return opens and place.before_noun and place.right not in guard("counted")


def _weekday(place: _Place) -> bool:
    if place.left in guard("named_days"):
        return False
    short = place.hit.parts["weekday"].rstrip(".") in ambiguous()
    return not short or place.left in {"on", "last", "next", "this"}


def _day_of_month(place: _Place) -> bool:
    ordinal = place.hit.parts["day"].endswith(("st", "nd", "rd", "th"))
    return ordinal and place.left in {"on", "by", "until", "since"} and not place.before_noun


def _period(place: _Place) -> bool:
    """ "the week" alone says nothing; "the end of the week" and "earlier in the week" do."""
    parts = place.hit.parts
    return parts.get("rel") != "the" or bool({"part", "when"} & parts.keys())


def _recurring(place: _Place) -> bool:
    """ "the Daily Nation" is a name."""
    raw = place.hit.raw
    return raw[0].islower() or place.doc.tokens[place.first].pos != "PROPN" or "weekday" in place.hit.parts


def _deictic(place: _Place) -> bool:
    """ "tomorrow's economy" and "Innovations for Tomorrow" are no days."""
    token = place.doc.tokens[place.first]
    if token.lower != "tomorrow":
        return True
    named = token.pos == "PROPN" and token.text[0].isupper() and place.before is not None
    owned = place.doc.tokens[token.head].lemma.lower() in attachment("occurrences")
    return not named and (place.after is None or place.after.tag != "POS" or owned)


def _duration(place: _Place) -> bool:
    return place.hit.raw.lower().startswith("for") or place.hit.parts["count"] not in {"a", "an"}


_CHECKS: Mapping[str, Callable[[_Place], bool]] = {
    "month": _month,
    "year": _year,
    "years": _year,
    "weekday": _weekday,
    "day_of_month": _day_of_month,
    "period": _period,
    "recurring": _recurring,
    "deictic": _deictic,
    "duration": _duration,
}
