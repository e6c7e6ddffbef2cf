"""The floors under quality: what each set must reach, and of which gold that was measured.

`baseline.json` maps a set's name, or that of several in one graph, to the digest of its gold and to bounds: `at_least`,
and `at_most` where less is better. `python -m tests.eval --set-floors` raises them when quality has risen; they fall
with `--lower` alone, and then the commit says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from tests.eval.score import Scores

FILE = Path(__file__).parent / "baseline.json"
SLACK = 0.02
"""Below what was measured: room for a change elsewhere that moves a borderline case, not for a loss."""

LESS_IS_BETTER = frozenset({"date_wrong", "duplicates"})
GUARDED = (
    "who_attended_what_f1",
    "who_attended_what_precision",
    "events_f1",
    "events_precision",
    "duplicates",
    "participants_f1",
    "core_event_recall",
    "role_accuracy",
    "subtype_accuracy",
    "realis_accuracy",
    "date_right",
    "date_wrong",
    "place_accuracy",
    "one_id_per_entity",
    "absent_traps_avoided",
    "offices",
    "contributions",
)


class Bounds(TypedDict):
    gold: str
    at_least: dict[str, float]
    at_most: dict[str, float]


def read() -> dict[str, Bounds]:
    """The bounds of every set."""
    found: dict[str, Bounds] = json.loads(FILE.read_text("utf-8"))
    return found


def write(bounds: dict[str, Bounds]) -> None:
    FILE.write_text(json.dumps(bounds, indent=2, sort_keys=True) + "\n", "utf-8")


def below(scores: Scores, digest: str, names: Iterable[str] = GUARDED) -> Bounds:
    """Bounds a little below those of `scores` that are named."""
    guarded = {name: value for name in names if (value := scores[name]) is not None}
    return Bounds(
        gold=digest,
        at_least={
            name: max(round(value - SLACK, 3), 0.0) for name, value in guarded.items() if name not in LESS_IS_BETTER
        },
        at_most={name: round(value + SLACK, 3) for name, value in guarded.items() if name in LESS_IS_BETTER},
    )


def fallen(measured: Bounds, before: Bounds) -> list[str]:
    """A line for each bound that `measured` would weaken."""
    low, high = before["at_least"], before["at_most"]
    return [
        *(f"{n} from {low[n]} to {v}" for n, v in measured["at_least"].items() if v < low.get(n, v)),
        *(f"{n} from {high[n]} to {v}" for n, v in measured["at_most"].items() if v > high.get(n, v)),
    ]


def raised(measured: Bounds, before: Bounds) -> Bounds:
    """`measured`, but with each bound of `before` that is stricter: floors only rise."""
    low, high = before["at_least"], before["at_most"]
    return Bounds(
        gold=measured["gold"],
        at_least={name: max(value, low.get(name, value)) for name, value in measured["at_least"].items()},
        at_most={name: min(value, high.get(name, value)) for name, value in measured["at_most"].items()},
    )


def breaches(scores: Scores, bounds: Bounds) -> list[str]:
    """A line for each measure beyond its bound."""
    lines = []
    for name, bound in bounds["at_least"].items():
        value = scores[name]
        if value is None or value < bound:
            lines.append(f"{name} is {value}, at least {bound} is wanted")
    for name, bound in bounds["at_most"].items():
        value = scores[name]
        if value is None or value > bound:
            lines.append(f"{name} is {value}, at most {bound} is allowed")
    return lines
