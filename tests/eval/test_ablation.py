"""Every stage can be switched off, does something while it is on, and is back afterwards."""

from __future__ import annotations

import pytest

from graph.reports import ArticleReport
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.model import Annotated, Media, Metadata, Source
from loaders.pipeline import report
from tests.eval import ablation
from tests.eval.ablation import SWITCHES, Switch

TEXT = """Foreign Minister Erlan Toktogulov met President Rosa Quispe of Peru in Lima on Monday.

He praised Quispe. The president was accompanied by Defence Minister Luz Huaman. Quispe met Toktogulov again.

A Reuters poll found little. Chancellor Merkel called Quispe. Peru, which hosted the talks, has ended the deal.
"""


def _doc() -> Annotated:
    source = Source("note.txt", TEXT, Media.TEXT, Metadata(title="Talks", published="2024-05-15"))
    return annotate(clean(source))


@pytest.fixture(scope="module")
def whole() -> ArticleReport:
    return report(_doc())


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.name)
def test_a_stage_switched_off_is_on_again_afterwards(switch: Switch, whole: ArticleReport) -> None:
    with switch.off():
        report(_doc())

    assert report(_doc()) == whole


def test_changes_are_shown_beside_the_whole() -> None:
    whole = dict.fromkeys(ablation.MEASURES, 0.5)

    rows = ablation._table({"": whole, "companions": {**whole, "date_right": 0.25, "role_accuracy": None}})

    assert rows[2].startswith("| nothing | 0.500 |")
    assert rows[3] == "| companions | · | · | · | · | – | -0.250 | · | · |"
