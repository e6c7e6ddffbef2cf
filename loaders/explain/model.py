"""What an explanation holds: plain values, as they are shown in the terminal and written as JSON.

Offsets are in characters of the article's text, `end` exclusive; days are ISO dates; entities are named by key.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """A named sign that a model saw, and what it weighs: above 0 it speaks for, below 0 against."""

    sign: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model says: a probability, the threshold that it was held against, the signs that weighed most."""

    chance: float
    threshold: float
    signs: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of something. `method`: how they were worked out, from the words `raw` and the day `anchor`."""

    edtf: str
    earliest: str | None
    latest: str | None
    precision: str
    method: str
    raw: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class MentionView:
    """Words that speak of entities, and the rule that linked them. `modifier`: they only qualify another noun."""

    text: str
    start: int
    end: int
    kind: str
    form: str
    modifier: bool
    entities: tuple[str, ...]
    reason: str
    office: str | None


@dataclass(frozen=True, slots=True)
class TimeView:
    """Words that say when. `days` is `None` where the article gives no day to count from."""

    text: str
    start: int
    end: int
    governor: str
    recurring: bool
    days: Days | None


@dataclass(frozen=True, slots=True)
class PartView:
    """Whom a frame's grammar names, as what: `function` is the grammatical one, `present` what the slot implies."""

    entity: str
    role: str
    function: str
    present: bool


@dataclass(frozen=True, slots=True)
class FrameView:
    """A trigger word with the lexicon's reading of it, what speaks against it, and whether it is kept."""

    trigger: str
    start: int
    end: int
    subtype: str
    rule: str
    realis: str
    parts: tuple[PartView, ...]
    doubts: tuple[str, ...]
    judgement: Judgement
    kept: bool


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence, the kind of the block it stands in, and what was found in it."""

    number: int
    kind: str
    start: int
    end: int
    text: str
    mentions: tuple[MentionView, ...]
    times: tuple[TimeView, ...]
    frames: tuple[FrameView, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity of the article with the forms by which it is named."""

    key: str
    kind: str
    name: str
    forms: tuple[str, ...]
    qid: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A passage of the article."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """An entity's part in an event. `functions`: where the grammar puts it; without any, the models chose it alone."""

    entity: str
    role: str
    attended: bool
    represents: tuple[str, ...]
    functions: tuple[str, ...]
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An entity that was weighed as a participant, and left out."""

    entity: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is reported, with what speaks for each participant and who was left out, nearest first."""

    key: str
    type: str
    mode: str | None
    subtype: str
    realis: str
    confidence: float
    rules: tuple[str, ...]
    days: Days | None
    places: tuple[str, ...]
    reference: str | None
    participants: tuple[ParticipantView, ...]
    left_out: tuple[CandidateView, ...]
    evidence: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class OfficeView:
    """That a person holds an office."""

    person: str
    title: str
    of: str
    held: Days | None
    evidence: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class ContributionView:
    """That a party gives people to a mission."""

    party: str
    mission: str
    personnel: int | None
    status: str
    evidence: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that an article reports, and why."""

    id: str
    source: str
    title: str
    published: str | None
    loader: str
    sentences: tuple[SentenceView, ...]
    entities: tuple[EntityView, ...]
    events: tuple[EventView, ...]
    offices: tuple[OfficeView, ...]
    contributions: tuple[ContributionView, ...]
