"""The documents name everything that a user can set, ask or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from app import api, settings
from app.cli import app as command_line
from graph.connection import Endpoint
from graph.embedded.library import VARIABLE as CACHE

ROOT = Path(__file__).parents[2]
OPERATING = (ROOT / "docs" / "operating.md").read_text("utf-8")
HTTP = (ROOT / "docs" / "http.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
NOWHERE = Endpoint(uri="bolt://127.0.0.1:1", username="neo4j", password="")


def _operations() -> Iterator[tuple[str, str]]:
    description = api.create(settings.Settings(), NOWHERE).openapi()
    for path, methods in description["paths"].items():
        for method in methods:
            yield method.upper(), path


def _commands() -> Iterator[str]:
    root = get_command(command_line)
    for name, command in root.commands.items():  # type: ignore[attr-defined]  # a group, as its commands say
        below = getattr(command, "commands", None)
        yield from (f"attache {name} {inner}" for inner in below) if below else (f"attache {name}",)


OPERATIONS = list(_operations())


@pytest.mark.parametrize("variable", [*settings.variables(), CACHE])
def test_every_setting_is_documented(variable: str) -> None:
    assert f"| `{variable}` |" in OPERATING
    assert f"`{variable}`" in README


def test_no_setting_is_documented_that_is_none() -> None:
    documented = set(re.findall(r"^\| `((?:NEO4J|ATTACHE)_\w+)` \|", OPERATING, re.MULTILINE))

    assert documented == {*settings.variables(), CACHE}


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(item) for item in OPERATIONS])
def test_every_operation_is_documented(method: str, path: str) -> None:
    rows = [line for line in HTTP.splitlines() if line.startswith(f"| `{method} ")]

    assert any(f"{path}`" in row for row in rows)


def test_every_query_parameter_is_documented() -> None:
    described = api.create(settings.Settings(), NOWHERE).openapi()["paths"].values()
    names = {
        parameter["name"]
        for methods in described
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    }

    words = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`", HTTP))))
    assert names - words == set()


@pytest.mark.parametrize("command", list(_commands()))
def test_every_command_is_documented(command: str) -> None:
    assert any(line.startswith((f"| `{command}`", f"| `{command} ")) for line in CLI.splitlines())
