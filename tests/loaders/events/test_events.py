"""Events of single sentences and short texts, in our own words: subtype, realis, roles, presence."""

from __future__ import annotations

import pytest

from graph.reports import ArticleReport, EventReport, Realis
from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract


def read(text: str, published: str | None = "2024-05-17") -> ArticleReport:
    return extract(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published=published)))


def names(report: ArticleReport) -> dict[str, str]:
    return {entity.key: entity.name for entity in report.entities}


def roles(report: ArticleReport, event: EventReport) -> dict[str, str]:
    known = names(report)
    return {known[p.entity]: p.role.value + ("+" if p.attended else "") for p in event.participants}


def only(report: ArticleReport, subtype: str) -> EventReport:
    found = [event for event in report.events if event.subtype == subtype]
    assert len(found) == 1, [(event.subtype, event.rules) for event in report.events]
    return found[0]


CASES = [
    # text, subtype, realis, roles
    (
        "President Emmanuel Macron met Chancellor Olaf Scholz in Berlin on Thursday.",
        "meeting",
        "actual",
        {"Emmanuel Macron": "participant+", "Olaf Scholz": "participant+"},
    ),
    (
        "Foreign Minister Penny Wong will hold talks with Japan's Foreign Minister Yoko Kamikawa next week.",
        "meeting",
        "planned",
        {"Penny Wong": "participant", "Yoko Kamikawa": "participant"},
    ),
    (
        "Prime Minister Mia Mottley arrived in Rwanda on Monday.",
        "visit",
        "actual",
        {"Mia Mottley": "visitor+", "Rwanda": "host"},
    ),
    (
        "Norway and Vietnam signed a fisheries agreement in Hanoi on Tuesday.",
        "signing",
        "actual",
        {"Norway": "signatory+", "Vietnam": "signatory+"},
    ),
    (
        "Ghana pledged to send 300 soldiers to the border.",
        "pledge",
        "actual",
        {"Ghana": "actor"},
    ),
    (
        "Portugal urged Spain to open the dam.",
        "request",
        "actual",
        {"Portugal": "actor", "Spain": "recipient"},
    ),
    (
        "Chilean troops were deployed to Cyprus in March 2023.",
        "deployment",
        "actual",
        {"Chile": "actor+", "Cyprus": "recipient"},
    ),
    (
        "Parliament appointed Maria Lind as minister of finance.",
        "appointment",
        "actual",
        {"Maria Lind": "recipient"},
    ),
    (
        "Finance minister Maria Lind resigned on Wednesday.",
        "resignation",
        "actual",
        {"Maria Lind": "actor"},
    ),
    (
        "Peru could impose sanctions on Bolivia.",
        "sanction",
        "hypothetical",
        {"Peru": "actor", "Bolivia": "recipient"},
    ),
    (
        "Denmark did not sign the treaty.",
        "signing",
        "negated",
        {"Denmark": "signatory"},
    ),
    (
        "Morocco condemned Algeria over the closure of the border.",
        "criticism",
        "actual",
        {"Morocco": "actor", "Algeria": "recipient"},
    ),
]


@pytest.mark.parametrize(("text", "subtype", "realis", "expected"), CASES, ids=[c[1] + ":" + c[0][:30] for c in CASES])
def test_one_sentence_tells_one_event(text: str, subtype: str, realis: str, expected: dict[str, str]) -> None:
    report = read(text)
    event = only(report, subtype)
    assert event.realis.value == realis
    found = roles(report, event)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The envoy of Malta voiced alarm at the arrests in Cyprus.", "criticism"),
        ("President Ana Brenner said Latvia should reopen the port.", "request"),
        ("President Ana Brenner said she would not visit Latvia.", "refusal"),
        ("A judge threw out the case against Senator Paul Sommer.", "ruling"),
        ("President Ana Brenner offered condolences to Latvia.", "endorsement"),
        ("A bomb exploded in Riga on Monday.", "attack"),
        ("Demonstrators gathered outside the ministry on Monday.", "protest"),
        ("Norway slapped tariffs on Latvia.", "sanction"),
        ("Ghana announced its readiness to mediate.", "pledge"),
        ("Minister Lena Ortiz took charge of the ministry on Monday.", "appointment"),
        ("Trade unions in Latvia are outlawed: Latvia banned the protests on Monday.", "sanction"),
    ],
)
def test_the_language_of_diplomacy_is_wide(text: str, subtype: str) -> None:
    assert subtype in {event.subtype for event in read(text).events}


@pytest.mark.parametrize(
    "text",
    [
        "The alliance is founded on trust between Norway and Latvia.",
        "Seized with doubt, Norway waited.",
        "Norway called the plan an attack on trust. The report will demonstrate the strength of Norway.",
        "The talks were held in March.",
    ],
)
def test_idioms_and_months_are_no_attacks_protests_or_foundations(text: str) -> None:
    assert not {event.subtype for event in read(text).events} & {"establishment", "protest"}


def test_a_verb_and_its_object_noun_tell_one_event() -> None:
    report = read("Norway issued an apology. President Ana Brenner expressed condolences to Latvia on Monday.")
    assert [event.subtype for event in report.events] == ["endorsement"]


def test_what_is_promised_has_not_happened() -> None:
    report = read("Kenya agreed to deploy police officers to Haiti.")
    assert only(report, "pledge").realis is Realis.ACTUAL
    assert not any(event.realis is Realis.ACTUAL for event in report.events if event.subtype == "deployment")


def test_a_telling_in_another_sentence_joins_the_same_event() -> None:
    report = read(
        "President Ana Brenner visited Latvia on Monday. "
        "Her trip to Latvia was the first by a president of Slovenia. "
        "Brenner flew home to Ljubljana on Tuesday."
    )
    latvia = [event for event in report.events if event.subtype == "visit" and "latvia" in event.places]
    assert len(latvia) == 1
    assert len(latvia[0].evidence) == 2


def test_two_meetings_of_the_same_people_on_two_days_stay_two() -> None:
    report = read(
        "President Ana Brenner met Prime Minister Jonas Kalnins in Riga on 3 May 2024. "
        "President Ana Brenner met Prime Minister Jonas Kalnins in Riga on 9 May 2024."
    )
    days = sorted(event.date.edtf for event in report.events if event.subtype == "meeting" and event.date)
    assert days == ["2024-05-03", "2024-05-09"]


def test_people_of_a_visit_keep_its_day_for_what_they_did_there() -> None:
    report = read(
        "Foreign Minister Lena Ortiz travelled to Nepal on 6 May 2024. "
        "Ortiz met Prime Minister Hari Thapa to discuss dams."
    )
    meeting = only(report, "meeting")
    assert meeting.date is not None
    assert (meeting.date.edtf, meeting.date.method) == ("2024-05-06", "visit")
    assert meeting.places == ("nepal",)


def test_the_toll_of_an_attack_is_no_second_attack() -> None:
    report = read(
        "Rebels attacked a convoy of Latvia on Monday. Four people were killed and ten others were wounded. "
        "Colonel Paul Sommer was also killed in the attack."
    )
    attack = only(report, "attack")
    assert len(attack.evidence) == 3
    assert roles(report, attack)["Paul Sommer"].startswith("recipient")


def test_unrest_stays_where_the_sentence_before_had_it() -> None:
    report = read("Protesters marched in Riga on Monday. Police arrested 40 people.")
    assert only(report, "arrest").places == only(report, "protest").places == ("riga",)


def test_an_attack_that_failed_was_one() -> None:
    assert only(read("There was a failed coup in Latvia on Monday."), "attack").realis is Realis.ACTUAL


def test_companions_join_the_visit() -> None:
    report = read(
        "Foreign Minister Lena Ortiz travelled to Nepal on Monday. Ortiz was accompanied by Trade Minister Paul Sommer."
    )
    visit = only(report, "visit")
    assert roles(report, visit)["Paul Sommer"] == "visitor+"


def test_witnesses_are_told_from_signatories() -> None:
    report = read("The accord between Chad and Niger was signed in the presence of President Ana Brenner.")
    assert roles(report, only(report, "signing")) == {
        "Chad": "signatory+",
        "Niger": "signatory+",
        "Ana Brenner": "witness+",
    } or roles(report, only(report, "signing")) == {"Ana Brenner": "witness+"}


def test_a_planned_event_has_nobody_present() -> None:
    report = read("President Ana Brenner will visit Latvia in June.")
    visit = only(report, "visit")
    assert visit.realis is Realis.PLANNED
    assert not any(p.attended for p in visit.participants)


def test_what_is_dated_after_publication_is_planned() -> None:
    report = read("Ministers from Chad and Niger meet in Paris on 2 June 2024.", published="2024-05-17")
    assert {event.realis for event in report.events} == {Realis.PLANNED}


def test_a_custom_is_no_event() -> None:
    report = read("The president of Slovenia is elected by the people. Judges are appointed by the king of Norway.")
    assert report.events == ()


def test_a_force_that_lands_is_a_deployment_and_no_visit() -> None:
    report = read("Ghanaian soldiers arrived in Liberia on Friday.")
    assert [event.subtype for event in report.events] == ["deployment"]


def test_every_event_quotes_its_sentence() -> None:
    text = "Norway and Vietnam signed a fisheries agreement in Hanoi on Tuesday. It rained."
    report = read(text)
    event = only(report, "signing")
    assert [e.quote for e in event.evidence] == ["Norway and Vietnam signed a fisheries agreement in Hanoi on Tuesday."]
    assert all(text[e.start : e.end] == e.quote for e in event.evidence)


def test_extraction_is_a_function_of_the_source_alone() -> None:
    text = "Norway and Vietnam signed a fisheries agreement in Hanoi on Tuesday."
    assert read(text) == read(text)


def test_an_oath_taken_somewhere_or_before_someone_is_a_ceremony() -> None:
    there = read("Peter Banda was sworn in as president at the national stadium in Lilongwe on Thursday.")
    assert roles(there, only(there, "ceremony")) == {"Peter Banda": "participant+"}
    assert not [e for e in there.events if e.subtype == "appointment"]
    office = read("Peter Banda was sworn in as president on Thursday.")
    assert roles(office, only(office, "appointment")) == {"Peter Banda": "recipient"}


def test_the_person_between_an_opening_place_and_the_verb_is_its_subject() -> None:
    report = read("Sergei Lavrov is touring the Caucasus. In Yerevan Lavrov met with President Serzh Sargsyan.")
    met = roles(report, only(report, "meeting"))
    assert met == {"Sergei Lavrov": "participant+", "Serzh Sargsyan": "participant+"}
