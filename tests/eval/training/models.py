"""The models of frames and ties: what each decides, how it is trained, and where its file lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.eval.training.fit import Recipe


@dataclass(frozen=True, slots=True)
class Spec:
    """`file` in the folder of weights; `threshold` above which a case counts as true (none for a choice)."""

    file: str
    purpose: str
    recipe: Recipe
    threshold: float | None = None


KEEP = Spec(
    file="keep.yaml",
    purpose="Whether a proposed frame tells an event worth keeping",
    recipe=Recipe(strength=0.1, seen=4, least=0.02, digits=3),
    threshold=0.36,  # a missed event costs its participants too, so what is nearly even is kept
)
PARTICIPANTS = Spec(
    file="participants.yaml",
    purpose="Whether an entity took part in an event",
    recipe=Recipe(strength=0.05, seen=4, least=0.02, digits=3),  # thousands of crossed signs: held back more
    threshold=0.4,
)
ROLES = Spec(
    file="roles.yaml",
    purpose="The role of a participant that the grammar gives none",
    recipe=Recipe(strength=0.1, seen=5, least=0.05, digits=2),  # few examples of most roles
)
MODELS: Sequence[Spec] = (KEEP, PARTICIPANTS, ROLES)
