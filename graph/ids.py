"""Identities derived from content alone: no counter, no clock, no id of Neo4j's."""

from __future__ import annotations

import hashlib

_WIDTH = 16  # hexadecimal digits: 64 bits, a clash among 10 million ids has a chance of 1 to 370,000


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_WIDTH]


def article_id(source: str, text: str) -> str:
    """`a` and 16 hexadecimal digits. The same text from another source is another article."""
    return "a" + _digest(source, text)


def event_id(report: str) -> str:
    """`e` and 16 hexadecimal digits, from the smallest report id of the event's cluster."""
    return "e" + _digest(report)


def office_id(person: str, title: str, of: str) -> str:
    """`o` and 16 hexadecimal digits; `title` normalised, `person` and `of` entity ids."""
    return "o" + _digest(person, title, of)


def contribution_id(party: str, mission: str, personnel: int | None, status: str) -> str:
    """`c` and 16 hexadecimal digits."""
    return "c" + _digest(party, mission, "" if personnel is None else str(personnel), status)


def conflict_id(of: str, field: str, subject: str = "") -> str:
    """`x` and 16 hexadecimal digits; `of` is the event or the contribution, `subject` the participant concerned."""
    return "x" + _digest(of, field, subject)


def owner_code(entity: str) -> str:
    """A fixed-width stand-in for an entity's id in sort keys."""
    return _digest(entity)


def subtype_code(subtype: str) -> str:
    """How a subtype begins a sort key: no other subtype's begins so."""
    return subtype + "|"


def entity_report(article: str, key: str) -> str:
    return f"{article}/entity/{key}"


def event_report(article: str, key: str) -> str:
    return f"{article}/event/{key}"


def office_report(article: str, position: int) -> str:
    return f"{article}/office/{position:04}"


def contribution_report(article: str, position: int) -> str:
    return f"{article}/contribution/{position:04}"
