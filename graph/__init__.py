"""The graph: the reported layer, the resolved layer derived from it, and the only code that speaks to Neo4j."""
