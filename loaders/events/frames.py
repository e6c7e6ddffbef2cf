"""Frames: a trigger word with its reading, its arguments in the text, and what they mean.

A frame is proposed where a word of the lexicon has what its entry needs; `frames` gives all of an article's, each still
standing alone: merging them into occurrences is the next step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.reports import Kind, Realis
from loaders.dates import for_token
from loaders.events.lexicon import Entry, Slot, lexicon
from loaders.events.parties import Party, agent_nouns, modifying, parties
from loaders.events.realis import of_noun, of_verb
from loaders.grammar import VERBAL, Argument, auxiliaries, governing_verb, noun_arguments, verb_arguments
from loaders.model import Annotated, BlockKind, Entities, TimeExpression, Token

ONCE = {
    "appointment",
    "approval",
    "attack",
    "arrest",
    "resignation",
    "ruling",
    "aid",
    "deployment",
    "election",
    "signing",
}
FUTURE = {"will", "would", "shall", "'ll", "’ll", "going", "'d"}
COMPLEMENT = {"xcomp", "ccomp", "acl", "advcl"}
PHRASE = {"prt", "prep", "advmod", "dobj", "pobj", "acomp", "attr", "agent", "oprd", "compound", "dative", "nsubjpass"}
DESTINATION = {"to", "in", "into", "at", "for", "object", "from", "on"}


@dataclass(frozen=True, slots=True)
class Part:
    """A party in its slot: `evidence` are the characters that name it."""

    party: Party
    slot: Slot
    function: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one trigger. `object` is the lemma of the object's head, `arguments` all that it governs."""

    trigger: int
    sentence: int
    entry: Entry
    realis: Realis
    parts: tuple[Part, ...]
    arguments: tuple[Argument, ...]
    object: str | None
    headline: bool

    @property
    def subtype(self) -> str:
        return self.entry.subtype


def _below(doc: Annotated, i: int, word: str, depth: int = 2) -> bool:
    for child in doc.children(i):
        if child.dep in PHRASE and (child.lemma.lower() == word or child.lower == word):
            return True
        if depth and child.dep in {"prep", "dobj", "prt"} and _below(doc, child.i, word, depth - 1):
            return True
    return False


def complement(doc: Annotated, i: int) -> Token | None:
    """The infinitive or clause that tells what is promised, asked or said."""
    for child in doc.children(i):
        if child.dep in COMPLEMENT and child.pos in VERBAL:
            words = [c for c in doc.children(child.i) if c.dep == "aux"]
            if child.dep == "ccomp" or any(w.tag == "TO" for w in words):
                return child
        if child.dep in {"acomp", "prep"}:
            if child.dep == "prep" and child.lower not in {"to", "for", "on"}:
                continue
            for below in doc.children(child.i):
                if below.dep == "pcomp" or (child.dep == "acomp" and below.dep == "xcomp"):
                    return below
    return None


def _phrase(doc: Annotated, token: Token, entry: Entry) -> bool:
    for word in entry.words[1:]:
        if word == "to":
            below = complement(doc, token.i)
            if below is None or not any(c.tag == "TO" for c in doc.children(below.i)):
                if not _below(doc, token.i, "to", 0):
                    return False
        elif not _below(doc, token.i, word):
            return False
    return True


def _noun_phrase(doc: Annotated, token: Token, entry: Entry) -> bool:
    for back, word in enumerate(reversed(entry.words[:-1]), start=1):
        if token.i < back or word not in {doc.tokens[token.i - back].lower, doc.tokens[token.i - back].lemma}:
            return False
    before = {c.lemma.lower() for c in doc.children(token.i) if c.dep in {"compound", "amod"}}
    return not before & entry.not_nouns


def _standing(entities: Entities, party: Party) -> bool:
    """Whether a body that an occasion is named after meets in sessions: an assembly, a council, a parliament."""
    return entities.by_key[party.entity].name.split()[-1].lower() in {"assembly", "council", "parliament", "congress"}


def _parts(
    doc: Annotated, entities: Entities, entry: Entry, arguments: tuple[Argument, ...], trigger: Token
) -> tuple[Part, ...]:
    found: list[Part] = []
    at = trigger.start
    for argument in arguments:
        slot = entry.pattern.get(argument.function)
        if slot is None:
            continue
        of = modifying if argument.function == "modifier" else parties
        for party in of(doc, entities, argument.token):
            if party.start <= at < party.end and party.kind is Kind.BODY and not _standing(entities, party):
                continue  # "the Africa Climate Summit": the occasion's own name
            here = slot
            if argument.function == "possessor" and party.kind in {Kind.COUNTRY, Kind.BODY}:
                here = entry.pattern.get("possessor_country", slot)
            if all(p.party.entity != party.entity for p in found):
                found.append(Part(party, here, argument.function))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    doc: Annotated
    entities: Entities
    token: Token
    entry: Entry
    arguments: tuple[Argument, ...]
    parts: tuple[Part, ...]
    times: Sequence[TimeExpression]

    def heads(self, *functions: str) -> list[Token]:
        return [self.doc.tokens[a.token] for a in self.arguments if a.function in functions]

    def named(self, *functions: str) -> list[Part]:
        return [p for p in self.parts if p.function in functions]

    def has(self, need: str) -> bool:
        return _NEEDS[need](self)

    def subject(self) -> bool:
        return bool(self.named("subject", "possessor"))

    def subject_traveller(self) -> bool:
        """People who travel: persons and officials, not forces; and nothing is moved ("flew supplies to …")."""
        forces = agent_nouns("force")
        subjects = self.heads("subject")
        moved = [h for h in self.heads("object") if h.i not in self.entities.by_token and h.pos != "PRON"]
        return self.subject_person() and not moved and not any(h.lemma.lower() in forces for h in subjects)

    def lent(self) -> bool:
        return self.token.dep == "dobj" and self.doc.tokens[self.token.head].lemma in lexicon().light

    def forces(self) -> bool:
        heads = self.heads("object") or self.heads("subject")
        inner = [c for h in heads for c in self.doc.children(h.i) if c.dep in {"compound", "nmod"}]
        return any(h.lemma.lower() in self.entry.things for h in [*heads, *inner])

    def designated(self) -> bool:
        above = [t.lemma for _, t in zip(range(3), self.doc.ancestors(self.token.i), strict=False)]
        return bool({"designation", "announce", "name", "appoint", "designate"} & set(above))

    def delegation_to(self) -> bool:
        return any(
            c.dep == "prep" and c.lower == "to"
            for h in self.heads("object")
            if h.lemma == "delegation"
            for c in self.doc.children(h.i)
        )

    def travellers(self) -> bool:
        return not any(h.lemma.lower() in agent_nouns("force") for h in self.heads("of", "possessor", "by", "modifier"))

    def victim(self) -> bool:
        heads = self.heads("object", "of", "on", "against")
        return bool(self.parts) or any(
            h.lemma.lower() in agent_nouns() or h.pos == "NUM" or any(c.pos == "NUM" for c in self.doc.children(h.i))
            for h in heads
        )

    def held(self) -> bool:
        return self.token.dep in {"nsubj", "nsubjpass"} or self.dated()

    def subject_person(self) -> bool:
        return any(p.party.kind is Kind.PERSON or p.party.delegated for p in self.named("subject"))

    def person(self) -> bool:
        return any(p.party.kind is Kind.PERSON for p in self.named("object"))

    def object_party(self) -> bool:
        return any(p.function not in {"subject", "possessor", "modifier"} for p in self.parts)

    def counterpart(self) -> bool:
        return len(self.parts) > 1

    def counterpart_person(self) -> bool:
        return sum(p.party.kind is Kind.PERSON for p in self.parts) > 1

    def decision(self) -> bool:
        return self.subject() and bool(self.object_party() or self.heads("object"))

    def thing(self) -> bool:
        heads = self.heads("object", "on", "to", "of", "over")
        return any(h.lemma.lower() in self.entry.things for h in heads)

    def subject_or_passive(self) -> bool:
        return bool(self.heads("subject")) or any(a.function == "object" and a.direct for a in self.arguments)

    def future_complement(self) -> bool:
        below = complement(self.doc, self.token.i)
        return below is not None and any(
            c.dep == "aux" and (c.lower in FUTURE or (c.tag == "TO" and below.dep == "xcomp"))
            for c in self.doc.children(below.i)
        )

    def destination(self) -> bool:
        for a in self.arguments:
            if a.function in DESTINATION:
                link = self.entities.by_token.get(a.token)
                kinds = {Kind.PLACE, Kind.COUNTRY} if a.function == "object" else {Kind.PLACE, Kind.COUNTRY, Kind.BODY}
                if link and any(self.entities.by_key[k].kind in kinds for k in link.entities):
                    return True
        return False

    def argument(self) -> bool:
        return bool(self.parts)

    def dated(self) -> bool:
        set_for = [c.i for c in self.doc.children(self.token.i) if c.dep == "acl"]
        return bool(self.parts) or any(for_token(self.doc, self.times, i) for i in (self.token.i, *set_for))

    def current(self) -> bool:
        words = {w.lower for w in auxiliaries(self.doc, self.token.i)}
        return bool(words & {"will", "is", "has", "would"}) or self.token.tag == "VBZ"

    def subject_like(self) -> bool:
        return bool(self.named("subject", "possessor", "by", "modifier", "between"))


_NEEDS = {
    "any": lambda c: True,
    "party": lambda c: bool(c.parts),
    "subject": _Candidate.subject,
    "subject_person": _Candidate.subject_person,
    "subject_traveller": _Candidate.subject_traveller,
    "lent": _Candidate.lent,
    "forces": _Candidate.forces,
    "designated": _Candidate.designated,
    "delegation_to": _Candidate.delegation_to,
    "travellers": _Candidate.travellers,
    "victim": _Candidate.victim,
    "held": _Candidate.held,
    "subject_or_passive": _Candidate.subject_or_passive,
    "subject_like": _Candidate.subject_like,
    "person": _Candidate.person,
    "object": _Candidate.object_party,
    "counterpart": _Candidate.counterpart,
    "counterpart_person": _Candidate.counterpart_person,
    "counterpart_or_decision": _Candidate.decision,
    "complement": lambda c: complement(c.doc, c.token.i) is not None,
    "future_complement": _Candidate.future_complement,
    "destination": _Candidate.destination,
    "thing": _Candidate.thing,
    "argument": _Candidate.argument,
    "argument_or_date": _Candidate.dated,
    "current": _Candidate.current,
}


def _at_occasion(doc: Annotated, noun: int) -> tuple[Argument, ...]:
    """The subject of a verb of attending, where the noun names the occasion it was at."""
    attending = lexicon().attending
    token = doc.tokens[noun]
    if token.dep != "pobj":
        return ()
    preposition = doc.tokens[token.head]
    above = doc.tokens[preposition.head]
    if above.lemma in {"opening", "start", "close", "closing", "margin", "margins", "sidelines", "sideline"}:
        preposition = doc.tokens[above.head]
        above = doc.tokens[preposition.head]
    if above.lemma in {"participation", "part", "attendance", "presence"}:
        taken = [a for a in noun_arguments(doc, above.i) if a.function in {"possessor", "subject", "of"}]
        return tuple(Argument("subject", a.token, a.direct) for a in taken)
    saying = preposition.lower in {"at", "during", "on"} and above.lemma in attending.saying
    if above.pos in VERBAL and (saying or (preposition.lower in attending.at and above.lemma in attending.verbs)):
        return tuple(a for a in verb_arguments(doc, above.i) if a.function in {"subject", "with"})
    return ()


def _spoke_at(doc: Annotated, token: Token) -> bool:
    """Whether somebody said something there: "announced during the General Assembly"."""
    if token.dep != "pobj":
        return False
    preposition = doc.tokens[token.head]
    return preposition.lower in {"at", "during"} and doc.tokens[preposition.head].lemma in lexicon().attending.saying


def _noun_frame_arguments(doc: Annotated, token: Token) -> tuple[Argument, ...]:
    head = doc.tokens[token.head]
    found = noun_arguments(doc, token.i)
    if token.dep == "dobj" and head.lemma not in lexicon().light:
        own = {c.i for i in (token.i, *(c.i for c in doc.children(token.i))) for c in doc.children(i)}
        found = tuple(a for a in found if a.token in own)
    if token.lower == "delegation":  # "announced the designation of a delegation to Haiti": wherever "to" was hung
        above = [t for _, t in zip(range(3), doc.ancestors(token.i), strict=False) if t.pos in VERBAL]
        found += tuple(a for verb in above for a in verb_arguments(doc, verb.i) if a.function == "to")
    return found + _at_occasion(doc, token.i)


def _of_phrase(doc: Annotated, token: Token, entry: Entry) -> tuple[Argument, ...]:
    """What the noun of a phrase governs: "imposed sanctions on Peru", "expressed support for the plan of Ghana"."""
    return tuple(
        a
        for noun in doc.children(token.i)
        if noun.dep in {"dobj", "nsubjpass"} and noun.lemma.lower() in entry.words
        for a in noun_arguments(doc, noun.i)
        if doc.tokens[doc.tokens[a.token].head].i != token.i and a.function not in {"subject", "modifier"}
    )


def _misread(doc: Annotated, token: Token, entry: Entry) -> bool:
    """Verb forms that do not tell the occurrence: "met to address the crisis", "with visiting Prime Minister B"."""
    if entry.subtype == "address":
        return token.dep in {"advcl", "acl", "relcl"} and any(c.tag == "TO" for c in doc.children(token.i))
    if entry.subtype == "visit":
        return token.lower == "visiting" and token.dep == "pcomp"
    if entry.subtype == "call":
        return token.dep == "advcl" and any(c.lower in {"during", "at", "in"} for c in doc.children(token.i))
    return False


def _promised(doc: Annotated, entities: Entities, entry: Entry, token: Token) -> tuple[Part, ...]:
    """Those who will do what is announced: "the minister said France would send ships" is a pledge of both."""
    below = complement(doc, token.i)
    if below is None or any(c.dep == "neg" for c in doc.children(below.i)):
        return ()
    return tuple(
        Part(party, entry.pattern["subject"], "subject")
        for argument in verb_arguments(doc, below.i)
        if argument.function == "subject"
        for party in parties(doc, entities, argument.token)
    )


def _habitual(doc: Annotated, times: Sequence[TimeExpression], token: Token, entry: Entry) -> bool:
    """The simple present of an act that happens once tells a custom or a rule: "the prime minister is elected by …"."""
    if entry.subtype not in ONCE or for_token(doc, times, token.i) is not None:
        return False
    words = auxiliaries(doc, token.i)
    if token.tag in {"VBZ", "VBP"}:
        return not any(w.dep == "aux" for w in words)
    return token.tag == "VBN" and {w.lower for w in words if w.dep != "neg"} in ({"is"}, {"are"})


def _read(doc: Annotated, entities: Entities, times: Sequence[TimeExpression], token: Token) -> Frame | None:
    table = lexicon()
    verbal = token.pos == "VERB" and token.dep not in {"amod", "compound"}
    if verbal:
        entries, arguments, fits = table.verbs.get(token.lemma.lower(), ()), verb_arguments(doc, token.i), _phrase
    elif token.pos in {"NOUN", "PROPN"}:
        entries, fits = table.nouns.get(token.lemma.lower(), ()), _noun_phrase
        arguments = _noun_frame_arguments(doc, token) if entries else ()
    elif token.pos == "ADJ" and token.dep in {"acomp", "attr", "oprd"}:
        entries, fits = table.adjectives.get(token.lower, ()), _phrase
        arguments = verb_arguments(doc, token.head) if entries else ()
    else:
        return None
    for entry in entries:
        if not fits(doc, token, entry):
            continue
        if verbal and len(entry.words) > 1:
            arguments = verb_arguments(doc, token.i) + _of_phrase(doc, token, entry)
        candidate = _Candidate(
            doc, entities, token, entry, arguments, _parts(doc, entities, entry, arguments, token), times
        )
        if not all(candidate.has(need) for need in entry.needs):
            continue
        parts = candidate.parts
        if entry.subtype == "pledge" and entry.words[0] in SAYING:
            promised = _promised(doc, entities, entry, token)
            if not promised:
                continue
            parts += tuple(p for p in promised if all(p.party.entity != q.party.entity for q in parts))
        if entry.subtype == "summit" and not verbal and _spoke_at(doc, token):
            entry = replace(entry, subtype="address", pattern=table.patterns["speech"])
            parts = _parts(doc, entities, entry, arguments, token)
        objects = [h.lemma.lower() for h in candidate.heads("object")]
        if verbal and _habitual(doc, times, token, entry):
            continue
        if entry.not_things & set(objects) or (verbal and _misread(doc, token, entry)):
            continue
        verb = governing_verb(doc, token.i) if token.pos == "ADJ" else token.i
        realis = (
            of_noun(doc, token.i)
            if token.pos in {"NOUN", "PROPN"}
            else of_verb(doc, verb if verb is not None else token.i)
        )
        sentence = doc.sentences[token.sentence]
        return Frame(
            trigger=token.i,
            sentence=token.sentence,
            entry=entry,
            realis=entry.realis if entry.realis and realis is Realis.ACTUAL else realis,
            parts=parts,
            arguments=arguments,
            object=objects[0] if objects else None,
            headline=sentence.kind in {BlockKind.HEADLINE, BlockKind.SUBTITLE},
        )
    return None


# readings whose complement says what was promised, asked, refused …: no occurrence of its own
CONTENT = {"pledge", "request", "refusal", "threat", "approval", "criticism", "ruling", "appointment"}
# nouns after these are what was decided on, not what happened
OBJECT_CONTENT = {"pledge", "request", "refusal", "approval"}
# a plan told by "said it will" is better told by its own event where it is one of these
TELLING = {
    "deployment",
    "visit",
    "meeting",
    "summit",
    "signing",
    "appointment",
    "election",
    "address",
    "ceremony",
    "call",
}
INTENDING = {"plan", "intend", "aim"}
SAYING = {"announce", "declare", "say", "confirm", "state", "add", "reveal", "tell", "make"}


# adjuncts that tell of the time or occasion of a clause stand outside its content, wherever the parser hangs them
ADJUNCT = {"during", "after", "following", "before", "amid", "since", "until", "when", "while", "as", "ahead", "at"}


def _inside(doc: Annotated, i: int) -> Iterator[int]:
    """The tokens of a clause without its temporal adjuncts."""
    yield i
    for child in doc.children(i):
        temporal = child.dep in {"prep", "acl", "advcl"} and (
            child.lower in ADJUNCT
            or any(c.dep in {"mark", "advmod"} and c.lower in ADJUNCT for c in doc.children(child.i))
        )
        if not temporal:
            yield from _inside(doc, child.i)


def _content(doc: Annotated, frame: Frame) -> frozenset[int]:
    """The tokens of what the frame's trigger promises, asks for, refuses."""
    found: set[int] = set()
    below = complement(doc, frame.trigger)
    if below is not None:
        found.update(_inside(doc, below.i))
    for child in doc.children(frame.trigger):
        if child.dep == "prep" and child.lower in {"of", "for", "from", "against"}:
            found.update(i for grand in doc.children(child.i) if grand.dep == "pcomp" for i in _inside(doc, grand.i))
        if frame.subtype in OBJECT_CONTENT:
            if child.dep in {"dobj", "nsubjpass"}:
                found.add(child.i)
            elif child.dep == "prep" and child.lower in {"for", "of"}:
                found.update(grand.i for grand in doc.children(child.i) if grand.dep == "pobj")
    return frozenset(found)


def _select(doc: Annotated, found: list[Frame]) -> Iterator[Frame]:
    """Drop what is only the content of another frame, and "said it will" where the inner event says it better."""
    contents = {f.trigger: _content(doc, f) for f in found if f.subtype in CONTENT}
    triggers = {f.trigger: f for f in found}
    dropped: set[int] = set()
    for frame in found:
        below = complement(doc, frame.trigger)
        inner = triggers.get(below.i) if below is not None else None
        if inner is None:
            continue
        word = frame.entry.words[0]
        if frame.subtype == "pledge" and word in SAYING | INTENDING and inner.subtype in TELLING | CONTENT:
            dropped.add(frame.trigger)
        if word == "vote" and inner.subtype in {"appointment", "approval"}:
            dropped.add(frame.trigger)
    for trigger, content in contents.items():
        if trigger not in dropped:
            dropped.update(t for t in triggers if t in content and t != trigger)
    yield from (f for f in found if f.trigger not in dropped)


def frames(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Frame, ...]:
    """Every frame of the article in text order."""
    found = [frame for token in doc.tokens if (frame := _read(doc, entities, times, token))]
    return tuple(_select(doc, found))


def definite(doc: Annotated, frame: Frame) -> bool:
    """Whether the trigger is a noun that takes up something known: "the attack", "this meeting"."""
    token = doc.tokens[frame.trigger]
    return token.pos == "NOUN" and any(
        c.dep == "det" and c.lower in {"the", "this", "these", "those", "that", "both"} for c in doc.children(token.i)
    )
