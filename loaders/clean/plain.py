"""Characters: one kind of line end, one kind of space, nothing invisible."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")
_TRAILING = re.compile(r" +$", re.MULTILINE)


def tidy(text: str) -> str:
    """The text with line feeds only, ordinary spaces only, and no control, invisible or half characters.

    Every other character stays, so that offsets into the result are offsets into what the source said.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = _LONE_SURROGATES.sub("\ufffd", text)
    return _TRAILING.sub("", text).strip("\n")
