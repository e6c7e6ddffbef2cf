"""Of which country or body an office is where the words at the title do not say it."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.reports import Kind
from loaders.facts.lexicon import words
from loaders.facts.text import Statement, Text
from loaders.gazetteer import gazetteer
from loaders.gazetteer.institutions import by_words, with_article
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.people import people
from loaders.model import Annotated, Entities, Link, Office

DOMINANT = 0.5
"""Share of all mentions of countries that makes one the country an article is about."""
APART = 4
"""Tokens around an office within which its owner is named with it."""
_FOR = re.compile(r" (for|of) (the )?[a-z ]+$")
_CALLED = frozenset(
    "tribunal court commission committee council union mission party bank agency fund bloc coalition alliance "
    "organization organisation ministry department assembly senate foundation federation league movement group".split()
)
_LIST = frozenset({",", "and", ";", "with", "the", "by", "to"})


class Owners:
    """What the article's other words tell of the owners of its offices."""

    def __init__(self, doc: Annotated, entities: Entities, said: list[Statement]) -> None:
        self.doc = doc
        self.entities = entities
        self.text = Text(doc, entities)
        self.known: dict[str, list[str]] = {}
        for statement in said:
            if statement.office.of is not None:
                self.known.setdefault(statement.person, []).append(statement.office.of)
        self.dominant = self._dominant()
        self.bodies = {
            fold(form): e.key for e in entities.entities if e.kind is Kind.BODY for form in (e.name, *e.forms)
        }
        self.explicit = {
            (s.person, title_words().same_office(s.office.title)): s.office.of
            for s in reversed(said)
            if s.office.of is not None and self._explicit(s)
        }

    def _explicit(self, statement: Statement) -> bool:
        """Whether the words around the title name its owner."""
        if statement.office.of is None:
            return False
        sentence = self.doc.sentences[statement.sentence]
        around = range(max(sentence.first, statement.first - APART), min(statement.last + APART, sentence.last))
        return any(self.text.owners.get(i) == statement.office.of for i in around)

    def complete(self, statement: Statement) -> Statement:
        """The statement with its owner, where that can be told."""
        office = statement.office
        elsewhere = self.explicit.get((statement.person, title_words().same_office(office.title)))
        if elsewhere is not None and not self._explicit(statement):
            return replace(statement, office=replace(office, of=elsewhere))
        title = fold(office.title)
        if title == "ambassador" and (host := self._host(statement)):
            office = replace(office, title=f"{office.title} to {host}")
            statement, title = replace(statement, office=office), fold(office.title)
        if office.of is None and (body := self._body(office.title)):
            return replace(statement, office=replace(office, title=body[0], of=body[1]))
        if led := self._party(office):
            return replace(statement, office=replace(office, title=office.title.split()[-1], of=led))
        if office.of is None and (split := self._prefix(office.title)):
            office = replace(office, title=split[0], of=split[1])
            return replace(statement, office=office)
        of = (
            self._institution(title, office.of)
            or self._organisation(statement, title)
            or self._before(statement, title)
            or office.of
        )
        of = of or title_words().of(_last_title(title))
        of = of or self._by_person(statement) or self._beside(statement) or self._national(statement, title)
        return statement if of == office.of else replace(statement, office=replace(office, of=of))

    def _host(self, statement: Statement) -> str | None:
        """The country whose capital stands right behind an ambassador's title: "the Thai ambassador in La Paz"."""
        tokens, at = self.doc.tokens, statement.last
        if at + 1 >= len(tokens) or tokens[at].lower != "in":
            return None
        link = self.entities.by_token.get(at + 1)
        place = self.entities.by_key[link.entities[0]] if link is not None else None
        entry = gazetteer().entries.get(gazetteer().capitals.get(place.key, "")) if place is not None else None
        return entry.name if entry is not None and entry.key != statement.office.of else None

    def _prefix(self, title: str) -> tuple[str, str] | None:
        """A title cut behind the name of a body that the article has elsewhere: "XYZ-TV" | "CEO"."""
        parts = title.split()
        for n in range(len(parts) - 1, 0, -1):
            key = self.bodies.get(fold(" ".join(parts[:n])))
            if key is not None:
                return " ".join(parts[n:]), key
        return None

    def _body(self, title: str) -> tuple[str, str] | None:
        """A title and the one body of the article that its end calls by a noun: "spokeswoman" | "for the tribunal"."""
        said = _FOR.search(title)
        noun = fold(said.group(0)).split()[-1] if said and said.group(2) else ""
        if noun not in _CALLED:
            return None
        found = {key for name, key in self.bodies.items() if noun in name.split()}
        return (title[: said.start()], found.pop()) if said and len(found) == 1 else None

    def _party(self, office: Office) -> str | None:
        """The party that the article names in full and a title by its adjective: "Conservative leader"."""
        parts = fold(office.title).split()
        return self.bodies.get(f"{' '.join(parts[:-1])} party") if len(parts) > 1 else None

    def _country(self, key: str) -> str | None:
        entry = gazetteer().entries.get(key)
        if entry is None:
            return None
        return key if entry.kind is Kind.COUNTRY else entry.parent

    def _dominant(self) -> str | None:
        counts: dict[str, int] = {}
        for link in self.entities.links:
            for key in link.entities:
                keys = self.known.get(key, [])[:1] if self.entities.by_key[key].kind is Kind.PERSON else [key]
                for k in keys:
                    if (country := self._country(k)) and country in gazetteer().entries:
                        counts[country] = counts.get(country, 0) + 1
        best = max(counts, key=lambda k: counts[k], default=None)
        return best if best and counts[best] >= DOMINANT * sum(counts.values()) else None

    def _institution(self, title: str, of: str | None) -> str | None:
        """The national institution that a title names: "speaker of the parliament", "Senate majority leader"."""
        if " of " not in title and not title.startswith(("senate ", "house ")):
            return None
        if title.startswith("chief of "):
            return None  # "chief of cabinet" is a minister
        named = title.rpartition(" of ")[2].removeprefix("the ") if " of " in title else title.split()[0]
        kind = by_words().get(tuple(named.split()))
        country = self._country(of) if of else self.dominant
        entry = gazetteer().entries.get(country or "")
        if kind is None or entry is None or entry.kind is not Kind.COUNTRY or not kind.exists_in(entry.key):
            return None
        return kind.key(entry)

    def _organisation(self, statement: Statement, title: str) -> str | None:
        """The organisation of several states named nearest, for what only such have: "the secretary general"."""
        if not title.replace("-", " ").endswith(("secretary general", "director general")) or self._explicit(statement):
            return None
        found = [
            (abs(x.mention.first - statement.first), k)
            for x in self.entities.links
            for k in x.entities
            if self.entities.by_key[k].kind is Kind.BODY and k in gazetteer().entries and self._country(k) is None
        ]
        return min(found, default=(0, None))[1]

    def _before(self, statement: Statement, title: str) -> str | None:
        """The owner that stands right before: "its foreign minister", "Canada by Governor General X", "In Kyiv, …"."""
        owners, tokens, first = self.text.owners, self.doc.tokens, statement.first
        sentence = self.doc.sentences[statement.sentence]
        implied = statement.office.of in title_words().implies.values()
        if statement.office.of is not None and (implied or self._explicit(statement)):
            return None
        personal = title.split()[-1] in words("personal")
        if first - 2 >= sentence.first and tokens[first - 1].lower in {"'s", "’s"}:
            return owners.get(first - 2) or (self.text.person(first - 2) if personal else None)
        if personal and first - 1 >= sentence.first and tokens[first - 1].lower in {"his", "her"}:
            return self.text.person(first - 1)
        if first - 2 >= sentence.first and tokens[first - 1].lower == "by":
            sender = self.entities.by_key.get(owners.get(first - 2, ""))
            given = sender is not None and sender.kind is Kind.COUNTRY and tokens[first - 3].lower not in {"in", "to"}
            return sender.key if sender is not None and given else None
        if first - 1 >= sentence.first and tokens[first - 1].lower in {"its", "their"}:
            return owners.get(first - 1)
        split = set(title.split())
        if tokens[sentence.first].lower != "in" or split & words("local") or not split & words("national"):
            return None
        scene = owners.get(sentence.first + 1)
        if scene is None:
            return None
        parent = self.entities.by_key[scene].parent
        return self._country(scene) or (self._country(parent) if parent else None)

    def _by_person(self, statement: Statement) -> str | None:
        """The owner that the same office of the person has elsewhere, here or in what is known."""
        same = title_words().same_office
        title = same(statement.office.title)
        name = self.entities.by_key[statement.person].name
        return next((k.of for k in people().named(name) if k.title == title or title.endswith(" " + k.title)), None)

    def _beside(self, statement: Statement) -> str | None:
        """The country of those with whom the person stands in one list, or of the body right before or behind."""
        for span in self.doc.spans:
            if span.label != "ORG":
                continue
            link = self.entities.by_token.get(span.first)
            apart = self.doc.tokens[span.last].lower in {"'s", "’s"} if span.last < len(self.doc.tokens) else False
            here = self.doc.tokens[span.first].sentence == statement.sentence and span.last + apart == statement.first
            if here and link is not None and len(link.entities) == 1 and not self._is_person(link):
                return link.entities[0]
        if set(fold(statement.office.title).split()) & words("local"):
            return None
        row = [x for x in self.entities.links if x.mention.sentence == statement.sentence and self._is_person(x)]
        row.sort(key=lambda x: x.mention.first)
        at = next((n for n, x in enumerate(row) if x.mention.first <= statement.first < x.mention.last), None)
        if at is None:
            return None
        for step in (-1, 1):
            if 0 <= at + step < len(row):
                left, right = sorted((row[at], row[at + step]), key=lambda x: x.mention.first)
                between = self.doc.tokens[left.mention.last : right.mention.first]
                owner = next(
                    (c for k in self.known.get(row[at + step].entities[0], []) if (c := self._country(k))), None
                )
                if owner and len(between) <= 2 and between and all(t.lower in _LIST for t in between):
                    return owner
        return None

    def _is_person(self, link: Link) -> bool:
        return len(link.entities) == 1 and self.entities.by_key[link.entities[0]].kind is Kind.PERSON

    def _national(self, statement: Statement, title: str) -> str | None:
        """The country that the article is about, for offices that only states have."""
        split = set(title.replace("-", " ").split())
        whole = " of " in title and title.split()[-1] in words("whole")  # "leader of the opposition"
        if split & words("local") and "general" not in split and not whole:
            return None
        if not split & words("national"):
            return None
        inner = _FOR.search(statement.office.title) and title.split()[-1] not in words("whole")
        if inner and not split & words("ministerial"):
            return None  # "a spokeswoman for the tribunal"
        return None if self._taken(statement) else self.dominant

    def _taken(self, statement: Statement) -> bool:
        """Whether the article gives the one office of its kind in the country to somebody else."""
        title = title_words().same_office(statement.office.title)
        return statement.office.qualifier is None and any(
            of == self.dominant and held == title and title in words("one") and person != statement.person
            for (person, held), of in self.explicit.items()
        )


def _last_title(title: str) -> str:
    """The part of a title that implies its owner: "republican senate majority leader" → "senate majority leader"."""
    known = title_words()
    parts = title.split()
    return next((" ".join(parts[n:]) for n in range(len(parts)) if known.of(" ".join(parts[n:]))), title)


def spelt(office: Office) -> str:
    """The title with its qualifier and with countries by their usual names: "former Ambassador to Chad"."""
    title, _, rest = office.title.partition(" to the ")
    form = gazetteer().named(rest) if rest else None
    full = (
        f"{title} to {with_article(form.entry)}"
        if form is not None and form.entry.kind is Kind.COUNTRY
        else office.title
    )
    qualifier = {"ex": "former"}.get((office.qualifier or "").lower(), (office.qualifier or "").lower())
    if qualifier in words("stated") and qualifier not in full.lower():
        return f"{full}-{qualifier}" if qualifier in {"elect", "designate"} else f"{qualifier} {full}"
    return full
