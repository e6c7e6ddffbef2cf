"""Questions to the dependency parse that several stages ask: subjects, objects, conjuncts, governors.

Dependency labels are ClearNLP's, as spaCy's English models give them (nsubj, nsubjpass, dobj, agent, prep, pobj …).
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.model import Annotated, Token

SUBJECT, PASSIVE_SUBJECT = {"nsubj", "csubj", "expl"}, {"nsubjpass", "csubjpass"}
OBJECT = {"dobj", "obj", "attr", "oprd"}
VERBAL = {"VERB", "AUX"}
RELATIVE = {"who", "which", "that", "whom"}
# verbs whose object does what their infinitive says ("urged Haiti to vote"); with all others the subject does
OBJECT_CONTROL = frozenset(
    "ask urge order tell force help allow enable permit invite encourage push press persuade convince instruct advise "
    "appoint elect choose name select nominate designate expect want cause lead require authorise authorize request "
    "implore beg compel call empower task direct command warn remind send deploy".split()
)
MAX_CLIMB = 12  # governors looked at before giving up; longer chains are parser errors


@dataclass(frozen=True, slots=True)
class Argument:
    """The head word of a phrase that a trigger governs, and its grammatical function.

    `function` is `subject`, `object`, `possessor`, `modifier`, or the preposition's lemma. The voice is undone: the
    subject of a passive is an `object`, its agent the `subject`. `direct` is false for a subject taken over from
    another clause.
    """

    function: str
    token: int
    direct: bool = True


def conjuncts(doc: Annotated, i: int) -> tuple[int, ...]:
    """Token `i` and all that are coordinated below it: "Kenya, Jamaica and Belize" gives three."""
    found = [i]
    for here in found:
        found.extend(c.i for c in doc.children(here) if c.dep == "conj" and c.i not in found)
    return tuple(found)


def is_passive(doc: Annotated, verb: int) -> bool:
    """Whether the verb stands in the passive, reduced relative clauses ("troops sent to Haiti") included."""
    token = doc.tokens[verb]
    below = doc.children(verb)
    if any(c.dep in PASSIVE_SUBJECT or c.dep == "auxpass" for c in below):
        return True
    if token.tag == "VBN" and token.dep in {"acl", "advcl"} and not any(c.dep == "aux" for c in below):
        return not any(c.dep == "dobj" for c in below)
    return False


def antecedent(doc: Annotated, i: int) -> int:
    """What a relative pronoun stands for: the noun that its clause hangs on; any other token stands for itself."""
    token = doc.tokens[i]
    if token.lower in RELATIVE and token.tag in {"WP", "WDT", "IN", "PRON", "DT"}:
        for above in doc.ancestors(i):
            if above.dep == "relcl":
                return above.head
    return i


def _inherited(doc: Annotated, verb: int, depth: int) -> tuple[list[int], bool]:
    """The subjects a verb has from its governor, and whether they fill its logical object (reduced passive)."""
    token = doc.tokens[verb]
    head = doc.tokens[token.head]
    if token.dep == "conj" and head.pos in VERBAL:
        return subjects(doc, head.i, depth + 1), is_passive(doc, verb)
    if token.dep in {"xcomp", "ccomp"} and head.pos in VERBAL | {"ADJ"}:
        below = [c.i for c in doc.children(head.i) if c.dep in {"dobj", "nsubjpass"}]
        if head.lemma in OBJECT_CONTROL and below:
            return below, is_passive(doc, verb)
        if token.dep == "xcomp":
            return subjects(doc, head.i, depth + 1), is_passive(doc, verb)
    if token.dep == "advcl" and head.pos in VERBAL and token.tag in {"VBG", "VBN", "VB"}:
        return subjects(doc, head.i, depth + 1), is_passive(doc, verb)
    if token.dep == "acl" and token.tag in {"VBN", "VBG"}:
        return [head.i], is_passive(doc, verb)
    if token.dep == "relcl" and any(c.tag == "TO" for c in doc.children(verb)):
        return [head.i], is_passive(doc, verb)  # "the only countries to have sent officers"
    if token.dep == "pcomp":
        for above in doc.ancestors(verb):
            if above.pos in VERBAL:
                below = [c.i for c in doc.children(above.i) if c.dep == "dobj"]
                if head.lower in {"for", "of", "from"} and below and head.head == above.i:
                    return below, is_passive(doc, verb)  # "thanked him for hosting", "accused Iran of arming"
                return subjects(doc, above.i, depth + 1), is_passive(doc, verb)
            if above.dep not in {"prep", "pcomp", "pobj", "dobj", "mark"}:
                break
    return [], False


def surface_subjects(doc: Annotated, verb: int) -> list[int]:
    """The heads of the verb's own subject phrases."""
    return [antecedent(doc, c.i) for c in doc.children(verb) if c.dep in SUBJECT | PASSIVE_SUBJECT and c.dep != "expl"]


def subjects(doc: Annotated, verb: int, depth: int = 0) -> list[int]:
    """The verb's surface subjects, its own or those it takes over from the clause above."""
    own = surface_subjects(doc, verb)
    if own or depth > MAX_CLIMB:
        return own
    return _inherited(doc, verb, depth)[0]


def _prepositional(doc: Annotated, i: int) -> list[Argument]:
    found: list[Argument] = []
    for child in doc.children(i):
        if child.dep in {"prep", "agent", "dative"} and child.pos in {"ADP", "SCONJ", "VERB", "ADV"}:
            for obj in doc.children(child.i):
                if obj.dep == "pobj" and obj.lower in {"presence", "absence"}:  # "in the presence of A and B"
                    found.extend(Argument(obj.lower, a.token) for a in _prepositional(doc, obj.i) if a.function == "of")
                elif obj.dep == "pobj":
                    found.append(Argument("by" if child.dep == "agent" else child.lower, obj.i))
                elif obj.dep == "pcomp" and obj.lower in {"visiting", "outgoing", "incoming"}:  # "with visiting X"
                    found.extend(Argument(child.lower, o.i) for o in doc.children(obj.i) if o.dep == "dobj")
                elif obj.dep == "pcomp" and child.lower == "with" and obj.lower in {"looking", "watching", "attending"}:
                    found.extend(Argument("presence", o.i) for o in doc.children(obj.i) if o.dep == "nsubj")
                elif obj.dep == "prep":  # "from behind X", "along with X"
                    found.extend(Argument(obj.lower, o.i) for o in doc.children(obj.i) if o.dep == "pobj")
        elif child.dep == "dative":
            found.append(Argument("dative", child.i))
        elif child.dep == "prt":
            found.extend(_prepositional(doc, child.i))
        elif child.dep == "advcl" and any(c.dep == "mark" and c.lower == "with" for c in doc.children(child.i)):
            # "spoke with the president to discuss …": the parser takes the counterpart for the subject of "discuss"
            found.extend(Argument("with", c.i) for c in doc.children(child.i) if c.dep in SUBJECT)
    return found


def verb_arguments(doc: Annotated, verb: int) -> tuple[Argument, ...]:
    """The verb's arguments with the voice undone; phrases are named by their head words, not yet coordinated."""
    passive = is_passive(doc, verb)
    found: list[Argument] = []
    own = surface_subjects(doc, verb)
    if own:
        found += [Argument("object" if passive else "subject", i) for i in own]
    else:
        taken, as_object = _inherited(doc, verb, 0)
        found += [Argument("object" if as_object else "subject", i, direct=False) for i in taken]
    for child in doc.children(verb):
        if child.dep in OBJECT or (child.dep == "ccomp" and child.pos in {"PROPN", "NOUN"}):
            found.append(Argument("object", antecedent(doc, child.i)))
    found += _prepositional(doc, verb)
    if passive:
        found = [Argument("subject", a.token, a.direct) if a.function == "by" else a for a in found]
    return tuple(found)


def noun_arguments(doc: Annotated, noun: int) -> tuple[Argument, ...]:
    """The arguments of a noun that names an occurrence, those of its light verb ("held talks with") included."""
    found: list[Argument] = []
    for child in doc.children(noun):
        if child.dep == "poss":
            found.append(Argument("possessor", child.i))
        elif child.dep in {"amod", "compound", "nmod"}:
            found.append(Argument("modifier", child.i))
    found += _prepositional(doc, noun)
    token = doc.tokens[noun]
    head = doc.tokens[token.head]
    if token.dep in {"dobj", "nsubjpass", "attr"} and head.pos in VERBAL:
        found += [a for a in verb_arguments(doc, head.i) if a.token != noun and a.function != "object"]
    return tuple(found)


def governing_verb(doc: Annotated, i: int) -> int | None:
    """The verb in whose clause token `i` stands, itself if it is one."""
    if doc.tokens[i].pos == "VERB":
        return i
    for above in doc.ancestors(i):
        if above.pos in VERBAL:
            return above.i
    return None


def auxiliaries(doc: Annotated, verb: int) -> tuple[Token, ...]:
    """Auxiliaries and negations of the verb, those of the verb it is coordinated with where it has none itself."""
    own = tuple(c for c in doc.children(verb) if c.dep in {"aux", "auxpass", "neg"})
    token = doc.tokens[verb]
    if not own and token.dep == "conj" and doc.tokens[token.head].pos in VERBAL:
        return auxiliaries(doc, token.head)
    return own
