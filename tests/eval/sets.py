"""The sets of articles with gold, and what the program makes of one of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loaders.model import Source
from loaders.read import Failure, Sidecar, read
from tests.e2e import archive
from tests.e2e.installation import SAMPLE, Installation, Served
from tests.eval import coded
from tests.eval.answers import Answers
from tests.eval.coded import Gold
from tests.eval.score import Scores, Slip, score

HERE = Path(__file__).parent
FURTHER = "ATTACHE_GOLD"
"""Environment variable: folders of further gold sets, separated as paths are; the articles of each set lie in a folder
of its name in `../articles` beside them."""

HALVES = ("all", "seen", "unseen")
HALVED = 20
"""Articles above which a set has two halves, every other article: one to read while the program is worked on, and one
that only its figures are known of. Smaller sets are read as a whole, since half of them measures nothing."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A folder of articles, and one of gold about them."""

    name: str
    articles: Path
    gold: Path

    @property
    def digest(self) -> str:
        return coded.digest(self.gold)

    def golds(self, half: str = "all") -> tuple[Gold, ...]:
        """The gold of a half, by file name. A small set is seen as a whole, and has nothing unseen."""
        every = coded.read(self.gold)
        if half == "all":
            return every
        if len(every) <= HALVED:
            return every if half == "seen" else ()
        return every[::2] if half == "seen" else every[1::2]

    def sources(self, golds: Iterable[Gold]) -> list[Source]:
        """The articles of `golds`, in their order. Raises `FileNotFoundError` where one is not among the articles."""
        sidecar = self.articles / archive.METADATA
        beside = Sidecar.load(sidecar) if sidecar.exists() else None
        found = {
            item.name.rsplit("/", 1)[-1]: item
            for item in read(str(self.articles), sidecar=beside)
            if not isinstance(item, Failure)
        }
        wanted = [gold.article for gold in golds]
        if missing := sorted(set(wanted) - set(found)):
            raise FileNotFoundError(f"{self.name}: no such article in {self.articles}: {', '.join(missing)}")
        return [found[name] for name in wanted]


def every() -> tuple[GoldSet, ...]:
    """The sample archive, then the sets that the environment names. Raises `ValueError` where two have one name."""
    found = [GoldSet("sample", SAMPLE, HERE / "gold")]
    for named in filter(None, os.environ.get(FURTHER, "").split(os.pathsep)):
        folder = Path(named).resolve()
        further = sorted(path for path in folder.iterdir() if path.is_dir())
        found += [GoldSet(gold.name, folder.parent / "articles" / gold.name, gold) for gold in further]
    names = [item.name for item in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{FURTHER}: more than one set is called {', '.join(twice)}")
    return tuple(found)


def measure(
    installation: Installation, served: Served, wanted: GoldSet, half: str = "all"
) -> tuple[Scores, list[Slip]]:
    """The measures of one set, loaded alone into the database behind `served`, and what is wrong."""
    load(installation, [wanted])
    with Answers(served.address) as answers:
        return score(answers, wanted.golds(half))


def load(installation: Installation, wanted: Iterable[GoldSet]) -> None:
    """Load the articles of these sets, and nothing else, into one graph."""
    archive.empty(installation)
    for item in wanted:
        sidecar = item.articles / archive.METADATA
        metadata = ("--metadata", str(sidecar)) if sidecar.exists() else ()
        installation.done("load", str(item.articles), *metadata)
