"""What speaks for two event reports being of one occurrence, and what against it: a table of features with weights."""

from __future__ import annotations

from graph.reports import Kind
from graph.resolution.events import table
from graph.resolution.events.views import EventView
from graph.resolution.outcome import Reason


def reasons(a: EventView, b: EventView) -> tuple[Reason, ...]:
    """Every feature with its weight for this pair, 0 where it says nothing. Symmetric."""
    persons = a.persons & b.persons
    statements = a.family in table.STATEMENTS
    return (
        Reason("persons in common", table.PERSON_SHARED * len(persons)),
        Reason("countries and bodies in common", _delegations(a, b)),
        Reason("the shorter report names nobody else", _contained(a, b)),
        Reason("each names somebody else", table.OTHERS_ON_BOTH * others(a, b)),
        Reason("place", place(a, b)),
        Reason("subtype", table.SUBTYPE_DIFFERS * (a.report.subtype != b.report.subtype)),
        Reason("same number", table.REFERENCE_SHARED * numbered(a, b)),
        Reason("same passage", table.PASSAGE_SHARED * reprinted(a, b)),
        Reason("one of several statements", table.STATEMENT * statements),
        Reason("happens once", table.HAPPENS_ONCE * subject(a, b)),
        Reason("another office", table.OFFICE_DIFFERS * _another_office(a, b)),
        Reason("both call it the first", table.FIRST_SHARED * first(a, b)),
        Reason("figures", _figures(a, b)),
        Reason("a country for who stood for it", table.STANDS_IN * _stands_in(a, b)),
        Reason("a day is not told by both", table.DAY_UNKNOWN * (a.day is None or b.day is None)),
        Reason("words in common", _words(a, b) if statements else table.WORDED_ALIKE * worded(a, b)),
    )


def numbered(a: EventView, b: EventView) -> bool:
    """Whether both give the same official number."""
    return a.report.reference is not None and a.report.reference == b.report.reference


def numbered_by_one(a: EventView, b: EventView) -> bool:
    """Whether, moreover, they have one body or person in common: numbers of things that others count do not do."""
    return numbered(a, b) and bool((a.persons | a.bodies) & (b.persons | b.bodies))


def subject(a: EventView, b: EventView) -> bool:
    """Whether it happens once to those whom both name: all of the one report, or two between whom it was."""
    if a.report.subtype != b.report.subtype:
        return False
    mine, yours = a.subjects, b.subjects
    return bool(mine and yours and (mine <= yours or yours <= mine)) or bool(a.partners & b.partners)


def _another_office(a: EventView, b: EventView) -> bool:
    return bool(a.offices and b.offices) and not a.offices & b.offices


def first(a: EventView, b: EventView) -> bool:
    """Whether both call it the first that somebody in common did."""
    return a.first and b.first and bool(a.actors & b.actors)


def figure(a: EventView, b: EventView) -> bool:
    """Whether somebody in common gave or promised as many of the same."""
    return bool(a.figures & b.figures) and bool(a.actors & b.actors)


def _figures(a: EventView, b: EventView) -> float:
    if figure(a, b):
        return table.FIGURE_SHARED
    units = {unit for _, unit in a.figures} & {unit for _, unit in b.figures}
    return table.FIGURE_DIFFERS if units and not a.figures & b.figures else 0.0


def _stands_in(a: EventView, b: EventView) -> bool:
    """Whether one names a country or body, and the other, of nobody in common, who was there for it and as that."""
    return not a.persons & b.persons and (_delegate(a, b) or _delegate(b, a))


def _delegate(a: EventView, b: EventView) -> bool:
    themselves = {(part.entity, part.role) for part in a.parts if part.kind is not Kind.PERSON}
    return not a.persons and any(
        (item, part.role) in themselves for part in b.parts if part.kind is Kind.PERSON for item in part.represents
    )


def reprinted(a: EventView, b: EventView) -> bool:
    """Whether both quote one passage, and it does not tell of two things, done with others or elsewhere."""
    return bool(a.passages & b.passages) and not others(a, b) and place(a, b) >= 0


def alike(a: EventView, b: EventView) -> bool:
    """Whether people and place agree: two people at least in common, or all whom the shorter report names."""
    persons = a.persons & b.persons
    all_of_one = bool(persons) and (a.persons <= b.persons or b.persons <= a.persons)
    return (len(persons) >= table.PEOPLE or all_of_one) and not others(a, b) and bool(a.whereabouts & b.whereabouts)


def others(a: EventView, b: EventView) -> bool:
    """Whether each names people, or each names countries or bodies, whom the other lacks; two in common outweigh it.

    The country that somebody in common stands for is nobody else, nor is the one in which it was. One naming people and
    the other a country may both mean its delegation.
    """
    persons = a.persons & b.persons
    if len(persons) >= table.PEOPLE:
        return False
    if a.persons - persons and b.persons - persons:
        return True
    known = a.represented_by(persons) | b.represented_by(persons) | a.whereabouts | b.whereabouts
    return bool(a.delegations - b.delegations - known) and bool(b.delegations - a.delegations - known)


def _delegations(a: EventView, b: EventView) -> float:
    common = _further(a, b)
    bodies = a.bodies | b.bodies
    weights = (table.BODY_SHARED if who in bodies else table.COUNTRY_SHARED for who in common)
    return min(sum(weights), table.DELEGATION_LIMIT)


def _further(a: EventView, b: EventView) -> frozenset[str]:
    """Countries and bodies in common beside those for which people in common stand: these say nothing more."""
    persons = a.persons & b.persons
    return (a.delegations & b.delegations) - a.represented_by(persons) - b.represented_by(persons)


def _contained(a: EventView, b: EventView) -> float:
    """All the named people of the report that names fewer, or, where it names none, all its delegations."""
    if a.persons and b.persons:
        contained = a.persons <= b.persons or b.persons <= a.persons
    elif not a.persons and not b.persons:
        mine, yours = a.delegations, b.delegations
        contained = bool(mine and yours) and (mine <= yours or yours <= mine)
    else:
        bare = b.delegations if a.persons else a.delegations
        contained = bool(bare) and bare <= (a.delegations & b.delegations)
    if not contained:
        return 0.0
    alone = len(a.persons & b.persons) + len(_further(a, b)) < table.PEOPLE
    busy = a.family in table.BUSY and not subject(a, b)
    return table.CONTAINED_ALONE if alone and busy else table.CONTAINED


def place(a: EventView, b: EventView) -> float:
    """What the places of the two say, positive where they agree."""
    if not a.spots or not b.spots:
        return 0.0
    if not a.whereabouts & b.whereabouts:
        return table.PLACE_DIFFERS
    mine, yours = ({spot.entity for spot in view.spots if spot.kind is Kind.PLACE} for view in (a, b))
    if mine & yours:
        return table.PLACE_SHARED
    return table.PLACES_OF_ONE_AREA if mine and yours else table.AREA_SHARED


def worded(a: EventView, b: EventView) -> bool:
    """Whether both use the same words, by and large, or one nearly all of the other's, and enough of them."""
    fewer = min(len(a.words), len(b.words))
    if fewer < table.WORDS_ENOUGH:
        return False
    return _wording(a, b) >= table.WORDED or len(a.stems & b.stems) >= table.WORDED_WITHIN * fewer


def _words(a: EventView, b: EventView) -> float:
    return round(table.WORDS_SHARED * _wording(a, b), 2)


def _wording(a: EventView, b: EventView) -> float:
    """The share of words in common, by Jaccard."""
    either = a.words | b.words
    return len(a.words & b.words) / len(either) if either else 0.0
