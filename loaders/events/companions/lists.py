"""Sentences that list those who came: "Also present were A and B", "The delegation includes C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reports import Kind
from loaders.events.companions.headings import DELEGATION, attending
from loaders.events.companions.item import Companions
from loaders.events.companions.runs import FINITE, RELATIVES, members, people, stretch_end
from loaders.events.companions.words import Words, words
from loaders.model import Annotated, Entities, Sentence, Token

LEAD_WORDS = 25
"""Words before the verb of a sentence that lists people; a longer subject tells something of its own."""

BESIDE = {"with", "alongside", "beside", "behind", "accompanying", "joining", "flanking"}


TEAM = re.compile(
    r"\bdelegation\b[^.;:]{0,60}?,?\s(?:including|which includes|(?:consisting|comprised|composed|made up) of|"
    r"comprising|(?:led|headed) by)\s",
    re.IGNORECASE,
)
AT = {"at", "on", "in", "also", "others"}


def occasion_subtypes(doc: Annotated, first: int, last: int) -> frozenset[str] | None:
    """What the nouns of an occasion in the stretch can be; `None` where it has none."""
    table = words().occasions
    found = [table[t.lemma.lower()] for t in doc.tokens[first:last] if t.lemma.lower() in table]
    return frozenset().union(*found) if found else None


def _list_verb(cues: Words, doc: Annotated, sentence: Sentence) -> Token | None:
    """The verb between the words that announce a list and the names: the sentence's first, before a nominal."""
    aside = False
    for token in doc.tokens[sentence.first : min(sentence.last - 1, sentence.first + LEAD_WORDS)]:
        if token.tag in RELATIVES or token.lower in {"that", "those"}:
            aside = True
        if token.lemma in cues["listing"] and token.tag in FINITE | {"VB", "VBN"}:
            after = doc.tokens[token.i + 1]
            while after.lower in {"also", "the", "of", "both"} and after.i + 1 < sentence.last:
                after = doc.tokens[after.i + 1]
            nominal = (
                after.text == ":" or after.tag in {"NNP", "NNPS", "CD"} or (after.pos == "NOUN" or after.text.istitle())
            )
            return token if nominal or after.tag in {"JJ", "DT", "PRP$"} else None
        if token.tag in FINITE - {"MD"} and not aside and token.lemma not in {"be", "have"}:
            return None
    return None


def _extent(doc: Annotated, sentence: Sentence) -> int:
    """Where a list ends that runs on through the block: its next sentences too, as long as they have no verb."""
    last = sentence.last
    if doc.text[sentence.start : sentence.end].rstrip().endswith((".", "!", "?")):
        return last
    for after in doc.sentences[sentence.index + 1 :]:
        if after.block != sentence.block or any(t.tag in FINITE for t in doc.tokens[after.first : after.last]):
            break
        last = after.last
    return last


def _own_subject(doc: Annotated, verb: Token) -> bool:
    """Whether the subject stands before the verb, so that what comes after it is no list of those who were there."""
    return any(c.dep in {"nsubj", "expl", "csubj"} and c.i < verb.i and c.pos != "ADV" for c in doc.children(verb.i))


def in_sentences(doc: Annotated, entities: Entities) -> Iterator[Companions]:
    """Sentences that are lists: "Also present were A and B", "With her was C", "The delegation includes D"."""
    cues = words()
    for sentence in doc.sentences:
        verb = _list_verb(cues, doc, sentence)
        if verb is None or verb.i == sentence.first:
            continue
        beginning = doc.tokens[sentence.first].lower
        beside = beginning in BESIDE and any(
            x.mention.kind is Kind.PERSON and x.mention.last <= verb.i
            for x in entities.by_sentence.get(sentence.index, ())
        )
        named = occasion_subtypes(doc, sentence.first, verb.i)
        of_occasion = named is not None and cues.has("people", doc.words(sentence.first, verb.i)) and verb.lemma != "be"
        text = doc.words(sentence.first, verb.i + 1)
        at = named is not None and beginning in AT and verb.lemma == "be" and not _own_subject(doc, verb)
        they = beginning in {"they", "these"} and verb.lemma == "include"
        if not (they or at or beside or of_occasion or attending(cues, doc.words(sentence.first, verb.i))) or cues.has(
            "absent", text
        ):
            continue
        colon = next((t.i for t in doc.tokens[verb.i : sentence.last] if t.text == ":"), None)
        first = verb.i + 1 if colon is None else colon + 1
        last = stretch_end(doc, first, _extent(doc, sentence))
        added = people(doc, entities, first, last) if beside else members(doc, entities, first, last)
        if added:
            known = frozenset(
                k for x in entities.by_sentence.get(sentence.index, ()) if x.mention.last <= verb.i for k in x.entities
            )
            yield Companions(
                trigger=verb.i,
                sentence=sentence.index,
                added=added,
                known=frozenset(k for k in known if entities.by_key[k].kind is Kind.PERSON),
                subtypes=named or frozenset(),
                listed=not (beside or they) and DELEGATION.search(text) is None,
                planned=cues.has("planned", text),
                sided=DELEGATION.search(text) is not None,
                virtual=cues.has("virtual", text),
            )


def of_delegations(doc: Annotated, entities: Entities) -> Iterator[Companions]:
    """Those whom a sentence names as its delegation's: "and his delegation, consisting of A and B, arrived"."""
    for sentence in doc.sentences:
        found = TEAM.search(doc.text, sentence.start, sentence.end)
        first = found and next(
            (t.i for t in doc.tokens[sentence.first : sentence.last] if t.start >= found.end()), None
        )
        if found is None or first is None or words().has("absent", found.group()):
            continue
        if added := people(doc, entities, first, stretch_end(doc, first, sentence.last)):
            planned = words().has("planned", doc.text[sentence.start : found.end()])
            yield Companions(first, sentence.index, added, subtypes=frozenset({"visit"}), sided=True, planned=planned)
