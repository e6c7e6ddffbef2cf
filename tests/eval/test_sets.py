"""Sets of articles with gold: where they are looked for, their halves, and their articles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.eval import sets

GOLD = "article: {name}\nevents: []\n"


def _set(root: Path, name: str, number: int) -> Path:
    gold, articles = root / "gold" / name, root / "articles" / name
    gold.mkdir(parents=True)
    articles.mkdir(parents=True)
    for i in range(number):
        (gold / f"{i:02}.yaml").write_text(GOLD.format(name=f"{i:02}.txt"), "utf-8")
        (articles / f"{i:02}.txt").write_text("The two ministers met on Monday.", "utf-8")
    return root / "gold"


def test_several_folders_of_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = [_set(tmp_path / "one", "talks", 1), _set(tmp_path / "two", "visits", 2)]
    monkeypatch.setenv(sets.FURTHER, os.pathsep.join(map(str, named)))

    found = sets.every()

    assert [item.name for item in found] == ["sample", "talks", "visits"]
    assert [source.name for source in found[2].sources(found[2].golds())] == ["00.txt", "01.txt"]


def test_two_sets_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = [_set(tmp_path / "one", "talks", 1), _set(tmp_path / "two", "talks", 1)]
    monkeypatch.setenv(sets.FURTHER, os.pathsep.join(map(str, named)))

    with pytest.raises(ValueError, match="talks"):
        sets.every()


def test_a_missing_article_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sets.FURTHER, str(_set(tmp_path, "talks", 2)))
    (tmp_path / "articles" / "talks" / "01.txt").unlink()
    talks = sets.every()[1]

    with pytest.raises(FileNotFoundError, match=r"01\.txt"):
        talks.sources(talks.golds())


@pytest.mark.parametrize(("number", "seen", "unseen"), [(3, 3, 0), (sets.HALVED + 1, 11, 10)])
def test_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, seen: int, unseen: int) -> None:
    monkeypatch.setenv(sets.FURTHER, str(_set(tmp_path, "talks", number)))
    talks = sets.every()[1]

    halves = {half: {gold.article for gold in talks.golds(half)} for half in sets.HALVES}

    assert (len(halves["seen"]), len(halves["unseen"])) == (seen, unseen)
    assert halves["seen"] | halves["unseen"] == halves["all"]
    assert not halves["seen"] & halves["unseen"]
