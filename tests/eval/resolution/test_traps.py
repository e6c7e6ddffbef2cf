"""Small archives in which a careless resolution goes wrong, from text to the resolved layer.

Each folder of `traps` holds articles and `expected.yaml`: `one` and `apart` are lists of events, each named by an
article and words of its evidence; `people_one` and `people_apart` the same for entities, by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import ids
from graph.reports import ArticleReport
from graph.resolution import layer
from graph.resolution.layer import Layer
from loaders import pipeline
from loaders.annotate import annotate_all
from loaders.clean import clean
from loaders.read import Failure, read
from tests.eval.names import flat, norm

TRAPS = sorted(path.parent for path in Path(__file__).parent.glob("traps/*/expected.yaml"))


@dataclass(frozen=True, slots=True)
class Archive:
    """The reports of a trap's articles by file stem, and what they resolve to."""

    reports: dict[str, ArticleReport]
    layer: Layer

    def event(self, row: dict[str, str]) -> str:
        """The event whose evidence in this article holds these words; the one told in the fewest, where several do."""
        ((article, words),) = row.items()
        report = self.reports[article]
        found = [
            (len(evidence.quote), item.key)
            for item in report.events
            for evidence in item.evidence
            if words in flat(evidence.quote) and item.type != "x:STATEMENT"
        ]
        assert found, f"no event is told in {article} by {words!r}"
        return self.layer.links[ids.event_report(report.article.id, min(found)[1])]

    def entity(self, row: dict[str, str]) -> str:
        """The entity that this article knows by this name."""
        ((article, name),) = row.items()
        report = self.reports[article]
        found = [item.key for item in report.entities if norm(item.name) == norm(name)]
        assert len(found) == 1, f"{article} has {len(found)} entities called {name!r}"
        return self.layer.entity_of[self.layer.links[ids.entity_report(report.article.id, found[0])]]


@pytest.fixture(scope="module", params=TRAPS, ids=lambda folder: folder.name)
def trap(request: pytest.FixtureRequest) -> tuple[Archive, dict[str, Any]]:
    folder: Path = request.param
    sources = [item for item in read(str(folder)) if not isinstance(item, Failure) and item.name.endswith(".md")]
    reports = [pipeline.report(doc) for doc in annotate_all(clean(source) for source in sources)]
    stems = {report.article.source.rsplit("/", 1)[-1].removesuffix(".md"): report for report in reports}
    return Archive(stems, layer.compute(reports)), yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))


def test_events(trap: tuple[Archive, dict[str, Any]]) -> None:
    archive, expected = trap
    for rows in expected.get("one", ()):
        assert len({archive.event(row) for row in rows}) == 1, rows
    for rows in expected.get("apart", ()):
        assert not list(_same(rows, [archive.event(row) for row in rows]))


def test_people(trap: tuple[Archive, dict[str, Any]], request: pytest.FixtureRequest) -> None:
    archive, expected = trap
    if reason := expected.get("falls_into"):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    for rows in expected.get("people_one", ()):
        assert len({archive.entity(row) for row in rows}) == 1, rows
    for rows in expected.get("people_apart", ()):
        assert not list(_same(rows, [archive.entity(row) for row in rows]))


def test_what_the_event_says(trap: tuple[Archive, dict[str, Any]]) -> None:
    archive, expected = trap
    for row in expected.get("realis", ()):
        assert archive.layer.events[archive.event(row["event"])].node["realis"] == row["realis"]
    for row in expected.get("sources", ()):
        node = archive.layer.events[archive.event(row["event"])].node
        assert (node["sources"], node["independent"]) == (row["sources"], row["independent"])


def _same(rows: list[dict[str, str]], names: list[str]) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    for (left, one), (right, other) in combinations(zip(rows, names, strict=True), 2):
        if one == other:
            yield left, right
