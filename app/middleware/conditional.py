"""ETag and If-None-Match for everything that is read, and HEAD for everything that GET answers."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def _matches(given: str | None, etag: str) -> bool:
    if given is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in given.split(",")]
    return "*" in tags or etag.removeprefix("W/") in tags


class ConditionalGet:
    """Marks an answer with a weak tag made from its bytes; answers 304 where the client has those bytes already.

    Answers are held back until they are whole: pages are bounded, and texts are no longer than the body limit.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                await self._answer(scope, held, send)

        await self.app({**scope, "method": "GET"}, receive, hold)

    async def _answer(self, scope: Scope, held: list[Message], send: Send) -> None:
        start = next(message for message in held if message["type"] == "http.response.start")
        body = b"".join(message.get("body", b"") for message in held if message["type"] == "http.response.body")
        headers = MutableHeaders(scope=start)
        if start["status"] == HTTPStatus.OK and headers.get("Cache-Control") != "no-store":
            etag = headers.get("ETag") or f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
            headers["ETag"] = etag
            headers.setdefault("Cache-Control", "no-cache")  # keep it, but ask whether it still holds
            if _matches(Headers(scope=scope).get("If-None-Match"), etag):
                start["status"], body = HTTPStatus.NOT_MODIFIED, b""
                for name in ("Content-Length", "Content-Type"):
                    del headers[name]
        await send(start)
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
