"""The edges: settings, command line and HTTP. No extraction and no Cypher live here."""
