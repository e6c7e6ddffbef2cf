"""The whole resolved layer, computed afresh: what every incremental update must be equal to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph import ids
from graph.reports import ArticleReport
from graph.resolution import copies, publication, tally
from graph.resolution.bonds import Bonds, Pair
from graph.resolution.candidates import candidates
from graph.resolution.cluster import clusters, comparisons
from graph.resolution.entities import compare as entities
from graph.resolution.entities.profile import Profile
from graph.resolution.entities.referents import referent
from graph.resolution.events import compare as events
from graph.resolution.events.merge import Event, resolve
from graph.resolution.events.views import EventView, Resolved, Telling, view
from graph.resolution.tally import Row


@dataclass(frozen=True, slots=True)
class Standing:
    """Which entity each referent is part of, and the other way round."""

    entity_of: Mapping[str, str]
    referents: Mapping[str, tuple[str, ...]]

    def __call__(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The entity of a referent, and all that entity's referents."""
        entity = self.entity_of[name]
        return entity, self.referents[entity]


def standing(groups: Iterable[Iterable[Profile]]) -> Standing:
    """What groups of referents, with their counts, come to."""
    entity_of: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        members = list(group)
        entity = entities.standing(members)
        found[entity] = tuple(sorted(item.id for item in members))
        entity_of.update(dict.fromkeys(found[entity], entity))
    return Standing(entity_of, found)


def views(report: ArticleReport, resolved: Standing, origin: str) -> dict[str, EventView]:
    """The article's event reports as resolution sees them, by report id."""
    article = report.article
    telling = Telling(article.id, publication.known(article.published), origin)
    facts = {}
    for item in report.entities:
        name = referent(article.id, item)
        facts[item.key] = Resolved(name, *resolved(name), item.kind, item.name, item.parent)
    found = (view(telling, item, facts) for item in report.events)
    return {item.id: item for item in found}


def attendance(found: Iterable[Event]) -> tuple[Counter[str], Counter[str]]:
    """By entity: in how many of the events it took part or was the place, and at how many it was present."""
    took: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for event in found:
        took.update(event.participants.keys() | event.places.keys())
        there.update(entity for entity, row in event.participants.items() if row["attended"])
    return took, there


@dataclass(frozen=True, slots=True)
class Layer:
    """The resolved layer as rows by id.

    `links` leads from each report's id to that of its referent, office, contribution or event, `entity_of` from
    referents to entities, `origins` from articles to the first of their near-copies, `superseded` to later versions.
    """

    referents: dict[str, Row]
    entities: dict[str, Row]
    offices: dict[str, Row]
    contributions: dict[str, Row]
    events: dict[str, Event]
    links: dict[str, str]
    entity_of: dict[str, str]
    origins: dict[str, str]
    superseded: dict[str, str]
    candidates: dict[Pair, Row]

    def facts(self) -> Iterator[tuple[str, Any]]:
        """Everything that it says, each as a name and a plain value."""
        for kind, found in (
            ("referent", self.referents),
            ("entity", self.entities),
            ("office", self.offices),
            ("contribution", self.contributions),
        ):
            for name, row in found.items():
                yield f"{kind} {name}", row
        for name, event in self.events.items():
            yield f"event {name}", event.node
            for what, rows in (
                ("participant", event.participants),
                ("place", event.places),
                ("represented", event.represented),
                ("conflict", event.conflicts),
            ):
                for other, row in rows.items():
                    yield f"event {name}, {what} {other}", row
        for what, links in (
            ("link of", self.links),
            ("entity of", self.entity_of),
            ("origin of", self.origins),
            ("later version of", self.superseded),
        ):
            for name, target in links.items():
                yield f"{what} {name}", target
        for (left, right), row in self.candidates.items():
            yield f"candidate {left}, {right}", row


class Recomputation:
    """The resolved layer of all the reports that are added, in whatever order they come, under these judgements.

    `people` are judgements about entities, by referents; `happenings` those about events, by the events' own ids.
    """

    def __init__(self, people: Bonds = Bonds(), happenings: Bonds = Bonds()) -> None:  # noqa: B008 - immutable
        self._people = people
        self._happenings = happenings
        self._referents = tally.nothing()
        self._texts: dict[str, copies.Text] = {}
        self._told: dict[str, ArticleReport] = {}
        self._event_keys: set[str] = set()
        self._event_ties = 0

    def add(self, report: ArticleReport) -> None:
        """Take in what one article reports; its text is not kept."""
        known = publication.known(report.article.published)
        self._texts[report.article.id] = copies.text(report.article, known)
        self._told[report.article.id] = replace(report, article=replace(report.article, text=""))

    def _drop(self) -> dict[str, str]:
        """Leave out the articles that later versions supersede; these, by the former."""
        articles = [report.article for report in self._told.values()]
        later = copies.superseded([copies.Version(item.id, item.source, item.published) for item in articles])
        for name in later:
            del self._told[name], self._texts[name]
        return later

    def blocking(self) -> tuple[int, int]:
        """How many blocking keys there are, and how many ties to them; to be asked after `layer`."""
        profiles = [tally.profile(name, counts) for name, counts in self._referents.tallies.items()]
        filed = [
            *(entity_key(key) for item in profiles for key in item.keys),
            *(copy_key(key) for item in self._texts.values() for key in item.keys),
        ]
        return len(set(filed) | self._event_keys), len(filed) + self._event_ties

    def layer(self) -> Layer:
        """The resolved layer of everything added; nothing can be added afterwards."""
        later = self._drop()
        self._referents = tally.referents(*self._told.values())
        tallies = self._referents.tallies
        profiles = {name: tally.profile(name, counts) for name, counts in tallies.items()}
        bare = {name: tally.essence(item) for name, item in profiles.items()}
        stands = standing([profiles[name] for name in group] for group in clusters(bare, entities.RULES, self._people))
        firsts = origins(self._texts)
        seen: dict[str, EventView] = {}
        for report in self._told.values():
            seen.update(views(report, stands, firsts[report.article.id]))
        filed = [key for item in seen.values() for key in item.filed]
        self._event_keys, self._event_ties = {event_key(key) for key in filed}, len(filed)
        bonds = renamed(self._happenings, {ids.event_id(name): name for name in seen})
        found = resolve(seen, bonds)
        event_of = {name: event.id for event in found.values() for name in event.reports}
        took, there = attendance(found.values())
        offices, contributions = tally.facts(tally.statements(self._told.values()).values(), stands.entity_of)
        return Layer(
            referents={name: tally.referent_row(name, counts) for name, counts in tallies.items()},
            entities={
                name: tally.entity_row(name, {item: tallies[item] for item in members}, took[name], there[name])
                for name, members in stands.referents.items()
            },
            offices={name: tally.office_row(name, counts) for name, counts in offices.tallies.items()},
            contributions={
                name: tally.contribution_row(name, counts) for name, counts in contributions.tallies.items()
            },
            events=found,
            links=self._referents.links | offices.links | contributions.links | event_of,
            entity_of=dict(stands.entity_of),
            origins=firsts,
            superseded=later,
            candidates=candidates(comparisons(bare.values(), bare, entities.RULES), stands.entity_of, self._people)
            | candidates(comparisons(seen.values(), seen, events.RULES), event_of, bonds),
        )


def origins(texts: Mapping[str, copies.Text]) -> dict[str, str]:
    """For each article the first of those whose text is nearly the same."""
    found = {}
    for group in clusters(texts, copies.RULES, Bonds()):
        found.update(dict.fromkeys(group, copies.origin([texts[name] for name in group])))
    return found


def renamed(bonds: Bonds, names: Mapping[str, str]) -> Bonds:
    """The judgements about events by report ids, where reports bear the ids that they name."""

    def named(pairs: Iterable[Pair]) -> frozenset[Pair]:
        found = ((names.get(left, left), names.get(right, right)) for left, right in pairs)
        return frozenset((left, right) if left < right else (right, left) for left, right in found)

    return Bonds(named(bonds.same), named(bonds.different))


def entity_key(key: str) -> str:
    """How a blocking key of a referent is stored."""
    return f"entity|{key}"


def event_key(key: str) -> str:
    """How a blocking key of an event report is stored."""
    return f"event|{key}"


def copy_key(key: str) -> str:
    """How a blocking key of an article's text is stored."""
    return f"copy|{key}"


def compute(reports: Iterable[ArticleReport], people: Bonds = Bonds(), happenings: Bonds = Bonds()) -> Layer:  # noqa: B008
    """The resolved layer of all these reports under these judgements."""
    whole = Recomputation(people, happenings)
    for report in reports:
        whole.add(report)
    return whole.layer()
