"""A reconciliation service, asked over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from loaders.reconcile import wire
from loaders.reconcile.errors import ReconcileError
from loaders.reconcile.limits import Limits
from loaders.reconcile.questions import Question
from loaders.reconcile.wire import Candidate, Manifest


class Service:
    """The service at one address. Its manifest is asked for once, before the first question."""

    def __init__(self, client: httpx.AsyncClient, url: str, limits: Limits) -> None:
        self._client = client
        self._url = httpx.URL(url)
        self._limits = limits
        self._manifest: Manifest | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, *, agent: str, limits: Limits | None = None) -> AsyncIterator[Service]:
        """Connections to the service at `url`, which are closed in the end; `agent` says who asks. Sends nothing."""
        patience = limits or Limits()
        timeout = httpx.Timeout(patience.read, connect=patience.connect)
        headers = {"User-Agent": agent, "Accept": "application/json"}
        async with httpx.AsyncClient(timeout=timeout, headers=headers) as client:
            yield cls(client, url, patience)

    @property
    def limits(self) -> Limits:
        return self._limits

    async def manifest(self) -> Manifest:
        """What the service says of itself. Raises `ReconcileError`."""
        if self._manifest is None:
            response = await self._send("GET")
            self._manifest = wire.manifest(_json(response))
            self._url = response.url  # a POST to an address that redirects would arrive as a GET
        return self._manifest

    async def ask(self, questions: Sequence[Question]) -> dict[Question, tuple[Candidate, ...]]:
        """The candidates for each of these questions, no more than one batch; those without an answer are left out.

        Raises `ReconcileError` where the service does not answer.
        """
        known = await self.manifest()
        said = {f"q{number}": wire.query(item, wikidata=known.wikidata) for number, item in enumerate(questions)}
        response = await self._send("POST", {"queries": json.dumps(said, ensure_ascii=False)})
        return wire.answers(_json(response), questions)

    async def _send(self, method: str, data: Mapping[str, str] | None = None) -> httpx.Response:
        """The answer, waited for and asked again where the service is overloaded or cannot be reached."""
        pause = self._limits.pause
        for left in reversed(range(self._limits.attempts)):
            wait = pause
            try:
                response = await self._client.request(method, self._url, data=data, follow_redirects=method == "GET")
            except httpx.TransportError as error:
                reason = f"it cannot be reached ({str(error) or type(error).__name__})"
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise ReconcileError(f"it cannot be asked ({error})") from error
            else:
                if response.is_success:
                    return response
                reason = f"it answered {response.status_code} {response.reason_phrase}".rstrip()
                if response.status_code != httpx.codes.TOO_MANY_REQUESTS and not response.is_server_error:
                    raise ReconcileError(reason)
                wait = max(wait, _retry_after(response))
            if not left or wait > self._limits.longest_pause:
                break
            await asyncio.sleep(wait)
            pause *= 2
        raise ReconcileError(reason)


def _retry_after(response: httpx.Response) -> float:
    """Seconds that the service asks to wait, given by it as such or as a time of day; 0 where it does not."""
    said = response.headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise ReconcileError("its answer is not JSON") from error
