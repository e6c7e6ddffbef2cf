"""The named signs by which two tellings are judged to be of one occurrence or of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.reports import DateSpan
from loaders.events.families import family
from loaders.events.occurrences.grammar import hanging, trigger
from loaders.events.occurrences.rules import verdicts
from loaders.events.occurrences.telling import Occurrence, Telling
from loaders.model import Annotated

DISTANCES = {0: "same", 1: "next", 2: "near", 3: "near", 4: "near"}
"""Sentences between two tellings, in words."""

FAR = 10
"""Sentences from which on two tellings are not only far but very far apart."""

AGENTS = ("actor", "visitor", "speaker", "participant", "signatory", "organizer")
PATIENTS = ("recipient", "host", "beneficiary")

STEM = 5
"""Letters that a verb and its noun share: "resigned", "resignation"."""

MOST = 3
"""Up to which the tellings between two are counted."""

BY_SUBTYPE = ("who", "agents", "patients", "dates", "places", "realis", "between", "words", "rule")
"""Signs that say different things of a visit and of an attack."""


def comparable(a: Telling, b: Telling) -> bool:
    """Whether two tellings can be of one occurrence: of one subtype, or in one sentence readings of one family."""
    together = a.frame.sentence == b.frame.sentence and family(a.subtype) == family(b.subtype)
    return a.subtype == b.subtype or together


def between(a: Telling, b: Telling, tellings: Sequence[Telling]) -> int:
    """How many tellings of `b`'s subtype stand between the two."""
    first, last = sorted((a.frame.trigger, b.frame.trigger))
    return sum(first < t.frame.trigger < last and t.subtype == b.subtype for t in tellings)


def _sets(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return "one" if a or b else "none"
    if a == b:
        return "equal"
    if a <= b or b <= a:
        return "nested"
    return "overlap" if a & b else "apart"


def _dates(a: DateSpan | None, b: DateSpan | None) -> str:
    if a is None or b is None:
        return "one" if a or b else "none"
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return "equal"
    before = a.latest and b.earliest and a.latest < b.earliest
    after = b.latest and a.earliest and b.latest < a.earliest
    return "apart" if before or after else "overlap"


def _distance(a: Telling, b: Telling) -> str:
    if a.frame.headline or b.frame.headline:
        return "headline"
    sentences = abs(a.frame.sentence - b.frame.sentence)
    return DISTANCES.get(sentences, "far" if sentences < FAR else "very-far")


def _people(a: Telling, b: Telling) -> Iterator[str]:
    everyone = _sets(a.who(), b.who())
    yield f"who:{everyone}"
    yield f"agents:{_sets(a.who(*AGENTS), b.who(*AGENTS))}"
    yield f"patients:{_sets(a.who(*PATIENTS), b.who(*PATIENTS))}"
    if (a.who(*AGENTS) & b.who(*PATIENTS)) | (a.who(*PATIENTS) & b.who(*AGENTS)):
        yield "crossed"
    if everyone == "apart" and (a.behind & (b.who() | b.behind)) | (b.behind & a.who()):
        yield "who:behind"


def _arguments(doc: Annotated, telling: Telling) -> frozenset[str]:
    heads = (doc.tokens[x.token] for x in telling.frame.arguments)
    return frozenset(t.lemma.lower() for t in heads if t.pos in {"NOUN", "PROPN"})


def _words(doc: Annotated, a: Telling, b: Telling) -> Iterator[str]:
    first, second = (doc.tokens[t.frame.trigger].lemma.lower() for t in (a, b))
    yield "words:same" if a.frame.entry.words == b.frame.entry.words else "words:different"
    if first[:STEM] == second[:STEM]:
        yield "stem:same"
    ours, theirs = (frozenset(filter(None, [t.frame.object])) for t in (a, b))
    yield f"object:{_sets(ours, theirs)}"
    ours, theirs = _arguments(doc, a), _arguments(doc, b)
    yield f"arguments:{_sets(ours, theirs)}"
    if first in theirs or second in ours:
        yield "argument:trigger"


def signs(doc: Annotated, a: Telling, b: Telling, between: int = 0) -> tuple[str, ...]:
    """The signs of two tellings, `a` joined to an occurrence before `b`.

    `between`: how many of `b`'s subtype stand between them.
    """
    one = a.subtype == b.subtype
    kind = "one-subtype" if one else "two-subtypes"
    subtype = a.subtype if one else "+".join(sorted((a.subtype, b.subtype)))
    distance = _distance(a, b)
    own = [
        f"realis:{'same' if a.frame.realis is b.frame.realis else 'different'}",
        f"dates:{_dates(a.date, b.date)}",
        f"places:{_sets(frozenset(a.places), frozenset(b.places))}",
        f"between:{min(between, MOST)}",
        *_people(a, b),
        *_words(doc, a, b),
        *trigger(doc, a, "first"),
        *trigger(doc, b, "second"),
        *(f"rule:{name}" for name in verdicts(b, Occurrence([a]))),
    ]
    if distance == "same":
        own += hanging(doc, a.frame.trigger, b.frame.trigger)
    crossed = [
        *(f"{'same' if distance == 'same' else 'other'}&{sign}" for sign in own),
        *(f"{kind}&{sign}" for sign in own),
        *(f"{subtype}&{sign}" for sign in own if sign.split(":")[0] in BY_SUBTYPE),
        *(f"{distance}&{sign}" for sign in own if sign.startswith("rule:")),
    ]
    general = [kind, f"distance={distance}", f"{kind}&{distance}", f"subtype={subtype}", f"{subtype}&{distance}"]
    return tuple(dict.fromkeys([*general, f"family={family(a.subtype)}", *own, *crossed]))
