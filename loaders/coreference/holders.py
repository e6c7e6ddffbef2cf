"""Titles alone: "the President", "the Haitian prime minister" → the one in the article who holds the office."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.gazetteer.offices import title_words

LESSER = frozenset("vice deputy assistant".split())
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
    holders = []
    for key, offices in state.offices.items():
        for held in offices:
            title = same(held.title)
            fits = (
                title == asked
                or title.endswith(" " + asked)
                or (asked == head and title.split()[-1:] == [head] and head != "minister")
            )
            fits = (
                fits or (asked == "leader" and state.top(key)) or (asked == "minister" and title.endswith("minister"))
            )
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
    if (
        not holders
        and office.of is not None
        and office.of in state.names
        and state.kind(office.of) is Kind.COUNTRY
        and head == "counterpart"
    ):
        state.link(number, (office.of,), "counterpart of a country")


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
