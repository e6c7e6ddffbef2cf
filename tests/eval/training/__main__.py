"""Trains the models of the event stage: `python -m tests.eval.training [--half seen] [--dry-run] [FOLDER…]`.

Reads the sample gold, the sets that `ATTACHE_GOLD` names and those of the folders given, cross-validates by article,
prints the table, and writes the weights. The same articles and the same signs give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from loaders.events.frames import keeping
from loaders.events.occurrences import sameness
from loaders.events.ties import participating, roles
from tests.eval import sets
from tests.eval.training import frames, judge, same, ties, weights
from tests.eval.training.articles import Coded, coded
from tests.eval.training.fit import Example
from tests.eval.training.models import KEEP, PARTICIPANTS, ROLES, Spec
from tests.eval.training.same import SAME

HERE = Path(__file__).parent


DISPATCHES = sets.GoldSet("dispatches", HERE / "dispatches" / "articles", HERE / "dispatches" / "gold")
"""News of many countries retold in our own words, to train on beside the sets with floors."""


def main() -> int:
    """Train, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", help="further folders of gold sets")
    parser.add_argument(
        "--half", choices=sets.HALVES, default="all", help="of the sets that have halves; all of the others"
    )
    parser.add_argument("--sets", nargs="*", help="names of sets; without, all")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate and print, but write nothing")
    given = parser.parse_args()
    os.environ[sets.FURTHER] = os.pathsep.join(filter(None, [os.environ.get(sets.FURTHER, ""), *given.folder]))
    wanted = [item for item in (*sets.every(), DISPATCHES) if not given.sets or item.name in given.sets]
    articles = list(coded(wanted, given.half))
    found = _model(list(frames.examples(articles)), KEEP, write=not given.dry_run)
    keeping.cache_clear()  # pairs and ties are of what the frames kept from now on tell
    found += _model(_pairs(articles), SAME, write=not given.dry_run)
    sameness.cache_clear()
    found += _ties(articles, write=not given.dry_run)
    print(judge.table(found))  # noqa: T201  # the table is what this module is for
    return 0


def _pairs(articles: Sequence[Coded]) -> list[Example]:
    return [example for article in articles for example in same.examples(article)]


def _ties(articles: Sequence[Coded], *, write: bool) -> list[judge.Row]:
    examples = list(ties.examples(articles))
    found = _model([example.taking_part for example in examples], PARTICIPANTS, write=write)
    found += _model([example.role for example in examples if example.role], ROLES, write=write)
    participating.cache_clear()
    roles.cache_clear()
    return found


def _model(examples: Sequence[Example], spec: Spec, *, write: bool) -> list[judge.Row]:
    """Cross-validate one model, and write the one trained on everything."""
    if write:
        weights.write(judge.train(examples, spec), weights.FOLDER / spec.file, spec.purpose)
    return judge.rows(examples, spec)


if __name__ == "__main__":
    sys.exit(main())
