"""Mentions: an annotated page → the places in it that speak of a person, country, body or place."""

from __future__ import annotations

from loaders.mentions.find import find

__all__ = ["find"]
