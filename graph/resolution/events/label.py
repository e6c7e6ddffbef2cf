"""How an event is called in a list, readable without the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.reports import DateSpan, Kind
from graph.resolution import votes
from graph.resolution.events import table
from graph.resolution.events.views import Part, Spot

Said = tuple[str, int, Part]  # report, position among that report's participants, what it says


def label(subtype: str, parts: Mapping[str, Sequence[Said]], spots: Sequence[Spot], when: DateSpan | None) -> str:
    """ "William Ruto, Ariel Henry · signing · Nairobi · 2024-03-01".

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
