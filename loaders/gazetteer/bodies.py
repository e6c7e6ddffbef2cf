"""Bodies: their names, acronyms, variants and parents."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reports import Kind
from loaders.gazetteer.countries import form, without_the
from loaders.gazetteer.entry import Entry, Form, Sense
from loaders.gazetteer.names import slug, words
from loaders.gazetteer.source import data


def bodies() -> Iterator[tuple[Entry, tuple[Form, ...]]]:
    """Every body with its forms."""
    for row in data("bodies"):
        name = row["name"]
        entry = Entry(
            key=slug(name),
            kind=Kind.BODY,
            name=name,
            qid=row.get("qid"),
            parent=row.get("parent"),
            plain=row.get("plain"),
            generic=row.get("generic", False),
        )
        names = [name, *row.get("variants", ()), *([row["plain"]] if row.get("plain") else [])]
        forms = [form(text, entry, Sense.NAME) for text in names]
        forms += [Form(words(a), entry, Sense.ACRONYM, without_the(a)) for a in row.get("acronyms", ())]
        yield entry, tuple(forms)
