"""What a report is filed under: the entity, office or contribution that it speaks of, and an event's blocking keys."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.reports import EntityReport, Kind
from graph.resolution import table

_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """As much of an entity report as the resolution of events looks at. `cluster` is the id of its entity."""

    cluster: str
    kind: Kind
    name: str
    parent: str | None


def entity_cluster(article: str, key: str, kind: Kind, qid: str | None) -> str:
    """The id of the entity that a report speaks of.

    A report's key is the same wherever the same entity is plainly meant. A person of whom an article gives only one
    name is that article's own: two people are never one by their surname.
    """
    if kind is Kind.PERSON and qid is None and "-" not in key:
        return f"{key}-{article[1 : 1 + table.PERSON_CODE]}"
    return key


def facts(article: str, report: EntityReport) -> EntityFacts:
    """What events need to know of an entity report."""
    return EntityFacts(
        cluster=entity_cluster(article, report.key, report.kind, report.qid),
        kind=report.kind,
        name=report.name,
        parent=report.parent,
    )


def title(words: str) -> str:
    """A title as it is compared: case, punctuation and hyphens do not count."""
    return _APART.sub(" ", words.casefold()).strip()
