"""What the resolvers know beside the words: the anchor day, the tense, the dates told before, the years of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from loaders.dates.calendar import Days
from loaders.dates.tense import Tense


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day the text was written, between two days where it is not known better. `method`: where it is from."""

    earliest: date
    latest: date
    method: str

    @property
    def day(self) -> date | None:
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Known:
    """A resolved expression that stands before: its days and the number of its sentence."""

    days: Days
    sentence: int
    method: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What surrounds an expression. `before`: resolved expressions, the nearest first; `years`: years of the text's
    full dates, with the sentences where they stand; `follows`: the next word; `verb`: the lemma that it modifies;
    `dated`: the day that another expression gives to that verb."""

    tense: Tense
    sentence: int
    anchor: Anchor | None = None
    before: tuple[Known, ...] = ()
    years: Mapping[int, tuple[int, ...]] | None = None
    modifies_noun: bool = False
    follows: str = ""
    verb: str = ""
    dated: date | None = None

    def constant(self, of: Callable[[date], Days | None]) -> Days | None:
        """What `of` gives for every day that the anchor may be; `None` where that differs or there is no anchor.

        `of` must not run backwards: a later anchor never gives earlier days. Then the two ends decide.
        """
        if self.anchor is None:
            return None
        first = of(self.anchor.earliest)
        return first if self.anchor.day is not None or first == of(self.anchor.latest) else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: its days (`None`: not known here) and how they were found."""

    days: Days | None = None
    method: str = ""
    anchor: date | None = None
    recurring: bool = False
    duration_days: int | None = None


NOTHING = Meaning()
