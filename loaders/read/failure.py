"""What is reported in the place of an article that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """`name` says which input (file, `file:line`, URL, `stdin`), `reason` in one line what is wrong and what helps."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
