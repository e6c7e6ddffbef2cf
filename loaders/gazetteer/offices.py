"""The words of offices and forms of address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.gazetteer.source import data


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Lower-case words by the part they play in an office phrase; see `data/titles.yaml`."""

    heads: frozenset[str]
    inner: frozenset[str]
    qualifiers: frozenset[str]
    honorifics: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    not_names: frozenset[str]
    same: dict[str, str]
    implies: dict[str, str]
    implied_by: tuple[tuple[re.Pattern[str], str], ...]

    def same_office(self, title: str) -> str:
        """The usual name of an office: "premier" → "prime minister"."""
        lower = title.lower()
        return self.same.get(lower, lower)

    def of(self, title: str) -> str | None:
        """The key of the country or body that an office has by its words alone: "taoiseach" → `ireland`."""
        lower = title.lower()
        return self.implies.get(lower) or next((of for pattern, of in self.implied_by if pattern.search(lower)), None)


@lru_cache(maxsize=1)
def title_words() -> TitleWords:
    """The table, read once."""
    rows = data("titles")
    sets = {
        name: frozenset(rows[name])
        for name in ("heads", "inner", "qualifiers", "honorifics", "male", "female", "not_names")
    }
    patterns = tuple((re.compile(pattern), of) for pattern, of in rows["implied_by"])
    return TitleWords(**sets, same=dict(rows["same"]), implies=dict(rows["implies"]), implied_by=patterns)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names, lower case, of `data/given_names.yaml`."""
    rows = data("given_names")
    return frozenset(rows["male"]) | frozenset(rows["female"])
