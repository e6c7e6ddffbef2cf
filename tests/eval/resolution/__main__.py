"""Measures resolution alone, in process: `python -m tests.eval.resolution [--reports FILE] [--all] [SET…]`.

With `--reports` what the extraction reports is kept in FILE, and read from there the next time: seconds instead of
minutes while rules of resolution are worked on. `--all` prints every wrong cluster.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from tests.eval import sets
from tests.eval.resolution import clusters, measure, table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", help="names of sets; without, those that are one archive, and then all")
    parser.add_argument("--reports", type=Path, help="file of the extraction's reports, made where it is not there")
    parser.add_argument("--all", action="store_true", help="print all that was merged or split wrongly")
    given = parser.parse_args()
    every = sets.every()
    if given.reports and given.reports.exists():
        reports = pickle.loads(given.reports.read_bytes())  # noqa: S301 - a file of one's own
    else:
        reports = measure.extract(every)
        if given.reports:
            given.reports.write_bytes(pickle.dumps(reports))
    wanted = [[item for item in every if item.name in given.set]] if given.set else table.archives(every)
    for archive in wanted:
        golds = clusters.coded(archive)
        found = measure.computed(golds, reports)
        print(f"\n{table.name(archive)}")  # noqa: T201 - this module is for it
        print("\n".join(table.lines(found, None if given.all else table.WORST)))  # noqa: T201


if __name__ == "__main__":
    main()
