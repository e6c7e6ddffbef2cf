"""The named signs by which a proposed frame is judged: what its words, its grammar and its place in the text say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from graph.reports import Kind
from loaders.dates import for_token
from loaders.events.families import family
from loaders.events.frame import Frame
from loaders.events.lexicon import lexicon
from loaders.grammar import auxiliaries
from loaders.model import Annotated, BlockKind, Entities, TimeExpression, Token

EARLY, MIDDLE = 3, 10
"""Sentences from the beginning up to which a frame stands early, or in the middle."""

MODALS = {"will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "'d"}
CLOSE = 4
"""Steps up the parse within which one trigger stands under another."""

SAYING = {"say", "tell", "add", "state", "announce", "report", "claim", "note", "declare", "argue", "believe", "think"}


def _tense(doc: Annotated, token: Token) -> str:
    words = auxiliaries(doc, token.i)
    lowers = {w.lower for w in words}
    if modals := lowers & MODALS:
        return "will" if modals & {"will", "'ll"} else "modal"
    if token.tag == "VB":
        return "infinitive" if any(c.tag == "TO" for c in doc.children(token.i)) else "base"
    if lowers & {"has", "have", "had"}:
        return "perfect"
    if lowers & {"is", "are"} and token.tag == "VBG":
        return "progressive"
    if lowers & {"was", "were", "been", "be"} and token.tag == "VBN":
        return "passive"
    return token.tag


def _determiner(doc: Annotated, token: Token) -> str:
    for child in doc.children(token.i):
        if child.dep in {"det", "poss", "nummod"}:
            word = child.lower
            return word if child.dep == "det" and word in {"the", "a", "an", "this", "any", "no"} else child.dep
    return "plural" if token.tag in {"NNS", "NNPS"} else "bare"


def _grammar(doc: Annotated, token: Token) -> Iterator[str]:
    yield f"dep={token.dep}"
    head = doc.tokens[token.head]
    if token.pos in {"NOUN", "PROPN"}:
        yield f"det={_determiner(doc, token)}"
        if token.dep == "pobj":
            yield f"after={head.lower}"
        elif head.pos in {"VERB", "AUX"}:
            yield f"{token.dep}:light" if head.lemma in lexicon().light else f"{token.dep}:heavy"
        if any(c.dep == "amod" for c in doc.children(token.i)):
            yield "modified"
    else:
        yield f"tense={_tense(doc, token)}"
        if any(c.dep == "mark" and c.lower in {"if", "unless", "whether"} for c in doc.children(token.i)):
            yield "conditional"
        if any(c.dep == "neg" for c in doc.children(token.i)):
            yield "negation"
        above = list(islice(doc.ancestors(token.i), CLOSE))
        if any(t.lemma in SAYING for t in above):
            yield "reported"
        if any(t.dep == "relcl" for t in [token, *above]):
            yield "in-relative-clause"


def _who(doc: Annotated, entities: Entities, frame: Frame) -> Iterator[str]:
    kinds = {p.party.kind for p in frame.parts}
    yield f"parties={min(len(frame.parts), 3)}"
    yield from (f"party:{kind.value}" for kind in kinds)
    if frame.parts and all(p.party.delegated for p in frame.parts):
        yield "only-delegated"
    subjects = [doc.tokens[a.token] for a in frame.arguments if a.function == "subject"]
    named = {p.function for p in frame.parts}
    yield "subject:named" if "subject" in named else "subject:other" if subjects else "subject:none"
    if subjects and "subject" not in named:
        head = subjects[0]
        known = "linked" if head.i in entities.by_token else head.pos
        yield f"subject-word:{known}"
        if head.tag in {"NNS", "NNPS"}:
            yield "subject-plural"
    objects = [doc.tokens[a.token] for a in frame.arguments if a.function == "object"]
    yield "object:named" if "object" in named else "object:other" if objects else "object:none"
    if Kind.PERSON in kinds and len(frame.parts) > 1:
        yield "person-with-others"


def _words(doc: Annotated, frame: Frame) -> Iterator[str]:
    """The lemmas of the trigger and of what it stands with."""
    token = doc.tokens[frame.trigger]
    yield f"lemma={token.lemma.lower()}"
    if token.dep != "ROOT":
        yield f"governor={doc.tokens[token.head].lemma.lower()}"
    for argument in frame.arguments:
        if argument.function in {"subject", "object"} and doc.tokens[argument.token].pos == "NOUN":
            yield f"{argument.function}-word={doc.tokens[argument.token].lemma.lower()}"
    for child in doc.children(token.i):
        if child.dep in {"amod", "compound", "advmod", "prt"}:
            yield f"with={child.lemma.lower()}"


def _context(doc: Annotated, frame: Frame) -> Iterator[str]:
    sentence = doc.sentences[frame.sentence]
    if sentence.index and doc.sentences[sentence.index - 1].block == sentence.block:
        yield "not-first-of-paragraph"
    length = sentence.last - sentence.first
    yield "short" if length < 15 else "long" if length > 40 else "middling"
    left = frame.trigger - sentence.first
    yield "trigger-first" if left < 6 else "trigger-last" if sentence.last - frame.trigger < 6 else "trigger-middle"
    depth = sum(1 for _ in doc.ancestors(frame.trigger))
    yield f"depth={min(depth, 5)}"


def _rivals(doc: Annotated, frame: Frame, beside: Sequence[Frame]) -> Iterator[str]:
    """Frames of the same family in the same sentence: of two readings of one occurrence only one is worth keeping."""
    above = {t.i for t in islice(doc.ancestors(frame.trigger), CLOSE)}
    own = family(frame.subtype)
    for other in beside:
        if other.trigger == frame.trigger or family(other.subtype) != own:
            continue
        place = (
            "above" if other.trigger in above else "below" if _below(doc, other.trigger, frame.trigger) else "beside"
        )
        yield f"rival-{place}"
        if other.subtype == frame.subtype:
            yield f"rival-{place}:same"
        if len(other.doubts) != len(frame.doubts):
            yield "rival-surer" if len(other.doubts) < len(frame.doubts) else "rival-weaker"
        ours, theirs = ({p.party.entity for p in f.parts} for f in (frame, other))
        if ours <= theirs:
            yield "rival-with-more" if ours != theirs else "rival-with-the-same"


def _below(doc: Annotated, i: int, above: int) -> bool:
    return any(t.i == above for t in islice(doc.ancestors(i), CLOSE))


def _trigger(frame: Frame) -> int:
    return frame.trigger


def _beside(proposed: Sequence[Frame], at: int, sentence: int) -> list[Frame]:
    """The frames of a sentence, of which number `at` is one: they lie together in text order."""
    left = takewhile(lambda i: proposed[i].sentence == sentence, range(at - 1, -1, -1))
    right = takewhile(lambda i: proposed[i].sentence == sentence, range(at, len(proposed)))
    return [proposed[i] for i in (*reversed(list(left)), *right)]


def signs(
    doc: Annotated,
    entities: Entities,
    times: Sequence[TimeExpression],
    frame: Frame,
    before: Sequence[Frame],
) -> tuple[str, ...]:
    """The signs of a frame; `before` are all frames proposed in the article, in text order."""
    token = doc.tokens[frame.trigger]
    sentence = doc.sentences[frame.sentence]
    own = list(_grammar(doc, token)) + list(_who(doc, entities, frame))
    own += [f"subtype={frame.subtype}", f"realis={frame.realis.value}", f"pos={token.pos}"]
    own += sorted(frame.doubts)
    if len(frame.doubts) > 1:
        own.append("doubts>1")
    if not frame.doubts:
        own.append("sure")
    elif frame.doubts == {"wide"}:
        own.append("only-wide")
    if len(frame.entry.words) > 1:
        own.append("phrase")
    own.append("early" if frame.sentence < EARLY else "middle" if frame.sentence < MIDDLE else "late")
    if sentence.kind is not BlockKind.BODY:
        own.append(f"block={sentence.kind.value}")
    if any(a <= token.start < b for a, b in sentence.quoted):
        own.append("quoted")
    if for_token(doc, times, token.i) is not None:
        own.append("dated")
    elif any(t.sentence == frame.sentence for t in times):
        own.append("date-in-sentence")
    at = bisect_left(before, frame.trigger, key=_trigger)
    beside = _beside(before, at, frame.sentence)
    if any(f.subtype == frame.subtype and f.trigger < frame.trigger for f in beside):
        own.append("again-in-sentence")
    elif any(f.entry.subtype == frame.entry.subtype for f in before[:at]):
        own.append("told-before")
    own += _rivals(doc, frame, beside)
    own += _words(doc, frame)
    own += _context(doc, frame)
    if len(beside) > 2:
        own.append("crowded")
    rule = f"rule={frame.entry.rule}"
    by_subtype = [
        f"{frame.subtype}&{s}"
        for s in own
        if s.startswith(
            (
                "tense",
                "det",
                "dep",
                "unmet",
                "content",
                "subject:",
                "object:",
                "parties",
                "quoted",
                "sure",
                "wide",
                "only",
            )
        )
    ]
    return tuple(dict.fromkeys([*own, *by_subtype, rule]))
