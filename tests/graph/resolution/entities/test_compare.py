"""Which pairs of referents are one entity, and which clusters come of them: the traps, too."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reports import Kind
from graph.resolution.bonds import Bonds
from graph.resolution.cluster import clusters
from graph.resolution.entities.compare import RULES, compare, display, standing
from graph.resolution.entities.profile import Profile
from graph.resolution.outcome import Comparison, Outcome
from tests.graph.resolution.entities.profiles import body, known, person, place, units

HEAD = ("prime minister", "haiti")
PRESIDENT = ("president", "kenya")
US = ("president", "united-states")


def outcome(a: Profile, b: Profile) -> Outcome:
    """What resolution makes of the two: referents that share no key are never compared, so different."""
    return compare(a, b).outcome if a.keys & b.keys else Outcome.DIFFERENT


SAME = [
    pytest.param(person("Alix Fils-Aimé"), person("Alix Didier Fils-Aimé"), id="a given name left out"),
    pytest.param(person("Garry Conille"), person("Garry Connille"), id="misspelling"),
    pytest.param(person("Volodymyr Zelensky"), person("Volodymyr Zelenskyy"), id="transliterated surname"),
    pytest.param(person("Mohammed Odowa"), person("Muhammad Odowa"), id="transliterated given name"),
    pytest.param(person("Khalifa Haftar"), person("Khalifa Hifter"), id="vowels of another script"),
    pytest.param(person("Zelensky Volodymyr"), person("Volodymyr Zelensky"), id="order"),
    pytest.param(person("William Ruto", PRESIDENT), person("W. Ruto", PRESIDENT), id="initial, and the office"),
    pytest.param(person("John N. Nkengasong"), person("John Nkengasong"), id="middle initial"),
    pytest.param(person("Ruto", PRESIDENT), person("William Ruto", PRESIDENT), id="surname, and the office"),
    pytest.param(
        person("Ruto", PRESIDENT, code="a1"), person("Ruto", PRESIDENT, code="b2"), id="two surnames, and the office"
    ),
    pytest.param(
        person("Oduya", ("foreign minister", "kenya")),
        person("Grace Oduya", ("minister of foreign affairs", "kenya")),
        id="one office in other words",
    ),
    pytest.param(person("Tony Okello", HEAD), person("Anthony Okello", HEAD), id="nickname, and the office"),
    pytest.param(
        body("Ministry of Health", parent="kenya"),
        known(Kind.BODY, "health-ministry", "Health Ministry", parent="kenya"),
        id="a ministry's two names",
    ),
    pytest.param(body("Research Centre of the Lakes"), body("Research Center of Lakes"), id="spelling of a body"),
    pytest.param(body("U.S. Lakes Agency"), body("United States Lakes Agency"), id="a country's short form"),
    pytest.param(
        body("AGOA"), body("African Growth and Opportunity Act", "AGOA"), id="an acronym that an article explains"
    ),
    pytest.param(place("St. Marc", parent="haiti"), place("Saint Marc", parent="haiti"), id="a place's spelling"),
    pytest.param(
        known(Kind.COUNTRY, "cote-divoire", "Côte d'Ivoire", qids={"Q1008": 1}),
        known(Kind.COUNTRY, "ivory-coast", "Ivory Coast", qids={"Q1008": 2}),
        id="one item",
    ),
]

UNDECIDED = [
    pytest.param(
        person("W. Ruto", ("leader", "kenya")), person("William Ruto", PRESIDENT), id="an initial and the country"
    ),
    pytest.param(person("George Bush", US), person("George W. Bush", US), id="father and son of one office"),
    pytest.param(person("Ferdinand Okoro", US), person("Ferdinand Okoro Jr.", US), id="a suffix on one side"),
    pytest.param(person("Tony Okello"), person("Anthony Okello"), id="a nickname alone"),
    pytest.param(person("John L. Smith"), person("John Smith"), id="a common surname"),
    pytest.param(body("Ministry of Health"), body("Health Ministry"), id="two ministries of nowhere"),
    pytest.param(body("NEA"), body("National Endowment for the Arts", "NEA"), id="a short acronym"),
    pytest.param(place("Saint Marc", parent="haiti"), place("St. Marc"), id="a place of nowhere"),
]

DIFFERENT = [
    pytest.param(person("Ruto", code="a1"), person("Ruto", code="b2"), id="surname alone"),
    pytest.param(person("Ruto"), person("William Ruto", PRESIDENT), id="surname without an office"),
    pytest.param(person("Ruto", PRESIDENT), person("William Ruto", ("president", "uganda")), id="of another country"),
    pytest.param(
        person("Ruto", ("senator", "kenya")), person("William Ruto", ("senator", "kenya")), id="many senators"
    ),
    pytest.param(person("W. Ruto"), person("William Ruto"), id="an initial alone"),
    pytest.param(person("William Ruto"), person("Rachel Ruto"), id="husband and wife"),
    pytest.param(
        person("Garry Conille", HEAD), person("Alix Didier Fils-Aimé", HEAD), id="an office that changed hands"
    ),
    pytest.param(person("George W. Bush", US), person("George H. W. Bush", US), id="father and son, in full"),
    pytest.param(person("Carl Okoro Jr."), person("Carl Okoro Sr."), id="suffixes"),
    pytest.param(
        person("Mohammed Farah", ("minister", "kenya")),
        person("Mohamed Farahh", ("minister", "chad")),
        id="namesakes of two countries",
    ),
    pytest.param(person("George Washington", US), person("George H. W. Bush", US), id="no name ends with an initial"),
    pytest.param(known(Kind.COUNTRY, "haiti", "Haiti"), body("Embassy of Haiti", parent="haiti"), id="its embassy"),
    pytest.param(body("Embassy of Haiti"), body("Ministry of Haiti"), id="embassy and ministry"),
    pytest.param(
        body("Embassy of Kenya in Haiti"), body("Embassy of Haiti in Kenya"), id="two embassies of the same words"
    ),
    pytest.param(
        body("Ministry of Health", parent="kenya"), body("Ministry of Health", parent="haiti"), id="two countries'"
    ),
    pytest.param(
        body("Ministry of Health", parent="kenya"), body("Ministry of Trade", parent="kenya"), id="two ministries"
    ),
    pytest.param(body("Support Mission to Haiti"), known(Kind.COUNTRY, "haiti", "Haiti"), id="a mission's country"),
    pytest.param(body("Group of 7 Forum"), body("Group of 20 Forum"), id="numbers"),
    pytest.param(body("Economic Club of"), body("Economic Club"), id="a name cut off"),
    pytest.param(
        place("Georgetown", parent="guyana"), place("Georgetown", parent="malaysia"), id="two countries' towns"
    ),
    pytest.param(
        known(Kind.PLACE, "a", "San Juan", spots=frozenset(((18.4, -66.1),))),
        known(Kind.PLACE, "b", "San Juan", spots=frozenset(((-31.5, -68.5),))),
        id="far apart",
    ),
    pytest.param(
        known(Kind.COUNTRY, "niger", "Niger", iso2={"NE": 1}), known(Kind.COUNTRY, "nigeria", "Nigeria"), id="countries"
    ),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_entity(a: Profile, b: Profile) -> None:
    assert outcome(a, b) is Outcome.SAME, compare(a, b)


@pytest.mark.parametrize(("a", "b"), UNDECIDED)
def test_candidates(a: Profile, b: Profile) -> None:
    assert outcome(a, b) is Outcome.UNDECIDED, compare(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_entities(a: Profile, b: Profile) -> None:
    assert outcome(a, b) is Outcome.DIFFERENT, compare(a, b)


@pytest.mark.parametrize(("a", "b"), [*SAME, *UNDECIDED, *DIFFERENT])
def test_comparison_is_symmetric_and_explains_its_score(a: Profile, b: Profile) -> None:
    found: Comparison = compare(a, b)
    assert found == compare(b, a)
    assert found.score == sum(reason.weight for reason in found.reasons)


@given(st.sampled_from(list(Kind)), *(st.text(min_size=1, max_size=24) for _ in range(2)))
def test_any_two_names_compare_alike_in_both_orders(kind: Kind, one: str, other: str) -> None:
    a, b = known(kind, "a", one), known(kind, "b", other)
    assert compare(a, b) == compare(b, a)
    assert a.keys == known(kind, "c", one).keys


@pytest.mark.parametrize(
    ("items", "count"),
    [
        pytest.param(
            [person("Volodymyr Zelensky"), person("Volodymyr Zelenskyy"), person("Volodymyr Zelenskiy")],
            1,
            id="three spellings",
        ),
        pytest.param(
            [person("Mohammed Salman"), person("Mohammed Salman Saud", US), person("Mohammed Salman Khan", HEAD)],
            3,
            id="a short name between two",
        ),
        pytest.param(
            [person("J. Oduya", PRESIDENT), person("James Oduya", PRESIDENT), person("Jane Oduya", PRESIDENT)],
            3,
            id="an initial between two given names",
        ),
        pytest.param(
            [person("Bush", US), person("George W. Bush", US), person("George H. W. Bush", US)], 3, id="a dynasty"
        ),
        pytest.param(
            [person("Garry Conille", HEAD), person("Conille", HEAD), person("Alix Fils-Aimé", HEAD)],
            2,
            id="an office that changed hands",
        ),
        pytest.param(
            [person("Asha Mwangi", beside=frozenset(("asha-n-mwangi",))), person("Asha N. Mwangi")],
            2,
            id="one article names both",
        ),
        pytest.param(
            [
                body("Department of Lakes", parent="kenya"),
                body("Department of Lakes"),
                body("Lakes Department", parent="haiti"),
            ],
            2,
            id="a body of nowhere between two countries'",
        ),
    ],
)
def test_no_chain_joins_what_contradicts_itself(items: list[Profile], count: int) -> None:
    found = {clusters(units(order), RULES, Bonds()) for order in permutations(items)}
    assert len(found) == 1, "the order counts"
    assert len(found.pop()) == count


def test_which_id_stands() -> None:
    lone, full = person("Ruto", PRESIDENT), person("William Ruto")
    often = Profile("w-ruto", Kind.PERSON, False, {"W. Ruto": 3}, frozenset())
    gazetteer = Profile("ruto", Kind.PERSON, False, {"Ruto": 1}, frozenset(), qids={"Q1": 1})
    assert standing([lone, full]) == "william-ruto"
    assert standing([lone, full, often]) == "w-ruto"
    assert standing([often, lone, gazetteer, full]) == "ruto"


def test_a_lone_surname_is_shown_only_where_no_other_name_is_known() -> None:
    assert display({"Ruto": 9, "William Ruto": 2, "W. Ruto": 1}) == "William Ruto"
    assert display({"Ruto": 9, "RUTO": 1}) == "Ruto"
