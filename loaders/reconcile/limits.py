"""How a reconciliation service is asked, and how sure it must be: every number, with the reason beside it."""

from __future__ import annotations

from dataclasses import dataclass

THRESHOLD = 90.0
"""Score from which the only candidate is taken without the service's own `match`.

The API leaves the scale open; Wikidata's service scores up to 100, of which an exact label and a fitting type make
about 90. A service that scores from 0 to 1 never reaches it, so there only its `match` counts.
"""

CANDIDATES = 5
"""Candidates asked for: enough to see that a name has several bearers."""

BATCH_SIZE = 50
"""Questions in one request where the manifest states no `batchSize`."""

CACHED = 20_000
"""Answers kept in a process, the least recently used given up first: some 10 MB."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Patience with a service; times in seconds."""

    connect: float = 5.0
    read: float = 30.0  # a batch of 50 names takes a public service ten seconds and more
    attempts: int = 3  # of one request: the first, and two where it was overloaded or not reached
    pause: float = 0.5  # before the second attempt, doubled before each further one
    longest_pause: float = 30.0  # a `Retry-After` beyond it is not waited for: the request counts as failed
    failures: int = 3  # in a row, after which a load asks no more: a service that is down must not hold it up
