"""The version of the extraction: reports made by another version are made anew when their article is loaded again."""

LOADER_VERSION = "3"
