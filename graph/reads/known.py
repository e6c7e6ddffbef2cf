"""What was known by a day: events as the articles published by its end tell them.

Which reports are one event is judged with all that is known today. What the event says is what the same function that
resolves events makes of those of its reports whose articles had been published. So rows are worked out anew, from the
reports, and keep the places that they have among today's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, LiteralString, TypeVar

from graph import ids
from graph.connection import Graph
from graph.reads.filters import AttendanceFilter, EventFilter, spans
from graph.reads.shapes import PARTICIPANTS
from graph.reports import DateSpan
from graph.resolution.events.merge import Event, merge
from graph.resolution.events.views import EventView
from graph.resolution.tally import Row
from graph.store.views import BY_IDS, raw

Document = dict[str, Any]
Names = Mapping[str, Document]

# Where none of its reports is so, the event can never have been.
SOME_REPORT: Final[LiteralString] = """
  AND ($type = '' OR EXISTS { (e)<-[:RESOLVES_TO]-(m:EventReport) WHERE m.type = $type })
  AND ($subtype = '' OR EXISTS { (e)<-[:RESOLVES_TO]-(m:EventReport) WHERE m.subtype = $subtype })
  AND ($realis = '' OR EXISTS { (e)<-[:RESOLVES_TO]-(m:EventReport) WHERE m.realis = $realis })
  AND (NOT $dated OR EXISTS {
      (e)<-[:RESOLVES_TO]-(m:EventReport) WHERE m.edtf IS NOT NULL
      AND coalesce(m.earliest, '') <= $earliest_to AND coalesce(m.latest, '~') >= $latest_from
      AND coalesce(m.earliest, '') >= $earliest_from AND coalesce(m.latest, '~') <= $latest_to
  })
"""

# What is needed to work an event out anew.
STUB: Final[LiteralString] = """{
    id: e.id, reports: COLLECT { MATCH (m:EventReport)-[:RESOLVES_TO]->(e) RETURN m.id },
    candidates: COUNT { (e)-[:CANDIDATE]-() }
}"""

NAMES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect({id: n.id, kind: n.kind, name: n.name})
"""

F = TypeVar("F", EventFilter, AttendanceFilter)


def undated(filters: F) -> F:
    """The filters that bound a walk along today's dates: an event may have had other ones before."""
    as_now = filters.known_by is None and not (isinstance(filters, EventFilter) and filters.article)
    return filters if as_now else replace(filters, start=None, end=None)


async def views(
    graph: Graph, stubs: Sequence[Document], known_by: str | None, article: str | None = None
) -> dict[str, list[EventView]]:
    """By event the reports, of those known by the end of a day and of one article; events without any are left out."""
    wanted = sorted({name for stub in stubs for name in stub["reports"]})
    found: dict[str, list[EventView]] = defaultdict(list)
    for row in await graph.read(BY_IDS, {"ids": wanted}) if wanted else []:
        item = raw(row)
        told = item.telling.known
        if article not in (None, item.telling.article):
            continue
        if known_by is None or (told is not None and told <= known_by):
            found[item.event].append(item.view())
    return found


async def events(graph: Graph, stubs: Sequence[Document], filters: EventFilter) -> list[Document]:
    """The documents of those events that meet the filters by `known_by`, or as `article` tells them, in their order."""
    known_by = filters.known_by.isoformat() if filters.known_by else None
    known = await views(graph, stubs, known_by, filters.article)
    merged = [(stub, merge(known[stub["id"]])) for stub in stubs if stub["id"] in known]
    kept = [(stub, event) for stub, event in merged if _event_meets(event, filters)]
    names = await _names(graph, (event for _, event in kept))
    return [_event(stub, event, names) for stub, event in kept]


async def event(graph: Graph, stub: Document, known: Sequence[EventView]) -> Document:
    """The document of one event that these reports tell."""
    merged = merge(known)
    return _event(stub, merged, await _names(graph, (merged,)))


async def attendance(graph: Graph, stubs: Sequence[Document], filters: AttendanceFilter, by: date) -> list[Document]:
    """The documents of those participations that met the filters by then; a stub has the `entity` as well."""
    known = await views(graph, stubs, by.isoformat())
    merged = {name: merge(told) for name, told in known.items()}
    kept = [
        (stub, merged[stub["id"]])
        for stub in stubs
        if stub["id"] in merged and _part_meets(merged[stub["id"]], stub["entity"], filters)
    ]
    names = await _names(graph, (event for _, event in kept))
    return [_part(stub, event, names) for stub, event in kept if stub["entity"] in names]


def reports(known: Sequence[EventView]) -> list[Document]:
    """The reports of an event in order of publication, undated articles last."""
    return [
        {
            "id": ids.event_id(item.id),
            "article": item.article,
            "known": item.telling.known,
            "realis": item.report.realis.value,
            "subtype": item.report.subtype,
            "date": _span(item.report.date),
        }
        for item in sorted(known, key=lambda item: (item.telling.known is None, item.telling.known or "", item.id))
    ]


def _span(span: DateSpan | None) -> Document | None:
    if span is None:
        return None
    return {
        "earliest": span.earliest and span.earliest.isoformat(),
        "latest": span.latest and span.latest.isoformat(),
        "edtf": span.edtf,
        "precision": span.precision.value,
        "method": span.method,
        "raw": span.raw,
        "anchor": span.anchor and span.anchor.isoformat(),
    }


def _shared(node: Row, filters: EventFilter | AttendanceFilter) -> bool:
    wanted = ((filters.subtype, "subtype"), (filters.realis, "realis"))
    return all(value is None or node[name] == value for value, name in wanted) and spans(
        filters, node.get("earliest"), node.get("latest"), node.get("edtf")
    )


def _event_meets(event: Event, filters: EventFilter) -> bool:
    node = event.node
    return (
        _shared(node, filters)
        and (filters.type is None or node["type"] == filters.type)
        and (filters.place is None or filters.place in event.places)
        and (filters.article is not None or node["independent"] >= filters.min_sources)
    )


def _part_meets(event: Event, entity: str, filters: AttendanceFilter) -> bool:
    part = event.participants.get(entity)
    return (
        part is not None
        and _shared(event.node, filters)
        and filters.attended in (None, part["attended"])
        and filters.role in (None, part["role"])
        and (filters.place is None or filters.place in event.places)
        and (filters.article is None or filters.article in part["articles"])
        and part["independent"] >= filters.min_sources
        and all(_there(event, other, filters.attended) for other in filters.owners[1:])
    )


def _there(event: Event, entity: str, attended: bool | None) -> bool:
    part = event.participants.get(entity)
    return part is not None and attended in (None, part["attended"])


async def _names(graph: Graph, found: Iterable[Event]) -> Names:
    wanted = {
        name
        for event in found
        for name in (
            *event.participants,
            *event.places,
            *(item for part in event.participants.values() for item in part["represents"]),
        )
    }
    rows = await graph.read(NAMES, {"ids": sorted(wanted)}) if wanted else []
    return {row["id"]: row for row in rows}


def _mention(stub: Document, event: Event, names: Names) -> Document:
    node = event.node
    dated = ("earliest", "latest", "edtf", "precision", "method", "raw", "anchor")
    places = sorted(event.places, key=lambda name: int(event.places[name]["rank"]))
    return {
        **{name: node[name] for name in ("type", "subtype", "realis", "label")},
        "id": stub["id"],
        "date": {name: node.get(name) for name in dated} if "edtf" in node else None,
        "places": [names[name] for name in places if name in names],
    }


def _passages(row: Row) -> list[Document]:
    return [
        {"article_id": article, "start": start, "end": end, "quote": quote}
        for article, start, end, quote in zip(row["quoted_in"], row["starts"], row["ends"], row["quotes"], strict=True)
    ]


def _told(row: Row) -> Document:
    return {
        "confidence": row["confidence"],
        "articles": row["articles"],
        "sources": row["sources"],
        "independent_sources": row["independent"],
        "known": row.get("known"),  # by `article`: one without a date is known by no day
        "evidence": _passages(row),
    }


def _participation(row: Row, names: Names) -> Document:
    stood = [names[name] for name in row["represents"] if name in names]
    return {
        "role": row["role"],
        "attended": row["attended"],
        "represents": [{"id": item["id"], "name": item["name"]} for item in stood],
        **_told(row),
    }


def _event(stub: Document, event: Event, names: Names) -> Document:
    took = sorted(name for name in event.participants if name in names)[:PARTICIPANTS]
    return {
        **_mention(stub, event, names),
        **{name: event.node.get(name) for name in ("mode", "reference", "rules")},
        **_told(event.node),
        "conflicts": len(event.conflicts),
        "candidates": stub["candidates"],
        "participants": [{**names[name], **_participation(event.participants[name], names)} for name in took],
    }


def _part(stub: Document, event: Event, names: Names) -> Document:
    entity = stub["entity"]
    return {
        "event": _mention(stub, event, names),
        "participant": names[entity],
        **_participation(event.participants[entity], names),
    }
