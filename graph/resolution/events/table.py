"""Every number and order that decides something in resolution, with its reason."""

from __future__ import annotations

from typing import Final

from graph.reports import Kind, Precision, Realis, Role

# What two event reports of one subtype must reach to be one event, or to be worth a person's look.
SAME: Final = 2.0  # two named people in common, or all that the shorter report names plus one more sign
UNDECIDED: Final = 1.0

PERSON_SHARED: Final = 1.0  # a named person in common
COUNTRY_SHARED: Final = 0.5  # a country in common: it does many things on one day
BODY_SHARED: Final = 1.0  # a body in common: a council meets or votes on one thing that is news
DELEGATION_LIMIT: Final = 1.0  # many of them in common are one sign: summits share them with each other
CONTAINED: Final = 1.0  # everyone whom the shorter report names is in the longer one
PLACE_SHARED: Final = 0.5  # same place, or one within the other's country
PLACE_DIFFERS: Final = -1.0  # both name a place, and not the same
OTHERS_ON_BOTH: Final = -0.75  # each has somebody whom the other lacks, and one person at most links them
REFERENCE_SHARED: Final = 2.0  # the same official number

# The order in which equally frequent values win.
# Roles that say more come first: "participant" is what is left when nothing better is known.
ROLES: Final = (
    Role.SIGNATORY,
    Role.HOST,
    Role.VISITOR,
    Role.ORGANIZER,
    Role.MEDIATOR,
    Role.WITNESS,
    Role.SPEAKER,
    Role.ACTOR,
    Role.RECIPIENT,
    Role.BENEFICIARY,
    Role.PARTICIPANT,
)
REALIS: Final = (Realis.ACTUAL, Realis.PLANNED, Realis.HYPOTHETICAL, Realis.NEGATED)
PRECISION: Final = tuple(Precision)

# A plan may be told again, moved to another day, or come true: what was said of it before is history.
COMING_TRUE: Final = frozenset((Realis.PLANNED, Realis.ACTUAL))
# Subtypes that say the least; others win over them where as many reports use them.
VAGUE: Final = frozenset(("meeting", "aid", "address"))

FARTHEST: Final = 999  # days that a conflict of dates is large at most: its size has three digits before the point
# In these roles, whoever is not said to have been there is said to have been absent: others may act from afar.
EXPECTED_THERE: Final = frozenset((Role.PARTICIPANT, Role.VISITOR, Role.SIGNATORY, Role.WITNESS, Role.SPEAKER))
INCOMPATIBLE_ROLES: Final = frozenset((Role.HOST, Role.VISITOR))

LABEL_NAMES: Final = 3  # names in an event's label before it says how many more
LABEL_KINDS: Final = (Kind.PERSON, Kind.BODY, Kind.COUNTRY, Kind.PLACE)
