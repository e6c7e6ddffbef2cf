"""Entities across articles: referents, how they are compared, and what a cluster of them shows."""
