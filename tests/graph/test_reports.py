"""The laws of the reported layer, without Neo4j."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from graph.reports import ArticleReport, InvalidReport, check
from tests.graph import stories


def told(event: float, part: float) -> ArticleReport:
    """An article on one meeting of one person, told as surely as that."""
    meeting = stories.event(("asha-mwangi",), stories.on("2024-04-01"))
    (who,) = meeting.participants
    return stories.story("a", replace(meeting, confidence=event, participants=(replace(who, confidence=part),)))


@pytest.mark.parametrize("confidence", [0.0, 0.5, 1.0])
def test_confidences_go_from_nought_to_one(confidence: float) -> None:
    check(told(confidence, confidence))


@pytest.mark.parametrize("confidence", [-0.01, 1.01, math.nan])
def test_a_confidence_that_is_none_is_refused(confidence: float) -> None:
    with pytest.raises(InvalidReport, match=r"event 1: the confidence .* is not between 0 and 1"):
        check(told(confidence, 1.0))
    with pytest.raises(InvalidReport, match="event 1, asha-mwangi: the confidence"):
        check(told(1.0, confidence))
