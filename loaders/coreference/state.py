"""What the coreference rules share: names so far, links so far, and where in the text things stand."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.reports import Kind
from loaders.coreference.people import Person
from loaders.gazetteer import gazetteer
from loaders.model import Annotated, Link, Mention, Office

SUBJECTS = {"nsubj", "nsubjpass"}
TOP_OFFICES = frozenset(
    "president,prime minister,king,queen,chancellor,taoiseach,premier,emir,sultan,leader,supreme leader,"
    "chief executive,pope,emperor,monarch,head of state".split(",")
)


@dataclass(slots=True)
class State:
    """The article while its mentions are linked. `names`: kind and shown name by key; `links`: by mention number."""

    doc: Annotated
    mentions: Sequence[Mention]
    names: dict[str, tuple[Kind, str]] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    persons: list[Person] = field(default_factory=list)
    offices: dict[str, list[Office]] = field(default_factory=lambda: defaultdict(list))
    genders: dict[str, str] = field(default_factory=dict)
    at_head: dict[int, tuple[str, ...]] = field(default_factory=dict)
    at_token: dict[int, tuple[str, ...]] = field(default_factory=dict)
    by_sentence: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    home: str | None = None
    author: str | None = None

    def link(self, number: int, keys: Iterable[str], reason: str) -> None:
        """Say that a mention speaks of these entities; of none says nothing."""
        mention = self.mentions[number]
        found = tuple(dict.fromkeys(keys))
        if not found:
            return
        for key in found:
            self.name(key)
        known = number in self.links
        self.links[number] = made = Link(mention, found, reason)
        self.at_head[mention.head] = made.entities
        for token in range(mention.first, mention.last):
            self.at_token[token] = made.entities
        if not known:
            insort(self.by_sentence[mention.sentence], number)

    def name(self, key: str, kind: Kind | None = None, name: str | None = None) -> None:
        """Take an entity in; the gazetteer's kind and name count for its own entries."""
        entry = gazetteer().entries.get(key)
        if entry is not None:
            self.names.setdefault(key, (entry.kind, entry.name))
        elif kind is not None and name is not None:
            self.names.setdefault(key, (kind, name))

    def restate(self, number: int, office: Office, reason: str) -> None:
        """Replace the office that a linked mention states, with the reason that the link has then."""
        old = self.links[number]
        self.links[number] = Link(replace(old.mention, office=office), old.entities, reason)

    def kind(self, key: str) -> Kind:
        """The kind of an entity that was taken in."""
        return self.names[key][0]

    def before(self, number: int, sentences: int) -> Iterator[tuple[int, Link]]:
        """The links before a mention, nearest first, reaching back over `sentences` whole sentences."""
        here = self.mentions[number]
        for other in range(number - 1, -1, -1):
            mention = self.mentions[other]
            if mention.sentence < here.sentence - sentences:
                return
            link = self.links.get(other)
            if link is not None and mention.last <= here.first:
                yield other, link

    def in_sentence(self, sentence: int) -> list[tuple[int, Link]]:
        """The links in a sentence, in text order."""
        return [(n, self.links[n]) for n in self.by_sentence.get(sentence, ())]

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention, or the first of the row that it stands in, is the subject of its clause."""
        tokens = self.doc.tokens
        head = tokens[mention.head]
        while head.dep in {"conj", "compound", "appos"} and head.head != head.i:
            head = tokens[head.head]
        return head.dep in SUBJECTS

    def quoted(self, mention: Mention) -> bool:
        """Whether a mention stands inside quotation marks."""
        return any(a <= mention.start < b for a, b in self.doc.sentences[mention.sentence].quoted)

    def countries_of(self, key: str) -> list[str]:
        """The countries in whose name a person speaks, by their offices; a country is its own."""
        if self.kind(key) is Kind.COUNTRY:
            return [key]
        entries = gazetteer().entries
        found = []
        for office in self.offices.get(key, ()):
            entry = entries.get(office.of or "")
            if entry is not None and office.qualifier not in {"former", "ex", "then"}:
                found.append(entry.key if entry.kind is Kind.COUNTRY else entry.parent or "")
        return [k for k in dict.fromkeys(found) if k in entries and entries[k].kind is Kind.COUNTRY]

    def parent_country(self, key: str) -> str | None:
        """The country that a state institution belongs to; a company is none."""
        entries = gazetteer().entries
        entry = entries.get(key)
        parent = entries.get(entry.parent or "") if entry is not None else None
        if entry is None or parent is None or parent.kind is not Kind.COUNTRY:
            return None
        return parent.key if entry.generic or parent.key in key or parent.name in entry.name else None

    def country_counts(self) -> Counter[str]:
        """How often each country is spoken of, people by their offices and national bodies included."""
        found: Counter[str] = Counter()
        for link in self.links.values():
            for key in link.entities:
                kind = self.kind(key)
                if kind is Kind.COUNTRY:
                    found[key] += 1
                elif kind is Kind.PERSON:
                    found.update(self.countries_of(key))
                elif (country := self.parent_country(key)) is not None:
                    found[country] += 1
        return +found

    def top(self, key: str) -> bool:
        """Whether a person leads a state or government."""
        return any(
            o.title.lower() in TOP_OFFICES or o.title.lower().endswith(("prime minister", "president-elect"))
            for o in self.offices.get(key, ())
        )
