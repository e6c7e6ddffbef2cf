"""The named signs of a tie between an occurrence and an entity: what says that it took part, and in which role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.reports import Kind
from loaders.events.absent import absentees
from loaders.events.bearings import bearings
from loaders.events.frame import Frame
from loaders.events.occurrences import Occurrence
from loaders.linear import Choice, Linear
from loaders.model import Annotated, BlockKind, Entities, Link
from loaders.ontology import subtypes

LONGEST_PATH = 4
"""Steps through the parse beyond which a path says nothing of its own."""

REACH = 1
"""Sentences before an occurrence's own in which its people may have been named."""

BY_SUBTYPE = (
    *("as=", "kind", "path", "rank", "sentence", "in-s", "else", "prep", "not-by", "others", "is-"),
    *("clause", "within", "of-kind"),
)
"""Signs whose weight depends on the kind of event."""

BY_KIND = ("as=", "path", "rank", "prep", "repres", "form", "clause", "within", "over", "listed")
"""Signs whose weight depends on whether the entity is a person, a country or a body."""

PROMINENT = 4
"""Entities that an article speaks of most: candidates for all its occurrences."""


@cache
def participating() -> Linear:
    """The model that tells who took part, read once."""
    return Linear.read(files(__package__).joinpath("weights", "participants.yaml"))


@cache
def roles() -> Choice:
    """The model that names the role of those whom the grammar gives none, read once."""
    return Choice.read(files(__package__).joinpath("weights", "roles.yaml"))


@dataclass(frozen=True, slots=True)
class Tie:
    """An entity that may have taken part in an occurrence, with the signs for and against it."""

    entity: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article speaks of its entities: mentions by key, the most prominent, those of its headline, those away."""

    counts: Counter[str]
    prominent: tuple[str, ...]
    headline: frozenset[str]
    by_kind: dict[Kind, tuple[str, ...]]
    absent: frozenset[str]

    @classmethod
    def of(cls, doc: Annotated, entities: Entities) -> Standing:
        counts = Counter(k for link in entities.links for k in link.entities if _may_act(entities, k))
        headline = {
            k
            for link in entities.links
            if doc.sentences[link.mention.sentence].kind in {BlockKind.HEADLINE, BlockKind.SUBTITLE}
            for k in link.entities
        }
        ranked = [k for k, _ in counts.most_common()]
        by_kind = {kind: tuple(k for k in ranked if entities.by_key[k].kind is kind) for kind in Kind}
        return cls(counts, tuple(ranked[:PROMINENT]), frozenset(headline), by_kind, absentees(doc, entities))

    def among_its_kind(self, entities: Entities, key: str) -> str:
        """How often the article speaks of an entity as compared to others of its kind: "person:0" for the first."""
        kind = entities.by_key[key].kind
        ranked = self.by_kind[kind]
        return f"{kind.value}:{min(ranked.index(key), PROMINENT) if key in ranked else PROMINENT}"


def _may_act(entities: Entities, key: str) -> bool:
    return entities.by_key[key].kind is not Kind.PLACE


def _path(doc: Annotated, start: int, end: int) -> str:
    """The dependency labels from the trigger to a mention's head, up ("<") then down (">")."""
    up = [start, *(t.i for t in doc.ancestors(start))]
    down = [end, *(t.i for t in doc.ancestors(end))]
    common = next((i for i in down if i in up), None)
    if common is None:
        return "none"
    rise = [f"<{doc.tokens[i].dep}" for i in up[: up.index(common)]]
    fall = [
        f">{doc.tokens[i].lower if doc.tokens[i].dep == 'prep' else doc.tokens[i].dep}"
        for i in reversed(down[: down.index(common)])
    ]
    steps = [s for s in rise + fall if s not in {">conj", "<conj"}]
    return "".join(steps) if len(steps) <= LONGEST_PATH else "far"


def _by_grammar(occurrence: Occurrence, key: str) -> Iterator[str]:
    parts = [p for t in occurrence.tellings for p in t.frame.parts if p.party.entity == key]
    for part in parts:
        yield f"as={part.function}"
        yield f"slot={part.slot.role.value}"
        if part.party.delegated:
            yield "delegated"
    yield "by-grammar" if parts else "not-by-grammar"


def _beside(doc: Annotated, frame: Frame, link: Link) -> Iterator[str]:
    """How a mention stands to the trigger in its own sentence."""
    head = doc.tokens[link.mention.head]
    yield f"path={_path(doc, frame.trigger, head.i)}"
    yield "before" if head.i < frame.trigger else "after"
    distance = abs(head.i - frame.trigger)
    yield "close" if distance <= 4 else "near" if distance <= 12 else "distant"
    yield f"dep={head.dep}"
    yield f"form={link.mention.form.value}"
    if link.mention.modifier:
        yield "modifier"
    if head.dep == "pobj":
        yield f"preposition={doc.tokens[head.head].lower}"


def _represented(entities: Entities, occurrence: Occurrence, key: str) -> bool:
    return any(o.of == key for other in occurrence.who() for o in entities.by_key[other].offices)


def ties(doc: Annotated, entities: Entities, occurrence: Occurrence, standing: Standing) -> Iterator[Tie]:
    """Every entity that may have taken part, with its signs: those named near the occurrence, and prominent ones."""
    first: dict[int, Frame] = {}
    for telling in occurrence.tellings:
        first.setdefault(telling.frame.sentence, telling.frame)
    at: dict[str, list[tuple[Frame, Link, int]]] = {}
    for link in entities.links:
        for sentence, frame in first.items():
            back = sentence - link.mention.sentence
            if 0 <= back <= REACH:
                for key in link.entities:
                    at.setdefault(key, []).append((frame, link, back))
    known = dict.fromkeys(p.party.entity for t in occurrence.tellings for p in t.frame.parts)
    number = sum(_may_act(entities, k) for k in known)
    occasion = subtypes()[occurrence.subtype].occasion
    for key in dict.fromkeys([*known, *at, *standing.prominent]):
        entity = entities.by_key[key]
        if entity.kind is Kind.PLACE or key in occurrence.apart:
            continue
        if occasion and key in standing.absent and key not in known:
            continue
        own = list(_by_grammar(occurrence, key))
        here = [(f, x) for f, x, back in at.get(key, ()) if back == 0]
        own.append("in-sentence" if here else "sentence-before" if key in at else "elsewhere")
        if here:
            own += [sign for f, x in here[:3] for sign in (*_beside(doc, f, x), *bearings(doc, f, x))]
        own.append(f"of-kind={standing.among_its_kind(entities, key)}")
        own.append(f"kind={entity.kind.value}")
        own.append(f"others={min(number - (key in known), 3)}")
        rank = standing.prominent.index(key) if key in standing.prominent else None
        own.append("rank=low" if rank is None else f"rank={rank}")
        if key in standing.headline:
            own.append("in-headline")
        if key in occurrence.places:
            own.append("is-place")
        if _represented(entities, occurrence, key):
            own.append("represented")
        subtype = subtypes()[occurrence.subtype]
        own.append("occasion" if subtype.occasion else f"type={subtype.type}")
        crossed = [f"{occurrence.subtype}&{s}" for s in own if s.startswith(BY_SUBTYPE)]
        kinds = [f"{entity.kind.value}&{s}" for s in own if s.startswith(BY_KIND)]
        lone = [f"{s}&not-by-grammar" for s in own if "not-by-grammar" in own and not s.startswith("path")]
        yield Tie(key, tuple(dict.fromkeys([*own, *crossed, *kinds, *lone])))
