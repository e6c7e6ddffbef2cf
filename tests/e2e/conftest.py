"""Installations that end-to-end tests share, so that a run starts Neo4j few times."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.installation import Installation, Served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`attache demo` on a home of its own. Ending it by SIGTERM must succeed and leave no Neo4j behind."""
    installation = Installation(tmp_path_factory.mktemp("demo") / "home")
    try:
        with installation.serving("demo") as served:
            assert installation.neo4j()
            yield served
        assert served.process.returncode == 0, served.said()
        assert installation.neo4j() == []
    finally:
        installation.clear_away()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation whose embedded server stays up between commands; its tests begin by emptying it."""
    installation = Installation(tmp_path_factory.mktemp("workshop") / "home")
    try:
        yield installation
        installation.done("neo4j", "stop")
        assert installation.neo4j() == []
    finally:
        installation.clear_away()
