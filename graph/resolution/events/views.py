"""An event report as resolution sees it: entity keys replaced by the entities that they resolve to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph import ids
from graph.reports import EventReport, Evidence, Kind, Role
from graph.resolution.bonds import Pair, pair
from graph.resolution.events import blocking, once, table
from graph.resolution.events.blocking import Names


@dataclass(frozen=True, slots=True)
class Telling:
    """The article that tells of an event.

    `known` is the day by whose end it had been published (`2024-03` gives `2024-03-31`), `None` where that is not
    known. `origin` is the id of the first of the articles of which it is a near-copy, its own where it is none.
    """

    article: str
    known: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article's entity, resolved: the `referent` it is filed under, the `entity` that this is part of.

    `fellows` are all referents of that entity, this one included. `parent` is a referent.
    """

    referent: str
    entity: str
    fellows: tuple[str, ...]
    kind: Kind
    name: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One participation: `entity` and `represents` are ids of entities."""

    entity: str
    kind: Kind
    name: str
    role: Role
    attended: bool
    evidence: tuple[Evidence, ...]
    represents: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event: the id of its entity. `within` holds all referents of that, and the one that it lies in."""

    entity: str
    kind: Kind
    name: str
    within: frozenset[str]


@dataclass(frozen=True)
class EventView:
    """One article's report of an event, with everything that comparing and merging look at."""

    id: str
    telling: Telling
    report: EventReport
    parts: tuple[Part, ...]
    spots: tuple[Spot, ...]
    referents: Mapping[str, tuple[str, ...]]  # entity → all its referents, of participants, those represented, places
    own: Names  # the referents that the report itself names so
    crowd: int  # how many people the report names, whoever they are

    @property
    def article(self) -> str:
        return self.telling.article

    @cached_property
    def family(self) -> str:
        """What kind of event it is, under whichever of the names that articles give to one occurrence."""
        return table.family(self.report.subtype)

    @cached_property
    def day(self) -> date | None:
        """The one day on which it was, where the article says."""
        span = self.report.date
        return span.earliest if span and span.earliest == span.latest else None

    @cached_property
    def published(self) -> date | None:
        """The day by whose end its article had been published."""
        return None if self.telling.known is None else date.fromisoformat(self.telling.known)

    @cached_property
    def who(self) -> frozenset[str]:
        """Everybody and every delegation that took part."""
        return self.persons | self.delegations

    @cached_property
    def persons(self) -> frozenset[str]:
        return frozenset(part.entity for part in self.parts if part.kind is Kind.PERSON)

    @cached_property
    def delegations(self) -> frozenset[str]:
        """Countries and bodies that took part, themselves or represented by others."""
        named = {part.entity for part in self.parts if part.kind in (Kind.COUNTRY, Kind.BODY)}
        return frozenset(named.union(*(part.represents for part in self.parts)))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Those of the delegations that took part themselves and are no countries."""
        return frozenset(part.entity for part in self.parts if part.kind is Kind.BODY)

    @cached_property
    def actors(self) -> frozenset[str]:
        """Those who did it, and those for whom they did."""
        acting = [part for part in self.parts if part.role is Role.ACTOR]
        return frozenset(part.entity for part in acting).union(*(part.represents for part in acting))

    @cached_property
    def areas(self) -> frozenset[str]:
        """The countries and places where it was, and the countries that took part."""
        countries = (part.entity for part in self.parts if part.kind is Kind.COUNTRY)
        return frozenset((*(spot.entity for spot in self.spots), *countries))

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Those to whom such a thing happens once."""
        return once.subjects(self.report, self._named)

    @cached_property
    def partners(self) -> frozenset[Pair]:
        """Every two between whom such a thing happens once."""
        return once.partners(self.report, self._named)

    @cached_property
    def figures(self) -> frozenset[tuple[str, str]]:
        """How many of what it is about."""
        return once.figures(self.report)

    @cached_property
    def first(self) -> bool:
        """Whether it is called the first of its kind."""
        return once.first(self.report)

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices that are named where somebody takes or leaves one."""
        return once.offices(self.report)

    @property
    def _named(self) -> list[once.Named]:
        return [(part.entity, part.kind, part.role) for part in self.parts]

    def had(self, entity: str) -> bool:
        """Whether the report says that it was there."""
        return any(part.entity == entity and part.attended for part in self.parts)

    def represented_by(self, persons: frozenset[str]) -> frozenset[str]:
        """On whose behalf these people were there."""
        return frozenset(item for part in self.parts if part.entity in persons for item in part.represents)

    @cached_property
    def whereabouts(self) -> frozenset[str]:
        """Its places and what they lie in."""
        return frozenset(item for spot in self.spots for item in spot.within)

    @cached_property
    def words(self) -> frozenset[str]:
        """The longer words of the passages that tell of it."""
        found = (word for item in self.report.evidence for word in re.findall(r"\w+", item.quote.casefold()))
        return frozenset(word for word in found if len(word) >= table.WORD_LETTERS)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the forms of these words share."""
        return frozenset(word[: table.STEM] for word in self.words)

    @cached_property
    def passages(self) -> frozenset[str]:
        """Digests of the passages that tell of it, if they are long."""
        return blocking.passages(self.report)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Blocking keys: only reports that share one are ever compared."""
        return self._keys(
            Names(
                who=self.who,
                people=self.persons,
                bodies=self.bodies,
                pairs=blocking.pairs(self.persons),
                actors=self.actors,
                areas=self.areas,
                subjects=self.subjects,
                partners=self.partners,
            )
        )

    @cached_property
    def filed(self) -> frozenset[str]:
        """The keys it is stored under: by referents, so that a change of entities changes none of them."""
        return self._keys(self.own)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The stored keys of every report that shares a key with it."""
        return self._keys(
            Names(
                who=self._fellows(self.who),
                people=self._fellows(self.persons),
                bodies=self._fellows(self.bodies),
                pairs=self._fellow_pairs(blocking.pairs(self.persons)),
                actors=self._fellows(self.actors),
                areas=self._fellows(self.areas),
                subjects=self._fellows(self.subjects),
                partners=self._fellow_pairs(self.partners),
            )
        )

    def _fellows(self, entities: Iterable[str]) -> frozenset[str]:
        return frozenset(name for who in entities for name in self.referents[who])

    def _fellow_pairs(self, entities: Iterable[Pair]) -> frozenset[Pair]:
        return frozenset(
            pair(left, right)
            for one, other in entities
            for left in self.referents[one]
            for right in self.referents[other]
        )

    def _keys(self, names: Names) -> frozenset[str]:
        return blocking.keys(self.report, self.telling.known, self.crowd, names)


def view(telling: Telling, report: EventReport, entities: Mapping[str, Resolved]) -> EventView:
    """The report with its keys resolved; `entities` holds what the article's keys resolve to."""
    named = {part.entity for part in report.participants if entities[part.entity].kind is not Kind.PLACE}
    took = named.union(*(part.represents for part in report.participants))

    def referents(names: Iterable[str], *kinds: Kind) -> frozenset[str]:
        return frozenset(entities[key].referent for key in names if not kinds or entities[key].kind in kinds)

    people = referents(named, Kind.PERSON)
    roles = [(entities[part.entity].referent, entities[part.entity].kind, part.role) for part in report.participants]
    acting = [part for part in report.participants if part.role is Role.ACTOR]
    own = Names(
        who=referents(took),
        people=people,
        bodies=referents(named, Kind.BODY),
        pairs=blocking.pairs(people),
        actors=referents({part.entity for part in acting}.union(*(part.represents for part in acting))),
        areas=referents(report.places) | referents(named, Kind.COUNTRY),
        subjects=once.subjects(report, roles),
        partners=once.partners(report, roles),
    )
    return EventView(
        id=ids.event_report(telling.article, report.key),
        telling=telling,
        report=report,
        parts=tuple(
            Part(
                entity=entities[part.entity].entity,
                kind=entities[part.entity].kind,
                name=entities[part.entity].name,
                role=part.role,
                attended=part.attended,
                evidence=part.evidence,
                represents=tuple(entities[key].entity for key in part.represents),
                confidence=part.confidence,
            )
            for part in report.participants
        ),
        spots=tuple(
            Spot(
                entity=item.entity,
                kind=item.kind,
                name=item.name,
                within=frozenset((*item.fellows, item.parent or item.entity)),
            )
            for item in (entities[key] for key in report.places)
        ),
        referents={entities[key].entity: entities[key].fellows for key in took.union(report.places)},
        own=own,
        crowd=len(people),
    )
