"""Whether two referents are one entity: a pure function of their profiles that gives its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import product

from graph.reports import Kind
from graph.resolution import votes
from graph.resolution.cluster import Rules
from graph.resolution.entities import bodies, people, table
from graph.resolution.entities.names import PersonName, person
from graph.resolution.entities.profile import Profile
from graph.resolution.outcome import Comparison, Reason, ruled_out, weighed


@dataclass(frozen=True, slots=True)
class Summary:
    """What hard rules look at, for one referent or for a cluster of them.

    `people` are the full names of persons, `marks` what bodies' and places' names say that they are, a cluster of them
    having as many as its names.
    """

    ids: frozenset[str]
    kinds: frozenset[str]
    beside: frozenset[str]
    qids: frozenset[str] = frozenset()
    iso2: frozenset[str] = frozenset()
    iso3: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()
    spots: frozenset[tuple[float, float]] = frozenset()
    people: frozenset[PersonName] = frozenset()
    marks: frozenset[bodies.Marks] = frozenset()

    def with_(self, other: Summary) -> Summary:
        """The summary of both together."""
        return Summary(*(getattr(self, item.name) | getattr(other, item.name) for item in fields(self)))


def summary(item: Profile) -> Summary:
    """The summary of one referent."""
    is_person = item.kind is Kind.PERSON
    return Summary(
        ids=frozenset((item.id,)),
        kinds=frozenset((item.kind.value,)),
        beside=item.beside,
        qids=frozenset(item.qids),
        iso2=frozenset(item.iso2),
        iso3=frozenset(item.iso3),
        parents=frozenset(item.parents) if item.kind in (Kind.BODY, Kind.PLACE) else frozenset(),
        spots=item.spots if item.kind is Kind.PLACE else frozenset(),
        people=frozenset(person(name) for name in item.names) if is_person and not item.lone else frozenset(),
        marks=frozenset(bodies.marks(name) for name in item.names) if item.kind is Kind.BODY else frozenset(),
    )


def forbidden(a: Summary, b: Summary) -> str | None:
    """The hard rule that keeps two referents, or two clusters of them, apart; `None` where none does."""
    if a.kinds != b.kinds:
        return "different kinds"
    if a.beside & b.ids or b.beside & a.ids:
        return "one article tells them apart"
    for rule, mine, other in (
        ("different Wikidata items", a.qids, b.qids),
        ("different ISO codes", a.iso2, b.iso2),
        ("different ISO codes", a.iso3, b.iso3),
        ("of different parents", a.parents, b.parents),
    ):
        if mine and other and not mine & other:
            return rule
    if any(people.contradict(*sorted(pair)) for pair in product(a.people - b.people, b.people - a.people)):
        return "different given names"
    if any(_differ(mine, other) for mine, other in product(a.marks - b.marks, b.marks - a.marks)):
        return "different bodies by what they are called"
    distance = bodies.apart(a.spots, b.spots)
    return "far from each other" if distance is not None and distance > table.FAR_KM else None


def _differ(a: bodies.Marks, b: bodies.Marks) -> bool:
    """Whether both say what they are, and not the same, or are numbered otherwise. An acronym says nothing."""
    return bool(a.heads and b.heads and a.heads != b.heads) or a.numbers != b.numbers


_REASONS: Mapping[Kind, Callable[[Profile, Profile], Iterator[Reason]]] = {
    Kind.PERSON: people.reasons,
    Kind.BODY: bodies.body,
    Kind.PLACE: bodies.place,
    Kind.COUNTRY: lambda _a, _b: iter(()),  # countries are the gazetteer's: no name is near another
}


def _codes(a: Profile, b: Profile) -> Iterator[Reason]:
    if a.qids.keys() & b.qids.keys():
        yield Reason("same Wikidata item", table.CODE)
    if a.kind is Kind.COUNTRY and (a.iso2.keys() & b.iso2.keys() or a.iso3.keys() & b.iso3.keys()):
        yield Reason("same ISO code", table.CODE)


def compare(a: Profile, b: Profile) -> Comparison:
    """Score two referents that share a blocking key. Symmetric."""
    if rule := forbidden(summary(a), summary(b)):
        return ruled_out(rule)
    a, b = sorted((a, b), key=lambda item: item.id)
    return weighed((*_codes(a, b), *_REASONS[a.kind](a, b)), table.SAME, table.UNDECIDED)


def vague(item: Profile) -> bool:
    """Whether it is a person of whom no given name is known: a lone surname, or initials before it."""
    if item.kind is not Kind.PERSON or item.qids:
        return False
    return item.lone or not any(len(word) > 1 for name in item.names for word in person(name).words[:-1])


RULES: Rules[Profile, Summary] = Rules(compare, summary, forbidden, vague)


def standing(items: Iterable[Profile]) -> str:
    """The id of the entity that these referents are.

    That of a referent which a gazetteer knows (by a Wikidata item), then of one with a full name, then of the one most
    reported, then the longest id, then the alphabetically first.
    """
    return min(items, key=lambda item: (not item.qids, item.lone, -sum(item.names.values()), -len(item.id), item.id)).id


def display(names: Mapping[str, int]) -> str:
    """The name of a cluster by how often its reports give each: a person's lone surname only where there is no other.

    `names` of persons only; a name of one word counts as a lone one.
    """
    return votes.name({name: n for name, n in names.items() if " " in name.strip()} or names)
