"""Link: mentions → the article's entities, each mention linked with the rule that linked it, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.coreference import entities
from loaders.coreference.holders import link_title
from loaders.coreference.institutions import link_institutions
from loaders.coreference.named import link_names, link_people, link_single_words
from loaders.coreference.nominals import link_nominal
from loaders.coreference.offices import complete, set_author, set_home
from loaders.coreference.predicates import link_predicate
from loaders.coreference.pronouns import link_pronoun
from loaders.coreference.quotes import quotations
from loaders.coreference.speakers import link_speakers
from loaders.coreference.state import State
from loaders.model import Annotated, Entities, Form, Mention


def link(doc: Annotated, mentions: Sequence[Mention]) -> Entities:
    """The article's entities and the linked mentions in text order."""
    state = State(doc, mentions)
    set_home(state)
    link_people(state)
    link_names(state)
    link_single_words(state)
    set_author(state)
    complete(state)
    link_institutions(state)
    # "his" before "his government", which needs to know whose it is
    for number, mention in sorted(enumerate(mentions), key=lambda x: (x[1].first, x[1].last)):
        if number in state.links:
            continue
        if mention.form is Form.PRONOUN:
            link_pronoun(state, number)
        elif mention.form is Form.TITLE:
            if not link_predicate(state, number):
                link_title(state, number)
        elif mention.form is Form.NOMINAL:
            link_nominal(state, number)
    link_speakers(state, quotations(state))
    links = [state.links[number] for number in sorted(state.links)]
    return Entities(entities.build(doc, links, state.names), tuple(links))
