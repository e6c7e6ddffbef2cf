"""Contributions to missions: "Kenya pledged 1,000 officers", "the first 382 officers had been deployed"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.reports import ContributionReport, ContributionStatus, Evidence, Kind, Realis
from loaders.events.frame import Frame
from loaders.events.parties import Party, parties
from loaders.grammar import VERBAL, verb_arguments
from loaders.model import Annotated, Entities, Token

PERSONNEL = frozenset(
    "officer police policeman troop soldier personnel peacekeeper gendarme trooper member force contingent "
    "man guard serviceman".split()
)
MISSION = re.compile(r"\b(mission|force|operation|peacekeeping|contingent)\b", re.IGNORECASE)
TARGET_WORDS = {"target", "full", "total", "strength", "eventually", "strong", "ceiling", "goal"}
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000, "dozen": 12,
}  # fmt: skip
SMALLEST, LARGEST = 2, 500_000


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    noun: Token
    target: bool


def number_of(words: list[str]) -> int | None:
    """The whole number that words say: `1,000`, `two thousand`, `a dozen`; `None` where they say none."""
    total = 0
    for word in words:
        text = word.lower().replace(",", "")
        if text.isdigit():
            total = total + int(text)
        elif text in {"hundred", "thousand", "dozen"} and total:
            total *= NUMBER_WORDS[text]
        elif text in NUMBER_WORDS:
            total += NUMBER_WORDS[text]
        else:
            return None
    return total or None


def _counts(doc: Annotated) -> list[_Count]:
    found = []
    for token in doc.tokens:
        if token.tag != "CD" or token.pos != "NUM":
            continue
        compound = [c.text for c in doc.children(token.i) if c.dep == "compound"]
        number = number_of([*compound, token.text])
        if number is None or not SMALLEST <= number <= LARGEST or (1900 <= number <= 2100 and token.text.isdigit()):
            continue
        noun = doc.tokens[token.head]
        strong = any(t.lower == "strong" for t in doc.tokens[token.i + 1 : token.i + 3])
        if not strong and (token.dep not in {"nummod", "compound"} or noun.lemma.lower() not in PERSONNEL):
            continue
        while strong and noun.pos == "ADJ" and noun.head != noun.i:
            noun = doc.tokens[noun.head]
        around = {t.lower for t in doc.tokens[max(0, token.i - 6) : token.i + 6]}
        found.append(_Count(number, noun, strong or bool(around & TARGET_WORDS)))
    return found


def _mission(entities: Entities, sentence: int) -> str | None:
    """The mission spoken of: the nearest body named after one, in this sentence, else before, else behind."""
    links = [
        link
        for link in entities.links
        if len(link.entities) == 1
        and entities.by_key[link.entities[0]].kind is Kind.BODY
        and MISSION.search(entities.by_key[link.entities[0]].name)
        and "police" not in entities.by_key[link.entities[0]].name.lower()
    ]
    if not links:
        return None
    return min(
        links, key=lambda x: (abs(x.mention.sentence - sentence), x.mention.sentence > sentence, x.mention.start)
    ).entities[0]


def _frame(doc: Annotated, frames: tuple[Frame, ...], noun: Token) -> Frame | None:
    by_trigger = {f.trigger: f for f in frames if f.subtype in {"pledge", "deployment", "approval", "request", "aid"}}
    best = by_trigger.get(noun.i)
    for above in doc.ancestors(noun.i):
        found = by_trigger.get(above.i)
        if found and (best is None or found.subtype in {"pledge", "approval", "request"}):
            best = found
    return best


def _parties(doc: Annotated, entities: Entities, noun: Token, frame: Frame | None) -> list[Party]:
    own = [p for p in parties(doc, entities, noun.i) if p.kind is Kind.COUNTRY]
    if own:
        return own
    for above in doc.ancestors(noun.i):
        if above.pos in VERBAL:
            for argument in verb_arguments(doc, above.i):
                if argument.function == "subject" and argument.token != noun.i:
                    found = [p for p in parties(doc, entities, argument.token) if p.kind is Kind.COUNTRY]
                    if found:
                        return found
    if frame:
        return [p.party for p in frame.parts if p.slot.role == "actor" and p.party.kind is Kind.COUNTRY]
    return []


def _status(count: _Count, frame: Frame | None) -> ContributionStatus | None:
    if count.target:
        return ContributionStatus.TARGET
    if frame is None:
        return None
    if frame.subtype in {"pledge", "approval"}:
        return ContributionStatus.PLEDGED
    if frame.subtype == "deployment":
        return {
            Realis.ACTUAL: ContributionStatus.DEPLOYED,
            Realis.PLANNED: ContributionStatus.PLANNED,
            Realis.HYPOTHETICAL: ContributionStatus.PLEDGED,
        }.get(frame.realis)
    return None


def contributions(doc: Annotated, entities: Entities, frames: tuple[Frame, ...]) -> tuple[ContributionReport, ...]:
    """Every contribution that the article states, each with the sentences that say so."""
    found: dict[tuple[str, str, int, ContributionStatus], list[Evidence]] = {}
    for count in _counts(doc):
        sentence = doc.sentences[count.noun.sentence]
        mission = _mission(entities, sentence.index)
        frame = _frame(doc, frames, count.noun)
        status = _status(count, frame)
        if mission is None or status is None:
            continue
        for party in _parties(doc, entities, count.noun, frame):
            key = (party.entity, mission, count.number, status)
            found.setdefault(key, []).append(
                Evidence(sentence.start, sentence.end, doc.text[sentence.start : sentence.end])
            )
    return tuple(
        ContributionReport(party, mission, personnel, status, tuple(sorted(set(quotes))))
        for (party, mission, personnel, status), quotes in found.items()
    )
