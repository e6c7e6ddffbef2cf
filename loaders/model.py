"""What passes between the loaders' stages: immutable values, each made by one stage and read by the next.

    read      bytes, files, URLs            → Source
    clean     Source                        → Page          (text, blocks, metadata)
    annotate  Page                          → Annotated     (tokens, sentences, dependencies, engine entities)
    mentions  Annotated                     → Mention …
    coreference  Annotated, mentions        → Entities      (article entities, each mention linked, with reasons)
    dates     Annotated, publication date   → TimeExpression …
    events, offices, contributions          → graph.reports

All offsets are in characters of `Page.text`; token numbers are positions in `Annotated.tokens`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from graph.reports import DateSpan, Kind


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from outside its text. `published`: ISO date cut to what is known."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values where they are set, else those of `other`."""
        return Metadata(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            url=self.url or other.url,
            language=self.language or other.language,
        )


class Media(StrEnum):
    """How a source's content is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it was found: `name` is the file's name, the URL, or what the sender called it."""

    name: str
    content: str
    media: Media
    metadata: Metadata = Metadata()


class BlockKind(StrEnum):
    """What a block (a paragraph, a line) of the page is. Furniture: menus, share buttons, captions, other news."""

    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BODY = "body"
    ITEM = "item"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` up to `end` of the page's text."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Page:
    """An article's stored text, its blocks in text order (they do not overlap), and its metadata.

    The text keeps everything that the source said, furniture too, so that nothing is lost; the blocks say what is
    read. `dateline` is the date that a dateline in the text states.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    dateline: date | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One word: Universal POS in `pos`, Penn Treebank tag in `tag`, ClearNLP dependency in `dep`, as spaCy gives them.

    `head` is the governing token's number, its own for the root. `sentence` is the number of its sentence. `lower` is
    the text in lower case, kept because every stage asks for it.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to `last`, exclusive; characters `start` up to `end`; the kind of the block it stands in.

    `block` is that block's number. `quoted` are character ranges inside quotation marks.
    """

    index: int
    first: int
    last: int
    start: int
    end: int
    block: int
    kind: BlockKind
    quoted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A named entity as the engine sees it: tokens `first` up to `last`, exclusive; `label` as in OntoNotes 5."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Annotated:
    """The page with its grammar: the thin interface that hides the engine from the stages behind it."""

    page: Page
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return self.page.text

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(tuple(row) for row in below)

    def children(self, i: int) -> tuple[Token, ...]:
        """The tokens that depend on token `i` directly, in text order."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Token `i` and all that depend on it, in text order."""
        found, todo = [], [i]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(child.i for child in self._children[here])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of token `i`, nearest first."""
        while (head := self.tokens[i].head) != i:
            yield self.tokens[head]
            i = head

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` up to `last`, exclusive, as it stands."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


class Form(StrEnum):
    """How a mention names its entity."""

    NAME = "name"  # "William Ruto", "the Security Council", "Haiti"
    SURNAME = "surname"  # part of a name that stood in full elsewhere: "Ruto", "Mr Henry"
    ACRONYM = "acronym"  # "MSS", "UNGA"
    DEMONYM = "demonym"  # "Kenyan police", "the Kenyans": the country
    CAPITAL = "capital"  # "Nairobi agreed": the country by its capital
    TITLE = "title"  # "the President", "the premier"
    NOMINAL = "nominal"  # "the Caribbean nation", "both countries", "the delegation", "the mission"
    PRONOUN = "pronoun"  # "he", "they", "we"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a mention states it: "Haiti Prime Minister Ariel Henry" → title Prime Minister, of haiti.

    `of` is the key of the country or body; `None` where the words do not say it. `qualifier`: former, acting, interim …
    """

    title: str
    of: str | None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that speaks of a person, country, body or place.

    Tokens `first` up to `last`, exclusive; `head` is the token that governs them. `name` is the canonical name where
    form and gazetteer give one (title and honorific split off), else the words as they stand. `key` is the gazetteer's
    slug or the name's, `None` until coreference finds it. A mention of several ("both countries", "they") has
    `plural`. `modifier`: it only qualifies another noun ("Kenyan police officers", "the Haiti mission").
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    sentence: int
    kind: Kind
    form: Form
    name: str
    key: str | None = None
    qid: str | None = None
    plural: bool = False
    modifier: bool = False
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the entities it speaks of (several for a plural one), with the rule that linked them."""

    mention: Mention
    entities: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """An entity of this article: what coreference has gathered from its mentions and the gazetteers."""

    key: str
    kind: Kind
    name: str
    forms: tuple[str, ...]
    qid: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    parent: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Entities:
    """All entities of the article and every linked mention, in text order."""

    entities: tuple[ArticleEntity, ...]
    links: tuple[Link, ...]

    @cached_property
    def by_key(self) -> dict[str, ArticleEntity]:
        return {entity.key: entity for entity in self.entities}

    @cached_property
    def by_token(self) -> dict[int, Link]:
        """The link whose mention covers a token, the widest where several do."""
        found: dict[int, Link] = {}
        for link in sorted(self.links, key=lambda x: x.mention.last - x.mention.first):
            found.update(dict.fromkeys(range(link.mention.first, link.mention.last), link))
        return found

    @cached_property
    def by_sentence(self) -> dict[int, list[Link]]:
        """The links of each sentence whose mentions stand for themselves, in text order."""
        found: dict[int, list[Link]] = {}
        for link in sorted(self.links, key=lambda x: x.mention.first):
            if not link.mention.modifier:
                found.setdefault(link.mention.sentence, []).append(link)
        return found


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when: tokens `first` up to `last`, exclusive, and the days they mean.

    `span` is `None` where the words need an anchor that the article does not give ("on Thursday" without a
    publication date). `governor` is the token that they modify, as the grammar has it.
    """

    first: int
    last: int
    start: int
    end: int
    sentence: int
    governor: int
    span: DateSpan | None
    recurring: bool = False
    duration_days: int | None = None
