"""Gold files: what a reader says the graph must hold of an article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.eval.names import flat, norm

Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Participant:
    """`names`: the canonical name first, then what may stand for it, all normalised."""

    name: str
    names: frozenset[str]
    role: str
    attended: bool


@dataclass(frozen=True, slots=True)
class Event:
    """An occurrence. `days`: the date that the text supports; `accepted`: what is right too. Only `core` ones count.

    `held_later`: announced here, reported as held by another article of the set. The graph makes one event of both, so
    realis and presence may be those of the later report.
    """

    id: str
    type: str
    subtype: str
    realis: str
    core: bool
    days: Days | None
    accepted: tuple[Days, ...]
    places: frozenset[str]
    anchors: tuple[str, ...]
    participants: tuple[Participant, ...]
    held_later: bool = False


@dataclass(frozen=True, slots=True)
class Trap:
    """`participant` must not be present at anything that is evidenced by `anchor`."""

    participant: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Office:
    person: str
    title: str
    of: str


@dataclass(frozen=True, slots=True)
class Contribution:
    party: str
    personnel: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article; `article` is the last part of its source."""

    article: str
    events: tuple[Event, ...]
    traps: tuple[Trap, ...]
    offices: tuple[Office, ...]
    contributions: tuple[Contribution, ...]


def read(folder: Path) -> tuple[Gold, ...]:
    """Every gold file of a folder, by name."""
    return tuple(_gold(yaml.safe_load(path.read_text("utf-8"))) for path in sorted(folder.glob("*.yaml")))


def digest(folder: Path) -> str:
    """Changes with any gold file of the folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def _gold(row: dict[str, Any]) -> Gold:
    return Gold(
        article=row["article"],
        events=tuple(_event(event) for event in row.get("events") or []),
        traps=tuple(Trap(norm(x["participant"]), flat(x["anchor"])) for x in row.get("absent") or []),
        offices=tuple(Office(norm(x["person"]), norm(x["title"]), norm(x["of"])) for x in row.get("offices") or []),
        contributions=tuple(
            Contribution(norm(x["party"]), x["personnel"], x["status"]) for x in row.get("contributions") or []
        ),
    )


def _event(row: dict[str, Any]) -> Event:
    return Event(
        id=row["id"],
        type=row["type"],
        subtype=row["subtype"],
        realis=row["realis"],
        core=row["core"],
        days=_days(row.get("date")),
        accepted=tuple(days for days in map(_days, row.get("date_ok") or []) if days),
        places=frozenset(norm(place) for place in row.get("places") or []),
        anchors=tuple(flat(anchor) for anchor in (row["anchor"], *row.get("also_anchors", []))),
        participants=tuple(_participant(part) for part in row["participants"]),
        held_later=row.get("held_later", False),
    )


def _participant(row: dict[str, Any]) -> Participant:
    names = frozenset(norm(name) for name in (row["name"], *row.get("also", [])))
    return Participant(row["name"], names, row["role"], row["attended"])


def _days(value: list[Any] | None) -> Days | None:
    return (str(value[0]), str(value[1])) if value else None
