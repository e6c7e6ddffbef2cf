"""Writers take turns: whoever changes the graph first locks one node."""

from __future__ import annotations

from graph import schema
from graph.connection import Transaction, one

# Setting a property takes the node's lock until the transaction ends.
LOCK = """
MERGE (n:Attache {name: 'graph'})
ON CREATE SET n.version = $version
SET n.writing = true
REMOVE n.writing
RETURN n {version: coalesce(n.version, $oldest), .rebuilding}
"""


async def turn(tx: Transaction) -> schema.State:
    """Wait until nobody else writes; what the graph says of itself then."""
    return schema.state(await one(tx, LOCK, version=schema.VERSION, oldest=schema.OLDEST))


async def lock(tx: Transaction) -> None:
    """Wait until nobody else writes.

    Raises `SchemaTooNew` or `GraphOutdated` where the graph has been rebuilt by another program, or is about to be,
    since this one opened it.
    """
    (await turn(tx)).check_current("the graph")
