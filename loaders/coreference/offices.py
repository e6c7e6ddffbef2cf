"""Of which country an office is where the words do not say it."""

from __future__ import annotations

import re

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.people import people
from loaders.model import Mention, Office

DOMINANT = 0.6
"""Share of all talk of countries that makes one the country an article is about."""
_NATIONAL = frozenset(
    "president minister premier chancellor king queen secretary spokesman spokeswoman spokesperson senator "
    "emir taoiseach leader sultan representative solicitor attorney whip".split()
)
_LOCAL = frozenset("governor mayor regional provincial county district local".split())
_STATEMENTS = ("statement by", "statement from", "statement of", "remarks by", "press statement by")
_OFFICIAL_BODIES = frozenset(
    {"white-house", "united-states-department-of-state", "united-states-department-of-defense"}
)
_OFFICIAL_NAMES = ("ministry", "department", "office of", "embassy", "government", "presidency")
PERSONAL = frozenset("spokesman spokeswoman spokesperson lawyer aide attorney adviser advisor secretary".split())
"""Offices that may be one person's own."""
_OF_OTHERS = re.compile(
    r"(?i)(spokes\w+|lawyer) (for|of) the (?!government|state|army|police|military|president|ministry)"
)
"""What is no country's by itself: "spokesman for the court"."""
_LISTING = frozenset({",", "and", ";", "the", "of"})
_SOURCES = frozenset("official source diplomat media reporter journalist newspaper television".split())
_HEADS = frozenset("president,prime minister,premier,king,queen,chancellor,vice president".split(","))


def set_home(state: State) -> None:
    """Whose country speaks in the article itself: the publisher's, where it is a government."""
    publisher = state.doc.page.metadata.publisher
    if publisher:
        state.home = _country_of_body(publisher)


def set_author(state: State) -> None:
    """Who speaks in a statement, and for which country."""
    if not state.doc.sentences:
        return
    first = state.doc.sentences[0]
    if state.doc.text[first.start : first.end].lower().startswith(_STATEMENTS):
        people = [
            k for _, link in state.in_sentence(first.index) for k in link.entities if state.kind(k) is Kind.PERSON
        ]
        if people:
            state.author = people[0]
            state.home = state.home or next(iter(state.countries_of(people[0])), None)


def _country_of_body(publisher: str) -> str | None:
    """The country that a publisher speaks for: "The White House", "Ministry of Foreign Affairs of Japan"."""
    form = gazetteer().named(publisher.removeprefix("The ").removeprefix("the "))
    if form is not None and form.entry.kind is Kind.COUNTRY:
        return form.entry.key
    if form is not None and form.entry.key in _OFFICIAL_BODIES:
        return form.entry.parent
    if publisher.lower().startswith(_OFFICIAL_NAMES):
        country = gazetteer().named(publisher.rpartition(" of ")[2].removeprefix("the "))
        return country.entry.key if country is not None and country.entry.kind is Kind.COUNTRY else None
    return None


def complete(state: State) -> None:
    """Say of what the offices are that mentions leave open, by the best evidence; nothing where it is in doubt.

    First the owner right before the title, then the same office of the person elsewhere in the article, then what is
    known of the person, then the passage and the country that the article is about. The link's reason says which.
    """
    same = title_words().same_office
    counts = state.country_counts()
    total = sum(counts.values())
    dominant = next((k for k, n in counts.most_common(1) if n >= DOMINANT * total), None)
    for number, link in sorted(state.links.items()):
        office = link.mention.office
        if office is None or len(link.entities) != 1:
            continue
        key = link.entities[0]
        of, why = office.of, ""
        if of is None:
            of, why = _owner_before(state, link.mention), "the owner before it"
        if of is None:
            of = next((o.of for o in state.offices[key] if o.of and same(o.title) == same(office.title)), None)
            why = "the same office elsewhere"
        if of is None:
            of, why = known_of(state, key, office), "a well-known holder"
        if of is None:
            of, why = _by_context(state, link.mention, office, key, dominant)
        if of is not None and of != office.of:
            said = Office(office.title, of, office.qualifier)
            state.restate(number, said, f"{link.reason}; office by {why}")
            rows = state.offices[key]
            state.offices[key] = list(dict.fromkeys(said if o == office else o for o in rows))
            state.name(of)


def _owner_before(state: State, mention: Mention) -> str | None:
    """The country or body whose possessive stands right before a title: "the state department's spokesman"."""
    first = mention.first
    tokens = state.doc.tokens
    if first < 2 or tokens[first - 1].lower not in {"'s", "’s", "'", "’"}:
        return None
    keys = state.at_token.get(first - 2, ())
    return keys[0] if len(keys) == 1 and state.kind(keys[0]) in {Kind.COUNTRY, Kind.BODY} else None


def known_of(state: State, key: str, office: Office) -> str | None:
    """Of what a well-known person holds that office."""
    title = title_words().same_office(office.title)
    rows = people().named(state.names[key][1])
    return next(
        (k.of for k in rows if k.title == title or title.endswith(" " + k.title) or k.title.endswith(" " + title)), None
    )


def _taken(state: State, title: str, country: str, key: str) -> bool:
    """Whether another person of the article holds that office there."""
    same = title_words().same_office
    return any(
        other != key and any(o.of == country and same(o.title) == title and o.qualifier is None for o in offices)
        for other, offices in state.offices.items()
    )


def _by_context(
    state: State, mention: Mention, office: Office, key: str, dominant: str | None
) -> tuple[str | None, str]:
    """The country of the passage, else of the article, with the evidence for it."""
    words = fold(office.title).replace("-", " ").split()
    national = _NATIONAL & set(words) and not _LOCAL & set(words) and words[-2:] != ["secretary", "general"]
    if not national or _personal(state, mention, words) or _OF_OTHERS.search(office.title):
        return None, ""
    title = title_words().same_office(office.title)
    unique = title in _HEADS or "minister" in words

    def free(country: str | None) -> bool:
        return country is not None and not (unique and _taken(state, title, country, key))

    if free(scene := _scene(state, mention.sentence)):
        return scene, "the scene"
    beside = _beside(state, mention, key)
    if free(beside):
        return beside, "those listed with its holder"
    named, theirs = _near(state, mention.sentence, key)
    for keys, why in ((named, "the country named near"), (theirs, "those named near")):
        keys = [k for k in keys if k != state.home and free(k)]
        if len(keys) == 1:
            return keys[0], why
    before = _scene_before(state, mention.sentence)
    if before != dominant and free(before):
        return before, "the scene before"
    if dominant and (free(dominant) or office.qualifier is not None):
        return dominant, "the article's country"
    if state.home and not unique:
        return state.home, "the author's country"
    return None, ""


def _personal(state: State, mention: Mention, words: list[str]) -> bool:
    """Whether an office is somebody's own: "his spokesman", "Ms Odo's lawyer"."""
    before = state.doc.tokens[mention.first - 1].lower if mention.first else ""
    return before in {"his", "her", "'s", "’s", "'", "’"} and words[-1] in PERSONAL


def _scene(state: State, sentence: int) -> str | None:
    """The country that a sentence opens with as its scene, or the country of its place: "In Guyana, …", "In Baku …"."""
    doc = state.doc
    first = doc.sentences[sentence].first
    if doc.tokens[first].lower != "in":
        return None
    for _, link in state.in_sentence(sentence):
        if link.mention.first in {first + 1, first + 2} and len(link.entities) == 1:
            entry = gazetteer().entries.get(link.entities[0])
            if _is_country(state, link.entities[0]):
                return link.entities[0]
            if entry is not None and entry.kind is Kind.PLACE and entry.parent in gazetteer().entries:
                return entry.parent
    return None


def _scene_before(state: State, sentence: int) -> str | None:
    """The scene of the sentences before in the same paragraph."""
    sentences = state.doc.sentences
    for back in range(sentence - 1, -1, -1):
        if sentences[back].block != sentences[sentence].block:
            return None
        if (scene := _scene(state, back)) is not None:
            return scene
    return None


def _beside(state: State, mention: Mention, key: str) -> str | None:
    """The one country of those who stand in a list right before or behind: "Ann Cole of Fiji and Minister Guy Odo"."""
    doc = state.doc
    row = [x for _, x in state.in_sentence(mention.sentence) if state.kind(x.entities[0]) is Kind.PERSON]
    at = next((n for n, x in enumerate(row) if x.mention.first == mention.first), None)
    if at is None or state.is_subject(mention):
        return None  # the pair "A and B met" is mostly of two countries
    for step in (-1, 1):
        if 0 <= at + step < len(row):
            left, right = sorted((row[at].mention, row[at + step].mention), key=lambda m: m.first)
            own = state.countries_of(row[at + step].entities[0])
            between = [t.lower for t in doc.tokens[left.last : right.first] if state.at_token.get(t.i) != tuple(own)]
            if len(own) == 1 and key not in row[at + step].entities and between and set(between) <= _LISTING:
                return own[0]
    return None


def _near(state: State, sentence: int, key: str) -> tuple[list[str], list[str]]:
    """The countries that a sentence names, and those of other people's offices in it."""
    named: list[str] = []
    theirs: list[str] = []
    tokens = state.doc.tokens
    for _, link in state.in_sentence(sentence):
        behind = tokens[link.mention.last : link.mention.last + 1]
        if behind and (behind[0].text == "-" or (link.mention.modifier and behind[0].lemma in _SOURCES)):
            continue  # "Kenyan-led", "a Chadian official wrote"
        for other in link.entities:
            if _is_country(state, other):
                named.append(other)
            elif other != key and state.kind(other) is Kind.PERSON:
                theirs.extend(state.countries_of(other))
    return list(dict.fromkeys(named)), list(dict.fromkeys(theirs))


def _is_country(state: State, key: str) -> bool:
    return state.kind(key) is Kind.COUNTRY
