"""Markdown's front matter: YAML between two lines of `---` at the very beginning."""

from __future__ import annotations

import re

import yaml

from loaders.errors import BadMetadata
from loaders.model import Metadata
from loaders.read.fields import metadata_of
from loaders.read.limits import MAX_FRONT_MATTER_CHARACTERS

_OPENING = re.compile(r"\A\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)


def split(text: str) -> tuple[Metadata, str]:
    """The metadata and the rest. Without front matter: nothing, and the text as it is.

    Keys read: title, published or date, publisher, url, language. Raises `BadMetadata` for YAML that cannot be read or
    is no list of keys and values, and for a date that is none.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Metadata(), text
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER_CHARACTERS)
    if not closing:
        return Metadata(), text
    block = text[opening.end() : closing.start()]
    try:
        # BaseLoader makes strings only: no objects, and no dates that fail before we can name their key.
        values = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise BadMetadata(f"the front matter is not valid YAML{where}; quote values that hold ': ' or '#'") from error
    if values in (None, ""):
        return Metadata(), text[closing.end() :]
    if not isinstance(values, dict):
        raise BadMetadata("the front matter is not a list of 'key: value' lines")
    return metadata_of(values), text[closing.end() :]
