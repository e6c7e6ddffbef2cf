"""Every number and order that decides something in resolution, with its reason."""

from __future__ import annotations

from typing import Final

from graph.reports import Kind, Precision, Realis, Role

# Subtypes that several articles may give to one occurrence; any other is a family of its own. A visit is no talks: it
# has them inside. Talks by telephone are told as a meeting where they are called virtual.
FAMILIES: Final = {
    "meeting": "talks",
    "summit": "talks",
    "call": "talks",
    "approval": "decision",  # a council adopts what establishes a mission
    "establishment": "decision",
    "appointment": "choice",  # a parliament elects whom others call appointed
    "election": "choice",
}
# Of these one speaker has several on one day, told with the same people: only their words tell them apart.
STATEMENTS: Final = frozenset(("pledge", "request", "criticism", "endorsement", "refusal", "threat"))
# Of these one person, body or country has several on one day, with others each time.
BUSY: Final = STATEMENTS | {"talks", "aid", "attack", "protest", "sanction"}

# Of these one happens once, or seldom, to those who are of this kind and in these roles: news retells it for years.
SUBJECTS: Final = {
    "resignation": (Kind.PERSON, (Role.ACTOR,)),
    "appointment": (Kind.PERSON, (Role.RECIPIENT,)),
    "establishment": (Kind.BODY, (Role.RECIPIENT, Role.BENEFICIARY)),
    "attack": (Kind.PERSON, (Role.RECIPIENT,)),
}
OF_OFFICE: Final = frozenset(("resignation", "appointment", "election"))  # … for each office that one has in life
DEADLY: Final = frozenset(("attack",))  # … if the subject died of it
SELDOM: Final = frozenset(("visit",))  # one person pays no second to one country within a month
COUNTED: Final = frozenset(("pledge", "aid"))  # how many of what is promised or given tells one from another
FIRST_OF_ALL: Final = frozenset(("request", "pledge", "deployment"))  # … and of which "the first" is one


def family(subtype: str) -> str:
    """The family of subtypes that this one belongs to."""
    return FAMILIES.get(subtype, subtype)


# What two event reports of one family must reach to be one event, or to be worth a person's look.
SAME: Final = 2.0  # two named people in common, or all that the shorter report names plus one more sign
UNDECIDED: Final = 1.0

PERSON_SHARED: Final = 1.0  # a named person in common
COUNTRY_SHARED: Final = 0.5  # a country in common: it does many things on one day
BODY_SHARED: Final = 1.0  # a body in common: a council meets or votes on one thing that is news
DELEGATION_LIMIT: Final = 1.0  # many of them in common are one sign: summits share them with each other
CONTAINED: Final = 1.0  # everyone whom the shorter report names is in the longer one
CONTAINED_ALONE: Final = 0.25  # … and that is one only, who does such things several times a day
PLACE_SHARED: Final = 0.5  # one place, smaller than a country, named by both
AREA_SHARED: Final = 0.25  # the country of both, or the one in which the place of the other lies
PLACES_OF_ONE_AREA: Final = 0.0  # … in which each names a place of its own: perhaps a house and its city
PLACE_DIFFERS: Final = -1.0  # both name a place, and not the same
OTHERS_ON_BOTH: Final = -0.75  # each has somebody whom the other lacks, and one person at most links them
SUBTYPE_DIFFERS: Final = -0.5  # one family, two names for it
REFERENCE_SHARED: Final = 2.0  # the same official number
PASSAGE_SHARED: Final = 3.0  # the same passage quoted: one text, printed twice
DAY_UNKNOWN: Final = -0.25  # less is known of it than of reports that give one day both
WORDS_SHARED: Final = 1.5  # times the share of words in common, of statements
WORDED_ALIKE: Final = 0.5  # most words in common, of what is no statement
HAPPENS_ONCE: Final = 0.25  # it happens once to somebody whom both name
FIGURE_SHARED: Final = 3.0  # so many of the same: promised by one, no coincidence, and told for years
FIGURE_DIFFERS: Final = -1.5  # the same, and not as many
OFFICE_DIFFERS: Final = -1.5  # each names offices, and none in common
FIRST_SHARED: Final = 3.0  # both call it the first by the same
STANDS_IN: Final = 0.5  # one names a country, the other who stood for it in that role
STATEMENT: Final = -1.5  # whoever makes one statement makes others on that day

# Where no day is known, or the days differ a little, reports are at most worth a look, and only if all else agrees.
BESIDE: Final = 2  # days between two dates that one of two articles may have wrong
NEWS: Final = 7  # days within which an event is told as news, and needs no date
FRESH: Final = 1  # … and of which talks that are held often must be the last
FORTNIGHT: Final = 15  # days in which nobody comes to one place, resigns or signs there twice
MONTH: Final = 31  # days of a span within which people's names still tell events apart
YEAR: Final = 366  # days of a span within which a body decides one thing on a country, and somebody is elected once
TRIP: Final = 1  # days by which two of one's visits to a place may differ and still be one
REPRINT: Final = 31  # days within which a passage is printed again; later the same words may tell of another time
PEOPLE: Final = 2  # from so many on, people in common are no coincidence
PEOPLE_IN_PAIRS: Final = 6  # in a report that names more of them, every two would be too many keys
PASSAGE_WORDS: Final = 8  # words of a passage that two authors do not write alike by chance
PASSAGE_DIGITS: Final = 16
WORDED: Final = 1 / 3  # share of words in common from which two sentences say the same
WORDED_WITHIN: Final = 3 / 4  # … and share of the words of the one with fewer that the other has too
WORDS_ENOUGH: Final = 5  # of sentences with fewer, any two have a share in common
FEW: Final = 10  # numbers below are of anything
STEM: Final = 6  # letters of a word that its forms share
WORD_LETTERS: Final = 4  # shorter words are mostly grammar

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
