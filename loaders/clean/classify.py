"""What each line of a draft is: headline, subtitle, body, item, caption or furniture.

Passes over the lines, each certain of less than the one before: the lexicon's furniture and captions; the headline;
what stands between it and the first paragraph; lists; lists of other articles; lines in the body that are no sentences;
other headlines at the end. What no pass claims is body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.clean import datelines
from loaders.clean.lexicon import key, lexicon
from loaders.clean.lines import Draft, Mark
from loaders.clean.shapes import (
    begins_with_words,
    ends_as_sentence,
    has_verb,
    is_agenda_line,
    is_attribution,
    is_name_only,
    is_person_line,
    is_sentence,
    is_title,
    is_title_case,
    same_words,
)
from loaders.model import BlockKind, Metadata

SHORT = 14
"""Words: up to so many, a line that begins like a button or a notice is one; a longer one may be a sentence."""

NOTICE = 45
"""Words: a longer line is a paragraph that happens to have a notice's words in it."""

MENU_RUN = 4
"""So many lines of at most `MENU_WORDS` words on end are a menu."""

MENU_WORDS = 3

CAPTION_WORDS = 16
"""A verbless line under the headline with more words is no caption."""

STANDFIRST_WORDS = 45
"""A sentence over the byline with more words is a first paragraph."""

SUBTITLE_LINES = 4
"""So many lines after the headline may be subtitles."""

LINK_WORDS = 6
"""A line in Title Case of so many words within the body is a link to other news, a shorter one a section's head."""

BODY_SHARE = 0.5
"""A line such as "Comments" ends the article when at least so much of the running text stands before it."""

_INNER_STOP = re.compile(r"[a-z]{3}[.!?:] |—")
_NO_METADATA = Metadata()
_UNREAD = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION})


def kinds_of(draft: Draft, title: str | None) -> tuple[BlockKind, ...]:
    """The kind of each line of `draft`, in order. `title`: the headline as the metadata have it."""
    work = _Work(draft, title)
    work.furniture()
    work.items()
    work.menus()
    work.headline()
    work.under_headline()
    work.other_news()
    work.in_body()
    work.at_end()
    return tuple(kind or BlockKind.BODY for kind in work.kinds)


class _Work:
    def __init__(self, draft: Draft, title: str | None) -> None:
        self.lines = draft.lines
        self.texts = [" ".join(draft.text[line.start : line.end].split()) for line in draft.lines]
        self.title = title
        self.kinds: list[BlockKind | None] = [None] * len(self.lines)
        self.head = -1

    def furniture(self) -> None:
        words = lexicon()
        for i, text in enumerate(self.texts):
            short = len(text.split(None, SHORT)) <= SHORT
            name = key(text) if short else ""
            pictured = self.lines[i].mark is Mark.IMAGE or is_attribution(text)
            if pictured or (len(text) < 600 and words.captions.fullmatch(text)):
                self.kinds[i] = BlockKind.CAPTION
            elif (
                (
                    short
                    and (name in words.exact or name in words.sections or name in words.lists or name in words.tails)
                )
                or (short and words.starts.match(text))
                or (len(text) < 300 and (words.patterns.fullmatch(text) or words.bylines.fullmatch(text)))
                or (len(text.split(None, NOTICE)) <= NOTICE and words.sentences.search(text))
                or datelines.is_stamp(text)
                or _is_bar(text, self.lines[i].mark)
            ):
                self.kinds[i] = BlockKind.FURNITURE

    def items(self) -> None:
        lead = False
        roster = False
        for i, text in enumerate(self.texts):
            mark = self.lines[i].mark
            if self.kinds[i] is BlockKind.FURNITURE and not (lead and mark is Mark.ITEM):
                continue
            listed = mark in {Mark.ITEM, Mark.ROW} or is_person_line(text) or is_agenda_line(text)
            unmarked = mark is Mark.NONE and not is_sentence(text) and not text.endswith(":")
            if self.kinds[i] is None and (listed or (unmarked and (lead or (roster and is_name_only(text))))):
                self.kinds[i] = BlockKind.ITEM
                continue
            lead = text.endswith(":")
            roster = len(text.split()) <= SHORT and bool(lexicon().rosters.search(text))

    def menus(self) -> None:
        run: list[int] = []
        for i in range(len(self.texts) + 1):
            small = (
                i < len(self.texts)
                and len(self.texts[i].split()) <= MENU_WORDS
                and not ends_as_sentence(self.texts[i])
                and not self.texts[i].endswith(":")
                and self.kinds[i] in {None, BlockKind.FURNITURE}
            )
            if small:
                run.append(i)
                continue
            if len(run) >= MENU_RUN:
                self._set(run, BlockKind.FURNITURE)
            run = []

    def headline(self) -> None:
        self.head = self._by_title()
        if self.head < 0:
            self.head = self._by_shape()
        if self.head < 0:
            return
        self.kinds[self.head] = BlockKind.HEADLINE
        for i in range(self.head):
            if self.kinds[i] is not BlockKind.CAPTION and not is_sentence(self.texts[i]):
                self.kinds[i] = BlockKind.FURNITURE
        for i in range(self.head + 1, len(self.texts)):
            if same_words(self.texts[i], self.texts[self.head]):
                self.kinds[i] = BlockKind.FURNITURE

    def _by_title(self) -> int:
        if not self.title:
            return -1
        for i, text in enumerate(self.texts):
            if same_words(text, self.title) or (begins_with_words(self.title, text) and not is_sentence(text)):
                return i
        return -1

    def _by_shape(self) -> int:
        open_lines = [i for i, kind in enumerate(self.kinds) if kind is None]
        for i in open_lines:
            if self.lines[i].mark is Mark.HEADING and self.lines[i].level == 1:
                return i
            if is_sentence(self.texts[i]) and not is_title(self.texts[i]):
                break
        for i in open_lines:
            if is_title(self.texts[i]) and not datelines.dateline_of(self.texts[i], _NO_METADATA):
                return i
            if is_sentence(self.texts[i]):
                break
        return -1

    def under_headline(self) -> None:
        if self.head < 0:
            return
        seen = 0
        later = Counter(" ".join(self.texts[self.head + 1 :]).split())
        for i in range(self.head + 1, len(self.texts)):
            if self.kinds[i] is not None:
                if self.kinds[i] is BlockKind.ITEM:
                    return
                continue
            text = self.texts[i]
            if is_sentence(text) or ends_as_sentence(text):
                if self._is_standfirst(i, later):
                    self.kinds[i] = BlockKind.SUBTITLE
                return
            seen += 1
            if seen > SUBTITLE_LINES or text.endswith(":"):
                return
            pictured = not has_verb(text) and len(text.split()) <= CAPTION_WORDS and not is_title_case(text)
            self.kinds[i] = (
                BlockKind.CAPTION if pictured and self.lines[i].mark is not Mark.HEADING else BlockKind.SUBTITLE
            )

    def _is_standfirst(self, i: int, later: Counter[str]) -> bool:
        text = self.texts[i]
        goes_on = any(self.kinds[j] is None and is_sentence(self.texts[j]) for j in range(i + 1, len(self.texts)))
        if len(text.split()) > STANDFIRST_WORDS or not goes_on:
            return False
        if self.lines[i].mark is Mark.HEADING:
            return True
        words = text.split()
        if all(later[word] > 1 for word in words) and any(text in other for other in self.texts[i + 1 :]):
            return True
        words_before = any(self._is_byline(j) for j in range(self.head + 1, i))
        return not words_before and self._is_byline(i + 1)

    def _is_byline(self, i: int) -> bool:
        text = self.texts[i]
        return len(text) < 300 and (bool(lexicon().bylines.fullmatch(text)) or datelines.is_stamp(text))

    def other_news(self) -> None:
        words = lexicon()
        total = sum(len(t.split()) for i, t in enumerate(self.texts) if self.kinds[i] is None and is_sentence(t)) or 1
        read = 0
        listing = False
        for i, text in enumerate(self.texts):
            name = key(text) if len(text) < 100 else ""
            if self.kinds[i] is BlockKind.FURNITURE and name in words.tails and read >= BODY_SHARE * total:
                self._set(range(i + 1, len(self.texts)), BlockKind.FURNITURE)
                return
            if self.kinds[i] is BlockKind.FURNITURE:
                listing = listing or (read > 0 and name in words.lists)
            elif listing and not ends_as_sentence(text) and len(text.split()) in range(1, 29):
                self.kinds[i] = BlockKind.FURNITURE
            else:
                listing = False
                read += len(text.split()) if self.kinds[i] is None and is_sentence(text) else 0

    def in_body(self) -> None:
        bodies = [i for i, kind in enumerate(self.kinds) if kind is None and is_sentence(self.texts[i])]
        if not bodies:
            return
        for i in range(bodies[0] + 1, len(self.texts)):
            text = self.texts[i]
            if self.kinds[i] is not None or ends_as_sentence(text) or text.endswith((":", ";", ",", "—", "-", "–")):
                continue
            count = len(text.split())
            if self.lines[i].mark is Mark.HEADING:
                self.kinds[i] = BlockKind.SUBTITLE if is_title(text) else BlockKind.FURNITURE
            elif self.lines[i].mark is Mark.NONE and is_title(text) and is_title_case(text):
                self.kinds[i] = BlockKind.FURNITURE if count >= LINK_WORDS else BlockKind.SUBTITLE
            elif self.lines[i].mark is Mark.NONE and count < 3 and '"' not in text and "”" not in text:
                self.kinds[i] = BlockKind.FURNITURE

    def at_end(self) -> None:
        titles: list[int] = []
        for i in range(len(self.texts) - 1, self.head, -1):
            text = self.texts[i]
            if self.kinds[i] in _UNREAD:
                continue
            other = self.kinds[i] in {None, BlockKind.SUBTITLE} and self._is_other_title(i)
            if not other:
                break
            if is_title_case(text):
                self.kinds[i] = BlockKind.FURNITURE
            elif ends_as_sentence(text):
                break
            else:
                titles.append(i)
        if len(titles) > 1 and any(k is None for k in self.kinds[: titles[-1]]):
            self._set(titles, BlockKind.FURNITURE)

    def _is_other_title(self, i: int) -> bool:
        text = self.texts[i]
        return self.lines[i].mark is not Mark.QUOTE and is_title(text) and not _INNER_STOP.search(text)

    def _set(self, numbers: Sequence[int], kind: BlockKind) -> None:
        for i in numbers:
            self.kinds[i] = kind


def _is_bar(text: str, mark: Mark) -> bool:
    """ "Home | News | Sport": a menu written in one line."""
    if mark is Mark.ROW:
        return False
    parts = [part for part in text.replace("»", "|").replace("›", "|").replace(" · ", "|").split("|") if part.strip()]
    return len(parts) >= 3 and all(len(part.split()) <= MENU_WORDS for part in parts)
