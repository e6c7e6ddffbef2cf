"""What is stored of articles' texts so that near-copies find each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString

from graph.connection import Transaction, each, one
from graph.resolution.bonds import Bonds
from graph.resolution.copies import Text
from graph.resolution.layer import copy_key
from graph.resolution.tally import Row, present

_HELD: Final[LiteralString] = """{
    id: a.id, known: a.known, signature: a.signature, size: a.runs, origin: a.origin,
    keys: COLLECT { MATCH (a)-[:HAS_KEY]->(k:BlockingKey) RETURN k.key }
}"""

BY_IDS: Final[LiteralString] = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN collect(" + _HELD + ")"

BY_KEYS: Final[LiteralString] = (
    "UNWIND $keys AS key MATCH (:BlockingKey {key: key})<-[:HAS_KEY]-(a:Article) WITH DISTINCT a RETURN collect("
    + _HELD
    + ")"
)

FILE = """
UNWIND $pairs AS pair
MATCH (a:Article {id: pair[0]})
MERGE (k:BlockingKey {key: pair[1]})
CREATE (a)-[:HAS_KEY]->(k)
"""

UNFILE = """
UNWIND $ids AS id
MATCH (:Article {id: id})-[h:HAS_KEY]->(k:BlockingKey)
DELETE h
WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() }
DELETE k
"""

ORIGIN = """
UNWIND $pairs AS pair
MATCH (a:Article {id: pair[0]})
SET a.origin = pair[1]
"""


@dataclass(slots=True)
class Texts:
    """Texts as they are stored or, with `swapped`, as they will be: `None` are about to vanish.

    `origins` keeps the stored origin of everything that has been read; several of these may share it.
    """

    tx: Transaction
    origins: dict[str, str]
    swapped: Mapping[str, Text | None] = field(default_factory=dict)

    def asked(self, unit: Text) -> frozenset[str]:
        """The stored keys of every text that shares one with this."""
        return frozenset(copy_key(key) for key in unit.keys)

    async def by_keys(self, keys: list[str]) -> list[Text]:
        """Those stored under one of the keys."""
        return self._texts(await one(self.tx, BY_KEYS, keys=keys))

    async def by_ids(self, names: list[str]) -> list[Text]:
        """Those of these articles."""
        return self._texts(await one(self.tx, BY_IDS, ids=names)) if names else []

    async def bonds(self, names: list[str]) -> Bonds:
        """None: nobody judges texts."""
        del names
        return Bonds()

    def _texts(self, rows: Iterable[Mapping[str, Any]]) -> list[Text]:
        found = []
        for row in rows:
            name = row["id"]
            self.origins[name] = row["origin"]
            item = self.swapped.get(name) if name in self.swapped else _text(row)
            if item is not None:
                found.append(item)
        return found


def _text(row: Mapping[str, Any]) -> Text:
    prefix = len(copy_key(""))
    keys = frozenset(key[prefix:] for key in row["keys"])
    return Text(row["id"], row["known"], bytes(row["signature"]), row["size"], keys)


def properties(text: Text) -> Row:
    """What the article's node keeps of its text."""
    return present(known=text.known, signature=text.signature, runs=text.size)


async def file(tx: Transaction, texts: Iterable[Text]) -> None:
    """File newly written articles under their keys."""
    await each(tx, FILE, "pairs", [[item.id, copy_key(key)] for item in texts for key in sorted(item.keys)])


async def unfile(tx: Transaction, names: list[str]) -> None:
    """Take articles from their keys, and with them the keys that nobody else has."""
    await each(tx, UNFILE, "ids", names)


async def originate(tx: Transaction, origins: Mapping[str, str]) -> None:
    """Store which article each is a near-copy of."""
    await each(tx, ORIGIN, "pairs", [list(item) for item in sorted(origins.items())])
