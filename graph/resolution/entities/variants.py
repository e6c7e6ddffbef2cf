"""Small lists about names: only what is safe to take for one name whoever bears it."""

from __future__ import annotations

from typing import Final

_VARIANTS: Final = """
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamet
ahmed ahmad
yusuf youssef yousef yusef yousuf yousaf
hussein hussain husain husayn hossein
hassan hasan
abdullah abdallah abdulla
abdel abdul
abdulaziz abdelaziz
osama usama
moammar muammar
sergei sergey
dmitry dmitri dmitriy dmitrii
alexei alexey aleksei aleksey
alexander aleksandr alexandr aleksander
andrei andrey
mikhail mikhael
yuri yuriy yury
volodymyr wolodymyr
zelensky zelenskyy zelenskiy zelenskyi
gaddafi qaddafi gadhafi kadhafi qadhafi
saleh salih
ibrahim ebrahim
omar umar
khaled khalid
mustafa mostafa
"""
"""Spellings of one name in another script, a name a line."""

VARIANTS: Final = {word: line.split()[0] for line in _VARIANTS.splitlines() for word in line.split()}
"""Spelling → the one it is compared by."""

_NICKNAMES: Final = """
anthony antony tony
joseph joe
william bill
robert bob
michael mike
james jim
thomas tom
richard dick
benjamin ben
christopher chris
daniel dan
david dave
timothy tim
steven steve stephen
gregory greg
jeffrey jeff
matthew matt
nicholas nick
peter pete
ronald ron
samuel sam
charles chuck
kenneth ken
gerald gerry
katherine kathy
deborah debra deb debbie
susan sue
"""
"""A given name and its plain short forms, a name a line."""

NICKNAMES: Final = {
    word: frozenset((line.split()[0],)) for line in _NICKNAMES.splitlines() if line for word in line.split()
}
"""Given name → the names that it may stand for."""

STYLES: Final = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady hon honorable honourable rev seyed sayyed sayed sayyid sheikh sheik "
    "hajj haji mullah maulana president minister senator ambassador general".split()
)
"""Words that some articles put before a name; a name's first word is never one of them unless it is alone."""

PARTICLES: Final = frozenset("al el ul bin ibn bint".split())
"""Words within names that some articles leave out."""

SUFFIXES: Final = {"jr": "jr", "junior": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}

COMPOUND: Final = frozenset("jean marie maria jose juan ana luis pierre abdel abdul mohammed".split())
"""First names that are mostly half of a given name: Jean and Jean Claude are two."""

NAMESAKES: Final = frozenset((("george", "bush"), ("john", "adams")))
"""First and last words of names borne by two people of one country who held one office."""

DYNASTIES: Final = frozenset(
    "bush adams johnson roosevelt harrison kenyatta assad marcos aquino kirchner trudeau kim park duvalier bongo "
    "gnassingbe kabila aliyev bhutto sharif gandhi khama papandreou karamanlis mitsotakis lee deby fukuda joseph "
    "hatoyama arias pastrana lopez clinton castro ortega mnangagwa bandaranaike rajapaksa".split()
)
"""Surnames that more than one holder of one office bore, or two of one family in office: no lone one is decided."""

FAMILY_FIRST: Final = frozenset("china taiwan south-korea north-korea japan vietnam cambodia singapore hungary".split())
"""Countries whose people are mostly named family name first."""

HEADS: Final = frozenset(
    "embassy consulate ministry department mission army navy police force guard parliament senate assembly congress "
    "party court council committee commission cabinet government university college school hospital bank agency bureau "
    "office institute foundation association union federation league club company corporation fund program programme "
    "initiative act administration authority board campaign center coalition command conference summit forum group "
    "network organization service society team task taskforce trust museum library times post news airport base".split()
)
"""What a body is; bodies that are two different ones of these are two."""

GENERIC: Final = frozenset("organization group mission program".split())
"""Heads that articles leave out of a name."""

SPELLINGS: Final = {
    "organisation": "organization",
    "centre": "center",
    "centres": "centers",
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
    "programmes": "programs",
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
}
"""Word → the spelling that bodies and places are compared by."""

STOPWORDS: Final = frozenset("the of for and a an on de la le du des".split())
ORDERED: Final = frozenset("in to with between from against at by".split())
"""Words that make the order of a name count: an embassy of one country in another."""

NATIONAL: Final = frozenset(
    "ministry embassy consulate army navy police parliament senate assembly congress cabinet court guard".split()
)
"""Heads of bodies that every country has; by such a name alone none is known."""

COMMON: Final = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson "
    "anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson "
    "walker young allen king wright scott torres hill green adams nelson baker hall campbell mitchell roberts kim park "
    "nguyen singh kumar khan ahmed ali mohammed hassan jean pierre joseph charles wang li zhang chen liu".split()
)
"""Surnames that so many people bear that a given name in common is little."""

CUT: Final = frozenset("of for and the in on to with a an".split())
"""Words that no name ends with."""

WRITTEN_OUT: Final = {
    r"U\.?S\.?": "United States",
    r"U\.?N\.?": "United Nations",
    r"U\.?K\.?": "United Kingdom",
    r"E\.?U\.?": "European Union",
}
"""Short forms within bodies' names, as patterns, and what they are compared as."""

USUAL: Final = HEADS | frozenset("united states nations kingdom european state national international".split())
"""Words that so many bodies' names have that none is found by them alone."""
