"""The version of this program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("attache")
except PackageNotFoundError:  # run from a checkout that was not installed
    VERSION = "0+checkout"
