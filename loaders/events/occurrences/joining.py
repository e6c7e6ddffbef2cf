"""Tellings joined one by one, in text order, to the occurrence that they most likely tell of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from loaders.events.occurrences.pairs import between, comparable, signs
from loaders.events.occurrences.rules import dates_agree, known
from loaders.events.occurrences.telling import Occurrence, Telling
from loaders.linear import Linear
from loaders.model import Annotated
from loaders.ontology import subtypes

TWO_SUBTYPES = 0.7
"""The chance from which two readings of one family in a sentence are one event: a union hides the other subtype, so it
must be surer than one within a subtype."""

AGAIN = 0.7
"""The chance from which an occasion that no rule joins is still one told before: surer than other acts must be, since
two meetings made one lose who was at which."""


@cache
def sameness() -> Linear:
    """The model that tells whether two tellings are of one occurrence, read once."""
    return Linear.read(files("loaders.events").joinpath("weights", "same.yaml"))


def _likeness(doc: Annotated, telling: Telling, other: Occurrence, tellings: Sequence[Telling]) -> float:
    """How likely the telling is of the occurrence: between what its likeliest telling says and what all of them say.

    The likeliest alone chains unlike tellings together, the mean alone leaves out what takes up only one sentence.
    """
    model = sameness()
    alike = [before for before in other.tellings if comparable(before, telling)]
    chances = [model.score(signs(doc, before, telling, between(before, telling, tellings))) for before in alike]
    chance = (max(chances, default=0.0) + sum(chances) / len(other.tellings)) / 2
    one_subtype = any(before.subtype == telling.subtype for before in alike)
    return chance if one_subtype or chance >= TWO_SUBTYPES else 0.0


def _likeliest(
    doc: Annotated, telling: Telling, found: Sequence[Occurrence], tellings: Sequence[Telling], least: float
) -> Occurrence | None:
    chances = [_likeness(doc, telling, other, tellings) for other in found]
    best = max(chances, default=0.0)
    return found[chances.index(best)] if chances and best >= least else None


def occurrences(tellings: Sequence[Telling], doc: Annotated) -> list[Occurrence]:
    """The article's occurrences in text order; a headline's telling joins the body's, or is dropped.

    Who attends an occasion decides whether it is another one, so the rules judge occasions, and the model only where it
    is sure; of other acts, which are told in many words, the model does.
    """
    found: list[Occurrence] = []
    for telling in _in_order(tellings):
        if subtypes()[telling.subtype].occasion:
            alike = [o for o in found if o.subtype == telling.subtype and dates_agree(telling.date, o.date)]
            best = known(telling, found) or _likeliest(doc, telling, alike, tellings, AGAIN)
        else:
            best = _likeliest(doc, telling, found, tellings, sameness().threshold)
        if best:
            best.tellings.append(telling)
        elif not telling.frame.headline:
            found.append(Occurrence([telling]))
    return found


def _in_order(tellings: Sequence[Telling]) -> list[Telling]:
    """The text's order, headlines last; a verb stands behind "the attack" in its own clause, which says more."""
    attacks = [t for t in tellings if t.subtype == "attack" and t.definite]

    def place(telling: Telling) -> tuple[bool, float]:
        inner = [t.frame.trigger for t in attacks if t is not telling and t.frame.trigger in telling.inside]
        return telling.frame.headline, inner[0] + 0.5 if inner else telling.frame.trigger

    return sorted(tellings, key=place)
