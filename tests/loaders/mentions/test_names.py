"""Countries, bodies and places: by name, demonym, capital, acronym and definition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.reports import Kind
from loaders.model import Form

Find = Callable[[str], Any]


def test_coordinated_list_in_full(find: Find) -> None:
    found = find("Offers came from the Bahamas, Antigua and Barbuda, Jamaica, Belize and Suriname.")
    assert [m.key for m in found.all if m.kind is Kind.COUNTRY] == [
        "bahamas", "antigua-and-barbuda", "jamaica", "belize", "suriname",
    ]  # fmt: skip


def test_demonym_before_a_noun_is_a_modifier(find: Find) -> None:
    kenyan = find("Kenyan police officers landed.").at("Kenyan")
    assert (kenyan.key, kenyan.form, kenyan.modifier) == ("kenya", Form.DEMONYM, True)


def test_people_of_a_country_are_no_modifier(find: Find) -> None:
    assert find("The Jamaicans have sent soldiers.").at("Jamaicans").modifier is False


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Beijing accused the islanders of treason.", Kind.COUNTRY, "china"),
        ("The minister flew to Beijing on Monday.", Kind.PLACE, "beijing"),
    ],
)
def test_capital_is_the_country_only_where_it_acts(find: Find, text: str, kind: Kind, key: str) -> None:
    found = find(text).at("Beijing")
    assert (found.kind, found.key) == (kind, key)


def test_definition_in_brackets_is_learnt(find: Find) -> None:
    found = find("The Lakeside Water Authority (LWA) met on Monday. Later the LWA denied it.")
    assert [m.key for m in found.all if found.words(m) == "LWA"] == ["lakeside-water-authority"] * 2


def test_known_acronym_and_variant_share_a_key(find: Find) -> None:
    found = find("The U.N. Security Council voted. The UN General Assembly (UNGA) did not.")
    assert found.at("U.N. Security Council").key == "united-nations-security-council"
    assert found.at("UNGA").key == "united-nations-general-assembly"


def test_unexplained_acronym_of_a_body_in_the_text(find: Find) -> None:
    found = find("The Northern Farmers Progress Party won. On Friday the NFPP celebrated in the capital.")
    assert found.at("NFPP").key == "northern-farmers-progress-party"


@pytest.mark.parametrize(
    ("words", "key", "name"),
    [
        ("Kenyan high court", "high-court-of-kenya", "High Court of Kenya"),
        ("Parliament of Ghana", "parliament-of-ghana", "Parliament of Ghana"),
        ("U.S. Senate", "united-states-senate", "United States Senate"),
    ],
)
def test_institutions_of_a_country(find: Find, words: str, key: str, name: str) -> None:
    mention = find(f"On Tuesday the {words} ruled on the matter.").at(words)
    assert (mention.key, mention.name) == (key, name)


def test_institution_without_its_country_waits_for_coreference(find: Find) -> None:
    mention = find("On Tuesday Parliament approved the treaty.").at("Parliament")
    assert (mention.kind, mention.key) == (Kind.BODY, None)


def test_country_inside_a_body_stays_as_a_modifier(find: Find) -> None:
    found = find("The Kenyan parliament voted.")
    assert found.at("Kenyan parliament").kind is Kind.BODY
    assert found.at("Kenyan").modifier


def test_country_in_a_hyphenated_word_has_exact_characters(find: Find) -> None:
    found = find("The U.S.-Colombian treaty holds.")
    assert found.at("U.S.").key == "united-states"


def test_person_named_like_a_country(find: Find) -> None:
    found = find("Michael Jordan praised the players in Chicago.")
    assert "jordan" not in found.known_keys()


def test_lower_case_words_are_no_acronyms(find: Find) -> None:
    assert not {"united-states", "world-health-organization"} & find("They told us who was there.").known_keys()


def test_every_mention_lies_in_its_sentence(find: Find) -> None:
    found = find("Haiti's Senate met. Its president, Joseph Lambert, and the United States' envoy spoke; they agreed.")
    for mention in found.all:
        sentence = found.doc.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert mention.first <= mention.head < mention.last


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Then Mexico's foreign ministry objected.", "Mexico's foreign ministry", "ministry-of-foreign-affairs-mexico"),
        ("Then the Ministry of Justice and Law of Colombia objected.", "Ministry of Justice and Law of Colombia",
         "ministry-of-justice-and-law-colombia"),
    ],
)  # fmt: skip
def test_ministry_with_its_country(find: Find, text: str, words: str, key: str) -> None:
    assert find(text).at(words).key == key


def test_parliament_needs_no_article(find: Find) -> None:
    mention = find("On Tuesday the premier told parliament that he would stay.").at("parliament")
    assert (mention.kind, mention.key) == (Kind.BODY, None)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The leaders met in Mar del Plata on Friday.", "Mar del Plata"),
        ("Guy Odo spoke at a rally in the port of Puerto Cabello.", "Puerto Cabello"),
        ("They gathered in Sharm El Sheikh last week.", "Sharm El Sheikh"),
    ],
)
def test_town_of_several_words(find: Find, text: str, town: str) -> None:
    assert find(text).at(town).kind is Kind.PLACE


def test_person_behind_a_preposition_is_no_town(find: Find) -> None:
    assert find("The letter went to Angela Merkel in Berlin.").at("Angela Merkel").kind is Kind.PERSON
