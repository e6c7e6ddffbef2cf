"""One event from the reports that tell of it: participants, places and evidence united, contradictions voted on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph import ids
from graph.reports import DateSpan, Evidence, Kind
from graph.resolution import cluster, table, votes
from graph.resolution.tally import Row, present
from graph.resolution.views import EventView, Part, Spot

UNDATED = "0000-00-00"  # sorts behind every day where the newest come first


@dataclass(frozen=True, slots=True)
class Event:
    """A resolved event as Neo4j stores it: its node, and its relationships by the id of the entity they lead to."""

    id: str
    node: Row
    participants: Mapping[str, Row]
    places: Mapping[str, Row]
    reports: tuple[str, ...]


def resolve(views: Mapping[str, EventView]) -> dict[str, Event]:
    """The events that the reports tell of, by id."""
    found = (merge([views[name] for name in group]) for group in cluster.clusters(views))
    return {event.id: event for event in found}


def merge(views: Sequence[EventView]) -> Event:
    """The event of one cluster of reports, which come sorted by id."""
    reports = [view.report for view in views]
    name = ids.event_id(views[0].id)
    when = _date(views)
    by_date = (when.earliest.isoformat() if when and when.earliest else UNDATED) + name
    parts = _by_entity(views)
    spots = _spots(views)
    node = present(
        id=name,
        type=votes.value(votes.of(report.type for report in reports)),
        mode=votes.value(votes.of(report.mode for report in reports)),
        subtype=reports[0].subtype,
        realis=next(realis for realis in table.REALIS if any(r.realis is realis for r in reports)).value,
        reference=votes.value(votes.of(report.reference for report in reports)),
        confidence=max(float(report.confidence) for report in reports),
        rules=sorted({rule for report in reports for rule in report.rules}),
        label=_label(reports[0].subtype, parts, spots, when),
        articles=sorted(view.article for view in views),
        by_date=by_date,
        by_subtype=ids.subtype_code(reports[0].subtype) + by_date,
        **_span(when),
        **_evidence([(view.article, item) for view in views for item in view.report.evidence]),
    )
    return Event(
        id=name,
        node=node,
        participants={entity: _participation(entity, rows, by_date) for entity, rows in parts.items()},
        places={
            spot.entity: {"rank": rank, "by_place": ids.owner_code(spot.entity) + by_date}
            for rank, spot in enumerate(spots)
        },
        reports=tuple(view.id for view in views),
    )


_Said = tuple[str, int, Part]  # article, position among that report's participants, what it says


def _by_entity(views: Sequence[EventView]) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = defaultdict(list)
    for view in views:
        for position, part in enumerate(view.parts):
            found[part.entity].append((view.article, position, part))
    return found


def _participation(entity: str, said: list[_Said], by_date: str) -> Row:
    attended = any(part.attended for _, _, part in said)
    owner = ids.owner_code(entity)
    return present(
        role=votes.ranked(Counter(part.role.value for _, _, part in said), table.ROLES).value,
        attended=attended,
        represents=sorted({item for _, _, part in said for item in part.represents}),
        confidence=max(float(part.confidence) for _, _, part in said),
        articles=sorted({article for article, _, _ in said}),
        by_owner=f"{owner}{attended:d}{by_date}",
        by_date=f"{attended:d}{by_date}{owner}",
        **_evidence([(article, item) for article, _, part in said for item in part.evidence]),
    )


def _evidence(found: list[tuple[str, Evidence]]) -> Row:
    """Four parallel lists, in the order of articles and of their texts, each passage once."""
    rows = sorted(set(found))
    return {
        "sources": [article for article, _ in rows],
        "starts": [item.start for _, item in rows],
        "ends": [item.end for _, item in rows],
        "quotes": [item.quote for _, item in rows],
    }


def _date(views: Sequence[EventView]) -> DateSpan | None:
    """The most precise date that a report gives; among equally precise ones the most frequent, then the earliest."""
    spans = [view.report.date for view in views if view.report.date is not None]
    if not spans:
        return None
    often = Counter((span.earliest, span.latest) for span in spans)
    return min(
        spans,
        key=lambda span: (
            _days(span),
            -often[span.earliest, span.latest],
            span.earliest or date.min,
            span.latest or date.max,
            # The same days told in several ways: any stated order will do, as long as it is one.
            (table.PRECISION.index(span.precision), span.edtf, span.method, span.raw, span.anchor or date.min),
        ),
    )


def _days(span: DateSpan) -> int:
    return ((span.latest or date.max) - (span.earliest or date.min)).days


def _span(when: DateSpan | None) -> Row:
    if when is None:
        return {}
    return {
        "earliest": when.earliest and when.earliest.isoformat(),
        "latest": when.latest and when.latest.isoformat(),
        "edtf": when.edtf,
        "precision": when.precision.value,
        "method": when.method,
        "raw": when.raw,
        "anchor": when.anchor and when.anchor.isoformat(),
    }


def _spots(views: Sequence[EventView]) -> list[Spot]:
    """The places, the most specific first, as the reports rank them; then the most often named."""
    rank: dict[str, int] = {}
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for view in views:
        for position, spot in enumerate(view.spots):
            rank[spot.entity] = min(rank.get(spot.entity, position), position)
            named[spot.entity][spot.name] += 1
    order = sorted(rank, key=lambda entity: (rank[entity], -named[entity].total(), entity))
    return [Spot(entity=entity, name=votes.name(named[entity]), parent=None) for entity in order]


def _label(subtype: str, parts: Mapping[str, list[_Said]], spots: Sequence[Spot], when: DateSpan | None) -> str:
    """Readable without the graph: "William Ruto, Ariel Henry · signing · Nairobi · 2024-03-01".

    The names are those that the event's own reports use, so that an entity's change of name touches no event.
    """

    def first(entity: str) -> tuple[int, bool, int, str]:
        said = parts[entity]
        kind = votes.ranked(Counter(part.kind.value for _, _, part in said), table.LABEL_KINDS)
        present = any(part.attended for _, _, part in said)
        return table.LABEL_KINDS.index(kind), not present, min(position for _, position, _ in said), entity

    who = sorted(parts, key=first)
    if any(part.kind is Kind.PERSON for said in parts.values() for _, _, part in said):
        who = [entity for entity in who if any(part.kind is Kind.PERSON for _, _, part in parts[entity])]
    names = [votes.name(Counter(part.name for _, _, part in parts[entity])) for entity in who]
    more = len(names) - table.LABEL_NAMES
    whole = ", ".join(names[: table.LABEL_NAMES]) + (f" and {more} more" if more > 0 else "")
    pieces = (whole, subtype, spots[0].name if spots else "", when.edtf if when else "")
    return " · ".join(piece for piece in pieces if piece)
