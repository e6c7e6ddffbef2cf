"""`attache verify`"""

from __future__ import annotations

from typing import Annotated

import typer

from app import console
from app.commands import session
from app.exits import FAILED
from graph import verify as verification

SHOWN = 20  # differences: the first few tell what kind of fault it is


def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Compute the resolved layer afresh, compare it with the stored one, and print a digest of each layer.

    Equal graphs print equal digests, whatever the order in which their articles came.
    """
    found = session.within(session.settings(), verification.verify)
    if as_json:
        console.document(
            {
                "reported": found.reported,
                "resolved": found.resolved,
                "matches": found.matches,
                "differences": list(found.differences),
            }
        )
    else:
        console.out.print(f"reported {found.reported}\nresolved {found.resolved}", markup=False)
        for difference in found.differences[:SHOWN]:
            console.error(difference)
        if len(found.differences) > SHOWN:
            console.error(f"and {len(found.differences) - SHOWN} further differences")
    if not found.matches:
        console.error("the resolved layer is not what the reported one gives: run `attache rebuild`, and report it")
        raise typer.Exit(FAILED)
