"""Where the sample archive lies: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

METADATA = "metadata.csv"


class SampleError(Exception):
    """Neither place has it."""


def folder() -> Path:
    """The folder of sample articles. Raises `SampleError`."""
    package = Path(__file__).parent
    places = (package / "sample", package.parent / "sample")
    for place in places:
        if (place / METADATA).is_file():
            return place
    raise SampleError(f"the sample archive is neither in {places[0]} nor in {places[1]}; install the package again")
