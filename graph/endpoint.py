"""Where a Neo4j server answers and who asks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Address and credentials of a Neo4j server. An empty `username` means a server without authentication."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str = "neo4j"
