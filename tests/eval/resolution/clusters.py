"""Gold clusters: which events, and which names, of the gold files are one across articles.

`gold/events.yaml` and `gold/entities.yaml` hold what a reader has to decide; whatever they do not name is expanded by
rule: an event is an occurrence of its own, and names that are spelt alike are one entity.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.eval.coded import Gold
from tests.eval.sets import GoldSet

FOLDER = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """What one article says of one thing. `name`: a gold event's id, or a name as the gold file spells it."""

    set: str
    article: str
    name: str

    def __str__(self) -> str:
        return f"{self.set}/{self.article[:24]}: {self.name}"


Partition = dict[Mention, str]
Coded = Mapping[str, tuple[Gold, ...]]
"""The gold of each set, by the set's name."""


def coded(wanted: Iterable[GoldSet]) -> Coded:
    """The gold of these sets."""
    return {item.name: item.golds() for item in wanted}


def digest() -> str:
    """Changes with the gold clusters."""
    whole = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.yaml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def events(golds: Coded) -> Partition:
    """The occurrence of each gold event that a reader can tell.

    Raises `ValueError` where the file names an event that no article of these sets has, or one twice; what it says of
    sets that are not among `golds` is passed over.
    """
    written = _load("events.yaml")
    known = {
        Mention(name, gold.article, event.id)
        for name, every in golds.items()
        for gold in every
        for event in gold.events
    }
    unsure = list(_mentions(written["unsure"], golds))
    placed = [(mention, name) for name, rows in written["clusters"].items() for mention in _mentions(rows, golds)]
    named = [*unsure, *(mention for mention, _ in placed)]
    if wrong := sorted({str(item) for item in named if item not in known or named.count(item) > 1}):
        raise ValueError(f"events.yaml: unknown or named twice: {', '.join(wrong)}")
    own = {mention: str(mention) for mention in sorted(known)}
    return {mention: name for mention, name in (own | dict(placed)).items() if mention not in set(unsure)}


def _mentions(rows: list[dict[str, str]], golds: Coded) -> Iterator[Mention]:
    for row in rows:
        ((where, name),) = row.items()
        group, start = where.split("/", 1)
        if group in golds:
            yield Mention(group, article(start, group, golds), name)


def article(start: str, group: str, golds: Coded) -> str:
    """The one article of a set whose file name begins so. Raises `ValueError` where it is not one."""
    found = [gold.article for gold in golds[group] if gold.article.startswith(start)]
    if len(found) != 1:
        raise ValueError(f"{group}/{start}: {len(found)} articles begin so")
    return found[0]


def entities(golds: Coded) -> Partition:
    """The entity of each name that a gold file gives to a participant, or to somebody or something with an office.

    Raises `ValueError` where the file names a namesake's article that is not one of its set.
    """
    written = _load("entities.yaml")
    one = {spelt(name): spelt(names[0]) for names in written["same"] for name in names}
    apart = {
        (group, article(start, group, golds), spelt(row["name"])): f"{spelt(row['name'])} ({row['which']})"
        for row in written["namesakes"]
        for group, start in (where.split("/", 1) for where in row["articles"])
        if group in golds
    }
    unsure = {spelt(name) for name in written["unsure"]}
    found: Partition = {}
    for group, every in golds.items():
        for gold in every:
            for name in sorted(names(gold)):
                key = spelt(name)
                if key not in unsure:
                    whole = apart.get((group, gold.article, key), one.get(key, key))
                    found[Mention(group, gold.article, name)] = whole
    return found


def names(gold: Gold) -> set[str]:
    """The canonical names in a gold file, one for each spelling."""
    every = sorted(part.name for event in gold.events for part in event.participants)
    return set({spelt(name): name for name in every}.values())


def spelt(name: str) -> str:
    """`name` without case and accents; nothing else is taken away, so that what brackets tell apart stays apart."""
    bare = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


def _load(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))
