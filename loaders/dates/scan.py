"""Scan: where a sentence has a time expression, which rule of `grammar.yaml` says so, and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` up to `end` of the scanned text; `parts` are the named pieces, in lower case.

    `kind` is the rule's. A hit of kind `range` is made of two others, `ends`.
    """

    kind: str
    start: int
    end: int
    raw: str
    parts: Mapping[str, str] = field(default_factory=dict)
    ends: tuple[Hit, Hit] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs` are the hints without which the pattern cannot match."""

    kind: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


@cache
def grammar() -> Mapping[str, Any]:
    """The content of `grammar.yaml`."""
    text = resources.files("loaders.dates").joinpath("grammar.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def words(table: str) -> Mapping[str, Any]:
    """A table of `words`, its keys in lower case as strings."""
    return {str(key).lower(): value for key, value in grammar()["words"][table].items()}


@cache
def ambiguous() -> frozenset[str]:
    """Months and weekdays that are also other words or names."""
    return frozenset(grammar()["words"]["ambiguous"])


@cache
def rules() -> tuple[Rule, ...]:
    """The compiled rules, in their order."""
    macros: Mapping[str, str] = grammar()["macros"]

    def expand(pattern: str) -> str:
        counted: dict[str, int] = {}

        def group(found: re.Match[str]) -> str:
            name = found.group(1)
            if name not in macros:
                return f"(?:{macros[name.removeprefix('plain_')]})" if name.startswith("plain_") else found.group()
            counted[name] = counted.get(name, 0) + 1
            suffix = "" if counted[name] == 1 else str(counted[name])
            return f"(?P<{name}{suffix}>{macros[name]})"

        return re.sub(r"\{([a-z_]+)\}", group, pattern).replace(" ?", r"\s?").replace(" ", r"\s+")

    whole = r"(?<![\w/$€£-])(?<!\d[.,:])(?:%s)(?![\w/%%]|-\d|[.,:]\d)"
    return tuple(
        Rule(rule["kind"], re.compile(whole % expand(rule["pattern"]), re.IGNORECASE), frozenset(rule["needs"]))
        for rule in grammar()["rules"]
    )


@cache
def hints() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The compiled hints by which a rule is passed over."""
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in grammar()["hints"].items())


# a sentence without any of these has no time expression, and most have none
_HINT = re.compile(
    r"\d{4}|\bjan|feb|\bmar|apr|\bmay\b|\bju[nl]|\baug|sep|oct|nov|\bdec|day|\bmon\b|\btue|\bwed|\bthu|\bfri\b|\bsat\b|\bsun\b"
    r"|week|month|year|night|ago\b|later|earlier|decade|hour|annual|spring|summer|autumn|fall\b|winter|tomorrow|morning"
    r"|evening|afternoon|recent|soon|short|late|quarter|half|\d(?:st|nd|rd|th)\b|\d[/.]\d|0s\b|daily|aged?\b|future",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BEFORE = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)
_SPAN_KINDS = frozenset(
    {"iso", "numeric", "date", "month", "year", "weekday", "deictic", "period", "day_of_month", "quarter", "half"}
    | {"season", "near_day", "same_day"}
)


def scan(text: str) -> tuple[Hit, ...]:
    """The time expressions of a sentence, in text order, none overlapping another; ranges joined into one."""
    if not _HINT.search(text):
        return ()
    found: list[Hit] = []
    given = {name for name, hint in hints() if hint.search(text)}
    for rank, rule in enumerate(rules()):
        if not rule.needs <= given:
            continue
        found.extend(
            Hit(rule.kind, m.start(), m.end(), m.group(), _parts(m) | {"rank": str(rank)})
            for m in rule.pattern.finditer(text)
            if _capitalised(m)
        )
    return tuple(_joined(text, list(_longest(found))))


def _parts(match: re.Match[str]) -> dict[str, str]:
    return {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value is not None}


def _capitalised(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return all(groups.get(name) is None or groups[name][0].isupper() for name in ("month", "weekday"))


def _longest(found: list[Hit]) -> Iterator[Hit]:
    taken: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, int(h.parts["rank"]))):
        if all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda h: h.start)


def _joined(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The hits, "from A to B", "between A and B" and "A-B" made into one hit of kind `range`."""
    i = 0
    while i < len(hits):
        here = hits[i]
        after = hits[i + 1] if i + 1 < len(hits) else None
        if after is not None and here.kind in _SPAN_KINDS and after.kind in _SPAN_KINDS:
            gap, before = text[here.end : after.start], _BEFORE.search(text[: here.start])
            opened = before.group(1).lower() if before else ""
            if _BETWEEN.fullmatch(gap) or (opened == "between" and _AND.fullmatch(gap)):
                yield Hit("range", here.start, after.end, text[here.start : after.end], {}, (here, after))
                i += 2
                continue
        yield here
        i += 1
