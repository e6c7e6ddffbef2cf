"""How much is read, and how long is waited: everything that is refused is refused by a number of this table."""

from __future__ import annotations

MAX_ARTICLE_BYTES = 20_000_000
"""A book has about a megabyte of text; a web page with everything inlined some ten. More is not an article."""

MAX_LINE_BYTES = 20_000_000
"""One record of a JSONL file is one article; the file itself may be of any length."""

MAX_FRONT_MATTER_CHARACTERS = 65_536
"""Front matter is a few lines; what is longer is a document that begins with a rule."""

SNIFFED_BYTES = 65_536
"""Enough of the beginning to tell text from other content."""

MAX_CONTROL_RATIO = 0.02
"""Share of control characters that a damaged text may have; machine code and archives have 0.1 and more."""

MOSTLY_ASCII_RATIO = 0.85
"""English and its neighbours: with fewer other bytes than this, statistics have too little to tell encodings apart."""

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0
"""Of one fetch, redirects and body included: a server that sends a byte a second is given up."""

MAX_REDIRECTS = 5
