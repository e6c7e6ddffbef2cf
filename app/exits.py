"""How commands end."""

from __future__ import annotations

FAILED = 1  # something failed, and it was said what
USAGE = 2  # wrong options or settings: nothing was done
INTERRUPTED = 130  # ended by Ctrl-C, as shells have it


class UsageError(Exception):
    """An option holds a value that cannot be used; the message names it."""
