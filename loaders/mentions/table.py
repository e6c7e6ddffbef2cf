"""The names known so far of one article, longer ones over shorter ones."""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Hit, gazetteer
from loaders.gazetteer.names import words
from loaders.mentions.candidates import person_names, without_given_names
from loaders.model import Annotated


class Table:
    """An article's hits, which do not overlap, those inside longer ones, and which token is in which."""

    def __init__(self, doc: Annotated) -> None:
        self.doc = doc
        self.hits = without_given_names(doc, gazetteer().find(doc.tokens))
        self.inner: list[Hit] = []
        self.at: dict[int, Hit] = {}
        self.people = person_names(doc)
        for hit in self.hits:
            self.at.update(dict.fromkeys(range(hit.first, hit.last), hit))

    def put(self, hit: Hit) -> None:
        """Take a hit in, the shorter ones that it covers becoming inner ones."""
        for old in {id(h): h for i in range(hit.first, hit.last) if (h := self.at.get(i))}.values():
            self.hits.remove(old)
            self.inner.append(old)
        self.hits.append(hit)
        self.at.update(dict.fromkeys(range(hit.first, hit.last), hit))

    def widen(self, hit: Hit) -> None:
        """Take in a hit that is longer than all it touches."""
        touched = {id(h): h for i in range(hit.first, hit.last) if (h := self.at.get(i))}.values()
        if all(
            hit.first <= h.first and h.last <= hit.last and h.last - h.first < hit.last - hit.first for h in touched
        ):
            self.put(hit)


def country_inside(hit: Hit, doc: Annotated) -> Hit | None:
    """The country that a body's name begins or ends with: "Kenyan" in "Kenyan parliament"."""
    if hit.form.entry.kind is not Kind.BODY or hit.last - hit.first < 2:
        return None
    known = gazetteer()
    for first, last in _ends(hit):
        if last > first:
            for form in known.forms(words(doc.words(first, last))):
                if form.entry.kind is Kind.COUNTRY and (form.exact is None or doc.words(first, last) == form.exact):
                    return Hit(first, last, doc.tokens[first].start, doc.tokens[last - 1].end, form)
    return None


def _ends(hit: Hit) -> list[tuple[int, int]]:
    """Token ranges at a name's front and end that may be a country's name."""
    front = [(hit.first, hit.first + size) for size in (2, 1) if size < hit.last - hit.first]
    return front + [(hit.last - size, hit.last) for size in (3, 2, 1) if size < hit.last - hit.first]
