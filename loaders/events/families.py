"""Families of types: those whose readings of one occurrence lie close together."""

from __future__ import annotations

from loaders.ontology import subtypes

FAMILIES = {
    "x:VOTE": "SUPPORT",
    "AGREE": "SUPPORT",
    "THREATEN": "REQUEST",
    "REJECT": "ACCUSE",
    "PROTEST": "ACCUSE",
    "COERCE": "SANCTION",
    "RETREAT": "x:APPOINT",
    "MOBILIZE": "AID",
}
"""The types of a family by the one that stands for it; any other type is a family of its own."""


def family(subtype: str) -> str:
    """The type that stands for a subtype's family."""
    root = subtypes()[subtype].type
    return FAMILIES.get(root, root)
