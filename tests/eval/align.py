"""Which event of the graph is which event of the gold.

An event is a candidate when one of its quotes holds an anchor of the gold event (or is a long part of it) and their
types are of one family. Of all candidate pairs the best is taken first, each event at most once; a further event for
an occurrence that is aligned already is a duplicate, anything else is spurious.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.eval.answers import Row
from tests.eval.coded import Event
from tests.eval.names import flat, norm

FAMILIES = (
    frozenset({"CONSULT"}),
    frozenset({"SUPPORT", "x:VOTE", "AGREE", "COOPERATE", "CONCEDE"}),
    frozenset({"AID", "COOPERATE", "MOBILIZE"}),
    frozenset({"REQUEST", "THREATEN"}),
    frozenset({"ACCUSE", "REJECT", "PROTEST"}),
    frozenset({"SANCTION", "COERCE"}),
    frozenset({"ASSAULT"}),
    frozenset({"x:APPOINT", "RETREAT"}),
)
LONG_QUOTE = 15
"""Characters above which a quote that lies inside an anchor counts as a hit: shorter ones are names and dates."""

SAME_SUBTYPE, SAME_TYPE, SAME_FAMILY = 3, 2, 1
SAME_REALIS = 0.5
CORE = 0.1
"""Weights of a pair, added to the number of shared participants: kind first, then who, then the rest."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """`found`: gold id → event. `spurious` and `duplicates`: the events that no gold event took."""

    found: dict[str, Row]
    spurious: tuple[Row, ...]
    duplicates: tuple[Row, ...]


def align(gold: tuple[Event, ...], events: list[Row], article: str) -> Alignment:
    """Pairs the gold events of one article with the events that the graph has of it."""
    quotes = {event["id"]: quotes_of(event, article) for event in events}
    pairs: list[tuple[float, Event, Row]] = []
    for wanted in gold:
        for event in events:
            weight = kinship(wanted.type, wanted.subtype, event["type"], event["subtype"])
            if weight and any(hits(anchor, quote) for anchor in wanted.anchors for quote in quotes[event["id"]]):
                got = {norm(part["name"]) for part in event["participants"]}
                shared = sum(bool(part.names & got) for part in wanted.participants)
                realis = SAME_REALIS * (wanted.realis == event["realis"])
                pairs.append((weight + shared + realis + CORE * wanted.core, wanted, event))
    pairs.sort(key=lambda pair: -pair[0])
    found: dict[str, Row] = {}
    taken: set[str] = set()
    for _, wanted, event in pairs:
        if wanted.id not in found and event["id"] not in taken:
            found[wanted.id] = event
            taken.add(event["id"])
    candidates = {event["id"] for _, _, event in pairs}
    left = [event for event in events if event["id"] not in taken]
    return Alignment(
        found,
        spurious=tuple(event for event in left if event["id"] not in candidates),
        duplicates=tuple(event for event in left if event["id"] in candidates),
    )


def quotes_of(event: Row, article: str) -> tuple[str, ...]:
    """The quotes by which one article evidences an event."""
    return tuple(flat(item["quote"]) for item in event["evidence"] if item["article_id"] == article)


def hits(anchor: str, quote: str) -> bool:
    """Whether a quote evidences what an anchor stands for: it holds the anchor, or is a long part of it."""
    return anchor in quote or (len(quote) > LONG_QUOTE and quote in anchor)


def kinship(one_type: str, one_subtype: str, other_type: str, other_subtype: str) -> int:
    """How close two kinds of events are; 0 where they can never be one."""
    if one_subtype == other_subtype:
        return SAME_SUBTYPE
    if one_type == other_type:
        return SAME_TYPE
    return SAME_FAMILY if any({one_type, other_type} <= family for family in FAMILIES) else 0
