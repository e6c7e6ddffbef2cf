"""Coreference: mentions → the article's entities, and which mention speaks of which."""

from __future__ import annotations

from loaders.coreference.link import link

__all__ = ["link"]
