"""Fixtures of the embedded server's tests."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.embedded import limits
from tests.graph.embedded import repository
from tests.graph.embedded.repository import Repository

UseRepository = Callable[[str], None]


@pytest.fixture
def use_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UseRepository:
    """Make a repository the only source of files, without pauses between attempts."""
    settings = tmp_path / "jgo.conf"
    monkeypatch.setenv("JGO_CONFIG_FILE", str(settings))
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(limits, "BACKOFF_SECONDS", 0)

    def use(url: str) -> None:
        settings.write_text(f"[repositories]\ncentral = {url}\n", encoding="utf-8")

    return use


@pytest.fixture
def maven(use_repository: UseRepository) -> Iterator[Repository]:
    """An empty Maven repository, and the only one."""
    with repository.serving() as served:
        use_repository(served.url)
        yield served


@pytest.fixture
def nowhere(use_repository: UseRepository) -> None:
    """The only repository is one that cannot be reached."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        use_repository(f"http://127.0.0.1:{free.getsockname()[1]}/maven2")
