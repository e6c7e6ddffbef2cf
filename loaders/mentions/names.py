"""Countries, bodies and places by name: the gazetteer's hits, the engine's spans, and acronyms that the text defines."""

from __future__ import annotations

import re

from graph.reports import Kind
from loaders.gazetteer import Hit, Sense, gazetteer, slug
from loaders.gazetteer.countries import without_the
from loaders.mentions.drafts import FORM_OF, Draft
from loaders.model import Form

_MODIFIERS = {"compound", "amod", "nmod", "poss"}
_AGENTIVE = frozenset(
    "agree say announce want accuse warn deny reject urge condemn call demand insist sign decide refuse offer pledge "
    "promise impose propose seek hope recall expel summon back support oppose welcome signal claim threaten respond "
    "send deploy consider believe fear argue maintain".split()
)
_GENERIC_GOVERNMENT = {"government", "administration", "authorities", "officials", "regime", "leadership"}
_ACRONYM = re.compile(r"[A-Z][A-Za-z&-]*[A-Z]s?\d*$")
_LABEL_KIND = {"ORG": Kind.BODY, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
_BODY_WORDS = frozenset(
    "council party ministry commission committee court agency organization organisation union association force forces "
    "police army bank fund foundation university group movement front assembly parliament senate congress department "
    "office institute center centre corporation company airlines airways authority federation league club board "
    "bureau service services administration academy alliance coalition brigade battalion corps guard mission team".split()
)
SHORTEST_ACRONYM = 2


def _modifies(draft: Draft, head: int, last: int) -> bool:
    """Whether a name only qualifies the noun behind it."""
    token = draft.doc.tokens[head]
    if token.dep not in _MODIFIERS or token.head < last:
        return False
    return token.dep != "poss"


def _governs(draft: Draft, hit: Hit) -> bool:
    """Whether a capital stands for its government: the subject of a verb that only people can do."""
    head = draft.doc.tokens[hit.last - 1]
    if head.dep not in {"nsubj", "agent"} and not (head.dep == "conj" and draft.doc.tokens[head.head].dep == "nsubj"):
        return False
    verb = next((t for t in draft.doc.ancestors(head.i) if t.pos == "VERB"), None)
    return verb is not None and verb.lemma in _AGENTIVE


def add_hits(draft: Draft) -> None:
    """Add the gazetteer's hits that no person's name covers."""
    known = gazetteer()
    for hit in draft.hits:
        entry, sense = hit.form.entry, hit.form.sense
        if any(draft.taken[hit.first : hit.last]):
            continue
        form = FORM_OF[sense]
        if sense is Sense.CAPITAL and _governs(draft, hit):
            entry, form = known.entries[known.capitals[entry.key]], Form.CAPITAL
        made_head = hit.last - 1
        modifier = (
            sense is Sense.ADJECTIVE
            and draft.doc.tokens[made_head].tag not in {"NNS", "NNPS"}
            or _modifies(draft, made_head, hit.last)
        )
        if (
            modifier
            and form is Form.DEMONYM
            and draft.doc.tokens[made_head].dep in {"nsubj", "dobj", "pobj", "nsubjpass"}
        ):
            modifier = draft.doc.tokens[made_head].pos == "ADJ"
        draft.add(
            hit.first,
            hit.last,
            entry.kind,
            form,
            entry.name,
            entry=entry,
            chars=(hit.start, hit.end),
            modifier=modifier,
            plural=sense is Sense.PEOPLE and False,
        )
        draft.take(hit.first, hit.last)


def add_spans(draft: Draft) -> None:
    """Add bodies and places that only the engine knows."""
    tokens = draft.doc.tokens
    for span in draft.doc.spans:
        kind = _LABEL_KIND.get(span.label)
        if kind is None:
            continue
        first, last = span.first, span.last
        if tokens[first].lower == "the":
            first += 1
        while last > first and (draft.codes[last - 1] in "SDKLR" or tokens[last - 1].pos == "PUNCT"):
            last -= 1
        if first >= last or not tokens[first].text[:1].isupper():
            continue
        body = tokens[last - 1].lower in _BODY_WORDS
        if body:
            kind = Kind.BODY
        if not draft.free(first, last):
            # a longer body around a known name ("Bank of Jamaica") is its own; the known name stays inside it
            if not (kind is Kind.BODY and body and any(t.lower in _BODY_WORDS for t in tokens[first:last])):
                continue
            if any(m.kind is Kind.PERSON and m.first < last and first < m.last for m in draft.mentions):
                continue
            if any(m.kind is Kind.BODY and m.first < last and first < m.last for m in draft.mentions):
                continue
        name = " ".join(draft.doc.words(first, last).split())
        entry = gazetteer().city(name) if kind is Kind.PLACE else None
        draft.add(first, last, kind, Form.NAME, name, key=slug(without_the(name)), entry=entry)
        draft.take(first, last)


def learn_acronyms(draft: Draft) -> None:
    """Read definitions, "the Long Name (LN)", and add the acronyms, where defined and wherever else they stand."""
    tokens = draft.doc.tokens
    learnt: dict[str, tuple[Kind, str, str | None, str | None]] = {}
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != "(" or tokens[i + 2].text != ")" or not _ACRONYM.fullmatch(tokens[i + 1].text):
            continue
        owner = next((m for m in reversed(draft.mentions) if m.last == i), None)
        if owner is not None and owner.kind in {Kind.BODY, Kind.COUNTRY, Kind.PLACE}:
            learnt[tokens[i + 1].text] = (owner.kind, owner.name, owner.key, owner.qid)
            continue
        first = i - len([c for c in tokens[i + 1].text if c.isupper()])
        initials = "".join(tokens[j].text[:1] for j in range(max(first, 0), i))
        if first >= 0 and initials.upper() == tokens[i + 1].text.upper() and draft.free(first, i):
            name = " ".join(draft.doc.words(first, i).split())
            draft.add(first, i, Kind.BODY, Form.NAME, name, key=slug(name))
            draft.take(first, i)
            learnt[tokens[i + 1].text] = (Kind.BODY, name, slug(name), None)
    for token in tokens:
        if token.text in learnt and len(token.text) >= SHORTEST_ACRONYM:
            kind, name, key, _ = learnt[token.text]
            draft.mentions = [m for m in draft.mentions if not (m.first == token.i and m.last == token.i + 1)]
            if draft.free(token.i, token.i + 1) or True:
                entry = gazetteer().entries.get(key or "")
                modifier = _modifies(draft, token.i, token.i + 1)
                draft.add(token.i, token.i + 1, kind, Form.ACRONYM, name, key=key, entry=entry, modifier=modifier)
                draft.take(token.i, token.i + 1)
