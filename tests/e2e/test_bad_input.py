"""What cannot be loaded gives one clear line each; the rest is loaded; the exit code tells."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.e2e.archive import article_ids, empty
from tests.e2e.installation import SAMPLE, Installation

GOOD = "2024-03-01-signing.txt"
HUGE = 100_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good article among files that are none."""
    (tmp_path / GOOD).write_bytes((SAMPLE / GOOD).read_bytes())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "locked.txt").write_text("Nobody may read this.", "utf-8")
    (tmp_path / "locked.txt").chmod(0)
    (tmp_path / "dated.md").write_text("---\npublished: the other day\n---\nKenya and Haiti signed.\n", "utf-8")
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.write(b"Kenya and Haiti signed.\n")
        stream.truncate(HUGE)
    return tmp_path


def test_one_line_each_and_the_rest_is_loaded(workshop: Installation, folder: Path) -> None:
    bad = {"empty.txt", "junk.txt", "dated.md", "huge.txt"}
    if os.geteuid() != 0:  # root reads what nobody may
        bad.add("locked.txt")
    empty(workshop)

    result = workshop.run("load", str(folder))

    said = (result.stdout + result.stderr).splitlines()
    for name in bad:
        lines = [line for line in said if name in line]
        assert len(lines) == 1, (name, said)
        assert len(lines[0].split(name, 1)[1].strip(" :")) > 10, lines
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert len(article_ids(workshop)) == 6 - len(bad)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("load", "no-such-folder"), "no-such-folder"),
        (("load", str(SAMPLE / GOOD), "--published", "31 February 2024"), "31 February 2024"),
        (("load", str(SAMPLE / GOOD), "--metadata", "no-such.csv"), "no-such.csv"),
    ],
)
def test_wrong_arguments_say_so_in_a_line(workshop: Installation, arguments: tuple[str, ...], word: str) -> None:
    result = workshop.run(*arguments)

    assert result.returncode in (1, 2)
    assert word in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
