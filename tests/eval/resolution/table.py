"""What was measured of clusters, as lines to print and as measures that can have floors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.eval.resolution.measure import Outcome
from tests.eval.score import Scores
from tests.eval.sets import GoldSet

ARCHIVE = ("sample", "seeds", "releases")
"""The sets that tell of one story, reviewed, which belong into one graph; the floors that count are theirs."""

WORST = 10
"""Wrong clusters that are named."""


def archives(every: Sequence[GoldSet]) -> list[list[GoldSet]]:
    """What is loaded into one graph: the archive, where it is among these sets, and then all, where there are more."""
    archive = [item for item in every if item.name in ARCHIVE]
    return [found for found in (archive, list(every)) if found and (found is archive or len(found) > len(archive))]


def name(archive: Sequence[GoldSet]) -> str:
    """What these sets are called together."""
    return "resolution of " + "+".join(item.name for item in archive)


def scores(found: Mapping[str, Outcome]) -> Scores:
    """The measures by name, rounded as the others are."""
    return {
        f"{what}_{measure}_f1": round(value, 3)
        for what, outcome in found.items()
        for measure, value in (
            ("muc", outcome.figures.muc.f1),
            ("b_cubed", outcome.figures.b_cubed.f1),
            ("ceaf_e", outcome.figures.ceaf_e.f1),
            ("conll", outcome.figures.conll_f1),
        )
    }


def lines(found: Mapping[str, Outcome], worst: int | None = WORST) -> list[str]:
    """A row for each kind, then the worst clusters, all of them for `None`."""
    head = f"{'':<10}{'MUC':>7}{'B³':>7}{'CEAF-e':>8}{'CoNLL F1':>10}{'precision':>22}{'recall':>22}{'mentions':>10}"
    rows = [head]
    for what, outcome in found.items():
        got = outcome.figures
        each = (got.muc, got.b_cubed, got.ceaf_e)
        precision = " ".join(f"{item.precision:.3f}" for item in each)
        recall = " ".join(f"{item.recall:.3f}" for item in each)
        rows.append(
            f"{what:<10}{got.muc.f1:>7.3f}{got.b_cubed.f1:>7.3f}{got.ceaf_e.f1:>8.3f}{got.conll_f1:>10.3f}"
            f"{precision:>22}{recall:>22}{got.mentions:>10}"
        )
    for what, outcome in found.items():
        rows += ["", f"{what}: {len(outcome.wrong)} clusters merged or split wrongly"]
        rows += [f"  {item}" for item in outcome.wrong[:worst]]
    return rows
