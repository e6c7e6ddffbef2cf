"""Names of countries, bodies and places as spans: the gazetteer's hits and what the engine adds, made to agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.reports import Kind
from loaders.gazetteer import Hit, gazetteer
from loaders.gazetteer.offices import title_words
from loaders.mentions.bare import find_bare, hit_at
from loaders.mentions.bodies import find_bodies
from loaders.mentions.candidates import (
    BODY_WORDS,
    GENERIC,
    KINDS,
    LONGEST_ITEM,
    LOWER_IN_NAMES,
    NOT_BODIES,
    NOT_LAST,
    NOT_NAMED,
    PLACE_WORDS,
    before_a_person,
    behind_an_owner,
    entry_for,
    is_office_word,
    is_title,
    trimmed,
)
from loaders.mentions.kinds import find_kinds
from loaders.mentions.learnt import learn_acronyms, repeat
from loaders.mentions.ministries import find_ministries
from loaders.mentions.table import Table, country_inside
from loaders.mentions.towns import find_towns
from loaders.model import Annotated, BlockKind, Span


@dataclass(slots=True)
class Spans:
    """`hits` do not overlap; `inner` are known names inside a longer one ("Kenyan" in "Kenyan parliament").

    `bare` are hits by institution words alone, whose country is not said.
    """

    hits: list[Hit] = field(default_factory=list)
    inner: list[Hit] = field(default_factory=list)
    bare: list[Hit] = field(default_factory=list)
    people: Counter[tuple[str, ...]] = field(default_factory=Counter)


class _Finder(Table):
    """The engine's spans and the list lines, taken in beside the gazetteer's hits."""

    def _is_person(self, first: int, last: int) -> bool:
        """Whether the text elsewhere shows these words to be a person's name, or a surname."""
        name = tuple(t.text for t in self.doc.tokens[first:last])
        return self.people.get(name, 0) > 0

    def span(self, span: Span) -> None:
        """Take in what the engine sees, unless the gazetteer or grammar know better."""
        kind = KINDS.get(span.label)
        if kind is None:
            return
        tokens = self.doc.tokens
        first, last = trimmed(self.doc, span.first, span.last)
        last = before_a_person(tokens, first, last)
        first = behind_an_owner(tokens, first, last)
        while (
            last - first > 1
            and tokens[last - 1].text.islower()
            and tokens[last - 1].lower in BODY_WORDS
            and tokens[last - 2].tag in {"NNP", "NNPS"}
            and tokens[last - 2].lower not in title_words().inner
            and last - 2 not in self.at
        ):
            last -= 1  # "the Awami League party"
        if first >= last or not tokens[first].text[:1].isupper() or not self._is_name(first, last):
            return
        if self._titled(first, last):
            return
        last_word = tokens[last - 1].lower
        if last_word in BODY_WORDS:
            kind = Kind.BODY
        elif span.label == "NORP" and last - first == 1:
            return
        if self._longer(first, last, kind):
            self.put(hit_at(self.doc, first, last, entry_for(kind, self.doc.words(first, last))))

    def _is_name(self, first: int, last: int) -> bool:
        """Whether a span can be a body's or place's name: no office, no person, no common noun by itself."""
        tokens = self.doc.tokens
        last_word = tokens[last - 1].lower
        if last_word in NOT_LAST | NOT_BODIES or tokens[first].lower in NOT_NAMED or self._is_person(first, last):
            return False
        if last - first == 1 and (last_word in BODY_WORDS | GENERIC or last_word in title_words().inner):
            return False
        if all(i in self.at or is_office_word(tokens[i]) for i in range(first, last)):
            return False
        return not any(is_title(t) for t in tokens[first:last])

    def _titled(self, first: int, last: int) -> bool:
        """Whether a title stands right before what the engine takes for no person: "premier Aba" | "Odo"."""
        tokens = self.doc.tokens
        before = tokens[first - 1] if first else None
        if before is None or before.sentence != tokens[first].sentence or tokens[last - 1].lower in BODY_WORDS:
            return False
        return before.lower in title_words().heads and not any(i in self.at for i in range(first, last))

    def _longer(self, first: int, last: int, kind: Kind) -> bool:
        """Whether a span is more than the known names in it: "Bank of Jamaica", "Samoa Observer", not "Haiti gangs"."""
        tokens = self.doc.tokens
        inside = sorted({h.first: h for i in range(first, last) if (h := self.at.get(i))}.items())
        if not inside:
            return True
        hits = [hit for _, hit in inside]
        longest = max(h.last - h.first for h in hits)
        if hits[0].first < first or hits[-1].last > last or longest == last - first:
            return False
        if len(hits) > 1 and any(t.lower in {"and", ","} for t in tokens[first:last]):
            return False
        if tokens[last - 1].lower in BODY_WORDS and last - 1 not in self.at:
            return True
        if hits[0].first == first:
            country = kind is Kind.BODY and hits[0].form.entry.kind is not Kind.BODY
        else:
            country = kind is Kind.BODY and all(h.form.entry.kind is Kind.COUNTRY for h in hits)
        return country and all(t.tag in {"NNP", "NNPS"} for t in tokens[first:last])

    def items(self) -> None:
        """Take in list lines that are nothing but a name."""
        for sentence in self.doc.sentences:
            tokens = self.doc.tokens[sentence.first : sentence.last]
            if sentence.kind is not BlockKind.ITEM or not 1 <= len(tokens) <= LONGEST_ITEM:
                continue
            names = [t for t in tokens if t.pos != "PUNCT" and t.lower not in LOWER_IN_NAMES]
            if not names or any(not t.text[:1].isupper() or t.tag in {"VB", "VBD", "VBZ"} for t in names):
                continue
            first, last = trimmed(self.doc, sentence.first, sentence.last)
            if (
                first >= last
                or any(is_title(t) or t.text == "," for t in tokens)
                or any(s.label == "PERSON" and s.first == first and s.last == last for s in self.doc.spans)
            ):
                continue
            here = self.at.get(first)
            if here is not None and (here.first, here.last) == (first, last):
                continue
            name = self.doc.words(first, last)
            place = gazetteer().city(name) is not None or tokens[-1].lower in PLACE_WORDS
            self.put(hit_at(self.doc, first, last, entry_for(Kind.PLACE if place else Kind.BODY, name)))


def find_spans(doc: Annotated) -> Spans:
    """All names of countries, bodies and places in the text."""
    finder = _Finder(doc)
    for hit in find_towns(finder):
        finder.put(hit)
    for span in doc.spans:
        finder.span(span)
    for hit in find_ministries(doc, finder.at):
        finder.put(hit)
    for hit in [*find_bodies(doc, finder.at), *find_kinds(doc, finder.at)]:
        finder.widen(hit)
    finder.items()
    learn_acronyms(finder)
    repeat(finder)
    finder.hits.sort(key=lambda h: h.first)
    bare = find_bare(doc, finder.hits, finder.at)
    outer = {(h.first, h.last) for h in finder.hits}
    inner = {(h.first, h.last): h for h in finder.inner if h.form.entry.kind is Kind.COUNTRY}
    for hit in finder.hits:
        country = country_inside(hit, doc)
        if country is not None:
            inner.setdefault((country.first, country.last), country)
    return Spans(finder.hits, [h for span, h in inner.items() if span not in outer], bare, finder.people)
