"""One event from the reports that tell of it: participants, places and evidence united, contradictions kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import ids
from graph.reports import DateSpan, Evidence
from graph.resolution import cluster, votes
from graph.resolution.bonds import Bonds
from graph.resolution.events import shown
from graph.resolution.events.compare import RULES
from graph.resolution.events.conflicts import conflicts
from graph.resolution.events.label import Said, label
from graph.resolution.events.views import EventView
from graph.resolution.tally import Row, present

UNDATED = "0000-00-00"  # sorts behind every day where the newest come first


@dataclass(frozen=True, slots=True)
class Event:
    """A resolved event as Neo4j stores it: its node, and its relationships by the id of the entity they lead to.

    `represented` are the entities that others stood for; `conflicts` come by their own ids.
    """

    id: str
    node: Row
    participants: Mapping[str, Row]
    places: Mapping[str, Row]
    represented: Mapping[str, Row]
    conflicts: Mapping[str, Row]
    reports: tuple[str, ...]


def resolve(views: Mapping[str, EventView], bonds: Bonds) -> dict[str, Event]:
    """The events that the reports tell of, by id; `bonds` are judgements by the reports' ids."""
    found = (merge([views[name] for name in group]) for group in cluster.clusters(views, RULES, bonds))
    return {event.id: event for event in found}


def merge(views: Sequence[EventView]) -> Event:
    """The event of one cluster of reports, of which there is at least one; their order does not count."""
    views = sorted(views, key=lambda view: view.id)
    reports = [view.report for view in views]
    name = shown.identity(views)
    when = shown.when(views)
    by_date = (when.earliest.isoformat() if when and when.earliest else UNDATED) + name
    parts = _by_entity(views)
    spots = shown.spots(views)
    subtype = shown.subtype(reports)
    alike = [report for report in reports if report.subtype == subtype]
    node = present(
        id=name,
        type=votes.value(votes.of(report.type for report in alike)),
        mode=votes.value(votes.of(report.mode for report in alike)),
        subtype=subtype,
        realis=shown.realis(views).value,
        reference=votes.value(votes.of(report.reference for report in reports)),
        confidence=max(float(report.confidence) for report in reports),
        rules=sorted({rule for report in reports for rule in report.rules}),
        label=label(subtype, parts, spots, when),
        by_date=by_date,
        by_subtype=ids.subtype_code(subtype) + by_date,
        **_span(when),
        **_told(views),
        **_evidence((view.article, item) for view in views for item in view.report.evidence),
    )
    tellers = {view.id: view for view in views}
    return Event(
        id=name,
        node=node,
        participants={entity: _participation(entity, said, tellers, by_date) for entity, said in parts.items()},
        places={
            spot.entity: {"rank": rank, "by_place": ids.owner_code(spot.entity) + by_date}
            for rank, spot in enumerate(spots)
        },
        represented=_represented(parts, by_date),
        conflicts=conflicts(name, views),
        reports=tuple(view.id for view in views),
    )


def _by_entity(views: Sequence[EventView]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for view in views:
        for position, part in enumerate(view.parts):
            found[part.entity].append((view.id, position, part))
    return found


def _participation(entity: str, said: Sequence[Said], tellers: Mapping[str, EventView], by_date: str) -> Row:
    attended = any(part.attended for _, _, part in said)
    owner = ids.owner_code(entity)
    return present(
        role=shown.role([part for _, _, part in said]).value,
        attended=attended,
        represents=sorted({item for _, _, part in said for item in part.represents} - {entity}),
        confidence=max(float(part.confidence) for _, _, part in said),
        by_owner=f"{owner}{attended:d}{by_date}",
        by_date=f"{attended:d}{by_date}{owner}",
        **_told([tellers[report] for report in sorted({report for report, _, _ in said})]),
        **_evidence((tellers[report].article, item) for report, _, part in said for item in part.evidence),
    )


def _represented(parts: Mapping[str, Sequence[Said]], by_date: str) -> dict[str, Row]:
    """Those on whose behalf somebody was there, and who are not said to have taken part themselves."""
    envoys: dict[str, set[str]] = defaultdict(set)
    there: dict[str, bool] = defaultdict(bool)
    for entity, said in parts.items():
        for _, _, part in said:
            for item in part.represents:
                envoys[item].add(entity)
                there[item] |= part.attended
    return {
        item: {
            "by": sorted(envoys[item]),
            "attended": there[item],
            "by_owner": f"{ids.owner_code(item)}{there[item]:d}{by_date}",
        }
        for item in sorted(envoys.keys() - parts.keys())
    }


def _told(views: Sequence[EventView]) -> Row:
    """Which articles say so, how many they are, how many wrote it themselves, and since when it was known."""
    articles = sorted({view.article for view in views})
    return present(
        articles=articles,
        sources=len(articles),
        independent=len({view.telling.origin for view in views}),
        known=shown.known(views),
    )


def _evidence(found: Iterable[tuple[str, Evidence]]) -> Row:
    """Four parallel lists, in the order of articles and of their texts, each passage once."""
    rows = sorted(set(found))
    return {
        "quoted_in": [article for article, _ in rows],
        "starts": [item.start for _, item in rows],
        "ends": [item.end for _, item in rows],
        "quotes": [item.quote for _, item in rows],
    }


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
