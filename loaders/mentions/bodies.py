"""Bodies by the grammar of their names: capitalised words around a noun that only bodies end or begin with.

The engine cuts long names where they hold "and", "of" or a country ("Law Society" | "of Kenya") and misses many. Its
spans are kept where this grammar finds nothing longer.
"""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Hit, Sense, gazetteer
from loaders.gazetteer.institutions import by_words
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.source import data
from loaders.mentions.bare import hit_at
from loaders.mentions.candidates import entry_for
from loaders.model import Annotated, BlockKind, Token

LONGEST = 7
"""Words that may stand on one side of the noun."""
_HEADS = frozenset(data("nominals")["body_heads"])
_FRONT = frozenset(data("nominals")["not_in_body"])
_TAILS = frozenset({"of", "for", "on", "against", "in", "to"})
_ANY_TAIL = frozenset(
    "office mission commission committee council coalition movement campaign fund union alliance".split()
)
_OWNERS = frozenset("people men women children peoples".split())
_NAMES = {"NNP", "NNPS"}


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in {"PROPN", "NOUN", "ADJ", "X"} and token.tag not in {"DT", "PRP"}


class _Grammar:
    def __init__(self, doc: Annotated, at: dict[int, Hit]) -> None:
        self.doc, self.at = doc, at
        self.people = {
            i
            for s in doc.spans
            if s.label == "PERSON" and s.last - s.first > 1 and doc.tokens[s.last - 1].lower not in _HEADS
            for i in range(s.first, s.last)
        }

    def _word(self, i: int) -> bool:
        """Whether a token may stand in a body's name."""
        token = self.doc.tokens[i]
        lower = token.lower
        if not _capital(token) or lower in _FRONT or i in self.people:
            return False
        words = title_words()
        return lower not in words.honorifics and (lower not in words.heads or lower in words.inner)

    def left(self, head: int, base: int) -> int:
        """Where the capitalised words that lead up to a noun begin."""
        tokens = self.doc.tokens
        first = head
        while first > base and head - first < LONGEST:
            before = first - 1
            if self._word(before) and not self._foreign(before, head):
                first = before
            elif before > base and self._word(before - 1) and (self._owners(before) or self._joins(before, first)):
                first = before - 1
            else:
                break
        while first < head and (tokens[first].pos == "NOUN" and tokens[first].i == base and tokens[first].tag == "NN"):
            first += 1
        return first

    def _owners(self, i: int) -> bool:
        """Whether a possessive mark stands behind people whom bodies are named for: "the People's" | "Party"."""
        tokens = self.doc.tokens
        return (
            i > 0
            and tokens[i].lower in {"'s", "’s", "'", "’"}
            and (tokens[i - 1].lower in _OWNERS or (len(tokens[i].text) == 1 and tokens[i - 1].tag in {"NNS", "NNPS"}))
            and tokens[i - 1].text[:1].isupper()
        )

    def _joins(self, i: int, first: int) -> bool:
        """Whether a hyphen or "and" joins words inside a name: what stands before qualifies the noun too."""
        tokens = self.doc.tokens
        if tokens[i].lower not in {"and", "&", "-", "–"} or i - 1 in self.at:
            return False
        left = tokens[i - 1]
        qualifies = left.tag in {"NNP", "NN", "JJ", "NNPS"} and left.dep not in {"nsubj", "dobj", "ROOT"}
        return tokens[i].lower != "and" or (qualifies and tokens[first].lower not in _HEADS)

    def _foreign(self, i: int, head: int) -> bool:
        """Whether a token belongs to another body's name: "the UN" | "Relief Committee"."""
        hit = self.at.get(i)
        if hit is None or hit.last > head or hit.form.entry.kind is not Kind.BODY or not self._known(hit):
            return False
        tokens = self.doc.tokens
        tailed = tokens[head].lower in _ANY_TAIL and head + 1 < len(tokens) and tokens[head + 1].lower in {"in", "to"}
        return not (tailed and hit.form.sense is Sense.ACRONYM)

    def right(self, head: int, end: int) -> int:
        """Where a name ends that goes on behind its noun: "Party of Greece", "Council for Arms Control"."""
        tokens = self.doc.tokens
        last = head + 1
        while last < end and last - head < LONGEST and tokens[last].lower in _TAILS:
            lower = tokens[last].lower
            if lower in {"in", "to", "on", "against"} and tokens[head].lower not in _ANY_TAIL:
                break
            at = last + 1
            if at < end and tokens[at].lower == "the":
                at += 1
            stop = at
            while stop < end and self._word(stop) and stop - at < LONGEST:
                stop += 1
                joined = stop + 1 < end and tokens[stop].lower in {"and", "&", "-"} and stop not in self.at
                if joined and self._word(stop + 1) and stop + 1 not in self.at and stop - 1 not in self.at:
                    stop += 1
            if stop == at or (lower in {"in", "to"} and at not in self.at):
                break
            hit = self.at.get(at)
            if hit is not None and hit.form.entry.kind is Kind.BODY and self._known(hit):
                break
            last = stop
        return last

    @staticmethod
    def _known(hit: Hit) -> bool:
        return hit.form.entry.key in gazetteer().entries

    def name(self, token: Token) -> Hit | None:
        """The body's name around one noun."""
        doc, head = self.doc, token.i
        sentence = doc.sentences[token.sentence]
        if token.lower not in _HEADS or not token.text[:1].isupper() or token.tag not in _NAMES | {"NN", "NNS"}:
            return None
        if sentence.kind in {BlockKind.HEADLINE, BlockKind.SUBTITLE, BlockKind.FURNITURE}:
            return None
        here = self.at.get(head)
        known = here is not None and self._known(here) and not here.form.entry.generic
        if here is not None and known and here.last == head + 1 and here.last - here.first > 1:
            return None
        if head + 1 < sentence.last and doc.tokens[head + 1].tag in _NAMES and head + 1 not in self.people:
            return None
        first = self.left(head, sentence.first)
        last = self.right(head, sentence.last)
        if not self._enough(first, head, last):
            return None
        return hit_at(doc, first, last, entry_for(Kind.BODY, doc.words(first, last)))

    def _enough(self, first: int, head: int, last: int) -> bool:
        """Whether there is more to a name than a country and a common noun."""
        tokens = self.doc.tokens
        own = [i for i in range(first, head) if i not in self.at or not self._country(self.at[i])]
        words = tuple(fold(t.text) for t in tokens[first:last])
        plain = (*(fold(tokens[i].text) for i in own), fold(tokens[head].text))
        if words in by_words() or (last == head + 1 and plain in by_words()):
            return False
        if own:
            return True
        tail = [i for i in range(head + 1, last) if i not in self.at and tokens[i].lower not in _TAILS | {"the"}]
        return bool(tail) or (last > head + 1 and tokens[head].lower in _ANY_TAIL | {"party", "bank", "university"})

    @staticmethod
    def _country(hit: Hit) -> bool:
        return hit.form.entry.kind is Kind.COUNTRY


def find_bodies(doc: Annotated, at: dict[int, Hit]) -> list[Hit]:
    """Bodies that their words show to be some; the longest where several overlap. `at`: the names known so far."""
    grammar = _Grammar(doc, at)
    found: list[Hit] = []
    for token in doc.tokens:
        hit = grammar.name(token)
        if hit is None:
            continue
        if found and found[-1].last > hit.first:
            if found[-1].last - found[-1].first >= hit.last - hit.first:
                continue
            found.pop()
        found.append(hit)
    return found
