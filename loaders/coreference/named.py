"""Linking what has a name: people by full name and surname, everything else by the gazetteer's key or its words."""

from __future__ import annotations

from collections import Counter

from graph.reports import Kind
from loaders.coreference.people import Person, by_surname, cluster, near_surname, parts
from loaders.coreference.state import State
from loaders.gazetteer import Entry, gazetteer
from loaders.gazetteer.names import fold, slug, words
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.people import people
from loaders.gazetteer.source import data
from loaders.model import Form, Mention


def _known_names(persons: list[Person]) -> None:
    """Show well-known people by the name that news uses."""
    for person in persons:
        for name in person.names:
            rows = people().named(name)
            if rows:
                person.known = rows[0].name
                shorter = set(parts(rows[0].name)) < set(parts(name))
                turned = parts(rows[0].name) == parts(name)[::-1]  # "Odo Ann", where news has "Ann Odo"
                person.shown = rows[0].name if rows[0].of == "united-states" or shorter or turned else None
                break


def _by_title(state: State, mention: Mention) -> Person | None:
    """The well-known person whom a title and a surname, or a famous surname alone, mean."""
    office = mention.office
    title = title_words().same_office(office.title) if office else None
    known = people().called(mention.name, title, office.of if office else None)
    if known is None and office is None:
        known = people().called(mention.name)
    if known is None or not (known.famous or known.of in _spoken_of(state)):
        return None
    found = next((p for p in state.persons if p.known == known.name), None)
    if found is None:
        found = Person(first=mention.first, known=known.name, shown=known.written(mention.name))
        state.persons.append(found)
    return found


def _spoken_of(state: State) -> set[str]:
    """The keys of the countries and bodies that the article names, and its publisher's country."""
    named = {m.key for m in state.mentions if m.key is not None and m.kind is not Kind.PERSON}
    return named | {state.home} if state.home else named


def _fits(state: State, person: Person, mention: Mention) -> bool:
    """Whether nothing about the two speaks against each other: gender by title and given name."""
    gender = state.genders.get(person.key)
    said = _gender_by_title(state, mention)
    return gender is None or said is None or gender == said


def _gender_by_title(state: State, mention: Mention) -> str | None:
    words = title_words()
    for token in state.doc.tokens[mention.first : mention.last]:
        if token.lower in words.male:
            return "m"
        if token.lower in words.female:
            return "f"
    return None


def _genders(state: State) -> None:
    """Each person's gender where a title or the given name says it."""
    lists = data("given_names")
    male, female = frozenset(lists["male"]), frozenset(lists["female"])
    for person in state.persons:
        for name in [person.name, *person.names]:
            given = parts(name)[0] if parts(name) else ""
            if (given in male) != (given in female):
                state.genders.setdefault(person.key, "m" if given in male else "f")


def link_people(state: State) -> None:
    """Link every person's name, surname and apposition."""
    numbered = [(n, m) for n, m in enumerate(state.mentions) if m.kind is Kind.PERSON and m.form is not Form.PRONOUN]
    state.persons = cluster(m for _, m in numbered if m.form is Form.NAME)
    _known_names(state.persons)
    merged: dict[str, Person] = {}
    for person in state.persons:
        if person.known and person.known in merged:
            merged[person.known].names.update(person.names)
        elif person.known:
            merged[person.known] = person
    state.persons = [p for p in state.persons if not p.known or merged[p.known] is p]
    _genders(state)
    owners = {name: person for person in state.persons for name in person.names}
    singles: dict[str, Person] = {}
    for number, mention in numbered:
        if mention.form is Form.NAME and mention.name in owners:
            _take(state, number, owners[mention.name], "full name")
    for number, mention in numbered:
        if mention.form is Form.SURNAME:
            _surname(state, number, mention, singles)
    for number, mention in numbered:
        if mention.form is Form.TITLE and mention.name in owners:
            _take(state, number, owners[mention.name], "apposition")
        elif mention.form is Form.TITLE and fold(mention.name) in singles:
            _take(state, number, singles[fold(mention.name)], "apposition")
    _genders(state)


def _take(state: State, number: int, person: Person, reason: str) -> None:
    mention = state.mentions[number]
    state.name(person.key, Kind.PERSON, person.name)
    state.link(number, (person.key,), reason)
    if mention.office and mention.office not in state.offices[person.key]:
        state.offices[person.key].append(mention.office)
    said = _gender_by_title(state, mention)
    if said:
        state.genders[person.key] = said


def _surname(state: State, number: int, mention: Mention, singles: dict[str, Person]) -> None:
    found = [p for p in by_surname(mention.name, state.persons) if _fits(state, p, mention)]
    if len(found) > 1:
        found = _nearest(state, number, found)
    if len(found) == 1:
        _take(state, number, found[0], "surname")
        singles[fold(mention.name)] = found[0]
        return
    if found:
        return
    misspelt = [p for p in state.persons if any(near_surname(mention.name, n) for n in p.names)]
    if len(misspelt) == 1 and fold(mention.name) not in singles:
        _take(state, number, misspelt[0], "misspelt surname")
        return
    known = _by_title(state, mention)
    if known is not None:
        singles[fold(mention.name)] = known
        _take(state, number, known, "well-known name")
        return
    person = singles.get(fold(mention.name))
    if person is None:
        person = singles[fold(mention.name)] = Person(first=mention.first)
    person.names[mention.name] += 1
    _take(state, number, person, "single name")


def _nearest(state: State, number: int, found: list[Person]) -> list[Person]:
    """Of several bearers of a surname the one whose office fits, else the only one in office, else the last named."""
    office = state.mentions[number].office
    if office is not None:
        same = title_words().same_office
        fitting = [p for p in found if any(same(o.title) == same(office.title) for o in state.offices[p.key])]
        if len(fitting) == 1:
            return fitting
    holders = [p for p in found if state.offices[p.key]]
    if len(holders) == 1:
        return holders
    keys = {p.key: p for p in found}
    for _, link in state.before(number, len(state.doc.sentences)):
        if len(link.entities) == 1 and link.entities[0] in keys:
            return [keys[link.entities[0]]]
    first = min(found, key=lambda p: p.first)
    return [first]


def link_names(state: State) -> None:
    """Link countries, bodies and places that have a key, and let names follow the text where the gazetteer says so."""
    text = state.doc.text
    spelt: dict[str, set[str]] = {}
    countries = Counter(m.key for m in state.mentions if m.kind is Kind.COUNTRY and m.key is not None)
    countries.update(k for key in list(state.names) for k in state.countries_of(key))
    for number, mention in enumerate(state.mentions):
        if mention.kind is Kind.PERSON or mention.key is None or mention.form is Form.NOMINAL:
            continue
        key, name = _meant(mention, text[mention.start : mention.end], countries)
        state.name(key, mention.kind, name)
        state.link(number, (key,), "gazetteer" if key in gazetteer().entries else "name")
        if mention.form is Form.NAME:
            spelt.setdefault(mention.key, set()).add(fold(text[mention.start : mention.end]))
    for key, forms in spelt.items():
        entry = gazetteer().entries.get(key)
        if entry is not None and entry.plain and fold(entry.name) not in forms and fold(entry.plain) in forms:
            state.names[key] = (entry.kind, entry.plain)
            _rename_institutions(state, entry)


def _rename_institutions(state: State, country: Entry) -> None:
    """Let a country's institutions follow the name that the article gives it: "Parliament of Macedonia"."""
    for key, (kind, name) in list(state.names.items()):
        entry = gazetteer().entries.get(key)
        if entry is not None and entry.parent == country.key and country.plain:
            state.names[key] = (kind, name.replace(country.name, country.plain))


def _meant(mention: Mention, text: str, countries: Counter[str]) -> tuple[str, str]:
    """The key and name of a mention: of several bodies of one name, the one whose country the article speaks of."""
    entries = gazetteer().entries
    entry = entries.get(mention.key or "")
    if entry is None or not entry.generic:
        return mention.key or "", mention.name
    rivals = [f.entry for f in gazetteer().forms(words(text)) if f.entry.generic]
    spoken = [e for e in rivals if countries[_country(e)]]
    if spoken:
        best = max(spoken, key=lambda e: countries[_country(e)])
        return best.key, best.name
    return (f"{slug(text)}-body", text) if countries else (entry.key, entry.name)


def _country(entry: Entry) -> str:
    """The country that a body belongs to, over its parents."""
    entries = gazetteer().entries
    while entry.kind is not Kind.COUNTRY and entry.parent in entries:
        entry = entries[entry.parent]
    return entry.key


def link_single_words(state: State) -> None:
    """Link bodies' short names to the longer name that they begin or end: "Mahan" → "Mahan Air"."""
    bodies = {k: n for k, (kind, n) in state.names.items() if kind is Kind.BODY and " " in n}
    by_first: dict[str, list[str]] = {}
    for key, name in bodies.items():
        by_first.setdefault(fold(name).split()[0], []).append(key)
    for number, link in list(state.links.items()):
        key = link.entities[0]
        if len(link.entities) == 1 and key not in gazetteer().entries and " " not in state.names[key][1]:
            longer = by_first.get(fold(state.names[key][1]), [])
            if len(longer) == 1 and state.kind(key) is not Kind.COUNTRY:
                state.link(number, longer, "short name")
    used = {k for link in state.links.values() for k in link.entities}
    for key in [k for k in state.names if k not in used]:
        del state.names[key]
