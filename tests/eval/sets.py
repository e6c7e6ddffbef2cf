"""The sets of articles with gold, and what the program makes of one of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tests.e2e import archive
from tests.e2e.installation import SAMPLE, Installation, Served
from tests.eval import coded
from tests.eval.answers import Answers
from tests.eval.score import Scores, score

HERE = Path(__file__).parent
FURTHER = "ATTACHE_GOLD"
"""Environment variable: a folder of further gold sets, whose articles lie in folders of the same names in
`../articles`."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A folder of articles, and one of gold about them."""

    name: str
    articles: Path
    gold: Path

    @property
    def digest(self) -> str:
        return coded.digest(self.gold)


def every() -> tuple[GoldSet, ...]:
    """The sample archive, then the sets that the environment names."""
    sample = GoldSet("sample", SAMPLE, HERE / "gold")
    if not (named := os.environ.get(FURTHER)):
        return (sample,)
    folder = Path(named).resolve()
    further = sorted(path for path in folder.iterdir() if path.is_dir())
    return sample, *(GoldSet(gold.name, folder.parent / "articles" / gold.name, gold) for gold in further)


def measure(installation: Installation, served: Served, wanted: GoldSet) -> tuple[Scores, list[str]]:
    """The measures of one set, loaded alone into the database behind `served`, and lines on what is wrong."""
    archive.empty(installation)
    sidecar = wanted.articles / archive.METADATA
    metadata = ("--metadata", str(sidecar)) if sidecar.exists() else ()
    installation.done("load", str(wanted.articles), *metadata)
    with Answers(served.address) as answers:
        return score(answers, coded.read(wanted.gold))
