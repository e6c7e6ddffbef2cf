"""What can go wrong with an article before it is understood.

LoaderError
├── ReadError           an article cannot be fetched or is not an article's file
│   ├── NotText         what was found is not text: a picture, an archive, a program
│   ├── TooLarge        more bytes than an article has
│   ├── BadMetadata     a date or another value of the metadata cannot be understood
│   └── Unreachable     an address that does not answer, or not with an article
└── EmptyArticle        nothing in it can be read
"""

from __future__ import annotations


class LoaderError(Exception):
    """Base of everything that the loaders raise. The message says what was wrong, where, and what to do."""


class ReadError(LoaderError):
    """A file, an address or an input that does not hold an article."""


class NotText(ReadError):
    """Bytes or characters that are not text."""


class TooLarge(ReadError):
    """More than an article may have."""


class BadMetadata(ReadError):
    """A value in front matter, a sidecar, a record or an option that cannot be understood."""


class Unreachable(ReadError):
    """An address that cannot be fetched."""


class EmptyArticle(LoaderError):
    """An article without a word to read."""
