"""When an article is known to have been published."""

from __future__ import annotations

from calendar import monthrange


def known(published: str | None) -> str | None:
    """The day by whose end it had been: of `2024-03` the last of the month. `None` where nothing is known."""
    if not published:
        return None
    year, month, day = (*published.split("-"), "", "")[:3]
    if not month:
        return f"{year}-12-31"
    return f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"
