"""Mentions of countries, bodies and places by name, acronym, demonym and capital."""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Hit, Sense, gazetteer
from loaders.mentions.drafts import FORM_OF, Draft
from loaders.model import Form

_MODIFIERS = {"compound", "amod", "nmod"}
_PREDICATE = {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"}
# what only people can do: a capital as their subject is the government in it
_AGENTIVE = frozenset(
    "agree say announce want accuse warn deny reject urge condemn call demand insist sign decide refuse offer pledge "
    "promise impose propose seek hope recall expel summon back support oppose welcome signal claim threaten respond "
    "send deploy consider believe fear argue maintain".split()
)


def _modifies(draft: Draft, hit: Hit) -> bool:
    """Whether a name only qualifies the noun behind it: "the Haiti mission", "Kenyan officers"."""
    token = draft.doc.tokens[hit.last - 1]
    listed = hit.last < len(draft.doc.tokens) and draft.codes[hit.last] == "K"
    if token.dep in _MODIFIERS and token.head >= hit.last and not listed:
        return True
    if hit.form.sense is Sense.ADJECTIVE and token.tag not in {"NNS", "NNPS"}:
        return not (token.dep in _PREDICATE and token.pos in {"PROPN", "NOUN"})
    return False


def _governs(draft: Draft, hit: Hit) -> bool:
    """Whether a capital stands for its government: the subject of a verb that only people can do."""
    doc = draft.doc
    head = doc.tokens[hit.last - 1]
    subject = doc.tokens[head.head] if head.dep == "conj" else head
    if subject.dep not in {"nsubj", "nsubjpass"} and head.dep != "pobj":
        return False
    verb = doc.tokens[subject.head]
    if head.dep == "pobj":
        return (
            verb.lower in {"between", "by"}
            and head.dep == "pobj"
            and doc.tokens[verb.head].pos == "NOUN"
            and verb.lower == "between"
        )
    return verb.lemma in _AGENTIVE


def add_names(draft: Draft) -> None:
    """Add the spans' hits that no person's name covers, and the known names inside longer ones."""
    known = gazetteer()
    for hit in draft.hits:
        if any(draft.taken[hit.first : hit.last]):
            continue
        entry, form = hit.form.entry, FORM_OF[hit.form.sense]
        if hit.form.sense is Sense.CAPITAL and entry.key in known.capitals and _governs(draft, hit):
            entry, form = known.entries[known.capitals[entry.key]], Form.CAPITAL
        draft.add(hit, entry, form, modifier=_modifies(draft, hit))
        draft.take(hit.first, hit.last)
    for hit in draft.spans.inner:
        draft.add(hit, hit.form.entry, FORM_OF[hit.form.sense], modifier=True)
    for hit in draft.spans.bare:
        if any(draft.taken[hit.first : hit.last]):
            continue
        name = draft.doc.words(hit.first, hit.last)
        draft.mention(hit.first, hit.last, Kind.BODY, Form.NAME if name[:1].isupper() else Form.NOMINAL, name)
        draft.take(hit.first, hit.last)
