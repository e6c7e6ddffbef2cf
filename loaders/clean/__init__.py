"""Clean: a source → its page: the stored text, what each line of it is, and the metadata."""

from __future__ import annotations

from loaders.clean.page import clean, dateline_place

__all__ = ["clean", "dateline_place"]
