"""Gazetteers: countries, bodies, places, offices and well-known people, as data with look-ups by a text's words."""

from __future__ import annotations

from loaders.gazetteer.entry import Entry, Form, Sense
from loaders.gazetteer.lookup import Gazetteer, Hit, gazetteer
from loaders.gazetteer.names import fold, slug

__all__ = ["Entry", "Form", "Gazetteer", "Hit", "Sense", "fold", "gazetteer", "slug"]
