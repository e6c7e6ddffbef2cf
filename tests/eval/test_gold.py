"""The gold of the sample archive fits the sample archive."""

from __future__ import annotations

import csv
import html
import re
from pathlib import Path

import pytest

from graph.reports import Role
from loaders.model import Source
from loaders.read import Failure, read
from tests.eval.coded import Gold
from tests.eval.coded import read as read_gold
from tests.eval.names import flat

ROOT = Path(__file__).parents[2]
GOLDS = read_gold(Path(__file__).parent / "gold")

ROLES = frozenset(Role)


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    found = list(read(str(ROOT / "sample")))
    assert not [str(item) for item in found if isinstance(item, Failure)]
    return {item.name: item for item in found if isinstance(item, Source)}


def test_every_article_has_gold(sources: dict[str, Source]) -> None:
    assert {gold.article for gold in GOLDS} == set(sources)


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.article)
def test_anchors_stand_in_the_article(gold: Gold, sources: dict[str, Source]) -> None:
    text = flat(html.unescape(re.sub(r"<[^>]+>", " ", sources[gold.article].content)))

    anchors = [anchor for event in gold.events for anchor in event.anchors]
    anchors += [trap.anchor for trap in gold.traps]

    assert [anchor for anchor in anchors if anchor not in text] == []


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.article)
def test_coded_by_the_rules(gold: Gold) -> None:
    assert len({event.id for event in gold.events}) == len(gold.events)
    for event in gold.events:
        assert event.realis in {"actual", "planned", "hypothetical", "negated"}, event.id
        assert {part.role for part in event.participants} <= ROLES, event.id
        assert event.realis == "actual" or not any(part.attended for part in event.participants), event.id
        for first, last in [*([event.days] if event.days else []), *event.accepted]:
            assert first <= last, event.id


def test_metadata_names_every_text_file_and_nothing_else() -> None:
    with (ROOT / "sample" / "metadata.csv").open(encoding="utf-8", newline="") as stream:
        named = {row["file"] for row in csv.DictReader(stream)}

    assert named == {path.name for path in (ROOT / "sample").glob("*.txt")}
