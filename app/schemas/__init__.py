"""The documents that the API sends and takes, one module a resource, an example on every field."""
