"""What, by the nature of each kind of event, makes two tellings one: a visit's visitors, whom a ruling is upon."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reports import DateSpan, Kind, Realis
from loaders.events.occurrences.telling import Occurrence, Telling
from loaders.events.settings import NEAR_SENTENCES, TOLL_SENTENCES

CASUALTIES = {"kill", "wound", "injure", "hurt", "leave", "claim"}


def dates_agree(a: DateSpan | None, b: DateSpan | None) -> bool:
    """Whether two days can be one, as far as they are known."""
    if a is None or b is None:
        return True
    if a.latest and b.earliest and a.latest < b.earliest:
        return False
    return not (b.latest and a.earliest and b.latest < a.earliest)


def _realis_agree(telling: Telling, other: Occurrence) -> bool:
    a, b = telling.frame.realis, other.realis
    return a is b or (telling.subtype == "visit" and {a, b} == {Realis.ACTUAL, Realis.PLANNED})


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) and (a <= b or b <= a)


def _near(telling: Telling, other: Occurrence) -> bool:
    return any(abs(telling.frame.sentence - t.frame.sentence) <= NEAR_SENTENCES for t in other.tellings)


def _same_act(telling: Telling, other: Occurrence) -> bool:
    """The same act of the same actor towards the same: words between parties, and gifts."""
    first = other.tellings[0].frame
    frame = telling.frame
    if telling.who("actor") != other.who("actor") or not _compatible(telling.who("recipient"), other.who("recipient")):
        return False
    if frame.headline or first.headline:
        return True
    if frame.sentence == first.sentence:
        return telling.who("recipient") == other.who("recipient") and bool(telling.who("recipient"))
    return frame.entry.words == first.entry.words and frame.object == first.object and frame.object is not None


def _same_decision(telling: Telling, other: Occurrence) -> bool:
    """One decision of one body: on one day, about one thing, or upon one party ("was impeached by the House")."""
    if telling.subtype == "approval" and telling.who("recipient") & other.who("recipient"):
        return True
    same_day = telling.date is not None and telling.date == other.date
    same_thing = telling.frame.object == other.tellings[0].frame.object
    actors = telling.who("actor")
    return bool(actors) and actors == other.who("actor") and (same_day or same_thing)


def _same(telling: Telling, other: Occurrence) -> bool:
    subtype = telling.subtype
    if subtype != other.subtype or not _realis_agree(telling, other) or not dates_agree(telling.date, other.date):
        return False
    places = frozenset(telling.places)
    dated = telling.date is not None and other.date is not None
    match subtype:
        case "visit":
            there, here = telling.who("host") | places, other.who("host") | other.places
            return bool(telling.who("visitor") & other.who("visitor")) and _compatible(there, here)
        case "meeting" | "call" | "summit" | "ceremony" | "address" | "signing":
            near = dated or _near(telling, other)
            who, others = telling.who(), other.who()
            if subtype == "signing":
                ours, theirs = who | telling.behind, others | other.behind
                return (near or bool(ours & theirs)) and _compatible(ours, theirs) and _compatible(places, other.places)
            if subtype in {"ceremony", "summit"}:
                return _compatible(who, others) and near and _compatible(places, other.places)
            return near and _nested(who, others) and _compatible(places, other.places)
        case "appointment" | "arrest":
            return bool(telling.who("recipient") & other.who("recipient"))
        case "resignation":
            return bool(telling.who("actor") & other.who("actor"))
        case "attack":
            people = {
                p.party.entity for t in [telling, *other.tellings] for p in t.frame.parts if p.party.kind is Kind.PERSON
            }
            together = telling.frame.sentence == other.tellings[0].frame.sentence
            if telling.inside & {t.frame.trigger for t in other.tellings} or any(
                telling.frame.trigger in t.inside for t in other.tellings
            ):
                return True  # "was killed in a bomb attack"
            return bool(telling.who("recipient") & other.who("recipient") & people) or (
                (dated or together) and telling.who("recipient") == other.who("recipient") and _near(telling, other)
            )
        case "deployment":
            return bool(telling.who("actor") & other.who("actor")) and _compatible(
                telling.who("recipient"), other.who("recipient")
            )
        case "approval" | "ruling":
            return _same_decision(telling, other)
        case "election":
            return _compatible(telling.who(), other.who()) and (dated or _near(telling, other))
        case "establishment":
            return bool(telling.who() & other.who())
        case _:
            return _same_act(telling, other)


def _one_attack(telling: Telling, other: Occurrence) -> bool:
    """ "The attack" is the last one told, unless it befell others; "killed in the attack" adds victims."""
    if telling.subtype != "attack":
        return False
    victims = telling.frame.entry.words[0] in CASUALTIES
    return victims or _compatible(telling.who("recipient"), other.who("recipient"))


def _taken_up(telling: Telling, found: list[Occurrence]) -> Occurrence | None:
    """The occurrence that a definite noun takes up: the last of its kind which what it says does not contradict."""
    if not telling.definite:
        return None
    for other in reversed(found):
        if (
            other.subtype == telling.subtype
            and (telling.who() <= other.who() or _one_attack(telling, other))
            and dates_agree(telling.date, other.date)
            and _compatible(frozenset(telling.places), other.places)
        ):
            return other
    return None


def _goes_on(telling: Telling, found: list[Occurrence]) -> Occurrence | None:
    """The call or meeting just told in which these people "discussed" what the sentence says."""
    if telling.frame.entry.words[0] not in {"discuss", "exchange", "compare"}:
        return None
    for other in reversed(found):
        if other.subtype in {"call", "meeting"} and telling.who() <= other.who() and _near(telling, other):
            return other if dates_agree(telling.date, other.date) else None
    return None


def _toll(telling: Telling, found: list[Occurrence]) -> Occurrence | None:
    """The attack just told whose dead and wounded a sentence counts: "Four people were killed"."""
    if telling.frame.entry.words[0] not in CASUALTIES or telling.frame.parts or telling.places:
        return None
    for other in reversed(found):
        if other.subtype == "attack" and _realis_agree(telling, other):
            told = max(t.frame.sentence for t in other.tellings)
            near = 0 <= telling.frame.sentence - told <= TOLL_SENTENCES
            return other if near and dates_agree(telling.date, other.date) else None
    return None


def verdicts(telling: Telling, other: Occurrence) -> Iterator[str]:
    """The names of the rules by which the telling is one with the occurrence; `none` where there is no such rule."""
    fits = False
    for name, fitting in (
        ("same", _same(telling, other)),
        ("taken-up", _taken_up(telling, [other])),
        ("goes-on", _goes_on(telling, [other])),
        ("toll", _toll(telling, [other])),
    ):
        if fitting:
            fits = True
            yield name
    if not fits:
        yield "none"


def known(telling: Telling, found: list[Occurrence]) -> Occurrence | None:
    """The occurrence that the telling is one with by the rules alone."""
    before = _taken_up(telling, found) or _goes_on(telling, found) or _toll(telling, found)
    return before or next((other for other in found if _same(telling, other)), None)
