"""Entities, offices and contributions: clusters that are known by counting.

What such a cluster shows is a function of how often its reports say what. Counts can be added and taken away, so a load
or a removal needs the cluster's counts alone and never its reports: 50,000 reports of one country cost what one costs.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from graph import canonical, ids
from graph.reports import ArticleReport, ContributionReport, EntityReport, OfficeReport
from graph.resolution import keys, table, votes

Tally = Counter[tuple[str, str]]  # (field, value) → in how many reports
Tallies = dict[str, Tally]  # cluster id → its counts
Row = dict[str, Any]  # the properties of one node or relationship, as Neo4j stores them; absent ones left out

_REPORTS = ("reports", "")


def entity(report: EntityReport) -> Tally:
    """What one report adds to its entity."""
    found = Tally({_REPORTS: 1, ("kind", report.kind.value): 1, ("name", report.name): 1})
    found.update(("form", form) for form in {report.name, *report.forms})
    for field, value in (("qid", report.qid), ("iso2", report.iso2), ("iso3", report.iso3), ("parent", report.parent)):
        if value is not None:
            found[field, value] += 1
    if report.latitude is not None and report.longitude is not None:
        found["place", json.dumps([report.latitude, report.longitude])] += 1
    return found


def office(report: OfficeReport, person: str, of: str) -> Tally:
    """What one report adds to its office; `person` and `of` are ids of entities."""
    found = Tally({_REPORTS: 1, ("person", person): 1, ("of", of): 1, ("title", report.title): 1})
    if report.held is not None:
        for field, day in (("earliest", report.held.earliest), ("latest", report.held.latest)):
            if day is not None:
                found[field, day.isoformat()] += 1
    return found


def contribution(report: ContributionReport, party: str, mission: str) -> Tally:
    """What one report adds to its contribution; `party` and `mission` are ids of entities."""
    values = {"party": party, "mission": mission, "status": report.status.value}
    if report.personnel is not None:
        values["personnel"] = str(report.personnel)
    return Tally({_REPORTS: 1, **dict.fromkeys(values.items(), 1)})


def add(into: Tallies, counts: Mapping[str, Tally], times: int = 1) -> None:
    """Add the counts to `into`, or take them away with `times=-1`; what nothing supports keeps an empty tally."""
    for name, counted in counts.items():
        tally = into.setdefault(name, Tally())
        for item, n in counted.items():
            tally[item] += times * n
            if not tally[item]:
                del tally[item]


def dump(tally: Tally) -> str:
    """The counts as one canonical line, to be kept with the cluster."""
    fields: dict[str, dict[str, int]] = defaultdict(dict)
    for (field, value), count in tally.items():
        fields[field][value] = count
    return canonical.line(fields)


def load(text: str) -> Tally:
    """What `dump` wrote."""
    return Tally({(field, value): n for field, values in json.loads(text).items() for value, n in values.items()})


def _field(tally: Tally, name: str) -> dict[str, int]:
    return {value: count for (field, value), count in tally.items() if field == name}


def reports(tally: Tally) -> int:
    """How many reports support the cluster."""
    return tally[_REPORTS]


def entity_row(name: str, tally: Tally, events: int, attended: int) -> Row:
    """The entity's properties; `events` counts those it took part in or was the place of."""
    forms = sorted(_field(tally, "form"))
    spot = votes.value(_field(tally, "place"))
    latitude, longitude = json.loads(spot) if spot else (None, None)
    return present(
        id=name,
        kind=votes.ranked(_field(tally, "kind"), table.KINDS).value,
        name=votes.name(_field(tally, "name")),
        aliases=forms,
        search="\n".join(form.casefold() for form in forms),
        qid=votes.value(_field(tally, "qid")),
        iso2=votes.value(_field(tally, "iso2")),
        iso3=votes.value(_field(tally, "iso3")),
        latitude=latitude,
        longitude=longitude,
        parent=votes.value(_field(tally, "parent")),
        articles=reports(tally),
        events=events,
        attended=attended,
        tally=dump(tally),
    )


def office_row(name: str, tally: Tally) -> Row:
    """The office's properties: held at least from the earliest to the latest day that a report supports."""
    return present(
        id=name,
        person=votes.value(_field(tally, "person")),
        of=votes.value(_field(tally, "of")),
        title=votes.name(_field(tally, "title")),
        earliest=min(_field(tally, "earliest"), default=None),
        latest=max(_field(tally, "latest"), default=None),
        tally=dump(tally),
    )


def contribution_row(name: str, tally: Tally) -> Row:
    """The contribution's properties; all its reports agree on them."""
    personnel = next(iter(_field(tally, "personnel")), None)
    return present(
        id=name,
        party=votes.value(_field(tally, "party")),
        mission=votes.value(_field(tally, "mission")),
        personnel=None if personnel is None else int(personnel),
        status=votes.value(_field(tally, "status")),
        tally=dump(tally),
    )


def present(**values: Any) -> Row:
    """The values that are there: Neo4j does not store null."""
    return {name: value for name, value in values.items() if value is not None}


class Counted(NamedTuple):
    """What some articles add to the clusters of one kind, and which of its reports went into which."""

    tallies: Tallies
    links: dict[str, str]

    def file(self, cluster: str, report: str, counts: Tally) -> None:
        """Count a report into its cluster."""
        self.tallies.setdefault(cluster, Tally()).update(counts)
        self.links[report] = cluster


class Share(NamedTuple):
    """What some articles add to the counted clusters."""

    entities: Counted
    offices: Counted
    contributions: Counted


def share(*reports: ArticleReport) -> Share:
    """Count the reports of these articles; of none, they add nothing."""
    found = Share(Counted({}, {}), Counted({}, {}), Counted({}, {}))
    for report in reports:
        _count(found, report)
    return found


def _count(found: Share, report: ArticleReport) -> None:
    article = report.article.id
    at = {item.key: keys.facts(article, item).cluster for item in report.entities}
    for item in report.entities:
        found.entities.file(at[item.key], ids.entity_report(article, item.key), entity(item))
    for n, held in enumerate(report.offices):
        person, of = at[held.person], at[held.of]
        name = ids.office_id(person, keys.title(held.title), of)
        found.offices.file(name, ids.office_report(article, n), office(held, person, of))
    for n, given in enumerate(report.contributions):
        party, mission = at[given.party], at[given.mission]
        name = ids.contribution_id(party, mission, given.personnel, given.status.value)
        found.contributions.file(name, ids.contribution_report(article, n), contribution(given, party, mission))
