"""What articles on one event say differently, and what is no contradiction."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import ids
from graph.reports import ArticleReport, EventReport, Realis, Role
from graph.resolution.events.conflicts import conflicts
from graph.resolution.events.merge import merge
from graph.resolution.events.views import EventView
from tests.graph import strategies
from tests.graph.resolution.events.tellings import between, told, views
from tests.graph.stories import event, month, on

ASHA = "asha-mwangi"
TWO = (ASHA, "jean-pierre")
DAY = on("2024-04-01")


def found(*told_of: tuple[EventReport, str | None]) -> dict[str, dict[str, Any]]:
    """The conflicts by field and, behind a space, the participant; their values are read."""
    rows = conflicts("e1", [told(f"s{n}", report, known) for n, (report, known) in enumerate(told_of)])
    assert all(
        row["id"] == name == ids.conflict_id("e1", row["field"], row.get("subject", "")) for name, row in rows.items()
    )
    return {
        f"{row['field']} {row.get('subject', '')}".strip(): row | {"values": json.loads(row["values"])}
        for row in rows.values()
    }


def values(row: dict[str, Any]) -> list[tuple[Any, bool, int]]:
    return [(item["value"], item["shown"], len(item["articles"])) for item in row["values"]]


def absent(report: EventReport, who: str) -> EventReport:
    """The same without this participant having been there."""
    return replace(
        report,
        participants=tuple(replace(p, attended=p.attended and p.entity != who) for p in report.participants),
    )


def test_one_article_contradicts_nobody() -> None:
    assert found((event(TWO, DAY), None)) == {}


def test_days_that_exclude_each_other() -> None:
    row = found((event(TWO, DAY), None), (event(TWO, on("2024-04-04")), None), (event(TWO, on("2024-04-04")), None))[
        "date"
    ]
    assert values(row) == [
        ({"earliest": "2024-04-04", "latest": "2024-04-04"}, True, 2),
        ({"earliest": "2024-04-01", "latest": "2024-04-01"}, False, 1),
    ]
    assert (row["size"], row["by_size"]) == (3.0, "003.0000" + row["id"])
    (passage,) = row["values"][1]["evidence"]
    assert passage["quote"] == "They met."
    assert passage["article_id"] == row["values"][1]["articles"][0]


@pytest.mark.parametrize("other", [month("2024-04"), between("2024-03-30", "2024-04-01"), None])
def test_a_day_within_a_longer_time_is_no_conflict(other: Any) -> None:
    assert found((event(TWO, DAY), None), (event(TWO, other), None)) == {}


def test_the_largest_conflict_of_dates_still_sorts() -> None:
    row = found((event(TWO, DAY), None), (event(TWO, on("1999-04-01")), None))["date"]
    assert row["by_size"].startswith("999.0000x")


def test_what_was_put_off_is_history_and_what_is_announced_twice_is_not() -> None:
    plan, later = event(TWO, DAY, realis=Realis.PLANNED), event(TWO, on("2024-04-04"), realis=Realis.PLANNED)
    assert found((plan, "2024-03-01"), (later, "2024-03-20")) == {}
    assert found((plan, "2024-03-01"), (event(TWO, on("2024-04-04")), "2024-04-04")) == {}
    assert set(found((plan, "2024-03-01"), (later, "2024-03-01"))) == {"date"}
    assert set(found((plan, None), (later, "2024-03-20"))) == {"date"}


def test_places_with_nothing_in_common() -> None:
    row = found(
        (event(TWO, DAY, places=("nairobi",)), None),
        (event(TWO, DAY, places=("haiti",)), None),
        (event(TWO, DAY, places=("nairobi", "kenya")), None),
        (event(TWO, DAY), None),
    )["place"]
    assert values(row) == [("nairobi", True, 2), ("haiti", False, 1)]
    assert row["size"] == 0.3333


@pytest.mark.parametrize("other", ["kenya", "mombasa"])
def test_places_of_one_country_are_no_conflict(other: str) -> None:
    assert found((event(TWO, DAY, places=("nairobi",)), None), (event(TWO, DAY, places=(other,)), None)) == {}


def test_held_against_denied() -> None:
    row = found((event(TWO, DAY), None), (event(TWO, DAY, realis=Realis.NEGATED), None))["realis"]
    assert values(row) == [("actual", True, 1), ("negated", False, 1)]
    assert row["size"] == 0.5


@pytest.mark.parametrize("realis", [Realis.ACTUAL, Realis.NEGATED, Realis.HYPOTHETICAL])
def test_a_plan_contradicts_nothing(realis: Realis) -> None:
    assert found((event(TWO, DAY, realis=Realis.PLANNED), None), (event(TWO, DAY, realis=realis), None)) == {}


def test_there_and_not_there() -> None:
    told_of = event(TWO, DAY)
    rows = found((told_of, None), (told_of, None), (absent(told_of, ASHA), None))
    assert list(rows) == [f"attended {ASHA}"]
    assert values(rows[f"attended {ASHA}"]) == [(True, True, 2), (False, False, 1)]
    assert rows[f"attended {ASHA}"]["subject"] == ASHA


def test_whoever_is_stood_in_for_was_not_there() -> None:
    envoy = event(("jean-pierre",), DAY, represents=(ASHA,))
    rows = found((event(TWO, DAY), None), (envoy, None))
    assert values(rows[f"attended {ASHA}"]) == [(True, True, 1), (False, False, 1)]


def test_silence_is_no_absence() -> None:
    told_of = event(TWO, DAY)
    assert found((told_of, None), (event(TWO[1:], DAY), None)) == {}
    for role in (Role.HOST, Role.RECIPIENT):
        host = event(TWO, DAY, role=role)
        assert found((event(TWO, DAY, role=role), None), (absent(host, ASHA), None)) == {}
    nobody_there = absent(absent(told_of, ASHA), "jean-pierre")
    assert found((told_of, None), (nobody_there, None)) == {}
    countries = event(("kenya", "haiti"), DAY)
    assert found((countries, None), (absent(countries, "kenya"), None)) == {}


def test_nobody_is_host_and_guest() -> None:
    rows = found((event((ASHA,), DAY, role=Role.HOST), None), (event((ASHA,), DAY, role=Role.VISITOR), None))
    assert values(rows[f"role {ASHA}"]) == [("host", True, 1), ("visitor", False, 1)]
    assert found((event((ASHA,), DAY, role=Role.HOST), None), (event((ASHA,), DAY, role=Role.SPEAKER), None)) == {}


@given(strategies.archives().flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_shown_value_is_what_the_event_says_whatever_the_order(
    orders: tuple[list[ArticleReport], list[ArticleReport]],
) -> None:
    def everything(reports: list[ArticleReport]) -> list[EventView]:
        return [view for report in reports for view in views(report)]

    first, second = (everything(reports) for reports in orders)
    if not first:
        return
    event_of = merge(first)
    assert event_of == merge(second)
    for row in event_of.conflicts.values():
        shown = [item["value"] for item in json.loads(row["values"]) if item["shown"]]
        assert len(shown) <= 1
        assert len(json.loads(row["values"])) > 1
        if row["field"] == "date":
            assert shown == [{name: event_of.node.get(name) for name in ("earliest", "latest")}]
        if row["field"] == "role":
            assert shown == [event_of.participants[row["subject"]]["role"]]
