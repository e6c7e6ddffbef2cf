"""Pronouns, titles alone and common nouns: what they are linked to, and what they must not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]


def test_he_is_the_subject_before_and_fits_in_gender(read: Read) -> None:
    found = read("John Miller met Angela Weber in Bonn. He praised the talks. She did not.")
    assert found.keys("He") == [("john-miller",)]
    assert found.keys("She") == [("angela-weber",)]


def test_object_pronoun_is_not_its_own_subject(read: Read) -> None:
    found = read("John Miller arrived with Peter Stone. Miller thanked him.")
    assert found.keys("him") == [("peter-stone",)]


def test_they_are_those_of_the_meeting_before(read: Read) -> None:
    found = read("John Miller met with Angela Weber. They discussed trade.")
    assert found.keys("They") == [("john-miller", "angela-weber")]


def test_they_are_not_people_where_a_plural_subject_stands_nearer(read: Read) -> None:
    found = read("John Miller met with Angela Weber. The officers also complained. They want more pay.")
    assert found.keys("They") == []


def test_its_is_the_country_that_is_the_subject(read: Read) -> None:
    assert read("Guyana praised its neighbours.").keys("its") == [("guyana",)]


def test_i_is_the_speaker_of_the_quotation(read: Read) -> None:
    found = read("“I am glad that Ann Cole and I have signed it,” Peter Stone said.")
    assert set(found.keys("I")) == {("peter-stone",)}


def test_we_is_the_speaker_and_whoever_is_joined_with_and_i(read: Read) -> None:
    found = read("“Ann Cole and I have signed it. We are glad,” Peter Stone said.")
    assert found.keys("We") == [("peter-stone", "ann-cole")]


def test_our_outside_quotations_is_the_publishers_country(read: Read) -> None:
    text = "Today Jake Sullivan met with President Irfaan Ali to reaffirm our support for Guyana."
    assert read(text, publisher="The White House").keys("our") == [("united-states",)]
    assert read(text).keys("our") == []


def test_title_alone_is_its_holder(read: Read) -> None:
    found = read(
        "Haitian Prime Minister Garry Conille met Kenyan President William Ruto. "
        "The Prime Minister thanked the President."
    )
    assert found.keys("The Prime Minister") == [("garry-conille",)]
    assert found.keys("the President") == [("william-ruto",)]


def test_title_whose_holder_is_not_named_is_the_country(read: Read) -> None:
    found = read("Kenyan President William Ruto spoke. The Ugandan president did not.")
    assert found.keys("The Ugandan president") == [("uganda",)]


def test_vice_president_is_not_the_president(read: Read) -> None:
    found = read("Vice President Maria Silva spoke. Afterwards the president of Ghana left.")
    assert ("maria-silva",) not in found.keys("the president of Ghana")


def test_nation_by_its_region(read: Read) -> None:
    found = read("Kenya will help Haiti. Officers fly to the Caribbean nation next week.")
    assert found.keys("the Caribbean nation") == [("haiti",)]


def test_nation_of_a_region_that_is_not_in_the_text(read: Read) -> None:
    assert read("Kenya will help Ghana. Officers fly to the Caribbean nation.").keys("the Caribbean nation") == []


def test_both_countries_are_the_two_before(read: Read) -> None:
    found = read("Kenya and Haiti signed a treaty. It binds both countries.")
    assert found.keys("both countries") == [("kenya", "haiti")]


def test_two_leaders(read: Read) -> None:
    found = read("President William Ruto hosted Prime Minister Garry Conille. The two leaders spoke to the press.")
    assert found.keys("The two leaders") == [("william-ruto", "garry-conille")]


def test_these_nations_are_the_list_before(read: Read) -> None:
    found = read("Jamaica, Belize and Suriname offered troops. We thank these nations.")
    assert found.keys("these nations") == [("jamaica", "belize", "suriname")]


def test_council_is_the_body_of_that_kind(read: Read) -> None:
    found = read("The UN Security Council met on Monday. France asked the council for more time.")
    assert found.keys("the council") == [("united-nations-security-council",)]


def test_mission_without_a_named_one_is_not_linked(read: Read) -> None:
    assert read("The mission to the moon failed.").keys("The mission") == []


def test_delegation_is_those_who_travelled(read: Read) -> None:
    found = read("Jane Roe travelled to Chad. She was accompanied by Peter Stone. The delegation met farmers.")
    assert found.keys("The delegation") == [("jane-roe", "peter-stone")]


def test_host_country_of_a_visit_is_not_the_visitors_own(read: Read) -> None:
    found = read("Kenya welcomed Haitian Prime Minister Ariel Henry. Henry praised it during his visit to the country.")
    assert found.keys("the country") == [("kenya",)]


def test_every_link_has_a_reason_and_known_entities(read: Read) -> None:
    found = read("Kenya and Haiti signed. “We agreed,” said William Ruto, the president of Kenya. He left the country.")
    for link in found.entities.links:
        assert link.reason
        assert link.entities
        assert set(link.entities) <= set(found.entities.by_key)


def test_the_leaders_are_those_who_met(read: Read) -> None:
    found = read(
        "The chancellor spoke with Prime Minister Mario Draghi of Italy, President Ann Cole of Malta, "
        "and Prime Minister Peter Stone of Belize. The leaders condemned the attack. They agreed to meet again."
    )
    assert found.keys("The leaders") == found.keys("They") == [("mario-draghi", "ann-cole", "peter-stone")]


def test_administration_is_the_country_of_its_president(read: Read) -> None:
    found = read("President Donald Trump spoke. The Trump administration wants a treaty.")
    assert found.keys("The Trump administration") == [("united-states",)]


def test_title_said_of_a_person_by_a_relative_clause(read: Read) -> None:
    found = read("Boris Johnson, who was foreign secretary until July, won the contest in the United Kingdom.")
    assert found.keys("foreign secretary") == [("boris-johnson",)]


def test_country_known_only_by_its_peoples_offices(read: Read) -> None:
    found = read(
        "Belgian Prime Minister Charles Michel met Dutch Prime Minister Mark Rutte. The talks help both countries."
    )
    assert set(*found.keys("both countries")) == {"belgium", "netherlands"}
    assert found.entity("belgium").iso2 == "BE"
