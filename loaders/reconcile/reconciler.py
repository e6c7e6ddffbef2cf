"""Reports in, reports with Wikidata items out: asks each question once, and never fails."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.reports import ArticleReport
from loaders.reconcile.decide import chosen, reconciled
from loaders.reconcile.errors import ReconcileError
from loaders.reconcile.limits import CACHED
from loaders.reconcile.questions import Question, questions
from loaders.reconcile.service import Service

Items = Mapping[str, str]
"""Wikidata items by entity key."""

Earlier = Callable[[Sequence[str]], Awaitable[Mapping[str, Items]]]
"""Gives the items that these articles, by id, have been loaded with before."""


class Cache:
    """Answers by question, the least recently used given up first; `None` is the answer that nobody is known."""

    def __init__(self, size: int = CACHED) -> None:
        self._size = size
        self._kept: OrderedDict[Question, str | None] = OrderedDict()

    def known(self, asked: Iterable[Question]) -> dict[Question, str | None]:
        """The answers to those of the questions that have one."""
        found = {question: self._kept[question] for question in asked if question in self._kept}
        for question in found:
            self._kept.move_to_end(question)
        return found

    def keep(self, answers: Mapping[Question, str | None]) -> None:
        self._kept |= answers
        for question in answers:
            self._kept.move_to_end(question)
        while len(self._kept) > self._size:
            self._kept.popitem(last=False)


@dataclass(slots=True)
class Tally:
    """What came of the questions so far, counted in entities of articles. `failure` is the first that there was."""

    asked: int = 0
    matched: int = 0
    unanswered: int = 0
    failure: str | None = None


class Reconciler:
    """Asks a service during one load. After some failures in a row it asks no more, and the cache alone answers."""

    def __init__(self, service: Service, cache: Cache | None = None) -> None:
        self.tally = Tally()
        self._service = service
        self._cache = Cache() if cache is None else cache
        self._failures = 0

    async def reconcile(self, reports: Sequence[ArticleReport], earlier: Earlier | None = None) -> list[ArticleReport]:
        """The reports with the Wikidata items of their entities, in their order.

        Where the service gives no answer now, what was decided when the article was loaded before stands: a service
        that is down takes nothing away.
        """
        asked = [questions(report) for report in reports]
        answers = await self._answers(dict.fromkeys(question for item in asked for question in item.values()))
        short = [
            report.article.id
            for report, about in zip(reports, asked, strict=True)
            if any(question not in answers for question in about.values())
        ]
        before = await earlier(short) if earlier and short else {}
        return [
            self._decided(report, about, answers, before.get(report.article.id, {}))
            for report, about in zip(reports, asked, strict=True)
        ]

    def _decided(
        self,
        report: ArticleReport,
        about: Mapping[str, Question],
        answers: Mapping[Question, str | None],
        earlier: Items,
    ) -> ArticleReport:
        items = {key: answers[question] if question in answers else earlier.get(key) for key, question in about.items()}
        made = reconciled(report, {key: qid for key, qid in items.items() if qid is not None})
        self.tally.asked += len(about)
        self.tally.unanswered += sum(question not in answers for question in about.values())
        self.tally.matched += sum(a.qid != b.qid for a, b in zip(report.entities, made.entities, strict=True))
        return made

    async def _answers(self, wanted: Collection[Question]) -> dict[Question, str | None]:
        """The item of each question, `None` where nobody is known; left out where there is no answer."""
        found = self._cache.known(wanted)
        open_ = [question for question in wanted if question not in found]
        while open_ and self._failures < self._service.limits.failures:
            try:
                size = (await self._service.manifest()).batch_size
                batch, open_ = open_[:size], open_[size:]
                candidates = await self._service.ask(batch)
            except ReconcileError as error:
                self._failures += 1
                self.tally.failure = self.tally.failure or str(error)
            else:
                self._failures = 0
                new = {question: chosen(offered) for question, offered in candidates.items()}
                self._cache.keep(new)
                found |= new
        return found
