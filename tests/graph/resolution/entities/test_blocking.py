"""Blocking keys: what is one shares one, and few others do."""

from __future__ import annotations

from graph.resolution.entities.profile import Profile
from tests.graph.resolution.entities.profiles import body, person, place

MINISTER = ("minister of foreign affairs", "kenya")


def test_a_lone_name_has_keys_of_its_offices_only() -> None:
    assert person("Ruto").keys == frozenset()
    assert person("Ruto", ("senator", "kenya")).keys == frozenset()
    assert person("Oduya", MINISTER).keys & person("Grace Oduya", ("foreign minister", "kenya")).keys


def test_a_new_person_meets_few_of_many() -> None:
    given = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("lan", "ria", "ton")]
    family = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("kori", "mbe", "sente")]
    people = [person(f"{one} {other}".title()) for one in given for other in family]
    new = person("Balan Dekori")
    assert len(people) == 32_400
    assert sum(bool(item.keys & new.keys) for item in people) < 200


def test_places_meet_across_the_edges_of_cells() -> None:
    north, south = (
        place(name, spots=frozenset((spot,))) for name, spot in (("Port A", (0.39, 9.9)), ("Por", (0.41, 9.9)))
    )
    assert north.keys & south.keys


def test_bodies_meet_in_other_words() -> None:
    def meet(a: Profile, b: Profile) -> bool:
        return bool(a.keys & b.keys)

    assert meet(body("Department of Justice"), body("Justice Department"))
    assert meet(body("Pacific Islands Forum"), body("Pacific Island Forum"))
    assert meet(body("OSHA"), body("Safety Administration", "OSHA"))
    assert not meet(body("Department of Justice"), body("Department of Trade"))
