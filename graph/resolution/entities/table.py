"""Every number and order that decides something about entities, with its reason."""

from __future__ import annotations

from typing import Final

from graph.reports import Kind

# What two referents must reach to be one entity, or to be worth a person's look.
SAME: Final = 2.0
UNDECIDED: Final = 1.0

PERSON_CODE: Final = 6  # digits of the article id behind a person's lone surname

# The order in which equally frequent values win.
KINDS: Final = (Kind.PERSON, Kind.COUNTRY, Kind.BODY, Kind.PLACE)

# --- How alike two names are -------------------------------------------------------------------------------------
# Word by word, what a name loses where the other has another spelling of a word.
VARIANT: Final = 0.2  # a transliteration that is listed
SOUND: Final = 0.8  # sounds the same, and few letters differ
SLIP: Final = 1.2  # one letter differs: a slip of the pen, or another name
GIVEN_SOUND: Final = 1.2  # given names that sound alike are often two names: Ariel and Arielle
NICKNAME: Final = 1.3  # Tony and Anthony: one only where more speaks for it
FIRST_INITIAL: Final = 1.4  # W. Ruto: may be Winnie
MIDDLE_INITIAL: Final = 0.6  # Joseph R. and Joseph Robinette

SOUND_LETTERS: Final = 4  # letters that a word needs before another that sounds the same is taken for it
LONG_WORD: Final = 6  # letters from which on two may differ in sound's sake, or one by a slip

# What a pair of names is worth before such losses.
EQUAL: Final = 3.0
REORDERED: Final = 2.2  # Zelensky Volodymyr
MIDDLE_DROPPED: Final = 2.2  # first and last words agree, one has more between them
COMPOUND: Final = 0.6  # lost by the former where the first name is mostly half of a given name: Jean, Jean Claude
END_DROPPED: Final = 1.6  # Xiomara Castro, Xiomara Castro Sarmiento
START_DROPPED: Final = 0.9  # Didier Fils-Aimé, Alix Didier Fils-Aimé
INITIAL_START: Final = 0.5  # W. Bush, George W. Bush: fits his father too
LONE: Final = 1.0  # a lone surname that is the other's: nothing by itself
LONE_OTHER: Final = 0.4  # a lone name that is one of the other's, not the last
SUFFIX: Final = -1.4  # Jr. on one side only: left out, or father and son, who may hold one office one after the other
COMMON: Final = -0.6  # a surname that very many bear, and a middle name on one side only
NAMESAKES: Final = -2.0  # a name known to be borne by two who held one office: never decided by rule

# --- What else speaks for or against one person ------------------------------------------------------------------
OFFICE: Final = 1.2  # an office that one person holds at a time, of the same country or body
TITLE: Final = 0.4  # a title that many hold there
TIES: Final = 0.2  # holds an office of, or stood for, one of the same countries and bodies
TIES_APART: Final = -0.8  # has such ties, and none in common

# --- Bodies and places -------------------------------------------------------------------------------------------
SAME_WORDS: Final = 2.4  # the same significant words, in whatever order
MISSPELT_WORDS: Final = 1.8  # the same but for one word's spelling
GENERIC_WORDS: Final = 1.4  # one has a generic word more: a mission, a programme
ACRONYM: Final = 2.0  # named by an acronym that an article explains as the other's name
ACRONYM_SHORT: Final = -0.6  # of fewer letters than are safe: CDC, MSS
ACRONYM_LETTERS: Final = 4
UNPLACED: Final = -0.8  # a ministry, a police: every country has one, and neither is known to be of the same
SAME_PARENT: Final = 0.4
PARENT_UNKNOWN: Final = -0.2  # one's parent is known and the other's is not
SAME_PLACE_WORDS: Final = 1.8  # a place name alone: there are many Georgetowns
PLACE_MISSPELT: Final = 0.7  # beside a misspelt place lies another of nearly that name
NEAR: Final = 0.9  # coordinates at most NEAR_KM apart
NEAR_KM: Final = 10.0
MAX_WORDS: Final = 6  # words of a name that blocking looks at
FAR_KM: Final = 50.0  # two places of one name at least so far apart are two
CELL: Final = 0.4  # degrees of the grid that near places are found by
KNOWN_AND_NOT: Final = -0.6  # a gazetteer knows the one only: it may have been left unknown for a reason
CODE: Final = 3.0  # a Wikidata item or ISO code in common
