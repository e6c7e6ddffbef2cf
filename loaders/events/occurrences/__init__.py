"""One occurrence from its tellings in one article: which frames speak of the same event, and what they say together.

telling   a frame with its day and places; an occurrence, which is its tellings
rules     what by the nature of a visit, a ruling or an attack makes two tellings one
pairs     the named signs of two tellings, that verdict among them
joining   tellings in text order, each joined to the occurrence that a linear model over these signs finds likeliest
apart     one telling of several meetings makes an occurrence of each
"""

from loaders.events.occurrences.apart import apart
from loaders.events.occurrences.joining import occurrences, sameness
from loaders.events.occurrences.telling import Occurrence, Telling, united

__all__ = ["Occurrence", "Telling", "apart", "occurrences", "sameness", "united"]
