"""A world to fill graphs with: articles about made-up people and countries, as unevenly spread as those of the news.

A few countries are in most events, a few people in many, most in one or two. Everything follows from a seed and the
day, so that any stretch of the years can be made alone, and is the same every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random

from graph import ids
from graph.reports import (
    Article,
    ArticleReport,
    ContributionReport,
    ContributionStatus,
    DateSpan,
    EntityReport,
    EventReport,
    Evidence,
    Kind,
    OfficeReport,
    ParticipationReport,
    Precision,
    Realis,
    Role,
)

FIRST_DAY = date(2014, 1, 1)
COUNTRIES, BODIES, PEOPLE, CITIES = 190, 80, 30_000, 4  # cities of each country
SKEW_COUNTRIES, SKEW_PEOPLE, SKEW_WORDS = 1.1, 1.0, 1.0  # exponents of Zipf's law
SUBTYPES = {  # how often each happens; what is told of it is told of each kind alike
    "meeting": 25,
    "visit": 10,
    "signing": 8,
    "criticism": 8,
    "pledge": 8,
    "call": 6,
    "aid": 6,
    "request": 6,
    "summit": 5,
    "appointment": 4,
    "approval": 4,
    "attack": 4,
    "establishment": 2,
    "election": 2,
    "resignation": 2,
}
MUTUAL = ("meeting", "visit", "signing", "call", "summit")  # everybody takes part; of others one does it to the rest
GOODS = ("officers", "trucks", "tents", "tonnes of rice", "doses of vaccine")
TITLES = ("President", "Prime Minister", "Foreign Minister", "Ambassador", "Special Envoy", "Spokesperson")
TELLINGS = (1, 1, 1, 1, 1, 2, 2, 3, 4, 7)  # articles that tell of one event: each as often as it stands here
TOGETHER = (1, 2, 2, 3, 3, 4, 6)  # events that one article tells of
PARTICIPANTS = (2, 2, 2, 2, 3, 3, 4, 5, 6)
FIRST = 0.03  # of all happenings are the first of their kind
UNDATED, IN_MONTH, NEXT_DAY = 0.08, 0.04, 0.03  # of the tellings give no date, a month, or a day too late
FILLER = 150  # words of an article beside those that tell of its events

_SYLLABLES = (
    "ba be bo da de ka ki ko la le li lo ma me mo na ne no pa ra re ri ro sa se so ta te to va ve wa ya ze".split()
)


class Zipf:
    """Draws items, the n-th of them `n ** skew` times more rarely than the first."""

    def __init__(self, count: int, skew: float) -> None:
        self._items = range(count)
        self._weights = list(accumulate((rank + 1) ** -skew for rank in self._items))

    def draw(self, source: Random) -> int:
        """The position of an item."""
        return source.choices(self._items, cum_weights=self._weights)[0]


@dataclass(frozen=True, slots=True)
class Someone:
    """An entity of the world. `parent` is the key of the country."""

    kind: Kind
    name: str
    parent: str | None = None

    @property
    def key(self) -> str:
        return self.name.casefold().replace(" ", "-").replace(".", "")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened: who took part, each with the country that they stood for, where they did for one."""

    day: date
    subtype: str
    detail: str
    place: Someone
    parts: tuple[tuple[Someone, Someone | None], ...]


class World:
    """`per_day` happenings a day, from `FIRST_DAY` on."""

    def __init__(self, seed: int, per_day: int) -> None:
        self._seed = seed
        self._per_day = per_day
        source = _random(seed)
        names = _names(source)
        self._countries = [Someone(Kind.COUNTRY, next(names)) for _ in range(COUNTRIES)]
        self._bodies = [Someone(Kind.BODY, f"{next(names)} Union") for _ in range(BODIES)]
        self._cities = [[Someone(Kind.PLACE, next(names), home.key) for _ in range(CITIES)] for home in self._countries]
        self._which = Zipf(COUNTRIES, SKEW_COUNTRIES)
        self._body = Zipf(BODIES, SKEW_COUNTRIES)
        families = [next(names) for _ in range(3000)]
        given = [next(names) for _ in range(300)]
        self._people: list[list[Someone]] = [[] for _ in self._countries]
        for _ in range(PEOPLE):
            home = self._which.draw(source)
            name = f"{source.choice(given)} {source.choice(families)}"
            self._people[home].append(Someone(Kind.PERSON, name, self._countries[home].key))
        self._person = [Zipf(len(people), SKEW_PEOPLE) for people in self._people]

    @cached_property
    def _vocabulary(self) -> tuple[list[str], Zipf]:
        names = _names(_random(self._seed + 1))
        return [next(names).casefold() for _ in range(5000)], Zipf(5000, SKEW_WORDS)

    def articles(self, day: int) -> list[ArticleReport]:
        """The articles about what happened on that day, counted from the first."""
        source = _random(f"{self._seed}/{day}")
        when = FIRST_DAY + timedelta(day)
        left = [
            happening
            for happening in (self._happening(source, when) for _ in range(self._per_day))
            for _ in range(source.choice(TELLINGS))
        ]
        source.shuffle(left)
        found: list[ArticleReport] = []
        while left:
            size = source.choice(TOGETHER)
            told, left = list(dict.fromkeys(left[:size])), left[size:]
            published = when + timedelta(source.choice((0, 0, 1, 1, 2, 3)))
            found.append(self._article(source, f"{day}-{len(found)}", published, told))
        return found

    def _happening(self, source: Random, day: date) -> Happening:
        host = self._which.draw(source)
        homes = [host, self._which.draw(source)]
        parts: dict[str, tuple[Someone, Someone | None]] = {}
        for position in range(source.choice(PARTICIPANTS)):
            home = homes[position] if position < len(homes) else self._which.draw(source)
            country = self._countries[home]
            chance = source.random()
            if chance < 0.6 and self._people[home]:
                who = self._people[home][self._person[home].draw(source)]
                parts[who.key] = (who, country)
            elif chance < 0.85:
                parts[country.key] = (country, None)
            else:
                body = self._bodies[self._body.draw(source)]
                parts[body.key] = (body, None)
        (subtype,) = source.choices(list(SUBTYPES), list(SUBTYPES.values()))
        detail = f" of {_figure(source)} {source.choice(GOODS)}" if subtype in ("aid", "pledge") else ""
        if source.random() < FIRST:
            detail += ", the first of its kind"
        return Happening(day, subtype, detail, source.choice(self._cities[host]), tuple(parts.values()))

    def _article(self, source: Random, name: str, published: date, told: Sequence[Happening]) -> ArticleReport:
        words, law = self._vocabulary
        draft = _Draft(source)
        for happening in told:
            draft.say(" ".join(words[law.draw(source)] for _ in range(FILLER // len(told))) + ". ")
            draft.tell(happening)
        return draft.report(f"https://news.example/{name}", published)


class _Draft:
    """An article as it is being written."""

    def __init__(self, source: Random) -> None:
        self._source = source
        self._text = ""
        self._mentions: dict[str, list[Evidence]] = {}
        self._known: dict[str, Someone] = {}
        self._events: list[EventReport] = []
        self._offices: list[OfficeReport] = []
        self._contributions: list[ContributionReport] = []

    def say(self, words: str) -> Evidence:
        """Write on; where it now stands."""
        start = len(self._text)
        self._text += words
        return Evidence(start, len(self._text), words)

    def _name(self, who: Someone) -> tuple[str, Evidence]:
        self._known.setdefault(who.key, who)
        where = self.say(who.name)
        self._mentions.setdefault(who.key, []).append(where)
        return who.key, where

    def tell(self, happening: Happening) -> None:
        """Write a sentence about it, and report it, not always as others do."""
        source = self._source
        start = len(self._text)
        parts: list[ParticipationReport] = []
        for someone, country in happening.parts:
            key, where = self._name(_called(source, someone))
            self.say(" of " if country else ", ")
            represents: tuple[str, ...] = ()
            if country:
                represents = (self._name(country)[0],)
                self.say(", ")
            role = _role(source, happening.subtype, len(parts))
            parts.append(ParticipationReport(key, role, True, (where,), represents, source.uniform(0.6, 1)))
            if country and source.random() < 0.3:
                title = TITLES[hash_of(key) % len(TITLES)]
                self._offices.append(OfficeReport(key, title, country.key, on(happening.day), (where,)))
            if not country and someone.kind is Kind.COUNTRY and source.random() < 0.05:
                self._contributions.append(
                    ContributionReport(
                        key, parts[0].entity, 100 * source.randint(1, 9), ContributionStatus.PLEDGED, (where,)
                    )
                )
        self.say(f"were in a {happening.subtype}{happening.detail} in ")
        place, _ = self._name(happening.place)
        self.say(f" on {happening.day.isoformat()}. ")
        once = {part.entity: part for part in reversed(parts)}
        self._events.append(
            EventReport(
                key=str(len(self._events) + 1),
                type="CONSULT",
                mode=None,
                subtype=happening.subtype,
                realis=source.choice((Realis.ACTUAL,) * 8 + (Realis.PLANNED, Realis.NEGATED)),
                date=_told(source, happening.day),
                places=(place,) if source.random() < 0.7 else (),
                participants=tuple(reversed(once.values())),
                evidence=(Evidence(start, len(self._text), self._text[start:]),),
                confidence=source.uniform(0.6, 1),
                rules=(f"{happening.subtype}:be",),
            )
        )

    def report(self, address: str, published: date) -> ArticleReport:
        """The article with all that was told."""
        entities = tuple(
            EntityReport(key, who.kind, who.name, (who.name,), tuple(self._mentions[key]), parent=who.parent)
            for key, who in self._known.items()
        )
        return ArticleReport(
            article=Article(
                id=ids.article_id(address, self._text),
                source=address,
                title=self._text[:60],
                text=self._text,
                sha256=hashlib.sha256(self._text.encode()).hexdigest(),
                loader="bench",
                url=address,
                publisher=f"Paper {hash_of(address) % 40}",
                published=published.isoformat(),
            ),
            entities=entities,
            events=tuple(self._events),
            offices=tuple(self._offices),
            contributions=tuple(self._contributions),
        )


def on(day: date) -> DateSpan:
    """One exact day."""
    return DateSpan(day, day, day.isoformat(), Precision.DAY, "absolute", raw=day.isoformat())


def hash_of(words: str) -> int:
    """A number that depends on the words alone."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4])


def _figure(source: Random) -> int:
    """A number of one digit or two and noughts: two are alike once in 60 times."""
    number = int(10 ** source.uniform(1, 4))
    return round(number, source.choice((1, 2)) - len(str(number)))


def _role(source: Random, subtype: str, position: int) -> Role:
    """That of the participant at this position, counted from 0."""
    if subtype in MUTUAL:
        return source.choice((Role.PARTICIPANT, Role.PARTICIPANT, Role.HOST, Role.VISITOR))
    return Role.ACTOR if position == 0 else Role.RECIPIENT


def _told(source: Random, day: date) -> DateSpan | None:
    """The date as one article gives it."""
    chance = source.random()
    if chance < UNDATED:
        return None
    if chance < UNDATED + IN_MONTH:
        first = day.replace(day=1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        return DateSpan(first, last, f"{first:%Y-%m}", Precision.MONTH, "absolute", raw=f"{first:%Y-%m}")
    return on(day + timedelta(chance > 1 - NEXT_DAY))


def _random(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311 - nothing is secret here


def _called(source: Random, who: Someone) -> Someone:
    """Mostly by the full name; now and then a person by the surname alone, with an initial, or misspelt."""
    if who.kind is not Kind.PERSON or (chance := source.random()) > 0.12:
        return who
    given, _, family = who.name.partition(" ")
    name = family if chance < 0.05 else f"{given[0]}. {family}" if chance < 0.08 else f"{given} {family}{family[-1]}"
    return Someone(Kind.PERSON, name, who.parent)


def _names(source: Random) -> Iterator[str]:
    """Names that are all different."""
    seen = set()
    while True:
        name = "".join(source.choice(_SYLLABLES) for _ in range(source.choice((2, 3, 3, 4)))).capitalize()
        if name not in seen:
            seen.add(name)
            yield name
