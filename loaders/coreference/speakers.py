"""I and we: in a quotation its speaker, in a statement its author and the author's country."""

from __future__ import annotations

from loaders.coreference.quotes import Quotation, linked
from loaders.coreference.state import State
from loaders.model import Form

_WE, _I = frozenset("we us our ours ourselves".split()), frozenset("i me my mine myself".split())


def link_speakers(state: State, spoken: list[Quotation]) -> None:
    """Link I and we: in a quotation to its speaker, in a statement to its author and the author's country."""
    for number, mention in enumerate(state.mentions):
        word = mention.name.lower()
        if mention.form is not Form.PRONOUN or word not in _I | _WE:
            continue
        quote = next((q for q in spoken if q.start <= mention.start < q.end), None)
        if quote is not None:
            if quote.speakers:
                others = _beside_i(state, quote) if word in _WE else ()
                state.link(number, (*quote.speakers, *others), "speaker of the quotation")
        elif word in _I | {"we"} and state.author:
            state.link(number, (state.author,), "author of the statement")
        elif word in _WE and state.home:
            state.name(state.home)
            state.link(number, (state.home,), "country of the publisher")


def _beside_i(state: State, quote: Quotation) -> tuple[str, ...]:
    """Those whom the speaker joins with "and I" in the same quotation."""
    found: list[str] = []
    for mention in state.mentions:
        joined = mention.first >= 2 and state.doc.tokens[mention.first - 1].lower == "and"
        if mention.name == "I" and joined and quote.start <= mention.start < quote.end:
            found.extend(linked(state, mention.first - 2))
    return tuple(found)
