"""Of which country an office is where its words do not say it: the better evidence wins, and the link says which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def offices(found: Any, key: str) -> set[tuple[str, str | None]]:
    return {(o.title, o.of) for o in found.entity(key).offices}


@pytest.mark.parametrize(
    ("text", "key", "expected", "reason"),
    [
        (
            "In Baku Smith dined with President Serkan Odov. Fiji sent a note.",
            "serkan-odov",
            ("President", "azerbaijan"),
            "the scene",
        ),
        (
            "Fiji's envoy was there. Tonga met President Ann Cole of Chad, Defence Minister Guy Odo and others.",
            "guy-odo",
            ("Defence Minister", "chad"),
            "those listed with its holder",
        ),
        (
            "Peru and Tonga met. Foreign Minister Guy Odo's Kenyan-led party did not.",
            "guy-odo",
            ("Foreign Minister", None),
            "",
        ),
        ("Chad waits. His spokesman Guy Odo spoke to Chad.", "guy-odo", ("spokesman", None), ""),
        (
            "Chad waits. A note came from Guy Odo, a spokesman for the tribunal.",
            "guy-odo",
            ("spokesman for the tribunal", None),
            "",
        ),
        (
            "In Chad rain fell for days. Help was promised by Prime Minister Guy Odo. Fiji and Tonga wait.",
            "guy-odo",
            ("Prime Minister", "chad"),
            "the scene before",
        ),
    ],
)  # fmt: skip
def test_office_by_the_best_evidence(
    read: Read, text: str, key: str, expected: tuple[str, str | None], reason: str
) -> None:
    found = read(text)
    assert expected in offices(found, key)
    assert reason in " ".join(x.reason for x in found.entities.links if x.entities == (key,))
