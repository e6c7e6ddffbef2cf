"""Equal archives give equal graphs, whatever way they came about."""

from __future__ import annotations

import pytest

from tests.e2e.archive import METADATA, article_ids, empty, load
from tests.e2e.installation import SAMPLE, Installation


@pytest.fixture(scope="module")
def digests(workshop: Installation) -> tuple[str, ...]:
    """Those of the sample archive, loaded once into an empty database."""
    empty(workshop)
    workshop.done(*load(SAMPLE))
    return workshop.digests()


def test_loading_twice_changes_nothing(workshop: Installation, digests: tuple[str, ...]) -> None:
    before = article_ids(workshop)

    said = workshop.done(*load(SAMPLE))

    assert workshop.digests() == digests
    assert article_ids(workshop) == before
    assert f"{len(before)} unchanged" in said


def test_half_removed_and_loaded_again(workshop: Installation, digests: tuple[str, ...]) -> None:
    ids = article_ids(workshop)
    workshop.done("rm", *ids[::2])
    assert article_ids(workshop) == ids[1::2]

    workshop.done(*load(SAMPLE))

    assert workshop.digests() == digests


def test_order_of_loading_is_not_seen(workshop: Installation, digests: tuple[str, ...]) -> None:
    files = sorted((path for path in SAMPLE.iterdir() if path.name != METADATA), reverse=True)
    empty(workshop)

    workshop.done("load", *map(str, files), "--metadata", str(SAMPLE / METADATA))

    assert workshop.digests() == digests


def test_unknown_id_is_named_and_fails(workshop: Installation, digests: tuple[str, ...]) -> None:
    result = workshop.run("rm", "a0000000000000000")

    assert result.returncode == 1
    assert "a0000000000000000" in result.stdout + result.stderr
    assert workshop.digests() == digests
