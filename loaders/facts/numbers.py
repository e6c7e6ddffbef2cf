"""Whole numbers in the text: "1,000", "two thousand five hundred", "a dozen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.model import Annotated

_UNITS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_MONEY = frozenset("$ € £ ¥ us$ usd eur".split())
_UNITED = frozenset("% percent million billion trillion km kilometers kilometres miles years months days hours".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number that tokens `first` up to `last`, exclusive, say. `year`: it may as well be one."""

    value: int
    first: int
    last: int
    year: bool


def number_of(said: Sequence[str]) -> int | None:
    """The whole number that words say: `1,000`, `two thousand`, `a dozen`; `None` where they say none."""
    total, part, seen = 0, 0, False
    for word in said:
        text = word.lower().replace(",", "")
        if text in {"-", "and", "a", "an"}:
            continue
        if text.isdigit():
            part += int(text)
        elif text in _UNITS:
            part += _UNITS[text]
        elif text in _SCALES:
            part = (part or 1) * _SCALES[text]
            if text == "thousand":
                total, part = total + part, 0
        else:
            return None
        seen = True
    return total + part if seen else None


def _is_number(text: str) -> bool:
    lower = text.lower()
    return lower.replace(",", "").isdigit() or lower in _UNITS or lower in _SCALES


def numbers(doc: Annotated) -> Iterator[Number]:
    """Every number that counts something, money, shares and measures left out."""
    tokens, i = doc.tokens, 0
    while i < len(tokens):
        if not _is_number(tokens[i].text):
            i += 1
            continue
        first, last, digits = i, i + 1, tokens[i].text[:1].isdigit()
        while last < len(tokens) and tokens[last].sentence == tokens[first].sentence:
            spelt = tokens[last].lower in (_SCALES if digits else _UNITS.keys() | _SCALES)
            joins = (
                not digits
                and tokens[last].lower in {"-", "and"}
                and last + 1 < len(tokens)
                and tokens[last + 1].lower in _UNITS.keys() | _SCALES
            )
            if not (spelt or joins):
                break
            last += 1
        i = last
        before = tokens[first - 1].lower if first else ""
        behind = tokens[last].lower if last < len(tokens) else ""
        value = number_of([t.text for t in tokens[first:last]])
        if value is None or before in _MONEY or behind in _UNITED:
            continue
        year = last - first == 1 and tokens[first].text.isdigit() and 1900 <= value <= 2100
        yield Number(value, first, last, year)
