"""What a running API answers, read over HTTP alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import httpx

Row = dict[str, Any]


class Lists(Protocol):
    """Whatever has the API's lists."""

    def items(self, path: str, **parameters: str | int) -> Iterator[Row]:
        """Every item of a list."""
        ...


class Answers:
    """The lists that are scored. `base`: the API's address."""

    def __init__(self, base: str) -> None:
        self._http = httpx.Client(base_url=base, timeout=60)

    def __enter__(self) -> Answers:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, path: str, **parameters: str | int) -> Any:
        """The JSON of one answer. Raises `httpx.HTTPStatusError` for anything but success."""
        response = self._http.get(path, params=parameters)
        response.raise_for_status()
        return response.json()

    def text(self, article: str) -> str:
        """An article's stored text."""
        response = self._http.get(f"/articles/{article}/text")
        response.raise_for_status()
        return response.content.decode("utf-8")

    def items(self, path: str, **parameters: str | int) -> Iterator[Row]:
        """Every item of a list, page by page."""
        cursor: str | None = None
        while True:
            page = self.get(path, **{"limit": 100, **parameters, **({"cursor": cursor} if cursor else {})})
            yield from page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return
