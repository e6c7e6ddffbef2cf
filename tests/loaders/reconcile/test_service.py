"""The service over HTTP: a real server on a loopback port answers."""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from graph.reports import Kind
from loaders.reconcile import Candidate, Limits, Question, ReconcileError, Service
from tests.loaders.reconcile.desk import Desk, candidate

pytestmark = pytest.mark.anyio

QUICK = Limits(pause=0.01)
ASHA = Question(Kind.PERSON, "Asha Mwangi", "Q114")
BOARD = Question(Kind.BODY, "Harbour Board", "Q114", "Q77")
TOWN = Question(Kind.PLACE, "Lake Town")
LAND = Question(Kind.COUNTRY, "Freedonia")


async def ask(url: str, *questions: Question, limits: Limits = QUICK) -> dict[Question, tuple[Candidate, ...]]:
    async with Service.open(url, agent="attache/test", limits=limits) as service:
        return await service.ask(questions)


async def test_questions_are_sent_in_wikidatas_words_and_answers_come_back(desk: Desk) -> None:
    desk.known["Asha Mwangi"] = [candidate("Q10", 100, match=True), {"id": "Q11", "score": None, "match": None}]
    answers = await ask(desk.url, ASHA, BOARD, TOWN, LAND)
    assert answers[ASHA] == (Candidate(id="Q10", name="Q10", score=100, match=True), Candidate(id="Q11"))
    assert answers[BOARD] == answers[TOWN] == answers[LAND] == ()
    assert desk.batches == [
        {
            "q0": {
                "query": "Asha Mwangi",
                "limit": 5,
                "type": "Q5",
                "properties": [{"pid": "P27", "v": {"id": "Q114"}}],
            },
            "q1": {
                "query": "Harbour Board",
                "limit": 5,
                "type": "Q43229",
                "properties": [{"pid": "P17", "v": {"id": "Q114"}}, {"pid": "P749", "v": {"id": "Q77"}}],
            },
            "q2": {"query": "Lake Town", "limit": 5, "type": "Q17334923"},
            "q3": {"query": "Freedonia", "limit": 5, "type": "Q6256"},
        }
    ]
    assert desk.agents == {"attache/test"}


async def test_a_service_with_other_types_gets_the_name_alone(desk: Desk) -> None:
    desk.manifest["identifierSpace"] = "https://www.opensanctions.org/reference/#schema"
    await ask(desk.url, ASHA)
    assert desk.batches == [{"q0": {"query": "Asha Mwangi", "limit": 5}}]


async def test_the_manifest_is_asked_for_once_and_says_how_much_a_batch_may_hold(desk: Desk) -> None:
    async with Service.open(desk.url, agent="attache/test") as service:
        assert desk.manifests == 0
        assert (await service.manifest()).batch_size == 50
        await service.ask([ASHA])
        await service.ask([BOARD])
    assert desk.manifests == 1
    desk.manifest["batchSize"] = 3
    async with Service.open(desk.url, agent="attache/test") as service:
        assert (await service.manifest()).batch_size == 3


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ([], "no manifest"),
        ({"name": "An API of another kind"}, "no manifest"),
        ({"versions": ["1.0"], "identifierSpace": "http://www.wikidata.org/entity/"}, "0.1 or 0.2 is needed"),
        ({"identifierSpace": "https://items.example/entity/"}, "not of Wikidata"),
    ],
)
async def test_a_service_of_another_kind_is_asked_nothing(desk: Desk, manifest: Any, reason: str) -> None:
    desk.manifest = manifest
    with pytest.raises(ReconcileError, match=reason):
        await ask(desk.url, ASHA)
    assert desk.arrivals == []


async def test_an_address_that_has_moved_is_followed(desk: Desk) -> None:
    desk.known["Asha Mwangi"] = [candidate("Q10", match=True)]
    assert (await ask(desk.url.replace("/api", "/old"), ASHA))[ASHA][0].id == "Q10"


async def test_an_overloaded_service_is_given_the_time_it_asks_for(desk: Desk) -> None:
    desk.known["Asha Mwangi"] = [candidate("Q10", match=True)]
    desk.trouble(429, Retry_After="1")
    assert (await ask(desk.url, ASHA))[ASHA][0].id == "Q10"
    first, second = desk.arrivals
    assert second - first >= 1


async def test_a_time_of_day_is_waited_for_too(desk: Desk) -> None:
    desk.trouble(503, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True))
    began = time.monotonic()
    assert await ask(desk.url, ASHA) == {ASHA: ()}
    assert time.monotonic() - began >= 1  # of the 3, what the way there has left


async def test_a_failing_service_is_asked_again_and_then_given_up(desk: Desk) -> None:
    desk.trouble(500)
    desk.trouble(502, Retry_After="soon")
    assert await ask(desk.url, ASHA) == {ASHA: ()}
    assert len(desk.arrivals) == 3
    for _ in range(3):
        desk.trouble(503)
    with pytest.raises(ReconcileError, match="it answered 503"):
        await ask(desk.url, ASHA)
    assert len(desk.arrivals) == 6


@pytest.mark.parametrize(("status", "headers"), [(400, {}), (404, {}), (429, {"Retry_After": "86400"})])
async def test_what_waiting_does_not_help_is_not_asked_again(desk: Desk, status: int, headers: dict[str, str]) -> None:
    desk.trouble(status, **headers)
    with pytest.raises(ReconcileError, match=f"it answered {status}"):
        await ask(desk.url, ASHA)
    assert len(desk.arrivals) == 1


@pytest.mark.parametrize(
    "said", ["<html></html>", "[]", '"fine"', "{}", '{"q0": {}}', '{"q0": {"result": [{"id": 1}]}}']
)
async def test_an_answer_of_another_kind_is_a_failure(desk: Desk, said: str) -> None:
    desk.troubles.append(PlainTextResponse(said))
    with pytest.raises(ReconcileError, match="its answer is not"):
        await ask(desk.url, ASHA)


async def test_a_question_without_an_answer_is_left_out(desk: Desk) -> None:
    desk.silent.add("Asha Mwangi")
    assert await ask(desk.url, ASHA, BOARD) == {BOARD: ()}


async def test_nobody_at_the_address() -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))  # taken, but nobody listens
        with pytest.raises(ReconcileError, match="it cannot be reached"):
            await ask(f"http://127.0.0.1:{sock.getsockname()[1]}/api", ASHA)


async def test_a_silent_service_is_not_waited_for_longer_than_said() -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()  # the connection is made, and nobody answers
        limits = Limits(read=0.1, attempts=2, pause=0.01)
        with pytest.raises(ReconcileError, match="ReadTimeout"):
            await ask(f"http://127.0.0.1:{sock.getsockname()[1]}/api", ASHA, limits=limits)
