"""What a judgement is about, where nobody says it."""

from __future__ import annotations

import re

from graph.errors import KindsDiffer
from graph.store.judged import About

_EVENT = re.compile(r"e[0-9a-f]{16}")


def about(left: str, right: str) -> About:
    """Events where both ids are of their form, else entities. Raises `KindsDiffer` where only one is."""
    events = [_EVENT.fullmatch(name) is not None for name in (left, right)]
    if all(events):
        return About.EVENT
    if any(events):
        event, entity = (left, right) if events[0] else (right, left)
        raise KindsDiffer(f"{event} is the id of an event and {entity} is not: judge two events or two entities")
    return About.ENTITY
