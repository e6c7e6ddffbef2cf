"""Official numbers: "resolution 2699", "Executive Order 13528" name one decision in every article that quotes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.model import Annotated, Sentence

NUMBERED = re.compile(
    r"\b(resolution|executive order|act|law|bill|decree|directive|regulation|protocol|proclamation)"
    r"\s+(?:no\.?\s*|number\s+)?(\d[\d/-]*(?:\(\d+\))?)",
    re.IGNORECASE,
)
DECISIONS = {"approval", "signing", "ruling", "sanction"}


def reference(doc: Annotated, subtype: str, sentences: Iterable[Sentence]) -> str | None:
    """The one official number that a decision's own sentences give; `None` where they give none or several."""
    if subtype not in DECISIONS:
        return None
    found = {
        f"{match.group(1).lower()} {match.group(2)}"
        for sentence in sentences
        for match in NUMBERED.finditer(doc.text, sentence.start, sentence.end)
    }
    return found.pop() if len(found) == 1 else None
