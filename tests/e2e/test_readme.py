"""What README.md tells its reader to type does what README.md says it does.

A block marked `console` holds commands behind `$ `. One that is marked `json` shows the answer to the last of them:
`"…"` stands for what is left out, in an object, at the end of a list, and at the end of a string.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass

import httpx
import pytest

from tests.e2e.installation import ROOT, Installation, Served

PRINTED = "http://127.0.0.1:8000"
CUT = "…"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = ("git", "cd")
"""Getting a checkout: the tests run in one."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and the answer that is shown for it."""

    command: str
    answer: object | None = None


def _steps(text: str) -> list[Step]:
    steps: list[Step] = []
    for language, block in FENCE.findall(text):
        if language == "console":
            joined = block.replace("\\\n", " ")
            steps += [Step(line[2:].strip()) for line in joined.splitlines() if line.startswith("$ ")]
        elif language == "json":
            steps[-1] = Step(steps[-1].command, json.loads(block))
    return steps


STEPS = _steps((ROOT / "README.md").read_text("utf-8"))
QUESTIONS = [step for step in STEPS if step.command.startswith("curl ")]
COMMANDS = [step.command for step in STEPS if step not in QUESTIONS]


def shows(shown: object, actual: object) -> bool:
    """Whether `actual` is what `shown` shows of it."""
    if isinstance(shown, dict) and isinstance(actual, dict):
        named = {key: value for key, value in shown.items() if key != CUT}
        complete = CUT in shown or named.keys() == actual.keys()
        return complete and all(key in actual and shows(value, actual[key]) for key, value in named.items())
    if isinstance(shown, list) and isinstance(actual, list):
        cut = bool(shown) and shown[-1] == CUT
        named_items = shown[:-1] if cut else shown
        if len(named_items) > len(actual) or (not cut and len(named_items) != len(actual)):
            return False
        return all(shows(one, other) for one, other in zip(named_items, actual, strict=False))
    if isinstance(shown, str) and isinstance(actual, str) and shown.endswith(CUT):
        return actual.startswith(shown.removesuffix(CUT))
    return shown == actual


def test_six_questions_are_asked_and_answered() -> None:
    assert len(QUESTIONS) >= 6
    assert all(step.answer is not None for step in QUESTIONS)


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on this machine")
@pytest.mark.parametrize("step", QUESTIONS, ids=lambda step: step.command[:80])
def test_questions_are_answered_as_printed(demo: Served, step: Step) -> None:
    command = shlex.split(step.command.replace(PRINTED, demo.address))

    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)

    actual = json.loads(done.stdout)
    assert shows(step.answer, actual), json.dumps(actual, ensure_ascii=False, indent=1)[:4000]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_can_be_given(workshop: Installation, command: str) -> None:
    words = shlex.split(command)
    if words[0] in NOT_RUN:
        return
    if words[0] == "make":
        done = subprocess.run([*words, "--dry-run"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
    else:
        assert words[0] == ".venv/bin/attache", f"no rule for running {command!r}"
        workshop.done(*words[1:])


def test_addresses_in_the_text_exist(demo: Served) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for address in set(re.findall(rf"<({re.escape(PRINTED)}[^>]*)>", text)):
        answer = httpx.get(address.replace(PRINTED, demo.address), timeout=30, follow_redirects=True)
        assert answer.status_code == httpx.codes.OK or address == PRINTED, address


@pytest.mark.parametrize(
    ("shown", "actual", "same"),
    [
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 2, "…": "…"}, {"a": 1, "b": 2}, False),
        ([1, "…"], [1, 2], True),
        ([1], [1, 2], False),
        ([2, "…"], [1, 2], False),
        ("Ruto…", "Ruto and Henry", True),
        ("Henry…", "Ruto and Henry", False),
        ({"a": [{"b": "x…", "…": "…"}, "…"]}, {"a": [{"b": "xy", "c": 0}]}, True),
    ],
)
def test_what_is_shown_is_compared(shown: object, actual: object, same: bool) -> None:
    assert shows(shown, actual) is same
