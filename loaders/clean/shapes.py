"""What a line looks like: pure questions about its words, without grammar."""

from __future__ import annotations

import re
from functools import cache

from loaders.clean.lexicon import NAME, lexicon

LONG_WORDS = 30
"""A line of so many words is a paragraph even without a full stop."""

SENTENCE_WORDS = 5
"""Fewer words with a full stop are as often a label ("Continue.") as a sentence."""

TITLE_WORDS = range(3, 29)
"""Words of a headline."""

TITLE_CASE_SHARE = 0.75
"""Share of the longer words that are capitalised in Title Case; names alone reach about half."""

_CLOSERS = "\"'”’)]*»"
_OPENERS = "\"'“‘([«"
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:-|–|to)\s*\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?)?", re.I
)
_SMALL = frozenset("of the and for to on in at a an de la by from & with".split())


def same_words(one: str, other: str) -> bool:
    """Equal but for case, spaces and punctuation."""
    return _bare(one) == _bare(other) != ""


def begins_with_words(whole: str, part: str) -> bool:
    """Whether `whole` begins with the words of `part`, at least four: a title with its site's name behind."""
    return len(part.split()) >= 4 and _bare(whole).startswith(_bare(part))


def ends_as_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS + " ")[-1:] in {".", "!", "?", "…"}


def is_sentence(line: str) -> bool:
    """A line that reads as running text: a full stop after some words, or many words."""
    count = len(line.split(None, LONG_WORDS))
    return count >= LONG_WORDS or (count >= SENTENCE_WORDS and ends_as_sentence(line))


def is_title(line: str) -> bool:
    """A line that could be a headline: some words, begun with a capital or figure, no full stop, not a lead-in."""
    first = line.lstrip(_OPENERS)[:1]
    ending = line.rstrip(_CLOSERS + " ")[-1:]
    return (
        len(line.split(None, TITLE_WORDS.stop)) in TITLE_WORDS
        and (first.isupper() or first.isdigit())
        and ending not in {".", ":", ";", ",", "…", "|"}
    )


def is_title_case(line: str) -> bool:
    """Whether nearly all of its longer words have capitals."""
    words = [word.strip(_OPENERS + _CLOSERS + ",.:;!?") for word in line.split()]
    longer = [word for word in words if len(word) >= 4 and word[0].isalpha()]
    return bool(longer) and sum(word[0].isupper() for word in longer) >= TITLE_CASE_SHARE * len(longer)


def has_verb(line: str) -> bool:
    """Whether one of the verbs that headlines use stands in it, not as its first word."""
    verbs = lexicon().verbs
    return any(word.strip(",.:;!?'\"’").lower() in verbs for word in line.split()[1:])


def is_person_line(line: str) -> bool:
    """ "Jane Roe, Minister of Health": a name, a comma, a title; no verb, no full stop."""
    if len(line) > 240 or (ends_as_sentence(line) and not line.endswith(("Jr.", "Sr."))):
        return False
    parts = re.split(r"\s*[,–—]\s+|\s+-\s+", line, maxsplit=1)
    if len(parts) < 2 or not parts[1]:
        return False
    return _is_person(parts[0]) and parts[1].lstrip(_OPENERS)[:1].isupper() and not _runs_on(parts[1])


def is_name_only(line: str) -> bool:
    """ "Jane Roe", "Hon. Jane Roe": nothing but a name."""
    return len(line) < 80 and _is_person(line)


def is_agenda_line(line: str) -> bool:
    """ "10:30 – 11:00 Opening of the session": a time of day and what it is for."""
    clock = _CLOCK.match(line)
    if not clock or not re.search(r"[:.h]\d|[ap]\.?m", clock.group(), re.IGNORECASE):
        return False
    return len(line[clock.end() :].strip(" -–—:|.").split()) >= 2 and not is_sentence(line)


def _is_person(words: str) -> bool:
    rest = words.split()
    honorifics = lexicon().honorifics
    titled = 0
    while rest and rest[0] in honorifics:
        rest.pop(0)
        titled += 1
    if not rest or len(rest) > 6:
        return False
    name = " ".join(rest)
    return bool(re.fullmatch(NAME, name)) or (titled > 0 and rest[0][:1].isupper() and len(rest) <= 4)


def _runs_on(words: str) -> bool:
    """Whether lower-case words stand in it that a title has none of."""
    lower = [word.strip(",;()") for word in words.split() if word[:1].islower()]
    return (
        sum(word not in _SMALL for word in lower) > max(2, len(words.split()) // 3)
        or has_verb("x " + words)
        and bool({word.lower() for word in lower} & lexicon().verbs)
    )


@cache
def _separators() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


def _bare(line: str) -> str:
    return _separators().sub("", line).casefold()
