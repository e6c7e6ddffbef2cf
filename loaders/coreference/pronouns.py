"""He, she and it: the nearest antecedent that fits in gender and number, subjects first."""

from __future__ import annotations

from graph.reports import Kind
from loaders.coreference.plurals import THEY, link_they, of_many
from loaders.coreference.quotes import linked
from loaders.coreference.state import State
from loaders.grammar import subjects
from loaders.model import Form, Link, Mention, Token

REACH = 2
"""Whole sentences before its own in which a pronoun's antecedent is looked for."""
_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_SPOKEN = frozenset(
    "speech statement remark message letter address interview post tweet comment condolence testimony sermon article "
    "opening toast telegram resignation answer reply response report briefing".split()
)
"""What is its subject's own at the head of a sentence: "In his speech, X …"; "during his visit" may be another's."""
_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson lawyer attorney solicitor aide".split())
_MAIN, _SUBJECT = 4, 2
"""How much being the subject counts, that of the sentence and that of another clause; a known gender counts one."""
_CLAUSES = {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj"}


def link_pronoun(state: State, number: int) -> None:
    """Link he, she, they and it; I and we are linked by `speakers`."""
    mention = state.mentions[number]
    word = mention.name.lower()
    if word in _HE | _SHE:
        _he(state, number, "m" if word in _HE else "f")
    elif word in THEY:
        link_they(state, number)
    elif word in _IT:
        _it(state, number)


def _he(state: State, number: int, gender: str) -> None:
    mention = state.mentions[number]
    ahead = _subject_ahead(state, number, gender)
    if ahead is not None:
        state.link(number, (ahead,), "subject of the sentence")
        return
    barred = _co_arguments(state, mention)
    best: tuple[tuple[int, int], str] | None = None
    for _, link in state.before(number, REACH):
        if len(link.entities) != 1 or state.kind(link.entities[0]) is not Kind.PERSON:
            continue
        key, there = link.entities[0], link.mention
        if (
            key in barred
            or state.genders.get(key, gender) != gender
            or state.quoted(there) != state.quoted(mention)
            or (there.modifier and there.form is not Form.PRONOUN)
            or _qualifies(state, there)
        ):
            continue
        same_block = state.doc.sentences[there.sentence].block == state.doc.sentences[mention.sentence].block
        distance = mention.sentence - there.sentence + (not same_block)
        weight = _prominence(state, there)
        if _speaks_for(state, key, there, mention):
            distance, weight = REACH + 1, 0
        rank = (-distance, weight + (state.genders.get(key) == gender))
        if best is None or rank > best[0]:
            best = (rank, key)
    if best is None:
        _fallback(state, number, gender)
        return
    state.link(number, (best[1],), "nearest subject" if best[0][1] > 1 else "nearest person")
    state.genders.setdefault(best[1], gender)


def _prominence(state: State, mention: Mention) -> int:
    """How far up in its sentence a mention stands: subject of the main clause, of another, or no subject."""
    if not state.is_subject(mention):
        return 0
    doc = state.doc
    for above in doc.ancestors(mention.head):
        if above.dep in _CLAUSES:
            return _SUBJECT
    return _MAIN


def _speaks_for(state: State, key: str, speaker: Mention, mention: Mention) -> bool:
    """Whether a spokesman or lawyer says it, who speaks of somebody else: "her lawyer, X, said she was well"."""
    if speaker.sentence != mention.sentence or speaker.form is Form.PRONOUN:
        return False
    return any(o.title.lower().split()[-1] in _SPEAKS_FOR for o in state.offices.get(key, ()))


def _qualifies(state: State, mention: Mention) -> bool:
    """Whether a lone name only qualifies the noun behind it: no person that "she" could be."""
    head = state.doc.tokens[mention.head]
    return mention.form is Form.SURNAME and head.dep in {"compound", "nmod", "amod"} and head.head >= mention.last


def _subject_ahead(state: State, number: int, gender: str) -> str | None:
    """The subject behind a phrase that opens the sentence: "In her speech, Ann Cole …", "Raising his hand, X …"."""
    doc, mention = state.doc, state.mentions[number]
    if any(
        link.mention.last <= mention.first and state.kind(link.entities[0]) is Kind.PERSON
        for _, link in state.in_sentence(mention.sentence)
    ):
        return None
    above: Token | None = next((t for t in doc.ancestors(mention.head) if t.dep in {"prep", "advcl"}), None)
    if above is None or doc.tokens[above.head].dep not in {"ROOT", "ccomp", "conj"}:
        return None
    if above.dep == "advcl" and above.tag != "VBG":
        return None
    if above.dep == "prep" and doc.tokens[doc.tokens[mention.head].head].lemma not in _SPOKEN:
        return None
    for i in subjects(doc, above.head):
        keys = linked(state, i)
        if i > mention.first and len(keys) == 1 and state.kind(keys[0]) is Kind.PERSON:
            return keys[0] if state.genders.get(keys[0], gender) == gender else None
    return None


def _fallback(state: State, number: int, gender: str) -> None:
    """The only person of that gender in the whole text before, the author or subject of the article."""
    keys = {k for _, link in state.before(number, len(state.doc.sentences)) for k in link.entities
            if state.kind(k) is Kind.PERSON and state.genders.get(k, gender) == gender}  # fmt: skip
    if len(keys) == 1:
        state.link(number, keys, "only person before")


def _co_arguments(state: State, mention: Mention) -> set[str]:
    """Those who cannot be meant because they do something to the one meant, or have it done to them."""
    doc = state.doc
    token = doc.tokens[mention.head]
    if mention.name.lower().endswith("self") or token.dep == "poss":
        return set()
    verb = doc.tokens[token.head]
    if token.dep == "pobj":
        verb = doc.tokens[verb.head]
    if token.dep in {"dobj", "dative", "pobj"}:
        roles = {"nsubj", "nsubjpass"}
    elif token.dep in {"nsubj", "nsubjpass"}:
        roles = {"dobj", "dative"}
    else:
        return set()
    found = {k for child in doc.children(verb.i) if child.dep in roles for k in linked(state, child.i)}
    if "nsubj" in roles and verb.dep in {"xcomp", "advcl", "conj"}:
        found.update(k for i in subjects(doc, verb.i) for k in linked(state, i))
    return found


def _several(state: State, link: Link) -> bool:
    """Whether a name is a plural, which "it" is not: "student groups", "the Democrats"."""
    return state.doc.tokens[link.mention.head].tag == "NNS" or of_many(state, link.entities[0])


def _it(state: State, number: int) -> None:
    mention = state.mentions[number]
    doc = state.doc
    possessive = mention.name.lower() == "its"
    barred = _co_arguments(state, mention)
    for back in range(2):
        index = mention.sentence - back
        if index < 0 or doc.sentences[index].block != doc.sentences[mention.sentence].block:
            return
        if back and not possessive and doc.tokens[mention.head].dep not in {"nsubj", "nsubjpass"}:
            return
        fitting = [
            link for n, link in state.in_sentence(index)
            if n < number and link.mention.last <= mention.first and len(link.entities) == 1
            and state.kind(link.entities[0]) in {Kind.COUNTRY, Kind.BODY} and not link.mention.modifier
            and link.entities[0] not in barred and not _several(state, link)
            and (state.is_subject(link.mention) or doc.tokens[link.mention.head].dep == "poss")
        ]  # fmt: skip
        nouns = [t for t in doc.tokens[doc.sentences[index].first : mention.first]
                 if t.sentence == index and t.dep in {"nsubj", "nsubjpass"} and t.pos in {"NOUN", "PROPN"}
                 and t.tag in {"NN", "NNP"} and not linked(state, t.i)
                 and mention.head not in doc.subtree(t.i)]  # fmt: skip
        if fitting and (not nouns or nouns[-1].i < fitting[-1].mention.first):
            state.link(number, fitting[-1].entities, "nearest subject")
            return
        if nouns or fitting:
            return
