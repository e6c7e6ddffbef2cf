"""Referents, offices and contributions: what is known by counting.

What they show is a function of how often their reports say what. Counts can be added and taken away, so a load or a
removal needs the counts alone and never the reports: 50,000 reports of one country cost what one costs.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from graph import canonical, ids
from graph.reports import ArticleReport, ContributionReport, EntityReport, Kind, OfficeReport
from graph.resolution import publication, votes
from graph.resolution.entities import table
from graph.resolution.entities.compare import display
from graph.resolution.entities.profile import Profile
from graph.resolution.entities.referents import beside, lone, referent

Tally = Counter[tuple[str, str]]  # (field, value) → in how many reports
Tallies = dict[str, Tally]  # id → its counts
Row = dict[str, Any]  # the properties of one node or relationship, as Neo4j stores them; absent ones left out

_REPORTS = ("reports", "")
_APART = re.compile(r"[\W_]+")


def title(words: str) -> str:
    """A title as it is compared: case, punctuation and hyphens do not count."""
    return _APART.sub(" ", words.casefold()).strip()


def entity(report: EntityReport) -> Tally:
    """What one report says of its referent by itself."""
    found = Tally({_REPORTS: 1, ("kind", report.kind.value): 1, ("name", report.name): 1})
    found.update(("form", form) for form in {report.name, *report.forms})
    for field, value in (("qid", report.qid), ("iso2", report.iso2), ("iso3", report.iso3), ("parent", report.parent)):
        if value is not None:
            found[field, value] += 1
    if report.latitude is not None and report.longitude is not None:
        found["place", json.dumps([report.latitude, report.longitude])] += 1
    if lone(report.kind, report.name, report.qid):
        found["lone", ""] += 1
    return found


def office(report: OfficeReport, person: str, of: str, known: str | None) -> Tally:
    """What one report adds to its office; `person` and `of` are ids of entities."""
    found = Tally({_REPORTS: 1, ("person", person): 1, ("of", of): 1, ("title", report.title): 1})
    if report.held is not None:
        for field, day in (("earliest", report.held.earliest), ("latest", report.held.latest)):
            if day is not None:
                found[field, day.isoformat()] += 1
    if known is not None:
        found["known", known] += 1
    return found


def contribution(report: ContributionReport, party: str, mission: str, known: str | None) -> Tally:
    """What one report adds to its contribution; `party` and `mission` are ids of entities."""
    values = {"party": party, "mission": mission, "status": report.status.value}
    if report.personnel is not None:
        values["personnel"] = str(report.personnel)
    if known is not None:
        values["known"] = known
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


def profile(name: str, tally: Tally) -> Profile:
    """The referent as comparison sees it."""
    return Profile(
        id=name,
        kind=votes.ranked(_field(tally, "kind"), table.KINDS),
        lone=bool(_field(tally, "lone")),
        names=_field(tally, "name"),
        forms=frozenset(_field(tally, "form")),
        qids=_field(tally, "qid"),
        iso2=_field(tally, "iso2"),
        iso3=_field(tally, "iso3"),
        parents=_field(tally, "parent"),
        spots=frozenset(_spot(item) for item in _field(tally, "place")),
        offices=frozenset(_held(item) for item in _field(tally, "office")),
        stood_for=frozenset(_field(tally, "stood")),
        beside=frozenset(_field(tally, "beside")),
    )


def essence(item: Profile) -> Profile:
    """The profile without how often each thing was said: whether two are one must not depend on it."""
    return replace(
        item,
        names=dict.fromkeys(sorted(item.names), 1),
        qids=dict.fromkeys(sorted(item.qids), 1),
        iso2=dict.fromkeys(sorted(item.iso2), 1),
        iso3=dict.fromkeys(sorted(item.iso3), 1),
        parents=dict.fromkeys(sorted(item.parents), 1),
    )


def _spot(item: str) -> tuple[float, float]:
    latitude, longitude = json.loads(item)
    return latitude, longitude


def _held(item: str) -> tuple[str, str]:
    name, of = json.loads(item)
    return name, of


def entity_row(name: str, tallies: Mapping[str, Tally], events: int, attended: int) -> Row:
    """The entity's properties, from the tallies of its referents, by id.

    `events` counts those it took part in or was the place of.
    """
    tally = sum(tallies.values(), Tally())
    forms = sorted(_field(tally, "form"))
    spot = votes.value(_field(tally, "place"))
    latitude, longitude = _spot(spot) if spot else (None, None)
    kind = votes.ranked(_field(tally, "kind"), table.KINDS)
    named = display if kind is Kind.PERSON else votes.name
    return present(
        id=name,
        kind=kind.value,
        name=named(_field(tally, "name")),
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
        referents=sorted(tallies),
    )


def referent_row(name: str, tally: Tally) -> Row:
    """The referent's properties."""
    return {
        "id": name,
        "kind": votes.ranked(_field(tally, "kind"), table.KINDS).value,
        "name": votes.name(_field(tally, "name")),
        "tally": dump(tally),
    }


def office_row(name: str, tally: Tally) -> Row:
    """The office's properties: held at least from the earliest to the latest day that a report supports."""
    return present(
        id=name,
        person=votes.value(_field(tally, "person")),
        of=votes.value(_field(tally, "of")),
        title=votes.name(_field(tally, "title")),
        earliest=min(_field(tally, "earliest"), default=None),
        latest=max(_field(tally, "latest"), default=None),
        known=min(_field(tally, "known"), default=None),
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
        known=min(_field(tally, "known"), default=None),
        tally=dump(tally),
    )


def present(**values: Any) -> Row:
    """The values that are there: Neo4j does not store null."""
    return {name: value for name, value in values.items() if value is not None}


class Counted(NamedTuple):
    """What some reports add to the counts of one kind, and which of them went where."""

    tallies: Tallies
    links: dict[str, str]

    def file(self, name: str, report: str, counts: Tally) -> None:
        """Count a report in."""
        self.tallies.setdefault(name, Tally()).update(counts)
        self.links[report] = name

    def add(self, other: Counted) -> None:
        """Count in what another has counted."""
        add(self.tallies, other.tallies)
        self.links.update(other.links)


def nothing() -> Counted:
    """No counts."""
    return Counted({}, {})


def referents(*reports: ArticleReport) -> Counted:
    """What these articles say of their referents."""
    found = nothing()
    for report in reports:
        article = report.article.id
        at = {item.key: referent(article, item) for item in report.entities}
        kinds = {item.key: item.kind for item in report.entities}
        sums = {item.key: entity(item) for item in report.entities}
        for held in report.offices:
            sums[held.person]["office", json.dumps([title(held.title), at[held.of]])] += 1
        for event in report.events:
            for part in event.participants:
                if kinds[part.entity] is Kind.PERSON:
                    sums[part.entity].update(("stood", at[key]) for key in set(part.represents))
        for left, right in beside(report.entities):
            sums[left]["beside", at[right]] += 1
            sums[right]["beside", at[left]] += 1
        for item in report.entities:
            found.file(at[item.key], ids.entity_report(article, item.key), sums[item.key])
    return found


class Statement(NamedTuple):
    """An office or contribution report with the day its article was known; `left` and `right` are referents.

    Left holds the office or gives; right is what the office is of, or the mission.
    """

    id: str
    report: OfficeReport | ContributionReport
    left: str
    right: str
    known: str | None


def statements(reports: Iterable[ArticleReport]) -> dict[str, Statement]:
    """The office and contribution reports of these articles, by id."""
    found: dict[str, Statement] = {}
    for report in reports:
        article = report.article.id
        at = {item.key: referent(article, item) for item in report.entities}
        known = publication.known(report.article.published)
        for n, held in enumerate(report.offices):
            name = ids.office_report(article, n)
            found[name] = Statement(name, held, at[held.person], at[held.of], known)
        for n, given in enumerate(report.contributions):
            name = ids.contribution_report(article, n)
            found[name] = Statement(name, given, at[given.party], at[given.mission], known)
    return found


def facts(items: Iterable[Statement], entity_of: Mapping[str, str]) -> tuple[Counted, Counted]:
    """Offices and contributions that the statements make; `entity_of` leads from referents to entities."""
    offices, contributions = nothing(), nothing()
    for item in items:
        left, right = entity_of[item.left], entity_of[item.right]
        if isinstance(item.report, OfficeReport):
            name = ids.office_id(left, title(item.report.title), right)
            offices.file(name, item.id, office(item.report, left, right, item.known))
        else:
            given = item.report
            name = ids.contribution_id(left, right, given.personnel, given.status.value)
            contributions.file(name, item.id, contribution(given, left, right, item.known))
    return offices, contributions
