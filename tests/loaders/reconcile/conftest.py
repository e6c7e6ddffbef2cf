"""A reconciliation service for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.loaders.reconcile import desk as desks
from tests.loaders.reconcile.desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with desks.running() as running:
        yield running
