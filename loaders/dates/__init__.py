"""Time expressions in news and the days they mean.

    find       Annotated                      → every expression that says when, with the days it means or none
    for_token  Annotated, expressions, token  → the expression that dates the event at that token
    carried    Annotated, expressions, number → the day that the sentences before have set, for a telling that goes on

What the text and the publication date do not support has no span: a wrong date is worse than none.
"""

from loaders.dates.attach import for_token
from loaders.dates.carry import carried
from loaders.dates.find import find

__all__ = ["carried", "find", "for_token"]
