"""Reading the gazetteers' data files."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from loaders.tables import load_table


@lru_cache(maxsize=16)
def data(name: str) -> Any:
    """The content of `data/NAME.yaml`, read once."""
    return load_table(files("loaders.gazetteer").joinpath("data", f"{name}.yaml"))
