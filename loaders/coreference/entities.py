"""From linked mentions to the article's entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.reports import Kind
from loaders.gazetteer import gazetteer
from loaders.model import Annotated, ArticleEntity, Form, Link, Mention, Office

_FORMS = {Form.NAME, Form.SURNAME, Form.ACRONYM, Form.DEMONYM, Form.CAPITAL, Form.NOMINAL}


def _parts(text: str, mention: Mention) -> set[str]:
    """A name with its title and without: "U.S. President Jane Roe" gives "President Jane Roe" and "Jane Roe"."""
    found = {mention.name}
    at = text.find(mention.office.title) if mention.office else -1
    if at > 0:
        found.add(text[at:])
    return found


def build(doc: Annotated, links: Iterable[Link], names: Mapping[str, tuple[Kind, str]]) -> tuple[ArticleEntity, ...]:
    """One entity for each key that a link uses, in the order of their keys. `names`: kind and name of each key."""
    forms: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, dict[Office, None]] = defaultdict(dict)
    for link in links:
        for key in link.entities:
            mention = link.mention
            said = forms[key]
            if len(link.entities) == 1 and (mention.form in _FORMS or mention.form is Form.TITLE):
                said.add(doc.text[mention.start : mention.end])
                if mention.form in {Form.NAME, Form.SURNAME, Form.ACRONYM} and mention.kind is Kind.PERSON:
                    said.update(_parts(doc.text[mention.start : mention.end], mention))
            if mention.office and len(link.entities) == 1:
                offices[key][mention.office] = None
    known = gazetteer().entries
    found = []
    for key in sorted(forms):
        kind, name = names[key]
        entry = known.get(key)
        found.append(
            ArticleEntity(
                key=key,
                kind=kind,
                name=name,
                forms=tuple(sorted({*forms[key]} or {name})),
                qid=entry.qid if entry else None,
                iso2=entry.iso2 if entry else None,
                iso3=entry.iso3 if entry else None,
                latitude=entry.latitude if entry else None,
                longitude=entry.longitude if entry else None,
                parent=entry.parent if entry else None,
                offices=tuple(offices[key]),
            )
        )
    return tuple(found)
