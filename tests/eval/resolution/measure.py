"""The resolved layer over several sets at once, in process or behind a running API, against the gold clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import httpx

from graph import ids
from graph.reports import ArticleReport
from graph.resolution import layer
from graph.resolution.entities.referents import referent
from loaders import pipeline
from loaders.annotate import annotate_all
from loaders.clean import clean
from tests.eval.answers import Answers
from tests.eval.resolution import clusters
from tests.eval.resolution.clusters import Coded, Mention, Partition
from tests.eval.resolution.mentions import Aligned, Found, aligned, by_article
from tests.eval.resolution.metrics import Figures, figures
from tests.eval.sets import GoldSet

Reports = dict[tuple[str, str], ArticleReport]
LISTS = ("people", "countries", "bodies", "places")
"""Where the API answers for entities; of which kind one is, many articles decide."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One thing that was merged or split wrongly: its mentions on one side, grouped as the other side groups them.

    `what` is `split` (gold has one, the system several) or `merged` (the other way round); `cost` counts the pairs of
    mentions concerned.
    """

    what: str
    name: str
    parts: tuple[tuple[Mention, ...], ...]

    @property
    def cost(self) -> int:
        sizes = [len(part) for part in self.parts]
        return (sum(sizes) ** 2 - sum(size * size for size in sizes)) // 2

    def __str__(self) -> str:
        said = " | ".join("; ".join(map(str, part)) for part in self.parts)
        return f"{self.what} ({self.cost} pairs) {self.name}: {said}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How well one kind of things was clustered, and what was not, the worst first."""

    figures: Figures
    wrong: tuple[Cluster, ...]


def extract(wanted: Iterable[GoldSet]) -> Reports:
    """What the extraction reports of every article of these sets that has gold."""
    found: Reports = {}
    for item in wanted:
        docs = annotate_all(clean(source) for source in item.sources(item.golds()))
        found.update(by_article(item.name, (pipeline.report(doc) for doc in docs)))
    return found


def computed(golds: Coded, reports: Reports) -> dict[str, Outcome]:
    """The outcome for `entities` and `events` of the layer computed in process over the reports of these sets."""
    whole = layer.compute(report for (group, _), report in reports.items() if group in golds)

    def entity(found: Found) -> str:
        return whole.entity_of[whole.links[ids.entity_report(found.report.article.id, found.key)]]

    def event(found: Found) -> str:
        return whole.links[ids.event_report(found.report.article.id, found.key)]

    return _outcomes(golds, aligned(golds, reports), entity, event)


def served(golds: Coded, reports: Reports, address: str) -> dict[str, Outcome]:
    """The same of the graph behind the API at `address`, into which the articles of these sets were loaded.

    Every event report and every referent has an id of its own, and the API redirects from it to what stands. Raises
    `LookupError` where it does not know one: the graph was loaded by another extraction.
    """
    with Answers(address) as answers:
        loaded: dict[str, str] = {row["source"].rsplit("/", 1)[-1]: row["id"] for row in answers.items("/articles")}
    with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as http:

        def standing(name: str, *lists: str) -> str:
            for kind in lists:
                answer = http.get(f"/{kind}/{name}")
                if answer.is_success:
                    found: str = answer.json()["id"]
                    return found
            raise LookupError(f"{name} is in none of {', '.join(lists)}")

        def article(found: Found) -> str:
            return loaded[found.report.article.source.rsplit("/", 1)[-1]]

        def entity(found: Found) -> str:
            item = next(item for item in found.report.entities if item.key == found.key)
            return standing(referent(article(found), item), *LISTS)

        def event(found: Found) -> str:
            return standing(ids.event_id(ids.event_report(article(found), found.key)), "events")

        return _outcomes(golds, aligned(golds, reports), entity, event)


def _outcomes(
    golds: Coded, found: Aligned, entity: Callable[[Found], str], event: Callable[[Found], str]
) -> dict[str, Outcome]:
    return {
        "entities": _outcome(clusters.entities(golds), {name: entity(item) for name, item in found.entities.items()}),
        "events": _outcome(clusters.events(golds), {name: event(item) for name, item in found.events.items()}),
    }


def _outcome(gold: Partition, system: Mapping[Mention, str]) -> Outcome:
    both = sorted(gold.keys() & system.keys())
    wanted, found = {name: gold[name] for name in both}, {name: system[name] for name in both}
    wrong = [*_wrong("split", wanted, found), *_wrong("merged", found, wanted)]
    return Outcome(figures(wanted, found), tuple(sorted(wrong, key=lambda item: (-item.cost, item.what, item.name))))


def _wrong(what: str, whole: Mapping[Mention, str], parted: Mapping[Mention, str]) -> Iterable[Cluster]:
    grouped: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention, name in whole.items():
        grouped[name][parted[mention]].append(mention)
    for name, parts in grouped.items():
        if len(parts) > 1:
            yield Cluster(what, name, tuple(tuple(part) for part in sorted(parts.values(), key=lambda p: (-len(p), p))))
