"""Where the articles on one event say what cannot all be so: each value is kept with those who say it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from graph import canonical, ids
from graph.reports import DateSpan, Evidence, Kind, Realis
from graph.resolution.events import shown, table
from graph.resolution.events.views import EventView, Part
from graph.resolution.tally import Row


@dataclass(frozen=True, slots=True)
class _Claim:
    """That an article says the value; `evidence` are its words."""

    value: str
    article: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Question:
    """What articles may answer differently: `shown` is the answer that the event gives.

    Values are canonical lines of JSON; `excluding` holds the pairs of them that cannot both be so, either way round.
    """

    field: str
    subject: str
    claims: tuple[_Claim, ...]
    shown: str
    excluding: frozenset[tuple[str, str]]


def conflicts(event: str, views: Sequence[EventView]) -> dict[str, Row]:
    """The conflicts among the reports of the event with this id, by their own ids, as Neo4j stores them.

    `field` is `date`, `place`, `realis`, `attended` or `role`; of the last two there may be one for each participant,
    who is the `subject`. `values` is a JSON list of `{value, shown, articles, evidence}`, the shown one first: dates as
    `{earliest, latest}`, places as entity ids. `size` is, for dates, how many days lie between the two farthest from
    each other, 999 at most; for all others the share, of the claims, of those that exclude what is shown.
    """
    found: dict[str, Row] = {}
    if len(views) > 1:
        for size, question in _questions(views):
            if question.excluding:
                row = _row(event, question, size)
                found[row["id"]] = row
    return found


def _questions(views: Sequence[EventView]) -> Iterator[tuple[float | None, _Question]]:
    yield _dates(views)
    yield None, _places(views)
    yield None, _realis(views)
    said: dict[str, list[tuple[EventView, Part]]] = defaultdict(list)
    for view in views:
        for part in view.parts:
            said[part.entity].append((view, part))
    for entity, rows in said.items():
        yield None, _attended(entity, rows, views)
        yield None, _role(entity, rows)


def _row(event: str, question: _Question, size: float | None) -> Row:
    """The conflict as it is stored; without a `size` of its own, the share that excludes what is shown."""
    against = {value for pair in question.excluding for value in pair} | {question.shown}
    if size is None:
        contrary = [claim for claim in question.claims if (claim.value, question.shown) in question.excluding]
        size = round(len(contrary) / len(question.claims), 4)
    name = ids.conflict_id(event, question.field, question.subject)
    values = sorted(
        (_value(value, question) for value in against if any(claim.value == value for claim in question.claims)),
        key=lambda item: (not item["shown"], -len(item["articles"]), canonical.line(item["value"])),
    )
    row: Row = {
        "id": name,
        "event": event,
        "field": question.field,
        "size": size,
        "by_size": f"{size:08.4f}{name}",
        "values": canonical.line(values),
    }
    return row | {"subject": question.subject} if question.subject else row


def _value(value: str, question: _Question) -> dict[str, Any]:
    claims = [claim for claim in question.claims if claim.value == value]
    passages = sorted({(claim.article, item) for claim in claims for item in claim.evidence})
    return {
        "value": json.loads(value),
        "shown": value == question.shown,
        "articles": sorted({claim.article for claim in claims}),
        "evidence": [
            {"article_id": article, "start": item.start, "end": item.end, "quote": item.quote}
            for article, item in passages
        ],
    }


def _dates(views: Sequence[EventView]) -> tuple[float, _Question]:
    """Spans without a common day; what was put off is history."""
    dated = [
        (span, view) for view in views if (span := view.report.date) is not None and not shown.superseded(view, views)
    ]
    spans = {_days(span): span for span, _ in dated}
    gaps = {(a, b): shown.apart(spans[a], spans[b]) for a, b in permutations(spans, 2)}
    seen = shown.when(views)
    question = _Question(
        field="date",
        subject="",
        claims=tuple(_Claim(_days(span), view.article, view.report.evidence) for span, view in dated),
        shown=_days(seen) if seen else "",
        excluding=frozenset(pair for pair, gap in gaps.items() if gap),
    )
    return float(min(max(gaps.values(), default=0), table.FARTHEST)), question


def _days(span: DateSpan) -> str:
    return canonical.line({"earliest": span.earliest, "latest": span.latest})


def _places(views: Sequence[EventView]) -> _Question:
    """Places of which none is, or lies in, one of the other's. An article's answer is its most specific place."""
    placed = [(canonical.line(view.spots[0].entity), view) for view in views if view.spots]
    areas: dict[str, frozenset[str]] = {}
    for value, view in placed:
        areas[value] = areas.get(value, frozenset()) | view.whereabouts
    spots = shown.spots(views)
    return _Question(
        field="place",
        subject="",
        claims=tuple(_Claim(value, view.article, view.report.evidence) for value, view in placed),
        shown=canonical.line(spots[0].entity) if spots else "",
        excluding=frozenset((a, b) for a, b in permutations(areas, 2) if not areas[a] & areas[b]),
    )


def _realis(views: Sequence[EventView]) -> _Question:
    """Held, or denied and cancelled. A plan that came true or came to nothing contradicts neither."""
    sides = {canonical.line(realis.value) for realis in (Realis.ACTUAL, Realis.NEGATED)}
    said = [_Claim(canonical.line(view.report.realis.value), view.article, view.report.evidence) for view in views]
    claims = tuple(claim for claim in said if claim.value in sides)
    return _Question(
        field="realis",
        subject="",
        claims=claims,
        shown=canonical.line(shown.realis(views).value),
        excluding=_every_two({claim.value for claim in claims}),
    )


def _attended(entity: str, said: Sequence[tuple[EventView, Part]], views: Sequence[EventView]) -> _Question:
    """One article says that the person was there, another that it was not.

    Articles say the latter of somebody who had a part in what was held and was not among those present (sent a
    message, was spoken about), and of whom somebody else stood in for. Saying nothing, or being the host, says neither.
    """
    claims = []
    for view, part in said:
        if part.kind is Kind.PERSON and view.report.realis is Realis.ACTUAL:
            if part.attended:
                claims.append(_Claim("true", view.article, part.evidence))
            elif part.role in table.EXPECTED_THERE and any(other.attended for other in view.parts):
                claims.append(_Claim("false", view.article, part.evidence))
    if any(claim.value == "true" for claim in claims):
        claims += [
            _Claim("false", view.article, part.evidence)
            for view in views
            for part in view.parts
            if entity in part.represents and part.attended and not view.had(entity)
        ]
    return _Question(
        field="attended",
        subject=entity,
        claims=tuple(claims),
        shown="true",
        excluding=_every_two({claim.value for claim in claims}),
    )


def _role(entity: str, said: Sequence[tuple[EventView, Part]]) -> _Question:
    """One cannot be the host of an event and its guest. Other roles go together, or say less."""
    claims = [_Claim(canonical.line(part.role.value), view.article, part.evidence) for view, part in said]
    sides = {canonical.line(role.value) for role in table.INCOMPATIBLE_ROLES}
    return _Question(
        field="role",
        subject=entity,
        claims=tuple(claims),
        shown=canonical.line(shown.role([part for _, part in said]).value),
        excluding=_every_two({claim.value for claim in claims} & sides),
    )


def _every_two(values: Iterable[str]) -> frozenset[tuple[str, str]]:
    return frozenset(permutations(values, 2))
