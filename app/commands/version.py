"""`attache version`"""

from __future__ import annotations

from app import console
from app.version import VERSION


def version() -> None:
    """Show the version of Attache."""
    console.out.print(f"attache {VERSION}", markup=False)
