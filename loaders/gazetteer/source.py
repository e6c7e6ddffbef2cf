"""Reading the gazetteers' data files."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=16)
def data(name: str) -> Any:
    """The content of `data/NAME.yaml`, read once."""
    text = files("loaders.gazetteer").joinpath("data", f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (the safe loader, in C where it is built)
