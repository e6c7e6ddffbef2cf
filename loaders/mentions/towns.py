"""Towns whose names the engine cuts or takes for people: "in Rio de las Piedras", "the port of San Cole"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reports import Kind
from loaders.gazetteer import Hit, gazetteer
from loaders.mentions.bare import hit_at
from loaders.mentions.candidates import entry_for
from loaders.mentions.table import Table

LONGEST = 5
"""Words of the longest town names looked for."""
_AT = frozenset("in at near from to outside into towards toward around".split())
_KINDS = frozenset("town city port village capital resort suburb district province governorate region".split())
_LINKS = frozenset("de del de la las los el al do da dos das sur am an der di du le les".split())


def find_towns(table: Table) -> Iterator[Hit]:
    """Towns of several words behind a preposition of place, and of any behind "the town of", that nothing else is."""
    tokens = table.doc.tokens
    known = gazetteer()
    for token in tokens[:-1]:
        after = token.i + 1
        named = token.lower == "of" and token.i > 0 and tokens[token.i - 1].lower in _KINDS
        if not (named or token.lower in _AT) or after in table.at or not tokens[after].text[:1].isupper():
            continue
        end = after + 1
        while (
            end < min(after + LONGEST, len(tokens))
            and tokens[end].sentence == token.sentence
            and (tokens[end].text[:1].isupper() or tokens[end].lower in _LINKS or tokens[end].text == "-")
        ):
            end += 1
        for last in range(end, after + (0 if named else 1), -1):
            words = table.doc.words(after, last)
            if tokens[last - 1].text[:1].isupper() and known.city(words) is not None:
                if not any(i in table.at for i in range(after, last)):
                    yield hit_at(table.doc, after, last, entry_for(Kind.PLACE, words))
                break
