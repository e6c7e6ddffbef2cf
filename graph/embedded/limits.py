"""Every number that decides something about the embedded server, with the reason beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

USUAL_BOLT_PORT = 7687  # where people and tools look for Neo4j

START_SECONDS = 180  # 4 s where the machine is idle, 35 s where it is busy; a store to recover takes longer
STOP_SECONDS = 60  # a clean stop takes under 1 s; a large checkpoint may take longer, and killing would cost recovery
POLL_SECONDS = 0.1
LOCK_SECONDS = 900  # another start may be fetching 180 MB over a slow line
PASSWORD_SECONDS = 60  # the admin command is one short Java run, about 1.5 s

CLOCK_SLACK_SECONDS = 2.0  # start times of processes are derived from the boot time, which the clock may shift a little

DOWNLOADS_AT_ONCE = 8  # more gains nothing measurable, and a public repository is a shared good
ATTEMPTS = 4  # of one download, before giving up
ATTEMPTS_TO_CONNECT = 2  # without a network the user should be told soon
BACKOFF_SECONDS = 0.5  # before the second attempt, doubled for each one after
LONGEST_BACKOFF_SECONDS = 30.0  # even where the repository asks for a longer pause
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
CHUNK_BYTES = 1 << 17

CACHE_SPARE_BYTES = 50_000_000  # left free beside the downloaded files
DATA_SPARE_BYTES = 200_000_000  # an empty database takes 3 MB; below this the first load would fill the disk

LOG_TAIL_LINES = 15  # enough for the last causes of a Java stack trace
LOG_TAIL_BYTES = 20_000


class Collector(StrEnum):
    """Garbage collectors of the Java machine."""

    SERIAL = "UseSerialGC"  # 230 MB less resident than G1 with a 512 MB heap, and starts as fast
    G1 = "UseG1GC"  # shorter pauses once the heap is large


@dataclass(frozen=True, slots=True)
class Memory:
    """What the server may use on a machine with less than `below` bytes of memory. Heap and page cache in MB."""

    below: float
    heap: int
    page_cache: int
    collector: Collector


GIB = 1 << 30

# Heap and page cache together stay near a fifth of the machine, as spaCy and the API want their share. An archive of
# ten thousand articles is below 1 GB on disk, so that more than the last row is of no use to one person's server.
MEMORY: tuple[Memory, ...] = (
    Memory(2 * GIB, heap=320, page_cache=64, collector=Collector.SERIAL),
    Memory(4 * GIB, heap=512, page_cache=128, collector=Collector.SERIAL),
    Memory(8 * GIB, heap=768, page_cache=256, collector=Collector.SERIAL),
    Memory(16 * GIB, heap=1024, page_cache=512, collector=Collector.SERIAL),
    Memory(32 * GIB, heap=2048, page_cache=1024, collector=Collector.G1),
    Memory(float("inf"), heap=4096, page_cache=2048, collector=Collector.G1),
)
