"""Measures extraction on every gold set: `python -m tests.eval [--verbose] [--set-floors] [SET…]`.

Starts Neo4j and the API on a home of their own, loads each set, asks over HTTP, and prints one column a set.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.e2e.installation import Installation
from tests.eval import baseline, sets
from tests.eval.score import Scores


def main() -> int:
    """Measure and print; the exit code is 1 where a measure is beyond its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", help="names of sets; without, all")
    parser.add_argument("--verbose", action="store_true", help="also print what was missed and made up")
    parser.add_argument("--set-floors", action="store_true", help="write baseline.json from what is measured")
    given = parser.parse_args()
    wanted = [item for item in sets.every() if not given.set or item.name in given.set]
    bounds = baseline.read()
    measured: dict[str, Scores] = {}
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(Path(folder) / "home")
        with installation.serving() as served:
            for item in wanted:
                measured[item.name], said = sets.measure(installation, served, item)
                lines += [f"{item.name}: {line}" for line in said] if given.verbose else []
                if given.set_floors:
                    bounds[item.name] = baseline.below(measured[item.name], item.digest)
                elif item.name in bounds:
                    lines += [
                        f"{item.name}: {line}" for line in baseline.breaches(measured[item.name], bounds[item.name])
                    ]
    if given.set_floors:
        baseline.write(bounds)
    print("\n".join([*lines, *_table(measured)]))  # noqa: T201  # the table is what this module is for
    return int(any(item in bounds and baseline.breaches(measured[item], bounds[item]) for item in measured))


def _table(measured: dict[str, Scores]) -> list[str]:
    width = max(map(len, baseline.GUARDED))
    rows = [" " * width + "".join(f"{name:>10}" for name in measured)]
    for measure in next(iter(measured.values()), {}):
        values = (scores[measure] for scores in measured.values())
        rows.append(f"{measure:<{width}}" + "".join(f"{'-' if value is None else value:>10}" for value in values))
    return rows


if __name__ == "__main__":
    sys.exit(main())
