"""What the mention rules work on: the text's tokens by class, the names found, and the spans already taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.reports import Kind
from loaders.gazetteer import Entry, Hit, Sense
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import given_names, title_words
from loaders.mentions.spans import Spans, find_spans
from loaders.model import Annotated, Form, Mention, Office, Sentence, Token

# classes of tokens, one character each, so that rules can be regular expressions over a sentence
HEAD, INNER, QUALIFIER, HONORIFIC, KNOWN, PERSON = "H", "N", "Q", "M", "C", "P"
POSSESSIVE, HYPHEN, OF, ARTICLE, AND, COMMA, OPEN, CLOSE = "S", "D", "O", "T", "A", "K", "L", "R"
CAPITALISED, NOUN, OTHER = "X", "n", "x"

_FIXED = {
    "'s": POSSESSIVE,
    "’s": POSSESSIVE,
    "'": POSSESSIVE,
    "’": POSSESSIVE,
    "-": HYPHEN,
    "–": HYPHEN,
    "of": OF,
    "for": OF,
    "to": OF,
    "on": OF,
    "at": OF,
    "the": ARTICLE,
    "a": ARTICLE,
    "an": ARTICLE,
    "and": AND,
    "&": AND,
    ",": COMMA,
    "(": OPEN,
    ")": CLOSE,
}
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow".split()
)
_NOMINAL_POS = {"PROPN", "NOUN", "ADJ"}

# parts of an office's title rather than what it is of: "Senate Majority Leader"
_CHAMBERS = frozenset({("senate",), ("house",), ("congress",), ("opposition",)})

FORM_OF = {
    Sense.NAME: Form.NAME,
    Sense.ACRONYM: Form.ACRONYM,
    Sense.ADJECTIVE: Form.DEMONYM,
    Sense.PEOPLE: Form.DEMONYM,
    Sense.CAPITAL: Form.NAME,
}


def head_of(doc: Annotated, first: int, last: int) -> int:
    """The token of the span that the rest hangs on: the last of those governed from outside it."""
    if last - first == 1:
        return first
    outside = [i for i in range(first, last) if not first <= doc.tokens[i].head < last or doc.tokens[i].head == i]
    nominal = [i for i in outside if doc.tokens[i].pos not in {"PUNCT", "DET", "PART", "ADP"}]
    return (nominal or outside or [last - 1])[-1]


@dataclass(slots=True)
class Draft:
    """The state of one article's mention search; rules take spans and add mentions.

    `named` are the tokens that the engine takes for anything but a person: a name does not reach back over them.
    """

    doc: Annotated
    spans: Spans
    codes: str = ""
    taken: list[bool] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)

    @property
    def hits(self) -> list[Hit]:
        """The names of countries, bodies and places, in text order."""
        return self.spans.hits

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.doc.sentences[self.doc.tokens[i].sentence]

    def free(self, first: int, last: int) -> bool:
        """Whether no mention has any of these tokens yet."""
        return not any(self.taken[first:last])

    def take(self, first: int, last: int) -> None:
        """Mark tokens as spoken for."""
        self.taken[first:last] = [True] * (last - first)

    def add(self, hit: Hit, entry: Entry, form: Form, *, modifier: bool) -> None:
        """Add the mention that a hit is, of `entry`."""
        made = self.mention(
            hit.first, hit.last, entry.kind, form, entry.name, entry=entry, modifier=modifier, put=False
        )
        self.mentions.append(
            Mention(
                made.first,
                made.last,
                made.head,
                hit.start,
                hit.end,
                made.sentence,
                made.kind,
                form,
                made.name,
                made.key,
                made.qid,
                modifier=modifier,
            )
        )

    def mention(
        self,
        first: int,
        last: int,
        kind: Kind,
        form: Form,
        name: str,
        *,
        key: str | None = None,
        entry: Entry | None = None,
        head: int | None = None,
        plural: bool = False,
        modifier: bool = False,
        office: Office | None = None,
        put: bool = True,
    ) -> Mention:
        """A mention at tokens `first` up to `last`; the gazetteer's entry gives its key and Wikidata id."""
        tokens = self.doc.tokens
        made = Mention(
            first=first,
            last=last,
            head=head_of(self.doc, first, last) if head is None else head,
            start=tokens[first].start,
            end=tokens[last - 1].end,
            sentence=tokens[first].sentence,
            kind=kind,
            form=form,
            name=name,
            key=entry.key if entry else key,
            qid=entry.qid if entry else None,
            plural=plural,
            modifier=modifier,
            office=office,
        )
        if put:
            self.mentions.append(made)
        return made


def _code(token: Token) -> str:
    words = title_words()
    lower = token.lower
    if lower in _FIXED:
        return _FIXED[lower]
    if token.pos == "AUX" or (token.pos == "VERB" and token.text.islower() and token.tag not in {"VBG", "VBN"}):
        return OTHER
    if lower in words.heads or (
        token.tag in {"NNS", "NNPS"} and lower[:-1] in words.heads and token.text[:1].isupper()
    ):
        return HEAD
    if lower in words.qualifiers:
        return QUALIFIER
    if lower in words.honorifics or token.text == "HE":
        return HONORIFIC
    if lower in words.inner:
        return INNER
    if lower in _CALENDAR or token.pos not in _NOMINAL_POS:
        return OTHER
    return CAPITALISED if token.text[:1].isupper() else NOUN


def draft(doc: Annotated) -> Draft:
    """The beginning: names found, tokens classed, nothing taken."""
    made = Draft(doc, find_spans(doc))
    codes = [_code(token) for token in doc.tokens]
    for span in doc.spans:
        if span.label == "PERSON":
            for i in range(span.first, span.last):
                inside = i > span.first or doc.tokens[i].lower not in title_words().not_names
                if codes[i] in {CAPITALISED, NOUN, OTHER} and inside:
                    codes[i] = PERSON
        elif span.label in {"NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "DATE"}:
            made.named.update(range(span.first, span.last))
    given = given_names()
    for i, token in enumerate(doc.tokens[:-1]):
        if codes[i] == CAPITALISED and fold(token.text) in given and token.tag == "NNP" and codes[i + 1] == CAPITALISED:
            codes[i] = codes[i + 1] = PERSON
    for hit in [*made.hits, *made.spans.bare]:
        if hit.form.words in _CHAMBERS:
            continue
        for i in range(hit.first, hit.last):
            codes[i] = KNOWN
            made.hit_at[i] = hit
    made.codes = "".join(codes)
    made.taken = [False] * len(doc.tokens)
    return made
