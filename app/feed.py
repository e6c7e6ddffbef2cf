"""Sources in, reports out, in their order: reading and extracting go on while the caller does something else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context

from app import extraction
from graph.reports import ArticleReport
from loaders.model import Source
from loaders.read import Failure

CHUNK = 8  # articles that the engine takes together: its own best batch
AHEAD = 2  # chunks a process that wait or are worked on: enough to keep it busy, few enough to keep memory flat
READER = "attache-read"

Sources = Iterator[Source | Failure]
Reports = list[ArticleReport | Failure]


class LoadError(Exception):
    """The load cannot go on; what is stored stays, and the same command goes on from there."""


def _pool(processes: int) -> Executor:
    if processes == 1:
        return ThreadPoolExecutor(1, thread_name_prefix="attache-extract")
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=extraction.leave_ctrl_c)


async def _chunk(found: Sources) -> list[Source | Failure]:
    """The next sources, read off the event loop; none at the end.

    Each in a daemon thread of its own: reading may wait for standard input for ever, and Ctrl-C must not wait for it.
    """
    loop = asyncio.get_running_loop()
    result: asyncio.Future[list[Source | Failure]] = loop.create_future()

    def settle(chunk: list[Source | Failure], error: Exception | None) -> None:
        if result.cancelled():
            return
        if error is None:
            result.set_result(chunk)
        else:
            result.set_exception(error)

    def work() -> None:
        chunk: list[Source | Failure] = []
        fault: Exception | None = None
        try:
            chunk.extend(islice(found, CHUNK))
        except Exception as error:
            fault = error
        with suppress(RuntimeError):  # the loop has ended in the meantime
            loop.call_soon_threadsafe(settle, chunk, fault)

    threading.Thread(target=work, name=READER, daemon=True).start()
    return await result


def still_reading() -> bool:
    """Whether a reader that nobody waits for any more hangs in its input; Python itself cannot end while it does."""
    return any(thread.name == READER for thread in threading.enumerate())


def _looked_at(future: asyncio.Future[Reports]) -> None:
    """Take note of a failure: where one chunk ends the load, nobody asks for those behind it."""
    if not future.cancelled():
        future.exception()


async def _hand_out(
    found: Sources, pool: Executor, out: asyncio.Queue[asyncio.Future[Reports] | None], told: Callable[[int], None]
) -> None:
    """Put a future for each chunk's reports into `out`, one with what went wrong if something did, then `None`."""
    loop = asyncio.get_running_loop()
    try:
        while chunk := await _chunk(found):
            told(len(chunk))
            extracted = loop.run_in_executor(pool, extraction.extract, chunk)
            extracted.add_done_callback(_looked_at)
            await out.put(extracted)
    except Exception as error:
        failed: asyncio.Future[Reports] = loop.create_future()
        failed.set_exception(error)
        await out.put(failed)
    await out.put(None)


async def reports(
    found: Sources, processes: int, told: Callable[[int], None]
) -> AsyncGenerator[ArticleReport | Failure, None]:
    """The report of each of `found`, or why there is none; `told` gets the number of further sources found.

    A bounded number of them is in memory. Raises `LoadError` when a process of the extraction dies.
    """
    pool = _pool(processes)
    waiting: asyncio.Queue[asyncio.Future[Reports] | None] = asyncio.Queue(AHEAD * processes)
    handing = asyncio.create_task(_hand_out(found, pool, waiting, told))
    try:
        while (chunk := await waiting.get()) is not None:
            for report in await chunk:
                yield report
    except BrokenExecutor as error:
        raise LoadError("an extraction process died, perhaps for lack of memory; use fewer --processes") from error
    finally:
        handing.cancel()
        pool.shutdown(wait=True, cancel_futures=True)
