"""Titles alone: "the President", "the Haitian prime minister" → the one in the article who holds the office."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.focus import countries_of, owners
from loaders.coreference.state import State
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.people import people
from loaders.model import Mention, Office

LESSER = frozenset("vice deputy assistant".split())
_NATIONAL = frozenset(
    "president minister premier chancellor king queen emir sultan taoiseach leader counterpart ambassador envoy".split()
)
_NOT_NOW = frozenset("former previous next new future first last late opposition rebel deputy vice opposite".split())
FORMER = frozenset("former ex late deposed ousted then".split())


def link_title(state: State, number: int) -> None:
    """Link a title alone to the one in the article who holds it, the nearest where several do."""
    mention = state.mentions[number]
    office = mention.office
    if office is None:
        return
    same = title_words().same_office
    asked = same(office.title)
    head = asked.rsplit(" ", 1)[-1]
    former = office.qualifier in FORMER
    whose = countries_of(state, owners(state, mention) or [])
    if office.of is None and len(whose) == 1:
        office = Office(office.title, whose[0], office.qualifier)
    leads = asked == "leader" and (office.of is not None or not _of_something(state, mention))
    holders = []
    for key, offices in state.offices.items():
        for held in offices:
            title = same(held.title)
            fits = (
                title == asked
                or title.endswith(" " + asked)
                or (asked == head and title.split()[-1:] == [head] and head != "minister")
            )
            fits = fits or (leads and state.top(key)) or (asked == "minister" and title.endswith("minister"))
            if LESSER & set(title.split()) - set(asked.split()):
                fits = False
            if fits and (office.of is None or held.of in {None, office.of}) and (held.qualifier in FORMER) == former:
                holders.append(key)
    holders = list(dict.fromkeys(holders))
    if office.of is None and asked in {"president", "vice president"}:
        holders = [k for k in holders if state.countries_of(k) or not any(o.of for o in state.offices[k])]
        own = [k for k in holders if state.home in state.countries_of(k)] if state.home else []
        holders = own if len(own) == 1 else holders
    if len(holders) > 1 and not office.qualifier:
        regular = [k for k in holders if any(same(o.title) == asked and o.qualifier is None for o in state.offices[k])]
        holders = regular or holders
    if len(holders) > 1:
        holders = nearest_holder(state, number, holders)
    if len(holders) == 1:
        state.link(number, holders, "holder of the office")
        return
    if not holders and not former and len(known := _known_holders(state, asked, office.of)) == 1:
        state.link(number, known, "well-known holder of the office")
        return
    if not holders and _stands_for(state, mention, office, head):
        state.link(number, (office.of or "",), "country of the office-holder")


def _known_holders(state: State, asked: str, of: str | None) -> list[str]:
    """Those of the article of whom it is known that they hold, or held, the office that a title alone names."""
    same = title_words().same_office
    found = [
        p.key
        for p in state.persons
        if p.known
        and any(
            same(k.title) == asked and (k.of == of or (of is None and " " in asked and k.of in state.names))
            for k in people().named(p.known)
        )
    ]
    return list(dict.fromkeys(k for k in found if k in state.names))


def _stands_for(state: State, mention: Mention, office: Office, head: str) -> bool:
    """Whether a title whose holder the article does not name speaks of the country: "the Thai foreign minister"."""
    if office.of is None or office.of not in state.names or state.kind(office.of) is not Kind.COUNTRY:
        return False
    words = set(fold(mention.name).split())
    above = next(state.doc.ancestors(mention.head), None)
    if above is not None and above.lemma in {"expel", "summon"} and "its" in words:
        return False  # another's ambassador
    return head in _NATIONAL and office.qualifier is None and not words & _NOT_NOW


def _of_something(state: State, mention: Mention) -> bool:
    """Whether "of" follows a title: of a party, a movement, the opposition."""
    return any(c.lower == "of" and c.dep == "prep" for c in state.doc.children(mention.head))


def nearest_holder(state: State, number: int, holders: list[str]) -> list[str]:
    """The holder named last, unless two stand in one sentence and neither is its subject."""
    wanted = set(holders)
    for _, link in state.before(number, len(state.doc.sentences)):
        if len(link.entities) == 1 and link.entities[0] in wanted:
            sentence = link.mention.sentence
            rivals = {
                k
                for _, o in state.in_sentence(sentence)
                for k in o.entities
                if k in wanted and o.mention.last <= state.mentions[number].first
            }
            if len(rivals) == 1:
                return list(rivals)
            subjects = {
                k
                for _, o in state.in_sentence(sentence)
                for k in o.entities
                if k in wanted and state.is_subject(o.mention)
            }
            return list(subjects) if len(subjects) == 1 else holders
    return holders
