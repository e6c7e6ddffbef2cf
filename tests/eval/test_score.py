"""The scorer gives full marks to what the gold says, and takes them away for each kind of slip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.eval.answers import Row
from tests.eval.coded import Contribution, Event, Gold, Office, Participant, Trap
from tests.eval.names import flat, norm
from tests.eval.score import date_verdict, score

ARTICLE = "a1"
TEXT = "William Ruto and Ariel Henry met in Nairobi on 1 March 2024."


def _part(name: str, role: str = "participant", attended: bool = True) -> Participant:
    return Participant(name, frozenset({norm(name)}), role, attended)


def _gold(**changes: Any) -> Gold:
    event: dict[str, Any] = {
        "id": "talks",
        "type": "CONSULT",
        "subtype": "meeting",
        "realis": "actual",
        "core": True,
        "days": ("2024-03-01", "2024-03-01"),
        "accepted": (),
        "places": frozenset({"nairobi"}),
        "anchors": ("met in Nairobi",),
        "participants": (_part("William Ruto"), _part("Ariel Henry")),
    }
    return Gold(
        "talks.txt",
        (Event(**event | changes),),
        (Trap("joe biden", "met in Nairobi"),),
        (Office("william ruto", "president", "kenya"),),
        (Contribution("kenya", 1000, "pledged"),),
    )


def _row(**changes: Any) -> Row:
    return {
        "id": "e1",
        "type": "CONSULT",
        "subtype": "meeting",
        "realis": "actual",
        "date": {"earliest": "2024-03-01", "latest": "2024-03-01"},
        "places": [{"id": "nairobi", "name": "Nairobi"}],
        "participants": [_named("William Ruto"), _named("Ariel Henry")],
        "evidence": [{"article_id": ARTICLE, "start": 0, "end": len(TEXT), "quote": TEXT}],
    } | changes


def _named(name: str, role: str = "participant", attended: bool = True, article: str = ARTICLE) -> Row:
    identity = name.lower().replace(" ", "-")
    return {"id": identity, "name": name, "role": role, "attended": attended, "articles": [article]}


class InMemory:
    """The lists that an API with these events would give."""

    def __init__(self, *events: Row) -> None:
        self._lists: dict[str, list[Row]] = {
            "/articles": [{"id": ARTICLE, "source": "sample/talks.txt"}],
            "/events": list(events),
            "/offices": [
                {"person": {"name": "William Ruto"}, "title": "President", "of": {"name": "Kenya"}},
            ],
            "/contributions": [{"party": {"name": "Kenya"}, "personnel": 1000, "status": "pledged"}],
        }

    def items(self, path: str, **parameters: str | int) -> Iterator[Row]:
        wanted = parameters.get("article")
        return (row for row in self._lists[path] if wanted in (None, ARTICLE))


def test_full_marks_for_what_the_gold_says() -> None:
    scores, slips = score(InMemory(_row()), [_gold()])

    assert slips == []
    assert {name: value for name, value in scores.items() if value not in (1.0, None)} == {
        "date_wrong": 0.0,
        "duplicates": 0,
    }


@pytest.mark.parametrize(
    ("measure", "slip"),
    [
        ("who_attended_what_recall", _row(participants=[_named("William Ruto")])),
        ("who_attended_what_recall", _row(realis="planned")),
        ("who_attended_what_precision", _row(participants=[_named("Joe Biden"), *_row()["participants"]])),
        ("who_attended_what_recall", _row(participants=[_named("William Ruto"), _named("Ariel Henry", article="a2")])),
        ("role_accuracy", _row(participants=[_named("William Ruto", "host"), _named("Ariel Henry")])),
        ("absent_traps_avoided", _row(participants=[_named("Joe Biden"), *_row()["participants"]])),
        ("core_event_recall", _row(evidence=[{"article_id": ARTICLE, "start": 0, "end": 12, "quote": "William Ruto"}])),
        ("core_event_recall", _row(type="ASSAULT", subtype="attack")),
        ("subtype_accuracy", _row(subtype="visit")),
        ("realis_accuracy", _row(realis="planned")),
        ("place_accuracy", _row(places=[])),
        ("date_right", _row(date={"earliest": "2024-03-02", "latest": "2024-03-02"})),
        ("date_right", _row(date=None)),
    ],
)
def test_marks_lost(measure: str, slip: Row) -> None:
    scores, _ = score(InMemory(slip), [_gold()])

    value = scores[measure]
    assert value is not None
    assert value < 1.0


def test_second_event_of_one_occurrence_is_a_duplicate_and_costs_precision() -> None:
    scores, slips = score(InMemory(_row(), _row(id="e2", participants=[])), [_gold()])

    assert scores["events_precision"] == 0.5
    assert scores["core_event_recall"] == 1.0
    assert slips[0].kind == "event told twice: meeting"


def test_one_person_under_two_ids_is_noticed() -> None:
    other = _row(
        id="e2",
        subtype="visit",
        evidence=[{"article_id": ARTICLE, "start": 0, "end": 9, "quote": "Then Ruto flew home."}],
        participants=[_named("William Ruto") | {"id": "ruto"}],
    )
    visit = _gold(
        id="visit", subtype="visit", anchors=("Then Ruto flew home",), participants=(_part("William Ruto"),)
    ).events
    gold = _gold()

    scores, _ = score(InMemory(_row(), other), [Gold(gold.article, gold.events + visit, (), (), ())])

    assert scores["one_id_per_entity"] == 0.0


def test_what_was_announced_may_be_held_by_a_later_report() -> None:
    announced = _gold(realis="planned", held_later=True, participants=(_part("William Ruto", attended=False),))

    scores, _ = score(InMemory(_row()), [announced])

    assert scores["realis_accuracy"] == 1.0
    assert scores["who_attended_what_precision"] == 0.0  # nothing counted, for or against
    assert scores["who_attended_what_recall"] == 0.0


def test_article_that_is_not_loaded_misses_everything() -> None:
    empty = InMemory()
    empty._lists["/articles"] = []

    scores, slips = score(empty, [_gold()])

    assert scores["core_event_recall"] == 0.0
    assert str(slips[0]) == "talks.txt: not loaded"


@pytest.mark.parametrize(
    ("days", "date", "verdict"),
    [
        (("2024-03-01", "2024-03-31"), {"earliest": "2024-03-05", "latest": "2024-03-05"}, "right"),
        (("2024-03-01", "2024-03-01"), {"earliest": "2024-03-01", "latest": "2024-03-31"}, "vague"),
        (("2024-03-01", "2024-03-01"), {"earliest": None, "latest": "2024-03-31"}, "vague"),
        (("2024-03-01", "2024-03-01"), {"earliest": "2024-03-02", "latest": None}, "wrong"),
        (("2024-03-01", "2024-03-01"), None, "missing"),
        (None, None, "right"),
        (None, {"earliest": "2024-03-02", "latest": "2024-03-02"}, "wrong"),
    ],
)
def test_dates(days: tuple[str, str] | None, date: Row | None, verdict: str) -> None:
    assert date_verdict(_gold(days=days).events[0], _row(date=date)) == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President William Ruto", "william ruto"),
        ("U.N. Security Council", "United Nations Security Council"),
        ("Jimmy Chérizier", "Jimmy Cherizier"),
        ("the US", "United States"),
        ("National Security Council (Kenya)", "National Security Council"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert norm(one) == norm(other)


def test_names_that_differ_stay_apart() -> None:
    assert norm("Ariel Henry") != norm("Henri Ariel")


@pytest.mark.parametrize(("text", "plain"), [("\u201cwe\u2019ll  go\u201d", '"we\'ll go"'), (None, "")])
def test_flat(text: str | None, plain: str) -> None:
    assert flat(text) == plain
