"""What an event shows of the reports that tell of it."""

from __future__ import annotations

from typing import Any

import pytest

from graph import ids
from graph.reports import DateSpan, EventReport, Realis
from graph.resolution.events.history import history
from graph.resolution.events.merge import Event, merge
from tests.graph.resolution.events.tellings import between, told
from tests.graph.stories import event, month, on

ASHA = "asha-mwangi"
TWO = (ASHA, "jean-pierre")
DAY, LATER = on("2024-04-01"), on("2024-04-05")
PLANNED, NEGATED = Realis.PLANNED, Realis.NEGATED


def merged(*found: tuple[EventReport, str | None]) -> Event:
    return merge([told(f"s{n}", report, known) for n, (report, known) in enumerate(found)])


def test_the_id_is_that_of_the_earliest_published_report_and_of_the_smallest_id_among_undated_ones() -> None:
    found = [told(f"s{n}", event(TWO, DAY), known) for n, known in enumerate((None, "2024-04-03", "2024-04-02"))]
    event_of = merge(found)
    assert event_of.id == ids.event_id(found[2].id)
    assert event_of.reports == tuple(sorted(item.id for item in found))
    undated = [told(f"s{n}", event(TWO, DAY)) for n in range(3)]
    assert merge(undated).id == ids.event_id(min(item.id for item in undated))


def test_how_many_articles_tell_of_it_how_many_wrote_it_and_since_when_it_is_known() -> None:
    first = told("a", event(TWO, DAY), "2024-04-03")
    copy = told("b", event(TWO, DAY), "2024-04-02", origin=first.article)
    third = told("c", event((ASHA,), DAY))
    event_of = merge([first, copy, third])
    for row in (event_of.node, event_of.participants[ASHA]):
        assert (row["sources"], row["independent"], row["known"]) == (3, 2, "2024-04-02")
    jean = event_of.participants["jean-pierre"]
    assert (jean["sources"], jean["independent"], jean["known"]) == (2, 1, "2024-04-02")
    assert "known" not in merge([third]).node
    assert event_of.node["quoted_in"] == sorted(event_of.node["articles"])


@pytest.mark.parametrize(
    ("found", "realis"),
    [
        ([(PLANNED, "2024-03-01"), (Realis.ACTUAL, "2024-02-01")], "actual"),
        ([(PLANNED, "2024-03-01"), (NEGATED, "2024-03-20")], "negated"),
        ([(NEGATED, "2024-03-01"), (PLANNED, "2024-03-20")], "planned"),
        ([(NEGATED, None), (PLANNED, "2024-03-20")], "planned"),
        ([(NEGATED, "2024-03-20"), (PLANNED, "2024-03-20")], "planned"),
    ],
)
def test_realis_is_actual_or_what_was_last_said(found: list[tuple[Realis, str | None]], realis: str) -> None:
    assert merged(*((event(TWO, DAY, realis=r), known) for r, known in found)).node["realis"] == realis


@pytest.mark.parametrize(
    ("found", "edtf"),
    [
        ([(month("2024-04"), Realis.ACTUAL, None), (DAY, PLANNED, None)], "2024-04-01"),
        ([(LATER, Realis.ACTUAL, None), (DAY, PLANNED, None), (DAY, PLANNED, None)], "2024-04-05"),
        ([(DAY, PLANNED, "2024-03-01"), (LATER, PLANNED, "2024-03-02"), (DAY, PLANNED, "2024-02-02")], "2024-04-05"),
        (
            [(DAY, PLANNED, "2024-03-01"), (between("2024-05-06", "2024-05-12"), PLANNED, "2024-03-02")],
            "2024-05-06/2024-05-12",
        ),
        ([(DAY, NEGATED, None), (None, PLANNED, None)], "2024-04-01"),
        ([(between("2024-04-05", "2024-04-01"), Realis.ACTUAL, None)], "2024-04-05/2024-04-01"),
    ],
)
def test_the_date_is_the_most_precise_one_that_still_holds(
    found: list[tuple[DateSpan | None, Realis, str | None]], edtf: str
) -> None:
    assert merged(*((event(TWO, when, realis=r), known) for when, r, known in found)).node["edtf"] == edtf


def test_the_subtype_is_voted_on_and_brings_its_type() -> None:
    meeting, summit = event(TWO, DAY), event(TWO, DAY, subtype="summit")
    assert merged((meeting, None), (meeting, None), (summit, None)).node["subtype"] == "meeting"
    tied = merged((meeting, None), (summit, None)).node
    assert (tied["subtype"], tied["by_subtype"][:7]) == ("summit", "summit|")
    assert " · summit · " in tied["label"]


def test_those_whom_others_stood_for_are_represented() -> None:
    event_of = merged(
        (event(TWO, DAY, represents=("haiti",)), None), (event((ASHA, "kenya"), DAY, represents=("kenya",)), None)
    )
    owner = ids.owner_code("haiti")
    assert event_of.represented == {
        "haiti": {"by": sorted(TWO), "attended": True, "by_owner": f"{owner}12024-04-01{event_of.id}"}
    }
    assert event_of.participants["kenya"]["represents"] == []
    planned = merged((event(TWO, DAY, realis=PLANNED, represents=("haiti",)), None))
    assert planned.represented["haiti"]["attended"] is False


def test_every_value_can_be_stored() -> None:
    event_of = merged(
        (event(TWO, DAY, represents=("haiti",), places=("nairobi",)), "2024-04-02"),
        (event(TWO, LATER, realis=NEGATED, places=("haiti",)), None),
    )
    assert event_of.conflicts
    for rows in ({"": event_of.node}, event_of.participants, event_of.places, event_of.represented, event_of.conflicts):
        for row in rows.values():
            for value in row.values():
                assert type(value) in (str, int, float, bool, list)
                assert not isinstance(value, list) or len({type(item) for item in value}) <= 1


@pytest.mark.parametrize(
    ("found", "turns"),
    [
        (
            [(PLANNED, DAY, "2024-03-01"), (PLANNED, DAY, "2024-03-02"), (PLANNED, LATER, "2024-03-03")],
            ["announced", None, "postponed"],
        ),
        ([(Realis.ACTUAL, DAY, "2024-04-02"), (PLANNED, DAY, "2024-03-01")], ["announced", "held"]),
        ([(NEGATED, DAY, "2024-04-02"), (PLANNED, DAY, "2024-03-01")], ["announced", "cancelled"]),
        (
            [(PLANNED, DAY, "1"), (NEGATED, DAY, "2"), (NEGATED, DAY, "3"), (PLANNED, LATER, "4")],
            ["announced", "cancelled", None, "postponed"],
        ),
        ([(Realis.ACTUAL, DAY, "1"), (NEGATED, DAY, "2"), (PLANNED, DAY, None)], ["held", "denied", "announced"]),
        ([(Realis.ACTUAL, DAY, "1"), (PLANNED, DAY, "2"), (Realis.ACTUAL, DAY, "3")], ["held", None, None]),
        ([(Realis.HYPOTHETICAL, None, "1"), (NEGATED, None, "2")], [None, "denied"]),
    ],
)
def test_history_has_its_turns_in_order_of_publication(found: list[Any], turns: list[str | None]) -> None:
    rows = history([told(f"s{n}", event(TWO, when, realis=r), known) for n, (r, when, known) in enumerate(found)])
    assert [row["turn"] for row in rows] == turns
    assert [row["known"] or "~" for row in rows] == sorted(row["known"] or "~" for row in rows)
    assert all(set(row) == {"article", "known", "realis", "edtf", "turn"} for row in rows)
