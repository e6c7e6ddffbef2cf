"""Which event an expression dates."""

from __future__ import annotations

import pytest

from loaders.dates import carried, find, for_token
from loaders.model import Annotated
from tests.loaders.dates.conftest import Parse

PUBLISHED = "2024-10-15"


def _dated(doc: Annotated, word: str) -> str | None:
    trigger = next(token.i for token in doc.tokens if token.text == word)
    item = for_token(doc, find(doc), trigger)
    return doc.words(item.first, item.last) if item else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Ruto met Henry on Thursday.", "met", "Thursday"),
        ("In July 2023, Kenya pledged officers.", "pledged", "July 2023"),
        ("In July 2023, Kenya pledged officers and Jamaica offered trainers.", "offered", "July 2023"),
        ("The president flew to the city on Monday and visited the wounded.", "visited", "Monday"),
        ("The president flew to the city on Monday, visiting the wounded.", "visiting", "Monday"),
        ("The envoy left after the premier resigned in July.", "left", None),
        ("The envoy left after the premier resigned in July.", "resigned", "July"),
        ("The premier, who resigned in July, met the envoy.", "met", None),
        ("The premier, who resigned in July, met the envoy.", "resigned", "July"),
        ("Ruto said on Thursday that Kenya had deployed officers.", "deployed", None),
        ("Ruto said on Thursday that Kenya had deployed officers.", "said", "Thursday"),
        ("Kenya agreed on Friday to send officers.", "send", None),
        ("The leaders discussed the October 7 attack.", "discussed", None),
        ("The leaders discussed the October 7 attack.", "attack", "October 7"),
        ("The leaders held a meeting on Friday.", "meeting", "Friday"),
        ("The leaders held talks on Friday.", "held", "Friday"),
        ("The court is expected to rule on Friday.", "rule", "Friday"),
        ("They welcomed the vote in the council yesterday.", "welcomed", None),
        ("They welcomed the vote in the council yesterday.", "vote", "yesterday"),
        ("The council meets every year.", "meets", None),
        ("The truce will hold until Friday.", "hold", None),
        ("He is the first leader to refuse since 1976.", "refuse", None),
        ("Protesters have filled the streets since June.", "filled", "June"),
        ("Clashes erupted on February 29, the day Henry arrived in Kenya.", "arrived", "February 29"),
        ("Prices are lower than on March 3, 2019, when she took office.", "took", "March 3, 2019"),
        ("The envoy led the talks, which opened in Lima on October 3.", "talks", "October 3"),
        ("The envoy led the talks, which opened in Lima in May 2021.", "talks", None),
        ("The deputies voted on Monday to elect Ann Cole.", "elect", "Monday"),
        ("Premier Ann Cole urged her party, the Greens, on Monday to pass the plan.", "urged", "Monday"),
    ],
)
def test_the_expression_that_dates_an_event(parse: Parse, sentence: str, trigger: str, expected: str | None) -> None:
    assert _dated(parse([sentence], PUBLISHED)[0], trigger) == expected


def test_a_quotation_mark_parts_the_saying_from_the_said(parse: Parse) -> None:
    [doc] = parse(['The minister said on Friday "we signed the treaty with all our partners".'], PUBLISHED)
    assert _dated(doc, "signed") is None


def test_governor_is_what_the_words_modify(parse: Parse) -> None:
    [doc] = parse(["He landed on the afternoon of Thursday, October 10, 2024."], PUBLISHED)
    [item] = find(doc)
    assert doc.tokens[item.governor].text == "landed"


def test_a_day_is_carried_until_the_telling_turns_to_older_days(parse: Parse) -> None:
    near, far, old = parse(
        [
            "The leaders met on Thursday. They thanked the hosts.",
            "The leaders met on Thursday.\n\nA crowd gathered.\n\nThe sun shone.\n\nThey thanked the hosts.",
            "The leaders met on Thursday. They had met on March 3, 2019. They thanked the hosts.",
        ],
        PUBLISHED,
    )
    for doc in (near, far):
        item = carried(doc, find(doc), doc.sentences[-1].index)
        assert item is not None
        assert doc.words(item.first, item.last) == "Thursday"
    assert carried(old, find(old), 2) is None


def test_nothing_is_carried_over_a_coarser_date(parse: Parse) -> None:
    [doc] = parse(["The leaders met on Thursday. They had quarrelled in 2019. They thanked the hosts."], PUBLISHED)
    assert carried(doc, find(doc), 2) is None
