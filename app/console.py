"""What people see on the terminal: results on standard output, everything else on standard error."""

from __future__ import annotations

import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def results(*, color: bool) -> Console:
    """Standard output, on request without any colour or other marks of a terminal."""
    return out if color else Console(highlight=False, soft_wrap=True, color_system=None)


def error(message: str) -> None:
    """One line, or several, about what went wrong and what to do."""
    err.print(Text.assemble(("error: ", "bold red"), message))


def failed(name_and_reason: str) -> None:
    """An article that cannot be read."""
    err.print(Text.assemble(("failed: ", "bold red"), name_and_reason))


def note(message: str) -> None:
    """Something worth knowing."""
    err.print(Text.assemble(("note: ", "bold yellow"), message))


WIDE = 1000  # columns: what goes into a file or another program is not cut to anybody's screen


def table(rows: Table, what: str) -> None:
    """A table, or that there are none of what it would hold."""
    if rows.row_count:
        (out if out.is_terminal else Console(highlight=False, width=WIDE)).print(rows, soft_wrap=False)
    else:
        out.print(f"no {what}", markup=False)


def document(value: object) -> None:
    """One JSON document on standard output, for machines."""
    out.print(json.dumps(value, ensure_ascii=False, indent=2), markup=False)
