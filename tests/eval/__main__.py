"""Measures extraction on every gold set: `python -m tests.eval [--quick] [--verbose] [--half H] [--set-floors] [SET…]`.

Starts Neo4j and the API on a home of their own, loads each set, asks over HTTP as the gate does, and prints one column
a set, the measures beyond their floors, and the most common kinds of errors. Then the sets are loaded into one graph,
and its clusters of events and entities measured. `--quick` scores what the extraction reports and what that resolves
to, with no database: the figures of single articles are the same, events told by several are not joined.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.e2e.installation import Installation
from tests.eval import baseline, inprocess, sets
from tests.eval.baseline import Bounds
from tests.eval.resolution import clusters, table
from tests.eval.resolution import measure as resolution
from tests.eval.resolution.measure import Outcome
from tests.eval.score import Scores, Slip
from tests.eval.sets import GoldSet

COMMON = 10
"""Kinds of errors that are named."""

Measured = Mapping[str, tuple[Scores, Sequence[Slip]]]
Joined = Mapping[str, Mapping[str, Outcome]]


def main() -> int:
    """Measure and print; the exit code is 1 where a measure is beyond its bound."""
    given = _arguments()
    every = sets.every()
    if unknown := set(given.set) - {item.name for item in every}:
        print(f"no such set: {', '.join(sorted(unknown))}", file=sys.stderr)  # noqa: T201
        return 2
    wanted = [item for item in every if not given.set or item.name in given.set]
    archives = table.archives(wanted) if given.half == "all" else []
    found, joined = _quick(wanted, archives, given.half) if given.quick else _served(wanted, archives, given.half)
    bounds = baseline.read()
    lines = [f"{name}: {slip}" for name, (_, slips) in found.items() for slip in slips] if given.verbose else []
    breached: list[str] = []
    for item in wanted:
        scores = found[item.name][0]
        if given.set_floors:
            lines += _set_floors(bounds, item, scores, lower=given.lower)
        elif item.name in bounds and given.half == "all" and not given.quick:
            breached += [f"{item.name}: {line}" for line in baseline.breaches(scores, bounds[item.name])]
    for archive, outcomes in joined.items():
        scores = table.scores(outcomes)
        if given.set_floors:
            lines += _raise(bounds, archive, baseline.below(scores, clusters.digest(), scores), lower=given.lower)
        elif archive in bounds and not given.quick:
            breached += [f"{archive}: {line}" for line in baseline.breaches(scores, bounds[archive])]
    if given.set_floors:
        baseline.write(bounds)
    told = [line for archive, outcomes in joined.items() for line in ("", archive, *table.lines(outcomes))]
    print("\n".join([*lines, *_table(found), "", *_common(found), *told, *breached]))  # noqa: T201  # this module is for it
    return int(bool(breached))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", help="names of sets; without, all")
    parser.add_argument("--quick", action="store_true", help="no database: what the extraction alone reports")
    parser.add_argument("--verbose", action="store_true", help="also print what was missed and made up")
    parser.add_argument("--half", choices=sets.HALVES, default="all", help="of large sets, every other article")
    parser.add_argument("--set-floors", action="store_true", help="raise the floors to a little below what is measured")
    parser.add_argument("--lower", action="store_true", help="with --set-floors: let floors fall too")
    given = parser.parse_args()
    if given.set_floors and (given.quick or given.half != "all"):
        parser.error("floors are those of whole sets as the gate measures them: neither --quick nor --half")
    return given


def _quick(wanted: Sequence[GoldSet], archives: Sequence[Sequence[GoldSet]], half: str) -> tuple[Measured, Joined]:
    reports = resolution.extract(wanted) if archives else {}
    return {item.name: inprocess.measure(item, half) for item in wanted}, {
        table.name(archive): resolution.computed(clusters.coded(archive), reports) for archive in archives
    }


def _served(wanted: Sequence[GoldSet], archives: Sequence[Sequence[GoldSet]], half: str) -> tuple[Measured, Joined]:
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(Path(folder) / "home")
        with installation.serving() as served:
            found = {item.name: sets.measure(installation, served, item, half) for item in wanted}
            reports = resolution.extract(wanted) if archives else {}
            joined = {}
            for archive in archives:
                sets.load(installation, archive)
                golds = clusters.coded(archive)
                joined[table.name(archive)] = resolution.served(golds, reports, served.address)
            return found, joined


def _set_floors(bounds: dict[str, Bounds], item: GoldSet, scores: Scores, *, lower: bool) -> list[str]:
    return _raise(bounds, item.name, baseline.below(scores, item.digest), lower=lower)


def _raise(bounds: dict[str, Bounds], name: str, measured: Bounds, *, lower: bool) -> list[str]:
    """Put the floors of one set, or of one graph of several, in; a line for each that would fall."""
    before = bounds.get(name)
    fallen = baseline.fallen(measured, before) if before else []
    bounds[name] = measured if lower or not before else baseline.raised(measured, before)
    what = "lowered" if lower else "kept; --lower lets it fall"
    return [f"{name}: {line}: {what}" for line in fallen]


def _table(found: Measured) -> list[str]:
    measures = next(iter(found.values()), ({}, ()))[0]
    width = max(map(len, measures), default=0)
    rows = [" " * width + "".join(f"{name:>10}" for name in found)]
    for measure in measures:
        values = (scores[measure] for scores, _ in found.values())
        rows.append(f"{measure:<{width}}" + "".join(f"{'-' if value is None else value:>10}" for value in values))
    return rows


def _common(found: Measured) -> list[str]:
    """The most common kinds of errors over all sets, with how many there are in each."""
    kinds = {name: Counter(slip.kind for slip in slips) for name, (_, slips) in found.items()}
    whole = sum(kinds.values(), Counter[str]())
    top = sorted(whole.items(), key=lambda row: (-row[1], row[0]))[:COMMON]
    width = max((len(kind) for kind, _ in top), default=0)
    return [
        f"{kind:<{width}}{number:>6}   " + ", ".join(f"{name} {n[kind]}" for name, n in kinds.items() if n[kind])
        for kind, number in top
    ]


if __name__ == "__main__":
    sys.exit(main())
