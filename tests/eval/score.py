"""The measures: what the graph says of some articles against what a reader says of them.

Everything but recall is measured on aligned events (`align`). Presence is measured at occasions that one can attend
and not for hosts. A country or body whose office-holder is rightly named is that person's delegation: naming it too is
neither right nor wrong. A date inside an accepted span is right, one that covers an accepted span is vague, any other
is wrong; none where the text supports one is missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.eval.align import Alignment, align, quotes_of
from tests.eval.answers import Lists, Row
from tests.eval.coded import Event, Gold, Participant
from tests.eval.names import norm

OCCASIONS = frozenset({"visit", "meeting", "summit", "call", "ceremony", "address", "signing"})
ALWAYS, NEVER = "0000-01-01", "9999-12-31"

Scores = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing missed or made up. `kind` names the kind of error, without a word of the article."""

    kind: str
    article: str
    text: str

    def __str__(self) -> str:
        return f"{self.article}: {self.text}"


@dataclass(slots=True)
class Tally:
    """Counts over all articles, the ids by which each entity was named, and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    ids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seen: Counter[str] = field(default_factory=Counter)
    slips: list[Slip] = field(default_factory=list)

    def slip(self, gold: Gold, kind: str, text: str) -> None:
        self.slips.append(Slip(kind, gold.article, text))

    def add(self, name: str, true: bool | int = 1) -> None:
        self.counts[name] += int(true)

    def ratio(self, part: str, whole: str) -> float | None:
        return round(self.counts[part] / self.counts[whole], 3) if self.counts[whole] else None


def score(answers: Lists, golds: Iterable[Gold]) -> tuple[Scores, list[Slip]]:
    """The measures of `golds` (None where nothing was asked), and each thing missed or made up."""
    tally = Tally()
    ids = {row["source"].rsplit("/", 1)[-1]: row["id"] for row in answers.items("/articles")}
    offices = list(answers.items("/offices"))
    contributions = list(answers.items("/contributions"))
    for gold in golds:
        article = ids.get(gold.article)
        if article is None:
            tally.slip(gold, "article not loaded", "not loaded")
        events = list(_events(answers, article)) if article else []
        _article(tally, gold, events, article or "")
        _facts(tally, gold, offices, contributions)
    return _measures(tally), tally.slips


def _events(answers: Lists, article: str) -> Iterable[Row]:
    """The events of an article, of which only what this article says is kept."""
    for event in answers.items("/events", article=article):
        if event["type"] != "x:STATEMENT":
            yield event | {"participants": [part for part in event["participants"] if article in part["articles"]]}


def _article(tally: Tally, gold: Gold, events: list[Row], article: str) -> None:
    aligned = align(gold.events, events, article)
    tally.add("aligned", len(aligned.found))
    tally.add("duplicates", len(aligned.duplicates))
    tally.add("spurious", len(aligned.spurious))
    for what, left in (("told twice", aligned.duplicates), ("made up", aligned.spurious)):
        for event in left:
            said = (quotes_of(event, article) or ("?",))[0][:90]
            tally.slip(gold, f"event {what}: {event['subtype']}", f"{what} {event['subtype']}: {said}")
            if event["realis"] == "actual" and event["subtype"] in OCCASIONS:
                guests = [part for part in event["participants"] if part["role"] != "host"]
                tally.add("attend_fp", sum(bool(part["attended"]) for part in guests))
    for wanted in gold.events:
        if wanted.core:
            _event(tally, gold, wanted, aligned)
    for trap in gold.traps:
        tally.add("traps")
        fallen = any(
            trap.anchor in quote and part["attended"] and norm(part["name"]) == trap.participant
            for event in events
            if event["realis"] == "actual"
            for quote in quotes_of(event, article)
            for part in event["participants"]
        )
        tally.add("traps_avoided", not fallen)
        if fallen:
            text = f"held present, but was not: {trap.participant} :: {trap.anchor}"
            tally.slip(gold, "held present, but was not", text)


def _event(tally: Tally, gold: Gold, wanted: Event, aligned: Alignment) -> None:
    present = [part for part in wanted.participants if _counts(wanted, part) and part.attended]
    tally.add("core")
    event = aligned.found.get(wanted.id)
    if event is None:
        tally.add("attend_fn", len(present))
        tally.add("participants_fn", len(wanted.participants))
        tally.slip(gold, f"event missed: {wanted.subtype}", f"missed {wanted.id} :: {wanted.anchors[0]}")
        return
    tally.add("found")
    tally.add("subtype_right", wanted.subtype == event["subtype"])
    tally.add("type_right", wanted.type == event["type"])
    realis_right = event["realis"] in (wanted.realis, "actual" if wanted.held_later else wanted.realis)
    tally.add("realis_right", realis_right)
    if not realis_right:
        _instead(tally, gold, wanted, "realis", event["realis"], wanted.realis)
    if wanted.subtype != event["subtype"]:
        _instead(tally, gold, wanted, "subtype", event["subtype"], wanted.subtype)
    verdict = date_verdict(wanted, event)
    tally.add(f"date_{verdict}")
    if verdict in ("wrong", "missing"):
        method = (event["date"] or {}).get("method") or "none"
        kind = f"date wrong: by {method}" if verdict == "wrong" else f"date missing: {wanted.subtype}"
        tally.slip(gold, kind, f"{wanted.id}: date {verdict}: {event['date']}, gold {wanted.days}")
    if wanted.places:
        named = {norm(place["name"]) for place in event["places"]}
        tally.add("places")
        tally.add("place_right", bool(wanted.places & named))
        if not wanted.places & named:
            kind = f"place {'wrong' if named else 'missing'}: {wanted.subtype}"
            tally.slip(gold, kind, f"{wanted.id}: places {sorted(named)}, gold {sorted(wanted.places)}")
    _participants(tally, gold, wanted, event)


def _participants(tally: Tally, gold: Gold, wanted: Event, event: Row) -> None:
    left = list(event["participants"])
    happened = event["realis"] == "actual"
    for part in wanted.participants:
        hit = next((row for row in left if norm(row["name"]) in part.names), None)
        counted = _counts(wanted, part)
        if hit is None:
            tally.add("participants_fn")
            tally.add("attend_fn", counted and part.attended)
            kind = f"participant missed: {part.role} of {wanted.subtype}"
            tally.slip(gold, kind, f"{wanted.id}: participant missed: {part.name}")
            continue
        left.remove(hit)
        tally.add("participants_tp")
        tally.add("role_right", part.role == hit["role"])
        if part.role != hit["role"]:
            _instead(tally, gold, wanted, "role", hit["role"], part.role)
        entity = min(part.names)
        tally.ids[entity].add(hit["id"])
        tally.seen[entity] += 1
        here = bool(hit["attended"]) and happened
        if counted:
            tally.add("attend_tp", part.attended and here)
            tally.add("attend_fn", part.attended and not here)
            tally.add("attend_fp", here and not part.attended)
    named = {name for part in wanted.participants for name in part.names}
    delegations = {office.of for office in gold.offices if office.person in named}
    for row in left:
        if norm(row["name"]) not in delegations:
            tally.add("participants_fp")
            occasion = wanted.subtype in OCCASIONS and row["role"] != "host" and not wanted.held_later
            tally.add("attend_fp", occasion and bool(row["attended"]) and happened)
            kind = f"participant made up: {row['role']} of {wanted.subtype}"
            tally.slip(gold, kind, f"{wanted.id}: not in gold: {row['name']} ({row['role']})")


def _instead(tally: Tally, gold: Gold, wanted: Event, what: str, said: str, right: str) -> None:
    tally.slip(gold, f"{what}: {said} instead of {right}", f"{wanted.id}: {what} {said} instead of {right}")


def _counts(event: Event, part: Participant) -> bool:
    return event.subtype in OCCASIONS and part.role != "host" and not event.held_later


def date_verdict(wanted: Event, event: Row) -> str:
    """`right`, `vague`, `wrong` or `missing`."""
    date = event["date"] or {}
    if not date.get("earliest") and not date.get("latest"):
        return "missing" if wanted.days else "right"
    low, high = (date.get("earliest") or ALWAYS)[:10], (date.get("latest") or NEVER)[:10]
    accepted = [*((wanted.days,) if wanted.days else ()), *wanted.accepted]
    if any(first <= low and high <= last for first, last in accepted):
        return "right"
    return "vague" if any(low <= first and last <= high for first, last in accepted) else "wrong"


def _facts(tally: Tally, gold: Gold, offices: list[Row], contributions: list[Row]) -> None:
    for office in gold.offices:
        tally.add("offices")
        found = any(
            norm(row["person"]["name"]) == office.person
            and office.title in norm(row["title"])
            and norm(row["of"]["name"]) == office.of
            for row in offices
        )
        tally.add("office_right", found)
        if not found:
            text = f"office missed: {office.person}, {office.title} of {office.of}"
            tally.slip(gold, "office missed", text)
    for item in gold.contributions:
        tally.add("contributions")
        found = any(
            norm(row["party"]["name"]) == item.party
            and (row["personnel"], row["status"]) == (item.personnel, item.status)
            for row in contributions
        )
        tally.add("contribution_right", found)
        if not found:
            text = f"contribution missed: {item.party}, {item.personnel}, {item.status}"
            tally.slip(gold, "contribution missed", text)


def _measures(tally: Tally) -> Scores:
    n = tally.counts
    repeated = [entity for entity, times in tally.seen.items() if times > 1]
    return {
        **_f1("who_attended_what", n["attend_tp"], n["attend_fp"], n["attend_fn"]),
        **_f1("events", n["aligned"], n["spurious"] + n["duplicates"], n["core"] - n["found"]),
        **_f1("participants", n["participants_tp"], n["participants_fp"], n["participants_fn"]),
        "duplicates": n["duplicates"],
        "core_event_recall": tally.ratio("found", "core"),
        "role_accuracy": tally.ratio("role_right", "participants_tp"),
        "type_accuracy": tally.ratio("type_right", "found"),
        "subtype_accuracy": tally.ratio("subtype_right", "found"),
        "realis_accuracy": tally.ratio("realis_right", "found"),
        "date_right": tally.ratio("date_right", "found"),
        "date_wrong": tally.ratio("date_wrong", "found"),
        "place_accuracy": tally.ratio("place_right", "places"),
        "one_id_per_entity": (
            round(sum(len(tally.ids[entity]) == 1 for entity in repeated) / len(repeated), 3) if repeated else None
        ),
        "absent_traps_avoided": tally.ratio("traps_avoided", "traps"),
        "offices": tally.ratio("office_right", "offices"),
        "contributions": tally.ratio("contribution_right", "contributions"),
    }


def _f1(name: str, right: int, made_up: int, missed: int) -> Scores:
    precision = right / (right + made_up) if right + made_up else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}_precision": round(precision, 3), f"{name}_recall": round(recall, 3), f"{name}_f1": round(f1, 3)}
