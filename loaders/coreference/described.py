"""Bodies by what they are: "the airline", "the rebel group" → the body that the text or its own name shows as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.reports import Kind
from loaders.coreference.state import State
from loaders.gazetteer.names import fold
from loaders.model import Form, Mention
from loaders.tables import load_table

NAMED = frozenset({Form.NAME, Form.ACRONYM, Form.SURNAME})


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body: nouns for it, words of names that show it, keys of bodies known to be one; see `kinds.yaml`."""

    nouns: frozenset[str]
    words: frozenset[str]
    bodies: frozenset[str]


@cache
def kinds() -> tuple[BodyKind, ...]:
    """The table, read once."""
    rows = load_table(files(__package__).joinpath("kinds.yaml"))
    return tuple(
        BodyKind(*(frozenset(row.get(name, ())) for name in ("nouns", "words", "bodies"))) for row in rows.values()
    )


@cache
def describing() -> frozenset[str]:
    """All nouns for kinds of bodies."""
    return frozenset(noun for kind in kinds() for noun in kind.nouns)


def said_of(state: State) -> dict[str, set[str]]:
    """The nouns by which the text calls each body: "the broadcaster X", "X, an airline", "X is a company"."""
    doc = state.doc
    found: dict[str, set[str]] = defaultdict(set)
    for link in state.links.values():
        mention = link.mention
        if len(link.entities) != 1 or mention.form not in NAMED or state.kind(link.entities[0]) is not Kind.BODY:
            continue
        head = doc.tokens[mention.head]
        beside = [c for c in doc.children(head.i) if c.dep in {"appos", "compound", "nmod"}]
        if head.dep in {"appos", "compound", "nmod"}:
            beside.append(doc.tokens[head.head])
        if head.dep in {"nsubj", "nsubjpass"} and doc.tokens[head.head].lemma in {"be", "become"}:
            beside += [c for c in doc.children(head.head) if c.dep == "attr"]
        if mention.first and doc.tokens[mention.first - 1].pos == "NOUN":
            beside.append(doc.tokens[mention.first - 1])
        found[link.entities[0]].update(t.lemma.lower() for t in beside if t.pos == "NOUN")
    return found


def is_a(state: State, key: str, noun: str, said: dict[str, set[str]]) -> bool:
    """Whether a body is of the kind that a noun names, by the text, by its name or as a known one."""
    words = set(fold(state.names[key][1]).replace("-", " ").split())
    for kind in kinds():
        if noun in kind.nouns and (kind.nouns & said.get(key, set()) or kind.words & words or key in kind.bodies):
            return True
    return noun in said.get(key, ())


def by_kind(state: State, number: int, noun: str) -> str | None:
    """The body of that kind named last before a mention, none where two stand in one sentence."""
    mention = state.mentions[number]
    if noun not in describing():
        return None
    said = said_of(state)
    found: dict[str, Mention] = {}
    for _, link in state.before(number, len(state.doc.sentences)):
        key = link.entities[0]
        if len(link.entities) != 1 or link.mention.form not in NAMED or state.kind(key) is not Kind.BODY:
            continue
        if found and link.mention.sentence != next(iter(found.values())).sentence:
            break
        if key not in found and is_a(state, key, noun, said) and not _beside(state, mention, link.mention):
            found[key] = link.mention
    if len(found) > 1:
        found = {k: m for k, m in found.items() if state.is_subject(m)}
    return next(iter(found)) if len(found) == 1 else None


def _beside(state: State, mention: Mention, name: Mention) -> bool:
    """Whether a name stands in the same noun phrase as a mention."""
    head = state.doc.tokens[name.head]
    return head.dep in {"compound", "nmod", "poss", "amod"} and head.head == mention.head
