"""How both layers lie in Neo4j: rows of reports, what a change reaches, and the differences that it writes."""
