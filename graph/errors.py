"""Everything that can go wrong in the graph, as one tree.

GraphError
├── TransientGraphError      the same call may succeed later
│   ├── GraphUnavailable     no server answers
│   └── GraphBusy            the server is overloaded, or asks to try again
├── TerminalGraphError       the same call fails again until somebody changes something
│   ├── GraphRefused         wrong user, password or database
│   ├── InvalidEndpoint      the address cannot be used
│   ├── SchemaTooNew         written by a newer version of this program
│   ├── GraphOutdated        written by an older one, or left by a rebuild that was interrupted
│   ├── QueryTimeout         the question takes too long
│   └── QueryFailed          the server rejects a statement
├── UnknownId                nothing has that id
├── InvalidCursorKey         a page key that no page gave
├── InvalidBackup            a file that is no whole and unaltered backup
├── GraphNotEmpty            a backup would be mixed with what is there
├── JudgementRefused         a judgement that cannot be made
│   ├── MergedId             the id has been merged into another
│   ├── IdenticalIds         both ids name one thing
│   ├── KindsDiffer          what it is about cannot be one: a person and a country
│   ├── Contradiction        judgements that stand say the opposite
│   └── AlreadyRetracted     it does not hold any more
└── EmbeddedError            the embedded server (`graph.embedded`)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver

from graph.endpoint import Endpoint

__all__ = [
    "AlreadyRetracted",
    "Contradiction",
    "EmbeddedError",
    "GraphBusy",
    "GraphError",
    "GraphNotEmpty",
    "GraphOutdated",
    "GraphRefused",
    "GraphUnavailable",
    "IdenticalIds",
    "InvalidBackup",
    "InvalidCursorKey",
    "InvalidEndpoint",
    "JudgementRefused",
    "KindsDiffer",
    "MergedId",
    "QueryFailed",
    "QueryTimeout",
    "SchemaTooNew",
    "TerminalGraphError",
    "TransientGraphError",
    "UnknownId",
    "translated",
]


class GraphError(Exception):
    """Root of the graph's errors; the message says what was wrong, where, and what to do."""


class TransientGraphError(GraphError):
    """The same call may succeed later."""


class TerminalGraphError(GraphError):
    """The same call fails again until somebody changes something."""


class GraphUnavailable(TransientGraphError):
    """No Neo4j server answers at the endpoint."""


class GraphBusy(TransientGraphError):
    """The server could not do it now and says that trying again may help."""


class GraphRefused(TerminalGraphError):
    """The server answers, but not to this user, password or database."""


class InvalidEndpoint(TerminalGraphError):
    """The endpoint's address cannot be used."""


class SchemaTooNew(TerminalGraphError):
    """The graph was written by a newer version of this program."""


class GraphOutdated(TerminalGraphError):
    """The resolved layer is not that of this version of the program: `attache rebuild` makes it so."""


class QueryTimeout(TerminalGraphError):
    """The server gave up because the question took longer than it may."""


class QueryFailed(TerminalGraphError):
    """The server rejects a statement: a fault of this program or of the database's data."""


class UnknownId(GraphError):
    """Nothing in the graph has the id."""


class InvalidCursorKey(GraphError):
    """A page key that no page of this list has given."""


class InvalidBackup(GraphError):
    """The file is no backup, or not as it was written; the message names the line."""


class GraphNotEmpty(GraphError):
    """The graph holds something, and nobody said that a backup may be added to it."""


class JudgementRefused(GraphError):
    """A judgement that cannot be made as asked."""


class MergedId(JudgementRefused):
    """The id names what has been merged into another; `standing` is the id that answers for it."""

    def __init__(self, message: str, standing: str) -> None:
        super().__init__(message)
        self.standing = standing


class IdenticalIds(JudgementRefused):
    """Both ids name one thing, and nothing can be judged of it."""


class KindsDiffer(JudgementRefused):
    """The two are of kinds that are never one."""


class Contradiction(JudgementRefused):
    """Judgements that stand say the opposite; `chain` are the ids that lead from one side to the other."""

    def __init__(self, message: str, chain: tuple[str, ...]) -> None:
        super().__init__(message)
        self.chain = chain


class AlreadyRetracted(JudgementRefused):
    """The judgement has been retracted before."""


class EmbeddedError(GraphError):
    """Root of the embedded server's errors."""


def _translate(error: driver.DriverError | driver.Neo4jError, endpoint: Endpoint) -> GraphError:
    where = f"Neo4j at {endpoint.uri}"
    code = getattr(error, "code", None) or ""
    if isinstance(error, driver.AuthError):
        return GraphRefused(
            f"{where} refuses user {endpoint.username!r}: check NEO4J_USERNAME and NEO4J_PASSWORD ({error.message})"
        )
    if isinstance(error, driver.ConfigurationError | driver.UnsupportedServerProduct):
        return InvalidEndpoint(f"{where}: the address cannot be used ({error}); NEO4J_URI looks like bolt://host:7687")
    if code.endswith("DatabaseNotFound"):
        return GraphRefused(f"{where} has no database {endpoint.database!r}: check NEO4J_DATABASE")
    if "TransactionTimedOut" in code:
        return QueryTimeout(f"{where} gave up after the time a query may take: ask for less, or narrow the filters")
    if isinstance(error, driver.ServiceUnavailable | driver.SessionExpired):
        return GraphUnavailable(f"{where} does not answer: start the server, or check NEO4J_URI ({error})")
    if isinstance(error, driver.TransientError) or error.is_retryable():
        return GraphBusy(f"{where} could not do it now; try again ({error})")
    return QueryFailed(f"{where} rejects a statement: {error}")


@contextmanager
def translated(endpoint: Endpoint) -> Iterator[None]:
    """Turn the driver's exceptions raised inside into this tree; the cause stays attached."""
    try:
        yield
    except (driver.DriverError, driver.Neo4jError) as error:
        raise _translate(error, endpoint) from error
    except OSError as error:
        raise GraphUnavailable(f"Neo4j at {endpoint.uri} cannot be reached: {error}; check NEO4J_URI") from error
