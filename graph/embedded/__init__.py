"""A Neo4j of one's own: fetched once, kept in a cache folder, started and stopped on the local machine.

`start`, `stop` and `status` take the home folder; all of the server's files lie in its subfolder `neo4j`.
"""

from graph.embedded.errors import EmbeddedError
from graph.embedded.progress import Phase, Progress, Step
from graph.embedded.server import Started, Status, start, status, stop

__all__ = ["EmbeddedError", "Phase", "Progress", "Started", "Status", "Step", "start", "status", "stop"]
