"""Whether two event reports tell of one occurrence: a pure function that gives its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.reports import Realis
from graph.resolution.cluster import Rules
from graph.resolution.events import table
from graph.resolution.events.views import EventView
from graph.resolution.outcome import Comparison, Reason, ruled_out, weighed


@dataclass(frozen=True, slots=True)
class Summary:
    """What hard rules look at, for one report or for a cluster of them."""

    subtype: str
    articles: frozenset[str]
    realis: frozenset[Realis]
    references: frozenset[str]
    latest_start: date
    earliest_end: date

    def with_(self, other: Summary) -> Summary:
        """The summary of both together."""
        return Summary(
            subtype=self.subtype,
            articles=self.articles | other.articles,
            realis=self.realis | other.realis,
            references=self.references | other.references,
            latest_start=max(self.latest_start, other.latest_start),
            earliest_end=min(self.earliest_end, other.earliest_end),
        )


def summary(view: EventView) -> Summary:
    """The summary of one report."""
    span = view.report.date
    return Summary(
        subtype=view.report.subtype,
        articles=frozenset((view.article,)),
        realis=frozenset((view.report.realis,)),
        references=frozenset(() if view.report.reference is None else (view.report.reference,)),
        latest_start=(span.earliest if span else None) or date.min,
        earliest_end=(span.latest if span else None) or date.max,
    )


# An announcement and the report of its being held are one event; a denial and a mere possibility stand alone.
_ONE_STORY = frozenset((Realis.ACTUAL, Realis.PLANNED))


def forbidden(a: Summary, b: Summary) -> str | None:
    """The hard rule that keeps two reports, or two clusters of them, apart; `None` where none does.

    Intervals that meet two by two have a day in common, so clusters may be judged by their summaries.
    """
    if a.subtype != b.subtype:
        return "different subtypes"
    if a.articles & b.articles:
        return "one article tells them apart"
    if max(a.latest_start, b.latest_start) > min(a.earliest_end, b.earliest_end):
        return "different dates"
    if len(realis := a.realis | b.realis) > 1 and not realis <= _ONE_STORY:
        return "what one says happened, the other does not"
    if a.references and b.references and a.references != b.references:
        return "different numbers"
    return None


def compare(a: EventView, b: EventView) -> Comparison:
    """Score two reports that share a blocking key. Symmetric."""
    if rule := forbidden(summary(a), summary(b)):
        return ruled_out(rule)
    return weighed(_features(a, b), table.SAME, table.UNDECIDED)


def _features(a: EventView, b: EventView) -> tuple[Reason, ...]:
    persons = a.persons & b.persons
    delegations = a.delegations & b.delegations
    return (
        Reason("persons in common", table.PERSON_SHARED * len(persons)),
        Reason(
            "countries and bodies in common",
            _delegations(delegations, a.bodies | b.bodies),
        ),
        Reason("the shorter report names nobody else", table.CONTAINED * _contained(a, b)),
        Reason("each names somebody else", table.OTHERS_ON_BOTH * _others(a, b, persons)),
        Reason("place", _place(a, b)),
        Reason(
            "same number",
            table.REFERENCE_SHARED * (a.report.reference is not None and a.report.reference == b.report.reference),
        ),
    )


def _contained(a: EventView, b: EventView) -> bool:
    """All the named people of the report that names fewer, or, where it names none, all its delegations."""
    if a.persons and b.persons:
        return a.persons <= b.persons or b.persons <= a.persons
    mine, yours = a.delegations, b.delegations
    if not a.persons and not b.persons:
        return bool(mine and yours) and (mine <= yours or yours <= mine)
    bare = mine if not a.persons else yours
    return bool(bare) and bare <= (mine & yours)


def _delegations(common: frozenset[str], bodies: frozenset[str]) -> float:
    weights = (table.BODY_SHARED if who in bodies else table.COUNTRY_SHARED for who in common)
    return min(sum(weights), table.DELEGATION_LIMIT)


def _others(a: EventView, b: EventView, persons: frozenset[str]) -> bool:
    """Whether both sides name somebody whom the other lacks, with fewer than two people to outweigh it.

    The country that somebody in common stands for is nobody else, nor is the one in which it was.
    """
    known = a.represented_by(persons) | b.represented_by(persons) | a.whereabouts | b.whereabouts
    mine, yours = a.persons | a.delegations, b.persons | b.delegations
    return len(persons) < 2 and bool(mine - yours - known) and bool(yours - mine - known)


def _place(a: EventView, b: EventView) -> float:
    if not a.spots or not b.spots:
        return 0.0
    return table.PLACE_SHARED if a.whereabouts & b.whereabouts else table.PLACE_DIFFERS


RULES: Rules[EventView, Summary] = Rules(compare, summary, forbidden)
