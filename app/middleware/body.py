"""A limit to what is read of a request, whether or not it says its length."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import problems
from app.errors import BodyTooLarge


class BodyLimit:
    """Refuses bodies of more than `limit` bytes: at once by their stated length, else while they are read."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    def _problem(self) -> BodyTooLarge:
        return BodyTooLarge(f"The body is larger than {self.limit} bytes.")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("Content-Length", "")
        if stated.isdecimal() and int(stated) > self.limit:
            await problems.response(self._problem(), scope)(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                raise self._problem()
            return message

        await self.app(scope, counted, send)
