"""The engine: spaCy, behind plain functions. Nothing outside this package and `loaders.annotate` sees its types."""
