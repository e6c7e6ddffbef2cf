"""What a lexicon entry needs to be read at a trigger; `lexicon.yaml` says in words what each need means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from graph.reports import Kind
from loaders.dates import for_token
from loaders.events.frame import Part
from loaders.events.lexicon import Entry, lexicon
from loaders.events.parties import PARTITIVE, agent_nouns, parties
from loaders.events.words import complement
from loaders.grammar import Argument, auxiliaries, governing_verb, verb_arguments
from loaders.model import Annotated, Entities, TimeExpression, Token
from loaders.tables import load_table

COURT = {"court", "judge", "tribunal", "justice", "jury", "magistrate", "panel"}
PROTESTERS = frozenset("protester protestor demonstrator activist rioter crowd mob striker thousand hundred".split())
OCCASION = {"at", "during", "to", "in", "for", "before", "of"}
OUGHT = {"should", "must", "ought"}
FUTURE = {"will", "would", "shall", "'ll", "’ll", "going", "'d", "wo"}
DESTINATION = {"to", "in", "into", "at", "for", "object", "from", "on"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that could be read at a trigger, with what its needs are checked against."""

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
        return NEEDS[need](self)

    def people(self, heads: list[Token]) -> set[str]:
        """Lemmas of the heads, and of those they are a part, a kind or a number of ("a group of officers")."""
        inner = [c for h in heads for c in self.doc.children(h.i) if c.dep in {"compound", "nmod"}]
        of = [
            obj
            for h in heads
            if h.lemma in PARTITIVE
            for c in self.doc.children(h.i)
            if c.dep == "prep" and c.lower == "of"
            for obj in self.doc.children(c.i)
        ]
        return {h.lemma.lower() for h in [*heads, *inner, *of]}

    def subject(self) -> bool:
        return bool(self.named("subject", "possessor"))

    def agent(self) -> bool:
        return self.subject() or bool(self.people(self.heads("subject")) & agent_nouns())

    def court(self) -> bool:
        heads = self.heads("subject")
        titles = {c.lower for h in heads for c in self.doc.children(h.i) if c.dep == "compound"}
        return bool((self.people(heads) | titles) & COURT)

    def protesters(self) -> bool:
        return bool(self.people(self.heads("subject")) & PROTESTERS)

    def crowd(self) -> bool:
        return len(self.entry.words) > 1 or not self.heads("object")

    def thing_subject(self) -> bool:
        return bool(self.people(self.heads("subject")) & self.entry.things)

    def should_complement(self) -> bool:
        below = complement(self.doc, self.token.i)
        if below is None or not any(c.dep == "aux" and c.lower in OUGHT for c in self.doc.children(below.i)):
            return False
        asked = {a.token for a in verb_arguments(self.doc, below.i) if a.function in {"subject", "object"}}
        return any(parties(self.doc, self.entities, i) for i in asked)

    def occasion(self) -> bool:
        return self.token.dep == "pobj" and self.doc.tokens[self.token.head].lower in OCCASION

    def negated_complement(self) -> bool:
        below = complement(self.doc, self.token.i)
        if below is None or below.dep != "ccomp":
            return False
        words = self.doc.children(below.i)
        if not any(c.dep == "neg" for c in words) or not any(c.dep == "aux" and c.lower in FUTURE for c in words):
            return False
        own = {p.party.entity for p in self.named("subject")}
        heads = [a.token for a in verb_arguments(self.doc, below.i) if a.function == "subject"]
        return any(own & {p.entity for p in parties(self.doc, self.entities, i)} for i in heads)

    def subject_traveller(self) -> bool:
        """People who travel: persons and officials, not forces; and nothing is moved ("flew supplies to …")."""
        moved = [h for h in self.heads("object") if h.i not in self.entities.by_token and h.pos != "PRON"]
        return self.subject_person() and not moved and not self.people(self.heads("subject")) & agent_nouns("force")

    def paired(self) -> bool:
        """Whether somebody is named after "with" or "between", or the noun is the object of a light verb."""
        return bool(self.named("with", "between", "among")) or self.lent()

    def lent(self) -> bool:
        return self.token.dep == "dobj" and self.doc.tokens[self.token.head].lemma in lexicon().light

    def forces(self) -> bool:
        return bool(self.people(self.heads("object") or self.heads("subject")) & self.entry.things)

    def designated(self) -> bool:
        above = [t.lemma for t in islice(self.doc.ancestors(self.token.i), 3)]
        return bool({"designation", "announce", "name", "appoint", "designate"} & set(above))

    def delegation_to(self) -> bool:
        return any(
            c.dep == "prep" and c.lower == "to"
            for h in self.heads("object")
            if h.lemma == "delegation"
            for c in self.doc.children(h.i)
        )

    def travellers(self) -> bool:
        return not self.people(self.heads("of", "possessor", "by", "modifier")) & agent_nouns("force")

    def victim(self) -> bool:
        heads = self.heads("object", "of", "on", "against")
        direct = {h.lemma.lower() for h in self.heads("object") if h.i not in self.entities.by_token}
        harmed = bool(self.parts) and (not direct or self.token.pos != "VERB" or bool(direct & self.entry.things))
        harmed = harmed or bool(self.named("object", "of", "on", "against"))
        return harmed or any(
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

    def two_people(self) -> bool:
        return sum(p.party.kind is Kind.PERSON for p in self.named("subject")) > 1

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

    def of_person(self) -> bool:
        return any(p.party.kind is Kind.PERSON for p in self.named("of", "possessor"))

    def court_of(self) -> bool:
        """Whether the noun is a court's: "the judge's order", "a Tokyo court's decision", "the court handed down …"."""
        heads = self.heads("possessor", "subject", "by", "of", "modifier")
        return bool(self.people(heads) & COURT)

    def denied(self) -> bool:
        verb = governing_verb(self.doc, self.token.i)
        words = auxiliaries(self.doc, self.token.i if verb is None else verb)
        above = self.doc.tokens[self.token.head]
        failed = self.token.dep == "xcomp" and above.lemma in {"fail", "unable", "refuse", "decline"}
        return failed or any(w.dep == "neg" for w in words)

    def ought_below(self) -> bool:
        return any(
            self.doc.tokens[i].lower in OUGHT | {"need", "needs"} and self.doc.tokens[i].i != self.token.i
            for i in self._said()
        )

    def _said(self) -> tuple[int, ...]:
        """The tokens of what is said: the clauses and complements under the trigger, and the sentence's quotations."""
        doc = self.doc
        found: set[int] = set()
        for child in doc.children(self.token.i):
            if child.dep in {"ccomp", "xcomp", "oprd", "acomp", "attr", "advcl", "dobj", "prep", "parataxis", "dep"}:
                found.update(doc.subtree(child.i))
        if self.token.dep in {"parataxis", "ccomp"}:
            head = self.token.head
            found.update(set(doc.subtree(head)) - set(doc.subtree(self.token.i)))
        sentence = doc.sentences[self.token.sentence]
        found.update(
            t.i for t in doc.tokens[sentence.first : sentence.last] if any(a <= t.start < b for a, b in sentence.quoted)
        )
        return tuple(sorted(found))

    def judging(self, tone: str) -> bool:
        return any(self.doc.tokens[i].lemma.lower() in judgements(tone) for i in self._said())


@cache
def judgements(tone: str) -> frozenset[str]:
    """The words of `evaluation.yaml` that judge badly ("negative") or well ("positive")."""
    rows = load_table(files(__package__).joinpath("evaluation.yaml"))
    return frozenset(rows[tone])


NEEDS: Mapping[str, Callable[[Candidate], bool]] = {
    "any": lambda _: True,
    "of_person": Candidate.of_person,
    "court_of": Candidate.court_of,
    "denied": Candidate.denied,
    "ought_below": Candidate.ought_below,
    "judging_badly": lambda c: c.judging("negative"),
    "judging_well": lambda c: c.judging("positive"),
    "party": lambda c: bool(c.parts),
    "subject": Candidate.subject,
    "subject_person": Candidate.subject_person,
    "subject_traveller": Candidate.subject_traveller,
    "lent": Candidate.lent,
    "paired": Candidate.paired,
    "forces": Candidate.forces,
    "designated": Candidate.designated,
    "delegation_to": Candidate.delegation_to,
    "travellers": Candidate.travellers,
    "victim": Candidate.victim,
    "held": Candidate.held,
    "subject_or_passive": Candidate.subject_or_passive,
    "subject_like": Candidate.subject_like,
    "agent": Candidate.agent,
    "court": Candidate.court,
    "occasion": Candidate.occasion,
    "crowd": Candidate.crowd,
    "protesters": Candidate.protesters,
    "thing_subject": Candidate.thing_subject,
    "should_complement": Candidate.should_complement,
    "negated_complement": Candidate.negated_complement,
    "person": Candidate.person,
    "object": Candidate.object_party,
    "two_people": Candidate.two_people,
    "counterpart": Candidate.counterpart,
    "counterpart_person": Candidate.counterpart_person,
    "counterpart_or_decision": Candidate.decision,
    "complement": lambda c: complement(c.doc, c.token.i) is not None,
    "future_complement": Candidate.future_complement,
    "destination": Candidate.destination,
    "thing": Candidate.thing,
    "argument": Candidate.argument,
    "argument_or_date": Candidate.dated,
    "current": Candidate.current,
}
