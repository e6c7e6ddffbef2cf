"""Links in the documents lead somewhere: files and headings of this repository, with no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
ELSEWHERE = ("http://", "https://", "mailto:")


def _documents() -> list[Path]:
    return sorted(path for pattern in ("*.md", "docs/**/*.md", "bench/*.md") for path in ROOT.glob(pattern))


def _anchors(document: Path) -> set[str]:
    """The anchors that the usual renderers give a document's headings; a repeated heading gets -1, -2, …"""
    anchors: set[str] = set()
    for heading in HEADING.findall(FENCE.sub("", document.read_text("utf-8"))):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain))
        number, free = 0, anchor
        while free in anchors:
            number += 1
            free = f"{anchor}-{number}"
        anchors.add(free)
    return anchors


def _dead(document: Path, text: str) -> Iterator[str]:
    """Each link of `text`, taken as the text of `document`, that leads nowhere, with the reason."""
    for target in LINK.findall(INLINE_CODE.sub("", FENCE.sub("", text))):
        if target.startswith(ELSEWHERE):
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (document.parent / path).resolve() if path else document
        if not file.exists():
            yield f"{target}: there is no {path}"
        elif anchor and file.suffix == ".md" and anchor not in _anchors(file):
            yield f"{target}: no heading of {file.name} has the anchor {anchor}"


@pytest.mark.parametrize("document", _documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    assert list(_dead(document, document.read_text("utf-8"))) == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# One `two`, three\n# One `two`, three\n")
    text = "[a](page.md#one-two-three) [b](#one-two-three-1) [c](gone.md) [d](#four) `[e](not-a-link.md)` [f](https://x.example)"
    assert list(_dead(document, text)) == [
        "gone.md: there is no gone.md",
        "#four: no heading of page.md has the anchor four",
    ]
