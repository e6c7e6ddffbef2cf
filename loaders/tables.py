"""Reading the data files beside the code: word lists, names, weights."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_table(file: Traversable) -> Any:
    """The content of a YAML file, plain values only. Raises `yaml.YAMLError` where it is none."""
    return yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 (the safe loader, in C where it is built)
