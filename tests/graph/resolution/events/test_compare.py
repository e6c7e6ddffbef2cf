"""Which pairs of reports are one event, and for which reasons."""

from __future__ import annotations

import pytest
from hypothesis import given

from graph.reports import ArticleReport, EventReport, Realis, Role
from graph.resolution.bonds import Bonds
from graph.resolution.cluster import clusters
from graph.resolution.events.compare import RULES, compare
from graph.resolution.outcome import Outcome
from tests.graph import strategies
from tests.graph.resolution.events.tellings import between, groups, quoting, told, varied, views
from tests.graph.stories import event, month, on, story

DAY = on("2024-04-01")
NEXT = on("2024-04-02")
YEAR = between("2024-01-01", "2024-12-31")
TWO = ("asha-mwangi", "jean-pierre")
ASHA, JEAN = TWO
LONG = "The two of them met again in the old town and spoke for an hour"
SAME, UNDECIDED, DIFFERENT = Outcome.SAME, Outcome.UNDECIDED, Outcome.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        pytest.param(event(TWO, DAY), event((*TWO, "mary-cole"), DAY), SAME, id="two people in common"),
        pytest.param(event(TWO, DAY), event((ASHA,), DAY), UNDECIDED, id="one of the two, who may have met others"),
        pytest.param(
            event(TWO, DAY, subtype="signing"), event((ASHA,), DAY, subtype="signing"), SAME, id="nobody signs twice"
        ),
        pytest.param(event(TWO, DAY), event((ASHA, "mary-cole"), DAY), DIFFERENT, id="one met two others"),
        pytest.param(event(TWO, DAY), event((ASHA, "haiti"), DAY), UNDECIDED, id="a guest, or whom he stands for"),
        pytest.param(event((ASHA, "caricom"), DAY), event((ASHA, "haiti"), DAY), DIFFERENT, id="two delegations"),
        pytest.param(event(("kenya", "haiti"), DAY), event(("kenya", "haiti"), DAY), SAME, id="the same two countries"),
        pytest.param(event(("kenya",), DAY), event(("kenya",), DAY), DIFFERENT, id="one country meets many"),
        pytest.param(
            event(("kenya",), DAY, subtype="deployment"),
            event(("kenya",), DAY, subtype="deployment"),
            UNDECIDED,
            id="one country sends its people somewhere",
        ),
        pytest.param(event(("caricom",), DAY), event(("caricom",), DAY), UNDECIDED, id="one body"),
        pytest.param(
            event(("caricom",), DAY, subtype="approval"),
            event(("caricom",), DAY, subtype="establishment"),
            UNDECIDED,
            id="one body, two names for what it decided",
        ),
        pytest.param(
            event(("caricom",), DAY, subtype="approval"),
            event(("caricom",), DAY, subtype="approval"),
            SAME,
            id="what a body decided",
        ),
        pytest.param(
            event(TWO, DAY, places=("nairobi",), subtype="summit"),
            event(TWO, DAY, places=("nairobi",)),
            SAME,
            id="a summit is a meeting",
        ),
        pytest.param(
            event((ASHA,), DAY, places=("nairobi",), subtype="visit"),
            event((ASHA,), DAY, places=("mombasa",), subtype="visit"),
            SAME,
            id="two places of one country may be one",
        ),
        pytest.param(
            event((ASHA,), DAY, places=("nairobi",), subtype="visit"),
            event((ASHA,), DAY, places=("haiti",), subtype="visit"),
            UNDECIDED,
            id="two places apart",
        ),
        pytest.param(
            event((), DAY, reference="12"), event((), month("2024-04"), reference="12"), UNDECIDED, id="one number"
        ),
        pytest.param(
            event(("caricom",), DAY, reference="12"),
            event(("caricom",), None, reference="12"),
            SAME,
            id="one number, given by one body",
        ),
        pytest.param(
            event(("kenya",), DAY, reference="12"),
            event(("kenya",), None, reference="12"),
            UNDECIDED,
            id="a number that a country only mentions",
        ),
        pytest.param(event(TWO, DAY, realis=Realis.PLANNED), event(TWO, DAY), SAME, id="announced and held"),
        pytest.param(
            event(TWO, DAY, realis=Realis.PLANNED), event(TWO, DAY, realis=Realis.NEGATED), SAME, id="called off"
        ),
        pytest.param(
            quoting(event(TWO, DAY, subtype="pledge"), "Jean Pierre pledges four hundred radios"),
            quoting(event(TWO, DAY, subtype="pledge"), "Jean Pierre promises more money for schools"),
            UNDECIDED,
            id="two statements of one day",
        ),
        pytest.param(
            quoting(event(TWO, DAY, subtype="pledge"), "Jean Pierre pledges four hundred radios"),
            quoting(event(TWO, DAY, subtype="pledge"), "four hundred radios, Jean Pierre pledges"),
            SAME,
            id="one statement",
        ),
        pytest.param(
            event((ASHA,), DAY, places=("haiti",), subtype="visit"),
            event((ASHA,), between("2024-03-28", "2024-04-10"), places=("haiti",), subtype="visit"),
            SAME,
            id="within a fortnight one comes once",
        ),
        pytest.param(
            event((ASHA,), DAY, places=("haiti",), subtype="visit"),
            event((ASHA,), month("2024-04"), places=("haiti",), subtype="visit"),
            SAME,
            id="nobody pays two visits to one country in a month",
        ),
        pytest.param(
            event((ASHA,), DAY, places=("haiti",), subtype="signing"),
            event((ASHA,), month("2024-04"), places=("haiti",), subtype="signing"),
            UNDECIDED,
            id="within a month perhaps twice",
        ),
        pytest.param(
            event((ASHA,), DAY, places=("haiti",), subtype="visit"),
            event((ASHA,), NEXT, places=("haiti",), subtype="visit"),
            SAME,
            id="the day of arrival and the next",
        ),
        pytest.param(
            event((ASHA,), DAY, subtype="visit", places=("nairobi",), represents=("haiti",), role=Role.VISITOR),
            event(("haiti",), DAY, subtype="visit", places=("nairobi",), role=Role.VISITOR),
            SAME,
            id="a country for who stood for it",
        ),
        pytest.param(
            event((ASHA,), DAY, subtype="visit", represents=("haiti",), role=Role.VISITOR),
            event(("haiti",), DAY, subtype="visit", role=Role.HOST),
            UNDECIDED,
            id="the country that was visited",
        ),
        pytest.param(
            event(("caricom", "haiti"), DAY, subtype="approval", places=("haiti",)),
            event(("caricom",), YEAR, subtype="approval", places=("haiti",)),
            SAME,
            id="what a body decided on a country that year",
        ),
        pytest.param(
            event(("caricom", "haiti"), DAY, subtype="approval"),
            event(("caricom", "kenya"), YEAR, subtype="approval"),
            DIFFERENT,
            id="on another country",
        ),
        pytest.param(
            event(TWO, DAY, places=("haiti",)), event(TWO, month("2024-04"), places=("haiti",)), UNDECIDED, id="talks"
        ),
        pytest.param(
            event(TWO, DAY, places=("nairobi",)), event(TWO, NEXT, places=("nairobi",)), UNDECIDED, id="days apart"
        ),
    ],
)
def test_outcomes(a: EventReport, b: EventReport, outcome: Outcome) -> None:
    left, right = told("a", a), told("b", b)
    found = compare(left, right)
    assert found.outcome is outcome, found
    assert found == compare(right, left)
    assert left.keys & right.keys or outcome is DIFFERENT, "would never be compared"
    if found.forbidden is None:
        assert found.score == sum(reason.weight for reason in found.reasons)


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (event(TWO, DAY), event(TWO, on("2024-04-04")), "different dates"),
        (event(TWO, DAY), event(TWO, NEXT), "different dates"),
        (event(TWO, DAY), event(TWO, DAY, subtype="signing"), "different kinds of event"),
        (event(TWO, DAY), event(TWO, DAY, subtype="visit"), "different kinds of event"),
        (event(TWO, DAY), event(TWO, DAY, realis=Realis.NEGATED), "what one says happened, the other does not"),
        (
            event(TWO, DAY, realis=Realis.HYPOTHETICAL),
            event(TWO, DAY, realis=Realis.PLANNED),
            "what one says happened, the other does not",
        ),
        (event(TWO, DAY, reference="1"), event(TWO, DAY, reference="2"), "different numbers"),
        (event(TWO, None), event(TWO, DAY), "no day known"),
    ],
)
def test_hard_rules(a: EventReport, b: EventReport, rule: str) -> None:
    found = compare(told("a", a), told("b", b))
    assert (found.outcome, found.forbidden) == (DIFFERENT if rule != "no day known" else UNDECIDED, rule)


def test_days_apart_are_a_candidate_and_nothing_more() -> None:
    left = told("a", event(TWO, DAY, places=("nairobi",)))
    right = told("b", event(TWO, on("2024-04-03"), places=("nairobi",)))
    assert compare(left, right).forbidden == "days apart"
    assert groups(left, right) == [1, 1]


@pytest.mark.parametrize(
    ("published", "outcome"),
    [("2024-04-02", SAME), ("2024-04-08", SAME), ("2024-04-20", UNDECIDED), ("2024-03-30", DIFFERENT)],
)
def test_an_undated_report_is_of_what_was_news_when_it_appeared(published: str, outcome: Outcome) -> None:
    left = told("a", event((ASHA,), DAY, places=("nairobi",), subtype="signing"))
    right = told("b", event((ASHA,), None, places=("nairobi",), subtype="signing"), published)
    assert compare(left, right).outcome is outcome


@pytest.mark.parametrize(("published", "outcome"), [("2024-04-30", SAME), ("2024-05-20", UNDECIDED)])
def test_two_who_visit_are_told_of_for_a_month(published: str, outcome: Outcome) -> None:
    left = told("a", event(TWO, DAY, places=("nairobi",), subtype="visit"))
    right = told("b", event(TWO, None, places=("nairobi",), subtype="visit"), published)
    assert compare(left, right).outcome is outcome
    assert left.keys & right.keys or outcome is UNDECIDED


def test_a_plan_without_a_day_is_of_what_was_to_come_soon() -> None:
    left = told("a", event((ASHA,), None, places=("haiti",), subtype="visit", realis=Realis.PLANNED), "2024-03-29")
    early = told("b", event((ASHA,), None, places=("haiti",), subtype="visit", realis=Realis.PLANNED), "2024-03-20")
    right = told("c", event((ASHA,), DAY, places=("haiti",), subtype="visit"))
    assert [compare(plan, right).outcome for plan in (left, early)] == [SAME, UNDECIDED]


@pytest.mark.parametrize(("published", "outcome"), [("2024-04-02", SAME), ("2024-04-03", UNDECIDED)])
def test_talks_without_a_day_are_the_last_ones(published: str, outcome: Outcome) -> None:
    left = told("a", event(TWO, DAY, places=("nairobi",)))
    assert compare(left, told("b", event(TWO, None, places=("kenya",)), published)).outcome is outcome


def test_a_month_is_enough_for_what_is_told_in_the_same_words() -> None:
    words = "The council authorised the support mission for the island"
    left = told("a", quoting(event(("caricom",), DAY, subtype="approval"), words + " on Monday"))
    right = told("b", quoting(event(("caricom",), month("2024-04"), subtype="approval"), words.replace("The", "A")))
    other = quoting(
        event(("caricom",), month("2024-04"), subtype="approval"), "The council votes on budgets and salaries"
    )
    assert compare(left, right).outcome is SAME
    assert compare(left, told("c", other)).outcome is UNDECIDED


def test_a_passage_printed_twice_is_one_event_without_a_day() -> None:
    left = told("a", quoting(event((ASHA,), None), LONG), "2024-04-02")
    right = told("b", quoting(event((ASHA,), None), LONG.upper().replace(" ", "  ")), "2024-04-09")
    later = told("c", quoting(event((ASHA,), None), LONG), "2025-04-09")
    assert compare(left, right).outcome is SAME
    assert left.keys & right.keys
    assert compare(left, later).outcome is UNDECIDED
    assert groups(left, right, later) == [1, 2]


@pytest.mark.parametrize(
    "other", [event(("mary-cole",), None, places=("haiti",)), event((ASHA,), None, places=("nairobi",))]
)
def test_a_headline_used_again_elsewhere_or_for_others_ties_nothing(other: EventReport) -> None:
    mine = event((ASHA,), None, places=("haiti",))
    left, right = told("a", quoting(mine, LONG), "2024-04-02"), told("b", quoting(other, LONG), "2024-04-02")
    assert compare(left, right).outcome is DIFFERENT


def test_one_article_tells_its_own_events_apart() -> None:
    left, right = views(story("a", event(TWO, DAY, key="1"), event(TWO, DAY, key="2")))
    assert compare(left, right).forbidden == "one article tells them apart"


def test_a_chain_never_joins_two_reports_of_one_article() -> None:
    """`b` is like both events of `a`; it can be only one of them, the one that it is more like."""
    kind = "signing"
    first, second = views(
        story("a", event((ASHA,), DAY, key="1", subtype=kind), event(TWO, DAY, key="2", subtype=kind))
    )
    found = {item.id: item for item in (first, second, told("b", event(TWO, DAY, subtype=kind)))}
    (pair,) = (group for group in clusters(found, RULES, Bonds()) if len(group) == 2)
    assert first.id not in pair


def test_a_plan_is_held_or_called_off_never_both() -> None:
    plan = told("a", event(TWO, DAY, realis=Realis.PLANNED))
    held, off = told("b", event(TWO, DAY)), told("c", event(TWO, DAY, realis=Realis.NEGATED))
    assert groups(plan, held, off) == [1, 2]


def test_the_same_people_on_three_days_stay_three() -> None:
    days = [event(TWO, on(f"2024-04-0{n}"), places=("nairobi",)) for n in (1, 2, 3)]
    found = [told(f"{article}{n}", day) for article in "ab" for n, day in enumerate(days)]
    assert groups(*found) == [2, 2, 2]


def test_two_summits_of_one_name_in_two_years_stay_two() -> None:
    years = [
        event((*TWO, "caricom"), on(f"{year}-07-03"), subtype="summit", places=("haiti",)) for year in (2023, 2024)
    ]
    found = [told(f"{article}{n}", year) for article in "ab" for n, year in enumerate(years)]
    assert groups(*found) == [2, 2]


def test_two_meetings_of_one_president_on_one_day_stay_two() -> None:
    """What a third article says of the president alone may be either."""
    found = [
        told(f"{source}-{guest}", event((ASHA, guest), DAY, represents=("kenya",), places=("nairobi",)))
        for source in "ab"
        for guest in ("jean-pierre", "mary-cole")
    ]
    alone = told("c", event((ASHA,), DAY, represents=("kenya",), places=("nairobi",)))
    assert groups(*found, alone) == [1, 2, 2]


def test_a_signing_told_with_differing_lists_of_names_is_one() -> None:
    lists = (("kenya", *TWO), (ASHA, "haiti", "kenya"), (*TWO, "mary-cole", "caricom"))
    assert groups(*(told(f"s{n}", event(who, DAY, subtype="signing")) for n, who in enumerate(lists))) == [3]


def test_a_busy_country_gives_no_candidates() -> None:
    """Twenty things that a country says and does on one day, with others each time or with nobody."""
    others = ("haiti", "caricom", ASHA, "jean-pierre")
    found = [
        told(
            f"{source}{n}", quoting(event(("kenya", other), DAY, subtype=subtype), f"{subtype} number {n} by {source}")
        )
        for source in "ab"
        for subtype in ("meeting", "pledge", "request", "criticism")
        for n, other in enumerate(others)
    ]
    apart = [
        compare(left, right).outcome
        for left in found
        for right in found
        if left.article < right.article and left.delegations | left.persons != right.delegations | right.persons
    ]
    assert set(apart) == {DIFFERENT}


@given(varied(most=2))
def test_comparing_is_symmetric(found: list[ArticleReport]) -> None:
    everything = [view for report in found for view in views(report, report.article.published)]
    for left in everything:
        for right in everything:
            assert compare(left, right) == compare(right, left)


@given(strategies.archives(most=2))
def test_what_is_the_same_on_one_day_shares_a_blocking_key(found: list[ArticleReport]) -> None:
    """Looking only at reports with a key in common loses nothing among those that have a day."""
    everything = [view for report in found for view in views(report)]
    dated = [view for view in everything if view.report.date and view.report.date.earliest == view.report.date.latest]
    for left in dated:
        for right in dated:
            if compare(left, right).outcome is Outcome.SAME:
                assert left.keys & right.keys
