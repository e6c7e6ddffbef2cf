"""`attache explain`: what it prints, for people and for machines, and what it says of what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app import settings
from app.cli import app

ARTICLE = "Foreign Minister Erlan Toktogulov met Peruvian President Rosa Quispe in Lima on Monday."


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No server to talk to: none is needed."""
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ATTACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    found = tmp_path / "talks.txt"
    found.write_text(ARTICLE, "utf-8")
    return found


def run(*arguments: str, code: int = 0, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, ("explain", *arguments), input=stdin)
    assert result.exit_code == code, (result.output, result.exception)
    return result


def test_people_read_sentences_links_dates_frames_and_events(article: Path) -> None:
    lines = [" ".join(line.split()) for line in run(str(article), "--published", "2024-05-15").stdout.splitlines()]

    assert f"[0 body] {ARTICLE}" in lines
    for beginning in (
        "who Peruvian President Rosa Quispe → rosa-quispe (name; full name; office: President of peru",
        "when Monday → 2024-05-13 by weekday from “Monday”, counted from 2024-05-15",
        "what met → meeting, actual: kept, ",
        "signs: ",
        "meeting (CONSULT), actual, confidence 0.",
        "when 2024-05-13 by weekday",
        "where lima",
        "who rosa-quispe as participant for peru, was there (by grammar: object, ",
        "Offices",
        "rosa-quispe: President of peru",
        "Contributions: none",
    ):
        assert any(line.startswith(beginning) for line in lines), beginning


def test_machines_read_one_document(article: Path) -> None:
    [found] = json.loads(run(str(article), "--json", "--published", "2024-05-15").stdout)["articles"]

    assert found["source"] == "talks.txt"
    assert found["published"] == "2024-05-15"
    assert [event["subtype"] for event in found["events"]] == ["meeting"]


def test_colours_can_be_had_and_left_out(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)

    assert "\x1b" not in run(str(article), "--no-color").stdout


def test_standard_input() -> None:
    [found] = json.loads(run("-", "--json", "--title", "Talks", stdin=ARTICLE).stdout)["articles"]

    assert (found["source"], found["title"]) == ("stdin", "Talks")
    assert found["sentences"][-1]["times"][0]["days"] is None  # nothing says which Monday


def test_metadata_beside_the_file(article: Path) -> None:
    about = article.with_name("about.csv")
    about.write_text("file,published\ntalks.txt,2024-05-15\n", "utf-8")

    [found] = json.loads(run(str(article), "--json", "--metadata", str(about)).stdout)["articles"]

    assert found["published"] == "2024-05-15"


def test_what_cannot_be_read_gets_a_line(article: Path) -> None:
    records = article.with_suffix(".jsonl")
    records.write_text(f'{json.dumps({"id": "one", "text": ARTICLE})}\n{{"id": "two"}}\n', "utf-8")

    result = run(str(records), "--json", code=1)

    assert [found["source"] for found in json.loads(result.stdout)["articles"]] == ["one"]
    assert [line.startswith("failed: talks.jsonl:2: ") for line in result.stderr.splitlines()] == [True]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [(("nowhere.txt",), 1, "failed: nowhere.txt: "), (("-", "--published", "some day"), 2, "error: --published: ")],
)
def test_faults(arguments: tuple[str, ...], code: int, words: str) -> None:
    assert words in run(*arguments, code=code, stdin="").stderr
