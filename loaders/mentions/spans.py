"""Names of countries, bodies and places as spans: the gazetteer's hits and what the engine adds, made to agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.reports import Kind
from loaders.gazetteer import Entry, Hit, Sense, gazetteer
from loaders.gazetteer.names import words
from loaders.gazetteer.offices import title_words
from loaders.mentions.bare import find_bare, hit_at
from loaders.mentions.candidates import (
    ACRONYM,
    BODY_WORDS,
    GENERIC,
    KINDS,
    LONGEST_ITEM,
    LOWER_IN_NAMES,
    NOT_BODIES,
    NOT_LAST,
    NOT_NAMED,
    PLACE_WORDS,
    SHORTEST_UNEXPLAINED,
    before_a_person,
    entry_for,
    is_office_word,
    is_title,
    person_names,
    trimmed,
)
from loaders.mentions.ministries import find_ministries
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


class _Finder:
    def __init__(self, doc: Annotated) -> None:
        self.doc = doc
        self.hits = gazetteer().find(doc.tokens)
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
        if first >= last or not tokens[first].text[:1].isupper() or not self._is_name(first, last):
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
        country_first = hits[0].first == first and hits[0].form.entry.kind is not Kind.BODY
        return country_first and kind is Kind.BODY and all(t.tag in {"NNP", "NNPS"} for t in tokens[first:last])

    def acronyms(self) -> None:
        """Read definitions, "the Long Name (LN)", and take the acronym in wherever it stands."""
        tokens = self.doc.tokens
        learnt: dict[str, Entry] = {}
        for i in range(1, len(tokens) - 2):
            short = tokens[i + 1].text
            if tokens[i].text != "(" or tokens[i + 2].text != ")" or not ACRONYM.fullmatch(short):
                continue
            owner = self.at.get(i - 1)
            if owner is not None and owner.last == i:
                learnt[short] = owner.form.entry
                continue
            first = self._initials(i, short)
            if first is not None:
                learnt[short] = entry_for(Kind.BODY, self.doc.words(first, i))
                self.put(hit_at(self.doc, first, i, learnt[short]))
        self._unexplained(learnt)
        if not learnt:
            return
        for token in tokens:
            entry = learnt.get(token.text)
            here = self.at.get(token.i)
            if entry and (here is None or here.last - here.first == 1):
                self.put(hit_at(self.doc, token.i, token.i + 1, entry, Sense.ACRONYM))
        self.inner = [
            h for h in self.inner if self.at.get(h.first) is None or self.at[h.first].last - self.at[h.first].first > 1
        ]

    def _unexplained(self, learnt: dict[str, Entry]) -> None:
        """Acronyms that the text never explains but that are the initials of a body in it: "the MPRP"."""
        short = {
            t.text
            for t in self.doc.tokens
            if len(t.text) >= SHORTEST_UNEXPLAINED
            and t.text.isupper()
            and t.text.isalpha()
            and (t.i not in self.at or self.at[t.i].form.entry.key not in gazetteer().entries)
        }
        if not short:
            return
        for hit in self.hits:
            if hit.form.entry.kind is Kind.BODY and hit.last - hit.first >= SHORTEST_UNEXPLAINED:
                initials = "".join(t.text[0] for t in self.doc.tokens[hit.first : hit.last] if t.text[:1].isupper())
                if initials in short:
                    learnt.setdefault(initials, hit.form.entry)

    def repeat(self) -> None:
        """Find names that the engine saw once wherever else they stand."""
        local: dict[tuple[str, ...], Entry] = {}
        for hit in self.hits:
            tokens = self.doc.tokens[hit.first : hit.last]
            if hit.form.entry.key not in gazetteer().entries and (len(tokens) > 1 or tokens[0].text.isupper()):
                local[tuple(t.text for t in tokens)] = hit.form.entry
        if not local:
            return
        firsts: dict[str, set[int]] = {}
        for name in local:
            firsts.setdefault(name[0], set()).add(len(name))
        tokens = self.doc.tokens
        for i, token in enumerate(tokens):
            for size in firsts.get(token.text, ()):
                name = tuple(t.text for t in tokens[i : i + size])
                if name in local and all(j not in self.at for j in range(i, i + size)):
                    self.put(hit_at(self.doc, i, i + size, local[name]))

    def _initials(self, end: int, short: str) -> int | None:
        """Where the words begin whose initials the acronym before token `end` is made of; `None` if they are not."""
        tokens = self.doc.tokens
        wanted = [c for c in short if c.isupper()]
        i = end
        while wanted and i > 0:
            i -= 1
            word = tokens[i].text
            if word[:1] == wanted[-1]:
                wanted.pop()
            elif word.lower() not in LOWER_IN_NAMES:
                return None
        return i if not wanted and i >= self.doc.sentences[tokens[end].sentence].first else None

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


def _country_inside(hit: Hit, doc: Annotated) -> Hit | None:
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


def find_spans(doc: Annotated) -> Spans:
    """All names of countries, bodies and places in the text."""
    finder = _Finder(doc)
    for span in doc.spans:
        finder.span(span)
    for hit in find_ministries(doc, finder.at):
        finder.put(hit)
    finder.items()
    finder.acronyms()
    finder.repeat()
    finder.hits.sort(key=lambda h: h.first)
    bare = find_bare(doc, finder.hits, finder.at)
    outer = {(h.first, h.last) for h in finder.hits}
    inner = {(h.first, h.last): h for h in finder.inner if h.form.entry.kind is Kind.COUNTRY}
    for hit in finder.hits:
        country = _country_inside(hit, doc)
        if country is not None:
            inner.setdefault((country.first, country.last), country)
    return Spans(finder.hits, [h for span, h in inner.items() if span not in outer], bare, finder.people)
