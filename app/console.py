"""What people see on the terminal: results on standard output, everything else on standard error."""

from __future__ import annotations

import json

from rich.console import Console
from rich.text import Text

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def error(message: str) -> None:
    """One line, or several, about what went wrong and what to do."""
    err.print(Text.assemble(("error: ", "bold red"), message))


def note(message: str) -> None:
    """Something worth knowing."""
    err.print(Text.assemble(("note: ", "bold yellow"), message))


def document(value: object) -> None:
    """One JSON document on standard output, for machines."""
    out.print(json.dumps(value, ensure_ascii=False, indent=2), markup=False)
