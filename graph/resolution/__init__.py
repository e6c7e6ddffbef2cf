"""The resolved layer as a pure function of the reported one. Nothing here knows Neo4j, clocks or orders of arrival."""
