"""What comparing two reports, or two things that are reported, comes to: a score with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """`UNDECIDED`: kept apart, and shown to a person as a candidate."""

    SAME = "same"
    UNDECIDED = "undecided"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature and what it added to the score."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome with its reasons; `forbidden` names the hard rule that settles it, whatever the score."""

    outcome: Outcome
    score: float
    reasons: tuple[Reason, ...]
    forbidden: str | None = None


def ruled_out(rule: str) -> Comparison:
    """Different, because a hard rule says so."""
    return Comparison(Outcome.DIFFERENT, 0.0, (), rule)


def weighed(reasons: Iterable[Reason], same: float, undecided: float) -> Comparison:
    """The outcome that the reasons add up to, against what they must reach to be the same, or worth a look."""
    kept = tuple(reason for reason in reasons if reason.weight)
    score = sum(reason.weight for reason in kept)
    if score >= same:
        return Comparison(Outcome.SAME, score, kept)
    return Comparison(Outcome.UNDECIDED if score >= undecided else Outcome.DIFFERENT, score, kept)
