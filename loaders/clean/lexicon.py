"""The words and shapes of `furniture.yaml`, ready to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict

NAME = r"[A-Z][\w'’.-]+(?:\s+(?:[A-Z][\w'’.-]*|de|da|van|von|al|el|bin|ben)){1,3}"

_COUNT = re.compile(r"[\s(\[]*\d{0,6}[)\]\s]*$")
_OUTER = " \t.,:;!?…|»«›‹>-–—*•[](){}\"'“”‘’+#"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    exact: list[str]
    sections: list[str]
    starts: list[str]
    sentences: list[str]
    patterns: list[str]
    bylines: list[str]
    captions: list[str]
    lists: list[str]
    tails: list[str]
    rosters: list[str]
    verbs: str
    honorifics: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets are asked with `key(line)`, patterns with the line as it stands."""

    exact: frozenset[str]
    sections: frozenset[str]
    lists: frozenset[str]
    tails: frozenset[str]
    starts: re.Pattern[str]
    sentences: re.Pattern[str]
    patterns: re.Pattern[str]
    bylines: re.Pattern[str]
    captions: re.Pattern[str]
    rosters: re.Pattern[str]
    verbs: frozenset[str]
    honorifics: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    text = resources.files("loaders.clean").joinpath("furniture.yaml").read_text(encoding="utf-8")
    file = _File.model_validate(yaml.safe_load(text))
    return Lexicon(
        exact=frozenset(map(key, file.exact)),
        sections=frozenset(map(key, file.sections)),
        lists=frozenset(map(key, file.lists)),
        tails=frozenset(map(key, file.tails)),
        starts=_any([re.escape(start) for start in file.starts], r"(?:{})\b"),
        sentences=_any(file.sentences, "{}"),
        patterns=_any(file.patterns, "(?:{})"),
        bylines=re.compile("|".join(f"(?:{form.replace('NAME', NAME)})" for form in file.bylines)),
        captions=_any(file.captions, "(?:{})"),
        rosters=_any(file.rosters, r"\b(?:{})\b"),
        verbs=frozenset(file.verbs.split()),
        honorifics=frozenset(file.honorifics.split()),
    )


def key(line: str) -> str:
    """A line as the lists have it: lower case, without outer punctuation and counts."""
    bare = _COUNT.sub("", line.strip(_OUTER)).strip(_OUTER)
    return " ".join(bare.lower().replace("’", "'").split())


def _any(forms: list[str], frame: str) -> re.Pattern[str]:
    return re.compile(frame.format("|".join(f"(?:{form})" for form in forms)), re.IGNORECASE)
