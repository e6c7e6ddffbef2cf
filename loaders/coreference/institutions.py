"""Whose institution is meant where only its kind is named: "Parliament", "the Supreme Court"."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.institutions import Institution, by_words
from loaders.gazetteer.names import fold
from loaders.model import Form, Mention


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
