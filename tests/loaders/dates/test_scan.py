"""Scanning: a rule is passed over only where it could not match."""

from __future__ import annotations

import pytest

from loaders.dates.scan import hints, rules

SAYINGS = """
The envoys met on 2021-03-04 and again on 5/6/2021.
On Friday, March 12, 2021 the talks opened; on 14 May they ended, in June of last year they failed.
They talked on March 12 of last year, on May 3-5, 2020.
From 3 to 5 April 2020, in early May 2019, last June, and in this late July.
On the 4th of this month, in late 2018, in the first six months of 2017, the chamber sat.
In the week of May 3 and the week of the 9th of June it rested, as in 2014-16 and the late 1990s.
In Q2 2020, the second quarter of last year, the first half of 2016 and the first half of this year trade fell.
In the spring of 2015 and last winter; the following year, and the year before, it rose.
On Thursday evening, Monday of next week, later today, yesterday morning and the day after tomorrow.
Early next month, over the weekend, about three weeks ago, ten days from now, some years ago, in the past two months.
In the next few days, during recent weeks, soon, in about two years, that same evening, the next day, the night before.
Two days after the vote, a month later, for three more years, a six-month-long mission, a 90-day term, five hours.
Aged 42, a 20-year-old, sixty years of age, in his 40s; every other week, each Monday, annually, twice a year, Sundays.
""".strip().splitlines()


@pytest.mark.parametrize("text", SAYINGS)
def test_what_a_rule_needs_stands_wherever_it_matches(text: str) -> None:
    given = {name for name, hint in hints() if hint.search(text)}
    for rule in rules():
        for found in rule.pattern.finditer(text):
            assert rule.needs <= given, (rule.kind, found.group())
            own = {name for name, hint in hints() if hint.search(found.group())}
            assert rule.needs <= own, (rule.kind, found.group())


def test_the_sayings_reach_every_rule() -> None:
    silent = [rule for rule in rules() if not any(rule.pattern.search(text) for text in SAYINGS)]
    assert [rule.kind for rule in silent] == []
