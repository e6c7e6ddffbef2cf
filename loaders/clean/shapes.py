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
    r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:-|–|to)\s*\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"of", "the", "and", "for", "to", "on", "in", "at", "a", "an", "de", "la", "by", "from", "&", "with", "be"}
)


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
    """A name, a comma, a title ("Jane Roe, Minister of Health"), without a verb or a full stop."""
    if len(line) > 240 or (ends_as_sentence(line) and not line.endswith(("Jr.", "Sr.", "Inc.", "D.C.", ".)"))):
        return False
    parts = re.split(r"\s*[,–—:]\s+|\s+-\s+", line, maxsplit=1)
    if len(parts) < 2 or not parts[1] or parts[0].isupper():
        return False
    said = parts[1].lstrip(_OPENERS)
    titled = said[:1].isupper() or said.startswith(("to be ", "of "))
    return titled and is_name_only(parts[0]) and not _runs_on(parts[1])


def is_name_only(line: str) -> bool:
    """Nothing but a name or a couple's: "Jane Roe", "Hon. Jane Roe & Mr. John Roe"."""
    couple = re.split(r",? (?:&|and) ", line)
    return len(line) < 120 and len(couple) <= 2 and all(_is_person(name) for name in couple)


def is_attribution(line: str) -> bool:
    """Who said the words that a box beside the text shows: "—Jane Roe, on the talks"."""
    return line[:1] in {"—", "–", "―"} and line[1:].lstrip()[:1].isupper() and not is_sentence(line)


def is_agenda_line(line: str) -> bool:
    """A time of day and what it is for: "10:30 – 11:00 Opening of the session"."""
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
    strange = sum(word not in _SMALL for word in lower)
    return strange > max(2, len(words.split()) // 3) or any(w in lexicon().verbs and w not in _SMALL for w in lower)


@cache
def _separators() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


def _bare(line: str) -> str:
    return _separators().sub("", line).casefold()
