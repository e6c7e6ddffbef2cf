"""Reports that give no day of what happens once, is the first of its kind, or is so many of something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.reports import EventReport, Role
from graph.resolution.events.compare import compare
from graph.resolution.outcome import Outcome
from tests.graph.resolution.events.tellings import acting, between, groups, quoting, told
from tests.graph.stories import event, month, on

DAY = on("2024-04-01")
DAYS = ("2020-01-01", "2024-04-01")
YEAR = between("2024-01-01", "2024-12-31")
TWO = ("asha-mwangi", "jean-pierre")
ASHA = TWO[0]
SAME, UNDECIDED, DIFFERENT = Outcome.SAME, Outcome.UNDECIDED, Outcome.DIFFERENT
RESIGNS = event((ASHA,), None, subtype="resignation", role=Role.ACTOR)
APPOINTED = acting(event(("caricom", ASHA), None, subtype="appointment"), Role.ACTOR, Role.RECIPIENT)
FOUNDED = event(("caricom",), None, subtype="establishment", role=Role.RECIPIENT, places=("haiti",))
KILLED = quoting(event((ASHA,), None, subtype="attack", role=Role.RECIPIENT, places=("haiti",)), "Mwangi was murdered.")
RELATIONS = quoting(event(("kenya", "haiti"), None, subtype="establishment"), "Kenya and Haiti took up relations.")
SIGNED = event(TWO, None, subtype="signing", places=("nairobi",))


@pytest.mark.parametrize("retold", [RESIGNS, APPOINTED, FOUNDED, KILLED, RELATIONS, SIGNED])
def test_what_happens_once_is_retold_without_a_day_for_years(retold: EventReport) -> None:
    left, right = told("a", replace(retold, date=DAY)), told("b", retold, "2026-01-01")
    assert compare(left, right).outcome is SAME
    assert left.keys & right.keys
    assert compare(left, told("c", retold, "2024-03-01")).outcome is DIFFERENT, "told before it was"
    assert compare(left, told("d", replace(retold, date=on("2020-01-01")))).outcome is DIFFERENT


@pytest.mark.parametrize(
    "other",
    [
        acting(APPOINTED, Role.RECIPIENT, Role.ACTOR),  # who appointed others
        replace(FOUNDED, subtype="approval"),  # what a body already there is allowed
        quoting(KILLED, "Mwangi was attacked."),
        quoting(RELATIONS, "Kenya and Haiti set up a hotline."),
        replace(SIGNED, places=()),
    ],
)
def test_what_may_happen_often_needs_a_day(other: EventReport) -> None:
    left, right = told("a", replace(other, date=DAY)), told("b", other, "2026-01-01")
    assert compare(left, right).outcome is not SAME


def test_who_was_appointed_twice_is_told_of_without_a_day_in_neither() -> None:
    twice = [told(f"{source}{day}", replace(APPOINTED, date=on(day))) for source in "ab" for day in DAYS]
    assert groups(*twice, told("c", APPOINTED)) == [1, 2, 2]
    assert groups(*(item for item in twice if item.day == DAY.earliest), told("c", APPOINTED)) == [3]


def test_without_a_day_another_office_is_another_appointment() -> None:
    one = told("a", replace(quoting(APPOINTED, "Asha Mwangi became Prime Minister"), date=DAY))
    same = told("b", quoting(APPOINTED, "President Cole chose her as prime minister"))
    other = told("c", quoting(APPOINTED, "President Cole chose her as an ambassador"))
    assert [compare(one, item).outcome for item in (same, other)] == [SAME, UNDECIDED]


def test_one_is_elected_once_a_year_and_a_country_votes_once_on_what_is_told_alike() -> None:
    elected = event((ASHA,), YEAR, subtype="election", places=("haiti",))
    left, right = told("a", elected), told("b", replace(elected, date=DAY))
    assert compare(left, right).outcome is SAME
    assert left.keys & right.keys
    votes = event(("haiti",), YEAR, subtype="approval", places=("haiti",))
    first = told("a", quoting(votes, "In 2024 Haiti voted to leave the union in a referendum"))
    again = told(
        "b",
        quoting(replace(votes, date=DAY), "Haiti voted on April 1, 2024, by referendum to leave the union, after all"),
    )
    other = told("c", quoting(replace(votes, date=DAY), "Haiti approved a loan for schools and hospitals"))
    assert [compare(first, item).outcome for item in (again, other)] == [SAME, DIFFERENT]
    assert first.keys & again.keys


def test_a_visit_of_three_days_is_no_chain() -> None:
    days = [told(f"s{n}", event((ASHA,), on(f"2024-04-0{n}"), places=("haiti",), subtype="visit")) for n in (1, 2, 3)]
    assert groups(*days) == [1, 2]


def _pledge(words: str, *, who: str = "kenya") -> EventReport:
    return quoting(event((who,), None, subtype="pledge", role=Role.ACTOR), words)


def test_a_promise_is_told_for_years_by_its_size() -> None:
    first = told("a", replace(_pledge("Kenya pledges 1,000 officers"), date=DAY))
    again = told("b", _pledge("So far 700 of the 1,000 police officers are there that Kenya offered"), "2026-01-01")
    more = told("c", _pledge("Kenya pledges 600 more officers"), "2024-05-01")
    others = told("d", _pledge("Haiti pledges 1,000 officers", who="haiti"), "2024-05-01")
    assert compare(first, again).outcome is SAME
    assert first.keys & again.keys
    assert [compare(first, item).outcome for item in (more, others)] == [DIFFERENT, DIFFERENT]
    assert groups(first, again, more, others) == [1, 1, 2]
    both = told("e", _pledge("Kenya pledges 600 officers after 1,000 officers"), "2024-05-01")
    assert groups(first, again, more, both) == [1, 1, 2]


def test_the_first_of_a_kind_is_one() -> None:
    asks = event(("haiti",), None, subtype="request", role=Role.ACTOR, places=("haiti",))
    left = told("a", quoting(replace(asks, date=month("2024-04")), "Haiti initially asked for help"))
    right = told("b", quoting(asks, "since its leaders first asked for help"), "2026-01-01")
    other = told("c", quoting(asks, "Haiti asked for help"), "2026-01-01")
    assert compare(left, right).outcome is SAME
    assert left.keys & right.keys
    assert compare(left, other).outcome is DIFFERENT
