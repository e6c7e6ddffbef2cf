"""What commands that talk to the graph begin with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app import logs, server
from app import settings as settings_module
from app.commands.progress import starting
from app.settings import Settings
from graph import schema
from graph.connection import Endpoint, Graph

T = TypeVar("T")


def settings() -> Settings:
    """The settings of the environment, with logs sent as they say. Raises `SettingsError`."""
    found = settings_module.load()
    logs.configure(found.log_level, as_json=found.log_json)
    return found


async def at(endpoint: Endpoint, work: Callable[[Graph], Awaitable[T]], *, current: bool = True) -> T:
    """What `work` makes of the graph at `endpoint`; if it must be `current`, constraints and indexes are in place."""
    async with Graph.open(endpoint) as graph:
        if current:
            await schema.ensure(graph)
        return await work(graph)


def within(found: Settings, work: Callable[[Graph], Awaitable[T]], *, current: bool = True) -> T:
    """What `work` makes of the graph; an embedded server that had to be started for it runs on.

    Unless it must be `current`, the graph is as it was left, by whatever version of the program.
    """
    with server.database(found, keep=True, watch=starting) as endpoint:
        return asyncio.run(at(endpoint, work, current=current))
