"""Models as YAML that can be read, and that is the same for the same model: signs in order, no address of anything."""

from __future__ import annotations

from pathlib import Path

import yaml

import loaders.events
from loaders.linear import Choice, Linear

FOLDER = Path(loaders.events.__file__).parent / "weights"


def write(model: Linear | Choice, path: Path, purpose: str) -> None:
    """Write `model` to `path`. `purpose`: what it decides, for the line at the head of the file."""
    path.write_text(text(model, purpose), "utf-8")


def text(model: Linear | Choice, purpose: str) -> str:
    """The weights file of a model."""
    data: dict[str, object]
    if isinstance(model, Linear):
        data = {
            "bias": model.bias,
            "threshold": model.threshold,
            "weights": {sign: model.weights[sign] for sign in sorted(model.weights)},
        }
    else:
        data = {
            "biases": {name: model.biases[name] for name in sorted(model.biases)},
            "weights": {sign: {name: row[name] for name in sorted(row)} for sign, row in sorted(model.weights.items())},
        }
    body = yaml.safe_dump(data, allow_unicode=True, width=200, sort_keys=False)
    return f"# {purpose}: written by `make train`, not by hand.\n{body}"
