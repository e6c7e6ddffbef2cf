"""Offices by all their words: fields that follow, owners before and behind, and what is no office."""

from __future__ import annotations

import pytest

from loaders.model import Media, Metadata, Source
from loaders.pipeline import extract


def offices(text: str) -> set[tuple[str, str, str]]:
    report = extract(Source("note.txt", text, Media.TEXT, Metadata(title="A note", published="2024-05-17")))
    return {(o.person, o.title, o.of) for o in report.offices}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The leaders met President Guy Odo of Niger, who chairs the G5 Sahel group.",
            ("guy-odo", "chair", "g5-sahel"),
        ),
        (
            "Chad's premier praised the Relief Union, an alliance of three parties led by Amin Odo.",
            ("amin-odo", "leader", "relief-union"),
        ),
        (
            "Oslo director of Amnesty International Ann Cole said so.",
            ("ann-cole", "Oslo director", "amnesty-international"),
        ),
        (
            "Conservative Party members elected Amin Odo as the new Conservative leader. He left for Serbia.",
            ("amin-odo", "leader", "conservative-party-body"),
        ),
        (
            "Prime Minister and Minister of the Interior Amin Odo of Jordan left.",
            ("amin-odo", "Minister of the Interior", "jordan"),
        ),
        (
            "The judges of the Nile Basin Tribunal met. Ann Hill, the spokeswoman for the tribunal, said so.",
            ("ann-hill", "spokeswoman", "nile-basin-tribunal"),
        ),
        (
            "We congratulate Ann Cole on her election as president of Chad.",
            ("ann-cole", "president", "chad"),
        ),
        (
            "The Honorable Ann Hill, United States Special Envoy to the Middle East and Guy Cole will lead the group.",
            ("ann-hill", "Special Envoy to the Middle East", "united-states"),
        ),
        (
            "Ann Hill, United States Ambassador to the United Kingdom, left.",
            ("ann-hill", "Ambassador to the United Kingdom", "united-states"),
        ),
        (
            "Nothing is decided, wrote the state department's spokesman Guy Odo in Oslo.",
            ("guy-odo", "spokesman", "united-states-department-of-state"),
        ),
        (
            "Bella Cole left early, but her spokeswoman Ann Berg said nothing.",
            ("ann-berg", "spokeswoman", "bella-cole"),
        ),
        (
            "Ann Cole, Special Assistant to the President and Senior Director for Africa, National Security Council",
            (
                "ann-cole",
                "Special Assistant to the President and Senior Director for Africa",
                "national-security-council",
            ),
        ),
        (
            "Minister of Justice and Expatriates Amin Odo of Jordan left.",
            ("amin-odo", "Minister of Justice and Expatriates", "jordan"),
        ),
        ("Bella Cole fled. Cole's lawyer, Amin Odo, said so.", ("amin-odo", "lawyer", "bella-cole")),
        (
            "Talks in Fiji were joined by the Thai ambassador in Lima, Philip Berg, and by others.",
            ("philip-berg", "ambassador to Peru", "thailand"),
        ),
        (
            "Ann Cole joined Odo Media Group. Odo Media Group CEO Amin Berg left.",
            ("amin-berg", "CEO", "odo-media-group"),
        ),
        ("Guy Odo, who is the secretary of state, left.", ("guy-odo", "secretary of state", "united-states")),
    ],
)
def test_office_with_its_field_and_owner(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "The police of Chad took Ann Cole, the minister's driver, to Lima.",
        "Ann Cole of Chad is well, the finance minister's secretariat wrote.",
        "Ann Cole of Chad left. Beside her were two envoys of Peru.",
    ],
)
def test_titles_of_others_are_nobodys_office(text: str) -> None:
    assert offices(text) == set()


def test_two_of_one_country_do_not_both_hold_its_highest_office() -> None:
    text = "Prime Minister Ann Cole of Chad spoke. Chad and Chad's unions met in Peru with Prime Minister Guy Odo."
    assert ("guy-odo", "Prime Minister", "chad") not in offices(text)
