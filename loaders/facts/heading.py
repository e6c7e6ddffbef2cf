"""Who heads what: "Jane Roe, who chairs the commission", "the court is led by President Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reports import Kind
from loaders.facts.text import Statement, Text
from loaders.grammar import antecedent
from loaders.model import Form, Office, Token


def heading(text: Text, holder: str, verb: Token, objects: list[int]) -> Iterator[Statement]:
    """Who heads what: "Jane Roe, who chairs the commission"."""
    for i in objects:
        key = _body_at(text, i)
        if key is not None:
            yield Statement(holder, Office(_title_of(verb), key), verb.sentence, i, i + 1)


def headed(text: Text, verb: Token) -> Iterator[Statement]:
    """By whom what is headed: "the alliance led by Jane Roe", "the court is led by President Jane Roe"."""
    doc = text.doc
    if verb.dep == "acl":
        below = [verb.head]
        while doc.tokens[below[-1]].dep in {"pobj", "prep", "appos"}:
            below.append(doc.tokens[below[-1]].head)  # "Unity, an alliance of three parties led by Jane Roe"
    else:
        below = [antecedent(doc, c.i) for c in doc.children(verb.i) if c.dep == "nsubjpass"]
    key = next((k for i in below if (k := _body_at(text, i))), None)
    agents = [g.i for c in doc.children(verb.i) if c.dep == "agent" for g in doc.children(c.i) if g.dep == "pobj"]
    link = next((x for i in agents if (x := text.persons.get(i))), None)
    if key is None or link is None or link.mention.form is Form.PRONOUN:
        return
    own = link.mention.office
    if own is None or own.of is None:
        title = own.title if own is not None else _title_of(verb)
        yield Statement(link.entities[0], Office(title, key), verb.sentence, link.mention.first, link.mention.last)


def _title_of(verb: Token) -> str:
    """What one is who does that to a body."""
    return {"chair": "chair", "command": "commander", "lead": "leader"}.get(verb.lemma, "head")


def _body_at(text: Text, i: int) -> str | None:
    """The body that a noun or the name before it speaks of: "the commission", "the G5 Sahel group"."""
    beside = [c.i for c in text.doc.children(i) if c.dep in {"compound", "nmod"} and c.i == i - 1]
    keys = [k for j in (i, *beside) if (k := text.owners.get(j))]
    return next((k for k in keys if text.entities.by_key[k].kind is Kind.BODY), None)
