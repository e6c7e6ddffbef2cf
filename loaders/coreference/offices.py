"""Of which country an office is where the words do not say it, and whose Parliament "Parliament" is."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.institutions import Institution, by_words
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.people import people
from loaders.model import Form, Mention, Office

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
    """Say of what the offices are that mentions leave open, where that is sound."""
    same = title_words().same_office
    counts = state.country_counts()
    total = sum(counts.values())
    dominant = next((k for k, n in counts.most_common(1) if n >= DOMINANT * total), None)
    for number, link in sorted(state.links.items()):
        office = link.mention.office
        if office is None or len(link.entities) != 1:
            continue
        key = link.entities[0]
        of = office.of
        if of is None:
            of = next((o.of for o in state.offices[key] if o.of and same(o.title) == same(office.title)), None)
        of = of or known_of(state, key, office)
        of = of or _by_context(state, link.mention, office, key, dominant)
        if of is not None and of != office.of:
            said = Office(office.title, of, office.qualifier)
            state.restate(number, said)
            rows = state.offices[key]
            state.offices[key] = list(dict.fromkeys(said if o == office else o for o in rows))
            state.name(of)


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


def _by_context(state: State, mention: Mention, office: Office, key: str, dominant: str | None) -> str | None:
    words = fold(office.title).replace("-", " ").split()
    if not _NATIONAL & set(words) or (_LOCAL & set(words)):
        return None
    title = title_words().same_office(office.title)
    unique = title in _HEADS or "minister" in words
    scene = _scene(state, mention.sentence)
    if scene and not (unique and _taken(state, title, scene, key)):
        return scene
    near = _near(state, mention.sentence, key)
    if not near:
        near = _near(state, mention.sentence - 1, key)
    near = [k for k in near if k != state.home and not (unique and _taken(state, title, k, key))]
    if len(near) == 1:
        return near[0]
    if dominant and not (unique and office.qualifier is None and _taken(state, title, dominant, key)):
        return dominant
    if state.home and not unique:
        return state.home
    return None


def _scene(state: State, sentence: int) -> str | None:
    """The country that a sentence opens with as its scene: "In Guyana, …"."""
    doc = state.doc
    first = doc.sentences[sentence].first
    if doc.tokens[first].lower != "in":
        return None
    return next((k for _, link in state.in_sentence(sentence) if link.mention.first in {first + 1, first + 2}
                 for k in link.entities if _is_country(state, k)), None)  # fmt: skip


def _near(state: State, sentence: int, key: str) -> list[str]:
    """The countries that a sentence names, by themselves or as those of other people's offices."""
    found: list[str] = []
    for _, link in state.in_sentence(sentence):
        for other in link.entities:
            if _is_country(state, other):
                found.append(other)
            elif other != key and state.kind(other) is Kind.PERSON:
                found.extend(state.countries_of(other))
    return list(dict.fromkeys(found))


def _is_country(state: State, key: str) -> bool:
    return state.kind(key) is Kind.COUNTRY


def link_institutions(state: State) -> None:
    """Link "Parliament", "the Supreme Court", "Cabinet" to those of the country that the passage is about."""
    kinds = by_words()
    last: str | None = None
    for number, mention in enumerate(state.mentions):
        if (
            mention.kind is not Kind.BODY
            or mention.key is not None
            or mention.form is Form.PRONOUN
            or number in state.links
        ):
            continue
        kind = kinds.get(tuple(fold(mention.name).split()))
        if kind is None:
            continue
        reason, country = _country_for(state, mention, kind, last)
        if country is None:
            continue
        entry = gazetteer().entries[country]
        key = kind.key(entry)
        state.name(key)
        state.link(number, (key,), reason)
        last = country


def _country_for(state: State, mention: Mention, kind: Institution, last: str | None) -> tuple[str, str | None]:
    """The country whose institution is meant, with the reason."""
    speakers = {
        country
        for _, link in state.in_sentence(mention.sentence)
        if state.is_subject(link.mention) and state.kind(link.entities[0]) is Kind.PERSON
        for country in state.countries_of(link.entities[0])
        if kind.exists_in(country)
    }
    if len(speakers) == 1:
        return "institution of the speaker's country", speakers.pop()
    if last is not None and kind.exists_in(last):
        return "institution of the country before", last
    ranked = [(n, k) for k, n in state.country_counts().most_common() if kind.exists_in(k)]
    if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return "institution of the article's country", ranked[0][1]
    return "", None
