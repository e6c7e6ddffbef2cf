"""Whole reports through a real service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import pytest

from graph.reports import ArticleReport, Kind
from loaders.reconcile import Cache, Limits, Question, Reconciler, Service, Tally
from tests.loaders.reconcile.articles import ALL_KINDS, article, items
from tests.loaders.reconcile.desk import Desk, candidate

pytestmark = pytest.mark.anyio

QUICK = Limits(pause=0.01, attempts=2)
PEOPLE = [(f"asha-{name}", Kind.PERSON, f"Asha {name.title()}") for name in "abcdefg"]
ASHA = article(("asha-mwangi", Kind.PERSON, "Asha Mwangi"))


@pytest.fixture
async def service(desk: Desk) -> AsyncIterator[Service]:
    async with Service.open(desk.url, agent="attache/test", limits=QUICK) as opened:
        yield opened


async def test_entities_get_the_items_that_the_service_is_sure_of(desk: Desk, service: Service) -> None:
    desk.known = {
        "Asha Mwangi": [candidate("Q10", 70, match=True), candidate("Q11", 60)],
        "Harbour Board": [candidate("Q12", 80), candidate("Q13", 79)],
        "Freedonia": [candidate("Q14", 97), candidate("Q15", 42)],
        "Lake Town": [candidate("NK-1", 99, match=True)],
    }
    reconciler = Reconciler(service)
    (made,) = await reconciler.reconcile([article(*ALL_KINDS)])
    assert items(made) == {"asha-mwangi": "Q10", "harbour-board": None, "freedonia": "Q14", "lake-town": None}
    assert reconciler.tally == Tally(asked=4, matched=2, unanswered=0)


async def test_many_questions_are_asked_in_batches(desk: Desk, service: Service) -> None:
    desk.manifest["batchSize"] = 3
    desk.known["Asha G"] = [candidate("Q7", match=True)]
    (made,) = await Reconciler(service).reconcile([article(*PEOPLE)])
    assert [len(batch) for batch in desk.batches] == [3, 3, 1]
    assert desk.batches[2].keys() == {"q0"}
    assert items(made)["asha-g"] == "Q7"


async def test_one_name_is_asked_for_once_whatever_the_answer(desk: Desk, service: Service) -> None:
    desk.known["Asha A"] = [candidate("Q7", match=True)]
    cache = Cache()
    first = [article(PEOPLE[0], PEOPLE[1]), article(PEOPLE[0], source="b")]
    second = [article(PEOPLE[1], PEOPLE[0], source="c")]
    made = await Reconciler(service, cache).reconcile(first)
    made += await Reconciler(service, cache).reconcile(second)
    assert [items(report)["asha-a"] for report in made] == ["Q7"] * 3
    assert desk.asked == ["Asha A", "Asha B"]


async def test_one_name_in_two_countries_is_two_questions(desk: Desk, service: Service) -> None:
    towns = [article(("lake-town", Kind.PLACE, "Lake Town", None, land), source=land) for land in ("kenya", "haiti")]
    await Reconciler(service).reconcile(towns)
    assert desk.asked == ["Lake Town", "Lake Town"]


async def test_two_names_of_one_item_get_none(desk: Desk, service: Service) -> None:
    desk.known = {"Asha A": [candidate("Q7", match=True)], "Asha B": [candidate("Q7", match=True)]}
    reconciler = Reconciler(service)
    (made,) = await reconciler.reconcile([article(PEOPLE[0], PEOPLE[1])])
    assert items(made) == {"asha-a": None, "asha-b": None}
    assert reconciler.tally.matched == 0


async def test_nothing_to_ask_asks_nobody(desk: Desk, service: Service) -> None:
    report = article(("kenya", Kind.COUNTRY, "Kenya", "Q114"))
    assert await Reconciler(service).reconcile([report]) == [report]
    assert desk.manifests == 0


async def test_a_failing_batch_costs_its_own_questions_and_is_not_remembered(desk: Desk, service: Service) -> None:
    desk.manifest["batchSize"] = 4
    desk.known = {name: [candidate(f"Q{number}", match=True)] for number, (_, _, name) in enumerate(PEOPLE, 1)}
    desk.trouble(400)
    cache = Cache()
    reconciler = Reconciler(service, cache)
    (made,) = await reconciler.reconcile([article(*PEOPLE)])
    assert list(items(made).values()) == [None] * 4 + ["Q5", "Q6", "Q7"]
    assert reconciler.tally == Tally(asked=7, matched=3, unanswered=4, failure="it answered 400 Bad Request")

    (made,) = await Reconciler(service, cache).reconcile([article(*PEOPLE)])
    assert list(items(made).values()) == [f"Q{number}" for number in range(1, 8)]
    assert len(desk.asked) == 7


async def test_a_question_that_the_service_passes_over_counts_as_unanswered(desk: Desk, service: Service) -> None:
    desk.silent.add("Asha A")
    reconciler = Reconciler(service)
    await reconciler.reconcile([article(PEOPLE[0], PEOPLE[1])])
    assert reconciler.tally == Tally(asked=2, matched=0, unanswered=1)


async def test_a_service_that_is_down_loses_nothing_and_is_soon_left_alone(desk: Desk, service: Service) -> None:
    for _ in range(100):
        desk.trouble(503)
    reports = [article(item, source=item[0]) for item in PEOPLE]
    reconciler = Reconciler(service)
    for report in reports:
        assert await reconciler.reconcile([report]) == [report]
    assert len(desk.arrivals) == QUICK.failures * QUICK.attempts
    assert reconciler.tally == Tally(asked=7, matched=0, unanswered=7, failure="it answered 503 Service Unavailable")


async def test_what_was_decided_before_stands_where_the_service_is_silent(desk: Desk, service: Service) -> None:
    asked: list[str] = []

    async def earlier(articles: Sequence[str]) -> dict[str, dict[str, str]]:
        asked.extend(articles)
        return {"a": {"asha-a": "Q7", "asha-b": "Q8"}}

    def items_of(reports: list[ArticleReport]) -> list[dict[str, str | None]]:
        return [items(report) for report in reports]

    both = [article(PEOPLE[0], PEOPLE[1]), article(PEOPLE[1], source="b")]
    desk.silent.add("Asha A")
    made = await Reconciler(service).reconcile(both, earlier)
    assert items_of(made) == [{"asha-a": "Q7", "asha-b": None}, {"asha-b": None}]
    assert asked == ["a"]


async def test_a_service_that_is_nowhere() -> None:
    async with Service.open("http://127.0.0.1:9/api", agent="attache/test", limits=QUICK) as service:
        reconciler = Reconciler(service)
        assert await reconciler.reconcile([ASHA]) == [ASHA]
    assert reconciler.tally.unanswered == 1
    assert "cannot be reached" in str(reconciler.tally.failure)


def test_the_least_recently_used_answer_is_given_up_first() -> None:
    one, two, three = (Question(Kind.PERSON, f"Asha {name}") for name in "ABC")
    cache = Cache(2)
    cache.keep({one: "Q1", two: None})
    assert cache.known([one]) == {one: "Q1"}
    cache.keep({three: "Q3"})
    assert cache.known([one, two, three]) == {one: "Q1", three: "Q3"}
